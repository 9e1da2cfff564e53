"""From the papers to the archive in a real browser, on a phone and on a desktop, with a strict policy and no word of
complaint on the console."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

CHROMIUM = Path("/usr/bin/chromium")
NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
PAPERS = ["posting.pdf", "resume.docx", "invite.eml", "round1.md", "stories.md", "about.html"]
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


def hand_in(page: Any) -> None:
    page.get_by_label("Drop files here, or choose them").set_input_files([str(NURSE / name) for name in PAPERS])
    page.get_by_role("button", name="Read them").click()
    page.wait_for_url("**/papers/")


def correct_the_company(page: Any, name: str) -> None:
    page.get_by_role("link", name="Check all").first.click()
    assert page.locator("mark", has_text="Saltmarsh Valley Hospital").count() >= 1
    page.get_by_label("Company", exact=True).fill(name)
    page.get_by_role("button", name="Save corrections").click()
    page.wait_for_url("**/papers/")
    assert page.get_by_text(name).count() >= 1


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_papers_are_read_corrected_planned_edited_and_taken_along(visit, size):
    page = visit("/opportunities/new/", size)
    hand_in(page)
    correct_the_company(page, f"Saltmarsh on a {size}")
    page.get_by_role("button", name="Make the plan").click()
    page.wait_for_url("**/plan/")
    page.get_by_role("heading", name="How far you are").wait_for()
    expect(page.locator("main")).to_contain_text(f"Saltmarsh on a {size}")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]

    page.get_by_role("button", name="Done, show the next").click()
    expect(page.locator("button.tick.on")).to_have_count(1)

    page.get_by_role("link", name="Questions", exact=True).last.click()
    first = page.locator("li.question").first
    first.get_by_text("Change").click()
    first.get_by_label("In your words").fill("What would you do on your first night in charge?")
    first.get_by_role("button", name="Save").click()
    expect(page.locator("li.question").first).to_contain_text("What would you do on your first night in charge?")

    page.get_by_role("link", name="Plan", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    with page.expect_download() as download:
        page.get_by_role("link", name="Calendar").click()
    assert b"BEGIN:VEVENT" in Path(download.value.path()).read_bytes()


def test_every_step_works_without_scripts(visit):
    page = visit("/opportunities/new/", script=False)
    hand_in(page)
    correct_the_company(page, "Saltmarsh without scripts")
    page.get_by_role("button", name="Make the plan").click()
    for _ in range(240):
        if page.get_by_role("heading", name="How far you are").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator("main")).to_contain_text("Saltmarsh without scripts")


def test_what_was_typed_is_there_again_after_the_browser_was_closed(visit):
    page = visit("/opportunities/new/")
    page.get_by_text("Or paste the text").click()
    with page.expect_response("**/drafts/opportunity-new/") as saved:
        page.get_by_label("Posting", exact=True).fill("Lighthouse keeper wanted at Pellmoor Head.")
    assert saved.value.status == 204
    page.context.close()
    again = visit("/opportunities/new/")
    expect(again.get_by_label("Posting", exact=True)).to_have_value("Lighthouse keeper wanted at Pellmoor Head.")


def test_two_tabs_that_correct_the_same_paper_see_both_versions(visit):
    page = visit("/opportunities/new/")
    hand_in(page)
    page.get_by_role("link", name="Check all").first.click()
    other = page.context.new_page()
    other.goto(page.url)
    for tab, name in ((page, "The first tab"), (other, "The second tab")):
        tab.get_by_label("Company", exact=True).fill(name)
    page.get_by_role("button", name="Save corrections").click()
    page.wait_for_url("**/papers/")
    other.get_by_role("button", name="Save corrections").click()
    expect(other.locator("h1")).to_contain_text("changed elsewhere")
    expect(other.locator("main")).to_contain_text("The second tab")
    expect(other.locator("main")).to_contain_text("The first tab")
