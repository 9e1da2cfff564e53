"""The candidate's own material in a real browser: the check follows the typing, drafts come back, no scripts too."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]
TOLD = "In spring 2024 our ward had 9.1 falls. I pulled the reports and moved the bloods. Six months later it was 6.0."


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_check_follows_the_typing_and_the_draft_stays(visit, size):
    page = visit("/stories/new/", size)
    with page.expect_response("**/drafts/**"):
        page.get_by_label("The story").fill(TOLD)
    page.locator("#check", has_text="One episode").wait_for()
    page.reload()
    expect(page.get_by_label("The story")).to_have_value(TOLD)
    page.get_by_role("button", name="Throw them away").click()
    page.wait_for_url("**/stories/")


def test_a_story_is_written_checked_and_deleted_without_scripts(visit):
    page = visit("/stories/new/", "phone", script=False)
    page.get_by_label("Title").fill("The bloods")
    page.get_by_label("The story").fill(TOLD)
    page.get_by_role("button", name="Check without saving").click()
    expect(page.locator("#check").get_by_text("Your words by part")).to_have_count(1)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The bloods")
    page.get_by_role("button", name="Delete this story").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="The bloods")).to_have_count(1)


def test_fitting_stories_come_after_the_question(visit):
    page = visit("/questions/bank/adapt-plan-collapsed/")
    page.get_by_role("heading", name="Which story fits").wait_for()
    page.get_by_text("Looking through your stories").wait_for(state="detached")
