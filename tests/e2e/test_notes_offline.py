"""Notes during a meeting on a phone: no line is lost, whatever happens to the connection, the page or the clock."""

import contextlib
import os
import re
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, expect

CHROMIUM = Path("/usr/bin/chromium")
READY = "Works without a connection."
KEPT, WAITING = ".kept .said", ".waiting .said"
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


@pytest.fixture(scope="module")
def meetings(served: Any, chromium: Any, session: Any, plan_nurse: Any) -> list[str]:
    """Addresses of the pages for notes of the nurse's meetings, in order."""
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    page.goto(served.address + plan_nurse(page) + "day/")
    found = page.eval_on_selector_all("a[href^='/during/']", "links => links.map(link => link.getAttribute('href'))")
    context.close()
    assert len(found) >= 2
    return found


@pytest.fixture
def phone(served: Any, chromium: Any, session: Any) -> Any:
    """phone(): a phone of its own, signed in, with nothing kept on it yet. A breach of the policy fails the test."""
    contexts, noise = [], []

    def hear(page: Any) -> None:
        page.on("console", lambda message: noise.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: noise.append(f"thrown: {error}"))

    def new() -> Any:
        context = chromium.new_context(
            viewport={"width": 390, "height": 844}, storage_state=session, has_touch=True, is_mobile=True
        )
        context.on("page", hear)
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()
    assert [one for one in noise if "Content Security Policy" in one or one.startswith("thrown:")] == []


def opened(context: Any, served: Any, path: str) -> Any:
    """The page, ready for the time without a connection."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(served.address + path)
    page.get_by_text(READY).wait_for()
    return page


def write(page: Any, text: str, mark: str = "") -> None:
    if mark:
        page.get_by_text(mark, exact=True).click()
    page.get_by_label("The line").fill(text)
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_label("The line").and_(page.locator(":placeholder-shown")).wait_for()
    page.locator(f"{KEPT}, {WAITING}", has_text=text).first.wait_for()


def shown(page: Any, where: str) -> list[str]:
    return [words.removeprefix("◌ ") for words in page.locator(where).all_inner_texts()]


def kept(page: Any, *words: str) -> list[str]:
    """All lines kept, once these are among them."""
    for one in words:
        page.locator(KEPT, has_text=one).first.wait_for()
    return shown(page, KEPT)


def test_a_line_is_kept_at_once_with_its_mark_its_person_and_its_time(phone, served, meetings):
    page = opened(phone(), served, meetings[0])
    person = page.locator(".people label").first.inner_text()
    page.locator(".people label").first.click()
    write(page, "The ward lost two seniors in spring", "They said")
    kept(page, "The ward lost two seniors in spring")
    about = page.locator(".kept li", has_text="two seniors").locator("p.small").inner_text()
    assert re.fullmatch(rf"\d\d:\d\d · They said · {re.escape(person)} · Change", about.split("\n")[0])
    expect(page.locator(".waiting")).to_be_hidden()


def test_in_airplane_mode_lines_wait_and_arrive_in_order_when_it_ends(phone, served, meetings):
    context = phone()
    page = opened(context, served, meetings[0])
    context.set_offline(True)
    for number in (1, 2, 3):
        write(page, f"Airplane line {number}", "Asked me")
    expect(page.locator(WAITING)).to_contain_text(["Airplane line 3", "Airplane line 2", "Airplane line 1"])
    expect(page.locator(".state")).to_contain_text("No connection.")
    context.set_offline(False)
    lines = kept(page, "Airplane line 1", "Airplane line 2", "Airplane line 3")
    assert [one for one in lines if one.startswith("Airplane")] == [f"Airplane line {n}" for n in (3, 2, 1)]
    page.locator(".waiting").wait_for(state="hidden")


def test_a_page_opened_without_a_connection_works_and_shows_what_waits(phone, served, meetings):
    context = phone()
    page = opened(context, served, meetings[0])
    context.set_offline(True)
    write(page, "Before the reload")
    page.get_by_label("The line").type("half a sentence")
    page.reload()
    page.locator("during-notes[data-bare][data-state=on]").wait_for()
    page.locator(WAITING, has_text="Before the reload").wait_for()
    expect(page.get_by_label("The line")).to_have_value("half a sentence")
    write(page, "After the reload")
    page.goto(served.address + meetings[1])
    page.locator("during-notes[data-bare][data-state=on]").wait_for()
    write(page, "In the next meeting, still without a connection")
    context.set_offline(False)
    kept(page, "In the next meeting")
    page.goto(served.address + meetings[0])
    assert {"Before the reload", "After the reload"} <= set(kept(page, "After the reload"))


def test_a_browser_that_dies_loses_no_line(served, chromium, session, meetings, tmp_path):
    """A browser of its own with its folder on the disk, killed while lines wait and a half one is typed."""
    launcher = chromium.browser_type
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"]

    def started() -> Any:
        context = launcher.launch_persistent_context(str(tmp_path), executable_path=str(CHROMIUM), args=flags)
        context.add_cookies(session["cookies"])
        return context

    context = started()
    page = opened(context, served, meetings[0])
    context.set_offline(True)
    write(page, "Written before the crash")
    page.get_by_label("The line").type("a thought that was not fini")
    page.wait_for_timeout(300)
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        words = process.read_bytes().split(b"\0")
        if f"--user-data-dir={tmp_path}".encode() in words and not any(w.startswith(b"--type=") for w in words):
            os.kill(int(process.parent.name), signal.SIGKILL)
    with contextlib.suppress(Error):  # it is dead already
        context.close()
    for lock in tmp_path.glob("Singleton*"):
        lock.unlink()
    context = started()
    page = context.new_page()
    page.goto(served.address + meetings[0])
    assert "Written before the crash" in kept(page, "Written before the crash")
    assert page.get_by_label("The line").input_value().startswith("a thought that was not")
    context.close()


def test_two_tabs_keep_every_line_once_and_in_order(phone, served, meetings):
    context = phone()
    first, second = opened(context, served, meetings[0]), opened(context, served, meetings[0])
    context.set_offline(True)
    for number in range(6):
        write((first, second)[number % 2], f"Tab line {number}")
    context.set_offline(False)
    for page in (first, second):
        page.evaluate("dispatchEvent(new Event('online'))")
    for page in (first, second):
        lines = kept(page, *(f"Tab line {number}" for number in range(6)))
        assert [one for one in lines if one.startswith("Tab")] == [f"Tab line {n}" for n in (5, 4, 3, 2, 1, 0)]


def test_an_answer_that_never_came_back_does_not_double_a_line(phone, served, meetings):
    """The server keeps the line, the answer is lost on its way: the second try is harmless."""
    context = phone()
    page = opened(context, served, meetings[0])
    lost = []

    def lose(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    context.route("**/lines/", lose)
    write(page, "The answer was lost")
    page.locator(KEPT, has_text="The answer was lost").wait_for()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator(".waiting").wait_for(state="hidden")
    assert lost == [200]
    assert kept(page, "The answer was lost").count("The answer was lost") == 1


@pytest.mark.parametrize("shift", [-86_400_000, 86_400_000, 3_600_000], ids=["a day back", "a day on", "an hour on"])
def test_a_clock_that_is_set_anew_changes_no_order_and_no_line_is_in_the_future(phone, served, meetings, shift):
    context = phone()
    page = opened(context, served, meetings[1])
    context.set_offline(True)
    name = f"clock {shift}"
    write(page, f"First {name}")
    page.evaluate("shift => { const now = Date.now; Date.now = () => now() + shift; }", shift)
    write(page, f"Second {name}")
    page.evaluate("shift => { const now = Date.now; Date.now = () => now() - shift; }", shift)
    write(page, f"Third {name}")
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    lines = kept(page, *(f"{nth} {name}" for nth in ("First", "Second", "Third")))
    mine = [one for one in lines if one.endswith(name)]
    assert mine == [f"Third {name}", f"Second {name}", f"First {name}"]
    times = page.eval_on_selector_all(".kept time", "found => found.map(one => Date.parse(one.dateTime))")
    now = page.evaluate("Date.parse(document.querySelector('[data-now]').dataset.now)")
    # Two lines may be told apart by milliseconds only; none is later than that, none a day away.
    assert all(now - 600_000 < one <= page.evaluate("Date.now()") + 1000 for one in times[:3])


def test_signed_out_the_lines_stay_and_the_page_says_so(phone, served, meetings):
    context = phone()
    page = opened(context, served, meetings[0])
    cookies = context.cookies()
    context.clear_cookies()
    write(page, "Written while signed out")
    page.get_by_text("You are signed out.").wait_for()
    expect(page.locator(WAITING)).to_contain_text(["Written while signed out"])
    context.add_cookies(cookies)
    page.reload()
    kept(page, "Written while signed out")


def test_a_line_can_be_taken_back_while_it_waits(phone, served, meetings):
    context = phone()
    page = opened(context, served, meetings[0])
    context.set_offline(True)
    write(page, "Not quite right")
    page.get_by_role("button", name="Take back").click()
    page.locator(".waiting").wait_for(state="hidden")
    expect(page.get_by_label("The line")).to_have_value("Not quite right")


def test_without_scripts_the_page_is_a_form_that_keeps_a_line(served, chromium, session, meetings):
    context = chromium.new_context(storage_state=session, java_script_enabled=False)
    page = context.new_page()
    page.goto(served.address + meetings[0])
    page.get_by_label("The line").fill("Written without scripts")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(KEPT, has_text="Written without scripts")).to_have_count(1)
    context.close()


def test_the_phone_keeps_no_line_that_the_workspace_has_and_no_other_page(phone, served, meetings):
    context = phone()
    page = opened(context, served, meetings[0])
    write(page, "Kept in the workspace, not here")
    kept(page, "Kept in the workspace, not here")
    addresses, texts = page.evaluate(
        """async () => {
          const found = [], texts = [];
          for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) {
            found.push(new URL(request.url).pathname);
            texts.push(await (await (await caches.open(name)).match(request, {ignoreVary: true})).text());
          }
          return [found, texts];
        }"""
    )
    assert all(one.startswith("/static/web/") or re.fullmatch(r"/during/\w+/bare/", one) for one in addresses)
    assert len(addresses) >= 9
    assert not any("Kept in the workspace" in text or "csrfmiddlewaretoken" in text for text in texts)
    lines = page.evaluate(
        """() => new Promise(done => { const ask = indexedDB.open('finalist-during'); ask.onsuccess = () => {
          const all = ask.result.transaction('lines').objectStore('lines').getAll();
          all.onsuccess = () => done(all.result.length); }; })"""
    )
    assert lines == 0


def test_the_worker_answers_for_these_pages_only(phone, served, meetings):
    context = phone()
    page = opened(context, served, meetings[0])
    scopes = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => all.map(one => new URL(one.scope).pathname))"
    )
    assert scopes == ["/during/"]
    page.goto(served.address + "/")
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_where_the_page_is_not_opened_over_https_it_says_so_and_still_keeps_each_line(phone, served, meetings):
    """As on plain HTTP in a home network: no worker there, so the page cannot be opened again without a connection."""
    context = phone()
    context.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    page = context.new_page()
    page.goto(served.address + meetings[0])
    page.get_by_text("Not opened over HTTPS").wait_for()
    context.set_offline(True)
    write(page, "Kept on plain HTTP")
    expect(page.locator(WAITING)).to_contain_text(["Kept on plain HTTP"])
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    kept(page, "Kept on plain HTTP")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_leaving_sends_what_waits_and_clears_the_phone(phone, served, meetings, chromium):
    context = phone()
    page = opened(context, served, meetings[0])
    context.set_offline(True)
    write(page, "Sent on leaving")
    context.set_offline(False)
    page.goto(served.address + "/settings/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/welcome/")
    left = page.evaluate(
        """async () => [(await caches.keys()).length, (await indexedDB.databases()).length,
          (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    assert left == [0, 0, 0]
    with sqlite3.connect(served.home / "finalist.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM store_note WHERE text = 'Sent on leaving'").fetchone() == (1,)
