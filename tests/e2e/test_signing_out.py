"""Signing out while recordings and lines of a meeting are in the browser only: they are counted, sent, asked about."""

import contextlib
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

CHROMIUM = Path("/usr/bin/chromium")
KEEP_LINE = """async ([owner, meeting, text]) => {
  const { keep, newKey } = await import("/static/web/outbox.js");
  await keep({ id: newKey(), owner, meeting, text, kind: "said", person: "", at: new Date().toISOString() });
}"""
KEEP_TAKE = """async ([drill, state]) => {
  const store = await import("/static/web/practice/take_store.js");
  const id = crypto.randomUUID(), at = `/practice/drills/${drill}`;
  const where = { drill, place: "0", parent: "", url: `${at}/sound/`, videoUrl: `${at}/video/` };
  await store.keep({ id, ...where, state, at: Date.now() });
  await store.keepPiece(id, new Int16Array(16000).map((_, i) => 9000 * Math.sin(i / 8)));
}"""
HELD = """async () => {
  const { takes, piecesOf } = await import("/static/web/practice/take_store.js");
  const { waiting } = await import("/static/web/outbox.js");
  const owner = document.querySelector("form[data-leave]").dataset.leave, held = await takes();
  const whole = await Promise.all(held.map(async (one) => (await piecesOf(one.id)).length));
  return { lines: (await waiting(owner)).map((one) => one.text), takes: held.length, whole };
}"""
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


@pytest.fixture(scope="module")
def rows(served: Any, chromium: Any, session: Any, plan_nurse: Any) -> tuple[str, str]:
    """The nurse's first meeting and a sitting of practice, by their ids."""
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    page.goto(served.address + plan_nurse(page) + "day/")
    meeting = page.locator("a[href^='/during/']").first.get_attribute("href").split("/")[2]
    page.goto(served.address + "/questions/bank/adapt-plan-collapsed/")
    page.get_by_role("button", name="Practise it").click()
    page.wait_for_url("**/practice/drills/**")
    drill = page.url.split("/drills/")[1].split("/")[0]
    context.close()
    return meeting, drill


@pytest.fixture
def browser(served: Any, chromium: Any, session: Any) -> Any:
    """browser(): one of its own, signed in, nothing kept in it yet, cut off from where lines and recordings go.

    A breach of the policy or a thrown error fails the test.
    """
    contexts, noise = [], []

    def new(script: bool = True) -> Any:
        context = chromium.new_context(storage_state=session, java_script_enabled=script)
        for where in ("**/lines/", "**/sound/"):
            context.route(where, lambda route: route.abort())
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: noise.append(message.text) if "Security Policy" in message.text else None)
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto(served.address + "/settings/")
        return page

    yield new
    for context in contexts:
        context.close()
    assert noise == []


def held_back(page: Any, rows: tuple[str, str], *, lines: tuple[str, ...] = (), takes: tuple[str, ...] = ()) -> None:
    """Put lines and recordings into the browser's store, as the pages for notes and practice do."""
    owner = page.locator("form[data-leave]").first.get_attribute("data-leave")
    for text in lines:
        page.evaluate(KEEP_LINE, [owner, rows[0], text])
    for state in takes:
        page.evaluate(KEEP_TAKE, [rows[1], state])


def sign_out(page: Any) -> Any:
    page.get_by_role("button", name="Sign out", exact=True).click()
    return page.get_by_role("dialog", name="Not everything has arrived")


def told(dialog: Any) -> list[str]:
    """The counted kinds that are shown."""
    return [re.sub(r" · Practice$", "", row) for row in dialog.locator("li:visible").all_inner_texts()]


def test_what_did_not_arrive_is_counted_and_nothing_goes_without_a_word(browser, rows):
    from axe_playwright_python.sync_playwright import Axe

    page = browser()
    held_back(page, rows, lines=("They need nights", "I promised a page"), takes=("ready", "recording"))
    dialog = sign_out(page)
    dialog.get_by_text("It could not be sent.").wait_for()
    assert told(dialog) == ["Recordings: 1", "Recordings that were not handed in: 1", "Lines of a meeting: 2"]
    assert "Signing out deletes it." in dialog.inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Stay signed in"
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert page.url.endswith("/settings/")
    assert page.evaluate(HELD) == {"lines": ["They need nights", "I promised a page"], "takes": 2, "whole": [1, 1]}
    sign_out(page).get_by_role("button", name="Stay signed in").wait_for()
    page.keyboard.press("Enter")
    assert page.evaluate(HELD)["takes"] == 2


def test_a_line_that_is_half_typed_is_asked_about_too(browser, served, rows):
    page = browser()
    page.goto(f"{served.address}/during/{rows[0]}/")
    page.get_by_label("The line").type("a thought that was not fini")
    page.goto(served.address + "/settings/")
    dialog = sign_out(page)
    dialog.get_by_text("This cannot be sent by itself").wait_for()
    assert told(dialog) == ["Lines begun and not kept: 1"]


def test_whoever_decides_to_lose_it_leaves_nothing_in_the_browser(browser, rows):
    page = browser()
    left = []

    def answer(route: Any) -> None:
        left.append(route.request.method)
        route.fulfill(body="<title>Left</title>", content_type="text/html")

    page.context.route("**/leave/", answer)
    held_back(page, rows, lines=("Not worth keeping",), takes=("ready",))
    sign_out(page).get_by_role("button", name="Sign out and lose it").click()
    expect(page).to_have_title("Left")
    assert left == ["POST"]
    assert page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))") == []


def test_without_scripts_the_button_is_a_form_that_signs_out(browser):
    page = browser(script=False)
    asked = []
    page.context.route("**/leave/", lambda route: (asked.append(route.request.method), route.fulfill(body="left")))
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url("**/leave/")
    assert asked == ["POST"]


def test_once_there_is_a_connection_again_everything_arrives_and_the_session_ends(browser, served, rows):
    """By the keyboard alone, as the last test: nobody is signed in afterwards."""
    page = browser()
    held_back(page, rows, lines=("Sent on the second try",), takes=("ready",))
    dialog = sign_out(page)
    dialog.get_by_text("It could not be sent.").wait_for()
    page.context.unroute("**/lines/")
    page.context.unroute("**/sound/")
    while page.evaluate("document.activeElement.textContent") != "Send again":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/welcome/")
    with contextlib.closing(sqlite3.connect(served.home / "finalist.sqlite3")) as database:
        lines = database.execute("SELECT count(*) FROM store_note WHERE text = 'Sent on the second try'").fetchone()
        takes = database.execute("SELECT count(*) FROM store_take WHERE drill_id = ?", [rows[1]]).fetchone()
    assert (lines, takes) == ((1,), (1,))
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
