"""Every page that links lead to, found by following them: axe finds nothing serious, nothing runs off the side of a
phone, the console is silent, and the keyboard reaches what the mouse reaches."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

CHROMIUM = Path("/usr/bin/chromium")
MORE = ("round1.md", "stories.md", "about.html")
ROW = re.compile(r"/[2-9a-hjkmnp-z]{12}(?=/|$)")
ENTRY = re.compile(r"(?<=/bank/)[a-z0-9-]+(?=/)")
FILE = re.compile(r"\.(?:pdf|ics|json|md|html|csv|vcf|eml|zip|png)$|/(?:export|backup)/$|^/media/")
LEAST_PAGES = 35
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


@pytest.fixture(scope="module")
def filled(served: Any, chromium: Any, session: Any, plan_nurse: Any) -> str:
    """A workspace with one planned opportunity; its address."""
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    address = plan_nurse(page, *MORE) + "plan/"
    _practised(page, served.address)
    context.close()
    return address


def _practised(page: Any, address: str) -> None:
    """Two typed answers to one question, the first of them rated, so that the walk sees sittings, answers and both."""
    page.goto(address + "/questions/bank/adapt-plan-collapsed/")
    page.get_by_role("button", name="Practise it").click()
    page.get_by_role("button", name="Skip").click()
    sitting = page.url
    for words in ("I generally like change.", "In May 2024 I called the bank, because two nurses were ill."):
        page.goto(sitting + "&again=1")
        page.locator("[data-typing]").evaluate("box => { box.open = true; }")
        page.get_by_label("Your answer, as you would say it").fill(words)
        page.locator("[data-typing]").get_by_role("button", name="Hand it in").click()
        page.get_by_role("button", name="To the feedback").click()
        page.get_by_role("button", name="I would rather not rate it").click()
        page.get_by_role("heading", name="To try").wait_for()


def every_page(page: Any, start: list[str]) -> Iterator[str]:
    """One address of each shape that links lead to; `page` stands on it while it is looked at."""
    waiting, seen = list(start), set()
    while waiting:
        path = waiting.pop(0)
        shape = ENTRY.sub("*", ROW.sub("/*", path))
        if shape in seen or FILE.search(path):
            continue
        seen.add(shape)
        answer = page.goto(urlsplit(page.url)._replace(path=path, query="", fragment="").geturl())
        assert answer.status == 200, f"{path}: {answer.status}"
        page.locator(".busy").first.wait_for(state="detached")
        yield path
        links = page.eval_on_selector_all("a[href^='/'],a[href^='?']", "found => found.map(one => one.pathname)")
        waiting += [link for link in dict.fromkeys(links) if not link.startswith("/static/")]


@pytest.mark.parametrize(("size", "theme"), [("desktop", "light"), ("phone", "dark")])
def test_axe_finds_nothing_serious_and_nothing_runs_off_the_side(visit, filled, size, theme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/", size, theme)
    axe, found, pages = Axe(), [], 0
    for path in every_page(page, ["/", "/opportunities/", filled]):
        pages += 1
        for one in axe.run(page).response["violations"]:
            if one["impact"] in ("serious", "critical"):
                found.append(f"{path}: {one['id']}: {one['nodes'][0]['html'][:160]}")
        if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
            found.append(f"{path} is wider than the screen")
        if page.locator("h1").count() != 1:
            found.append(f"{path} has {page.locator('h1').count()} main headings")
    assert pages >= LEAST_PAGES
    assert found == []


def test_the_keyboard_alone_goes_from_today_to_a_done_block(visit, filled):
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    _tab_to(page, "Opportunities")
    page.keyboard.press("Enter")
    page.wait_for_url("**/opportunities/")
    _tab_to(page, "Saltmarsh Valley Hospital", "a[href*='/o/']:not([href$='/stage/'])")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/")
    _tab_to(page, "Done, show the next")
    page.keyboard.press("Enter")
    page.wait_for_selector("button.tick.on")


def _tab_to(page: Any, words: str, shape: str = "*") -> None:
    """Press Tab until something of this shape with these words has the focus, and see that the focus can be seen."""
    for _ in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "shape => document.activeElement.matches(shape) && document.activeElement.textContent", shape
        )
        if words in (here or ""):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus on “{words}” cannot be seen"
            return
    raise AssertionError(f"the keyboard does not reach “{words}”")
