"""The whole evening: notes without a connection on a phone, the close-out, the letters, each opened by a mail parser,
and all of them among the drafts of a real mailbox (Dovecot), read back by a parser again."""

import email
import email.policy
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from mail_servers import DOVECOT, PASSWORD, SKIP_DOVECOT, USER, dovecot

CHROMIUM = Path("/usr/bin/chromium")
NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
STEPS = ("asked", "stories", "concerns", "cares", "culture", "promises", "lesson")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


@pytest.fixture(scope="module", autouse=True)
def mailbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real mailbox, whose certificate the workspace will trust as one of the system's; None without Dovecot."""
    if not DOVECOT:
        yield None
        return
    folder = tmp_path_factory.mktemp("mailbox")
    before = os.environ.get("SSL_CERT_FILE")
    with dovecot(folder) as box:
        os.environ["SSL_CERT_FILE"] = str(folder / "localhost.pem")
        yield box
    os.environ.pop("SSL_CERT_FILE")
    if before is not None:
        os.environ["SSL_CERT_FILE"] = before


@pytest.fixture(scope="module")
def opportunity(served: Any, chromium: Any, session: Any, plan_nurse: Any) -> str:
    """The nurse's opportunity, planned, with her day of interviews moved to this afternoon; its address."""
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    path = plan_nurse(page)
    page.goto(served.address + "/stories/")
    page.locator("form[action='/stories/import/'] input[type=file]").set_input_files(str(NURSE / "stories.md"))
    page.get_by_role("button", name="Bring in").click()
    page.get_by_role("link", name="Falls on Ward 7").first.wait_for()
    context.close()
    _move_to_today(served.home / "finalist.sqlite3", path.strip("/").split("/")[-1])
    return path


def _move_to_today(database: Path, opportunity: str) -> None:
    """A real server has the real time: the meetings move instead, so that the last one ended an hour ago."""
    with sqlite3.connect(database, timeout=20) as opened:
        rows = opened.execute(
            "SELECT id, start, end FROM store_meeting WHERE opportunity_id = ? AND state = 'set'", (opportunity,)
        ).fetchall()
        ends = [datetime.fromisoformat(end or start).replace(tzinfo=UTC) for _, start, end in rows]
        shift = datetime.now(UTC) - timedelta(hours=1) - max(ends)
        for row, start, end in rows:
            moved = [
                (datetime.fromisoformat(one) + shift).strftime("%Y-%m-%d %H:%M:%S") if one else None
                for one in (start, end)
            ]
            opened.execute("UPDATE store_meeting SET start = ?, end = ? WHERE id = ?", (*moved, row))


def _meetings(page: Any, served: Any, opportunity: str) -> list[str]:
    page.goto(served.address + opportunity + "day/")
    return page.eval_on_selector_all("a[href^='/during/']", "links => links.map(one => one.href.split('/')[4])")


def test_the_evening_from_the_phone_to_the_drafts_of_a_mailbox(served, chromium, session, opportunity, mailbox):
    phone = chromium.new_context(viewport={"width": 390, "height": 844}, storage_state=session, has_touch=True)
    page = phone.new_page()
    page.set_default_timeout(60_000)
    meetings = _meetings(page, served, opportunity)

    # In the building, without a connection.
    page.goto(f"{served.address}/during/{meetings[0]}/")
    page.get_by_text("Works without a connection.").wait_for()
    phone.set_offline(True)
    person = page.locator(".people label").first.inner_text()
    page.locator(".people label").first.click()
    lines = {
        "They said": "Nights on the unit are thin since two seniors left in spring",
        "Asked me": "How do you hand over a patient who is getting worse?",
        "I promised": "To send the handover sheet",
    }
    for mark, words in lines.items():
        page.get_by_text(mark, exact=True).click()
        page.get_by_label("The line").fill(words)
        page.get_by_role("button", name="Keep", exact=True).click()
        page.locator(".waiting .said", has_text=words).wait_for()
    page.reload()
    phone.set_offline(False)
    page.locator(".kept .said", has_text="To send the handover sheet").wait_for()

    # At home: Today offers the close-out; ten minutes, a step a page.
    page.goto(served.address + "/")
    page.get_by_role("link", name="Ten minutes, while you remember").first.click()
    page.wait_for_url(f"**/evening/{meetings[0]}/asked/")
    expect(page.locator("form.evening")).to_contain_text(lines["Asked me"])
    page.get_by_text("very well", exact=True).first.click()
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/stories/")
    page.get_by_label("Story").first.select_option(index=1)
    page.get_by_label("How it landed").first.select_option("yes")
    for step in STEPS[2:]:
        page.get_by_role("button", name="Save and go on").click()
        page.wait_for_url(f"**/{step}/")
        if step == "cares":
            page.locator("form.evening textarea").first.fill("That nobody is left alone with a decision at night")
        if step == "promises":
            expect(page.get_by_label("What", exact=False).first).to_have_value(lines["I promised"])
    page.get_by_label("In your words").fill("Name the sheet before they ask for it")
    page.get_by_role("button", name="Save and finish").click()
    page.get_by_role("heading", name=re.compile("Closed out")).wait_for()

    # The letters, each as a draft that a mail program opens.
    page.goto(served.address + opportunity + "letters/")
    expect(page.locator("main")).to_contain_text(person)
    letters = page.eval_on_selector_all(
        "main a[href*='/letters/']", "links => [...new Set(links.map(one => one.getAttribute('href')))]"
    )
    letters = [path for path in letters if re.fullmatch(r"/o/\w+/letters/\w+/", path)]
    opened = [_opened(page, served, path) for path in letters]
    assert len(opened) == 1
    (message,) = opened
    assert person in str(message["To"])
    words = message.get_content()
    assert "handover sheet" in words
    said = ("thin since two seniors left", "a patient who is getting worse", "left alone")
    assert any(part in words for part in said)
    assert (message["X-Unsent"], message.defects, message["Date"]) == ("1", [], None)

    # And into the drafts of one's own mailbox.
    if mailbox is None:
        phone.close()
        pytest.skip(f"Everything up to the .eml held. {SKIP_DOVECOT}")
    page.goto(served.address + "/settings/mail/")
    page.get_by_label("Your address").fill(USER)
    page.get_by_label("Name you sign in with").fill(USER)
    box = page.get_by_role("group", name="The mailbox, for drafts (IMAP)")
    box.get_by_label("Server").fill("localhost")
    box.get_by_label("Port").fill(str(mailbox.port))
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Try", exact=True).click()
    page.get_by_text("Drafts go to the folder Drafts.").wait_for()
    for path in letters:
        page.goto(served.address + path)
        page.get_by_label("Password of your mail account").fill(PASSWORD)
        page.get_by_role("button", name="Put it among my drafts").click()
        page.get_by_text("It lies in your mailbox, in the folder Drafts.").wait_for()
    drafts = mailbox.drafts()
    assert len(drafts) == len(letters)
    assert sorted(map(_words, drafts)) == sorted(map(_words, opened))
    held = b"".join(file.read_bytes() for file in served.home.rglob("*") if file.is_file())
    assert len(held) > 100_000
    assert PASSWORD.encode() not in held
    phone.close()


def _words(message: Any) -> tuple[str, list[str]]:
    """Subject and lines, as a parser of mail reads them."""
    return str(message["Subject"]), message.get_body().get_content().splitlines()


def _opened(page: Any, served: Any, path: str) -> Any:
    answer = page.request.get(served.address + path + "letter.eml")
    assert answer.status == 200
    return email.message_from_bytes(answer.body(), policy=email.policy.default)


def test_the_close_out_works_without_scripts_and_goes_on_where_it_was_left(served, chromium, session, opportunity):
    context = chromium.new_context(storage_state=session, java_script_enabled=False)
    page = context.new_page()
    meeting = _meetings(page, served, opportunity)[1]
    page.goto(f"{served.address}/evening/{meeting}/")
    page.get_by_label("They asked").first.fill("What would you change here first?")
    page.get_by_role("button", name="Save, I have more").click()
    expect(page.locator("form.evening")).to_contain_text("What would you change here first?")
    page.get_by_role("button", name="Save and go on").click()
    assert page.url.endswith("/stories/")
    page.goto(f"{served.address}/evening/{meeting}/")
    assert page.url.endswith("/stories/")
    context.close()


def test_what_was_typed_in_a_step_outlives_a_reload_and_another_tab(served, chromium, session, opportunity):
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    meeting = _meetings(page, served, opportunity)[2]
    step = f"{served.address}/evening/{meeting}/asked/"
    page.goto(step)
    with page.expect_response("**/drafts/**"):
        page.get_by_label("They asked").first.fill("Who washes the cups?")
        page.get_by_text("very well", exact=True).first.click()
    page.reload()
    expect(page.get_by_label("They asked").first).to_have_value("Who washes the cups?")
    expect(page.get_by_label("very well").first).to_be_checked()
    page.get_by_label("They asked").first.press_sequentially(" And when?")
    page.goto(f"{served.address}/evening/{meeting}/cares/")  # left at once, within the pause
    page.locator("form.evening textarea").first.fill("Cups")
    page.get_by_role("button", name="Save and go on").click()
    page.goto(step)  # the close-out has another revision now; the row is the same
    expect(page.get_by_label("They asked").first).to_have_value("Who washes the cups? And when?")

    # Another tab keeps a question meanwhile: what was typed into its place is shown, not put beside it.
    other = context.new_page()
    other.route("**/autosave.js", lambda route: route.abort())
    other.goto(step)
    other.get_by_label("They asked").first.fill("Why nights?")
    with page.expect_response("**/drafts/**"):
        page.get_by_label("They asked").first.press_sequentially(" Really")
    page.evaluate("window.typed = document.querySelector('form.evening').dataset.autosave")
    key = page.evaluate("window.typed")
    body = page.evaluate("Object.fromEntries([...new FormData(document.querySelector('form.evening'))])")
    other.get_by_role("button", name="Save and go on").click()
    token = body.pop("csrfmiddlewaretoken")
    headers = {"X-CSRFToken": token, "Referer": step}
    assert page.request.post(f"{served.address}/drafts/{key}/", form=body, headers=headers).ok
    page.goto(step)
    expect(page.locator("form.evening")).to_contain_text("Why nights?")
    expect(page.locator("[data-lost]")).to_contain_text("Who washes the cups? And when? Really")
    page.get_by_label("They asked").first.fill("Who washes the cups?")
    page.get_by_role("button", name="Save and go on").click()
    page.goto(step)
    expect(page.get_by_label("They asked").first).to_have_value("")
    expect(page.locator("[data-lost]")).to_be_hidden()
    context.close()


def test_every_step_fits_a_phone_and_axe_finds_nothing_serious(served, chromium, session, opportunity):
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(viewport={"width": 390, "height": 844}, storage_state=session, color_scheme="dark")
    page, axe, found = context.new_page(), Axe(), []
    first, last = _meetings(page, served, opportunity)[0], _meetings(page, served, opportunity)[-1]
    paths = [f"/evening/{last}/{step}/" for step in STEPS] + [f"/evening/{first}/", f"/during/{first}/", "/check/"]
    for path in paths:
        page.goto(served.address + path)
        for one in axe.run(page).response["violations"]:
            if one["impact"] in ("serious", "critical"):
                found.append(f"{path}: {one['id']}: {one['nodes'][0]['html'][:160]}")
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            found.append(f"{path} is wider than the screen")
        if page.locator("h1").count() != 1:
            found.append(f"{path} has {page.locator('h1').count()} main headings")
    context.close()
    assert found == []


def test_two_tabs_of_one_step_end_in_a_conflict_that_is_shown(served, chromium, session, opportunity):
    context = chromium.new_context(storage_state=session)
    first, second = context.new_page(), context.new_page()
    meeting = _meetings(first, served, opportunity)[2]
    for page in (first, second):
        page.goto(f"{served.address}/evening/{meeting}/lesson/")
    first.get_by_label("In your words").fill("From the first tab")
    first.get_by_role("button", name="Save and finish").click()
    second.get_by_label("In your words").fill("From the second tab")
    with second.expect_response(lambda answer: answer.request.method == "POST") as told:
        second.get_by_role("button", name="Save and finish").click()
    assert told.value.status == 409
    expect(second.locator("main")).to_contain_text("From the second tab")
    context.close()


def test_deleting_everything_clears_the_browser_too(served, chromium, session, opportunity):
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    page.set_default_timeout(60_000)
    meeting = _meetings(page, served, opportunity)[0]
    page.goto(f"{served.address}/during/{meeting}/")
    page.get_by_text("Works without a connection.").wait_for()
    page.goto(served.address + "/settings/")
    page.get_by_text("Delete everything").first.click()
    word = page.locator("label[for=word]").inner_text().split("“")[1].split("”")[0]
    page.locator("#word").fill(word)
    page.get_by_role("button", name="Delete everything").click()
    page.wait_for_url(served.address + "/")
    left = page.evaluate(
        """async () => [(await caches.keys()).length, (await indexedDB.databases()).length,
          (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    assert left == [0, 0, 0]
    context.close()
