"""By keyboard and by mouse: the palette goes anywhere, cards move along the board, keys are left to who types."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


def example_of(page: Any) -> None:
    """The example laid out in a new workspace, once its plan is made."""
    page.get_by_role("heading", name="The example").wait_for()
    for _ in range(240):
        page.goto(page.url.split("#")[0])
        if page.locator("count-down").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError("the example's plan was not made within two minutes")


def grave(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in ("serious", "critical")
    ]


def test_a_new_workspace_begins_with_the_example_and_counts_down(visit):
    page = visit("/")
    example_of(page)
    expect(page.locator("main")).to_contain_text("Saltmarsh Valley Hospital")
    expect(page.locator("count-down")).to_contain_text("day")
    expect(page.get_by_role("region", name="Look at a finished plan")).to_have_count(1)


@pytest.mark.parametrize(("size", "theme"), [("desktop", "light"), ("phone", "dark")])
def test_the_palette_opens_finds_and_goes_and_axe_is_content(visit, size, theme):
    page = visit("/", size, theme)
    example_of(page)
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox")
    page.get_by_role("option", name="Opportunities g o").wait_for()
    assert grave(page) == []
    box.type("callum")
    page.get_by_role("option", name="Callum Breslin").first.wait_for()
    expect(box).to_have_attribute("aria-activedescendant", page.locator("[aria-selected=true]").get_attribute("id"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*/")
    expect(page.locator("h1")).to_have_text("Callum Breslin")
    page.keyboard.press("Control+k")
    page.keyboard.type("words")
    expect(page.locator("dialog.palette")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.palette")).to_be_hidden()


def test_keys_lead_and_are_left_to_who_types(visit):
    page = visit("/")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/people/")
    page.get_by_label("Name, company, title").type("g o n")
    assert page.url.endswith("/people/")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.get_by_role("heading", name="Keyboard").wait_for()
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_url("**/opportunities/new/")


def test_a_card_moves_by_keyboard_by_mouse_and_asks_how_it_ended(visit):
    page = visit("/")
    example_of(page)
    page.goto(page.url + "opportunities/")
    page.locator("#preparing .lead").first.focus()
    with page.expect_response("**/stage/") as saved:
        page.keyboard.press("Alt+ArrowRight")
    assert saved.value.status == 302
    page.get_by_text("Saltmarsh Valley Hospital is now in Met, place 1.").wait_for()
    page.reload()
    expect(page.locator("#met .op")).to_have_count(1)
    with page.expect_response("**/stage/"):
        page.drag_and_drop("#met .op", "#preparing ul")
    page.reload()
    expect(page.locator("#preparing .op")).to_have_count(1)
    page.drag_and_drop("#preparing .op", "#closed ul")
    page.wait_for_url("**/stage/#close")


def test_without_scripts_search_and_moving_are_pages(visit):
    page = visit("/search/?q=breslin", script=False)
    expect(page.get_by_role("link", name="Callum Breslin")).to_have_count(1)
    page.get_by_role("link", name="Opportunities", exact=True).click()
    page.get_by_role("link", name="Move").first.click()
    page.get_by_label("Waiting").check()
    page.get_by_role("button", name="Move").click()
    expect(page.locator("#waiting .op")).to_have_count(1)
