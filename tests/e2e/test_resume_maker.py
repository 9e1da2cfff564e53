"""A newcomer's way from a blank page to a finished résumé in a real browser: phone, desk, keyboard alone."""

import io
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

CHROMIUM = Path("/usr/bin/chromium")
NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]
NEW_PAGE = "before => (one => one.src !== before && one.complete)(document.querySelector('.sheets img'))"
NAME = "one => one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent"


def words_of(data: bytes) -> str:
    """The text of a PDF, as pdfium reads it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(data))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def downloaded(page: Any, name: str) -> bytes:
    """The file behind a link."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def drawn(page: Any) -> None:
    """Wait until the page beside the form is the one for what was typed."""
    page.wait_for_timeout(200)
    page.wait_for_function("() => !document.querySelector('.sheets').classList.contains('waiting')")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_newcomer_goes_from_a_blank_page_to_a_pdf(visit, size):
    page = visit("/resumes/", size)
    page.get_by_role("link", name="New résumé").first.click()
    page.get_by_label("Your name").fill("Ada Example")
    page.get_by_label("What you are").fill("Welder")
    page.get_by_label("E-mail").fill("ada@example.org")
    page.get_by_label("Phone").fill("+44 1632 960111")
    page.get_by_label("City").fill("Pellmoor")
    page.get_by_label("Examples from").select_option(label="Crafts, production and logistics")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Title", exact=True).fill("Lead welder")
    page.get_by_label("Employer").fill("Harbour Yard")
    page.get_by_label("From").fill("May 2021")
    line = page.get_by_label("What you achieved 1")
    line.fill("Responsible for the crew")
    page.get_by_text("Begin with what you did: a verb.").wait_for()
    line.fill("Led a crew of 6 for two years without a lost-time accident")
    page.keyboard.press("Enter")
    page.keyboard.type("Cut scrap from 9 % to 4 %")
    page.locator(".prompt", has_text="Begin with").wait_for(state="detached")
    page.get_by_role("button", name="Save, then: Education").click()
    page.get_by_label("Degree").fill("Apprenticeship")
    page.get_by_label("School").fill("Pellmoor College")
    page.get_by_role("button", name="Save, then: Skills").click()
    page.get_by_label("Group", exact=True).fill("Welding")
    page.get_by_label("Skills, with commas between").fill("TIG, MIG, stick")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Look").click()
    page.get_by_role("radio", name="Quarto").check()
    page.get_by_role("button", name="Keep this look").click()
    page.get_by_role("link", name="Finish").click()
    page.locator("#proof").get_by_text("100 %").first.wait_for()
    text = words_of(downloaded(page, "PDF"))
    for words in ("Ada Example", "ada@example.org", "Lead welder", "Harbour Yard", "May 2021", "Pellmoor College",
                  "Cut scrap from 9 % to 4 %", "TIG, MIG, stick"):  # fmt: skip
        assert words in text, words


def test_the_keyboard_alone_writes_moves_and_takes_it_along(visit):
    page = visit("/resumes/new/")
    page.locator("#name").focus()
    page.keyboard.type("Kit Example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/part/work/")
    tab_to(page, "Title")
    for words in ("Nurse", "First Ward"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    tab_to(page, "What you achieved 1")
    page.keyboard.type("Trained 4 people")
    page.keyboard.press("Enter")
    page.keyboard.type("Cut falls from 9 to 6")
    page.keyboard.press("Alt+ArrowUp")
    lines = (
        "[...document.querySelectorAll('.lines')[0].querySelectorAll('textarea')].map(one => one.value).filter(Boolean)"
    )
    assert page.evaluate(lines) == ["Cut falls from 9 to 6", "Trained 4 people"]
    assert page.evaluate("document.activeElement.value") == "Cut falls from 9 to 6"
    page.keyboard.press("Control+s")
    page.get_by_text("Saved.").wait_for()
    tab_to(page, "Position")
    page.keyboard.press("Enter")
    page.keyboard.type("Porter")
    page.keyboard.press("Tab")
    page.keyboard.type("Second Ward")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("status").filter(has_text="Moved to place 1 of 2")).to_have_count(1)
    page.keyboard.press("Control+s")
    page.get_by_text("Saved.").wait_for()
    expect(page.locator(".item h2")).to_have_text(["Porter, Second Ward", "Nurse, First Ward"])
    tab_to(page, "Finish")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resumes/*/")
    text = words_of(downloaded(page, "PDF"))
    assert text.index("Porter") < text.index("Nurse") < text.index("Cut falls") < text.index("Trained 4")


def tab_to(page: Any, words: str) -> None:
    """Press Tab until what goes by these words has the focus, and see that the focus can be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if (page.evaluate(f"({NAME})(document.activeElement)") or "").strip().startswith(words):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"the keyboard does not reach “{words}”")


def test_the_page_follows_each_pause_in_typing_and_survives_leaving(visit):
    page = visit("/resumes/")
    page.set_input_files("#file", str(NURSE / "resume.md"))
    page.get_by_role("button", name="Bring in").click()
    page.get_by_text("What was not understood on the way in").wait_for()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("link", name="Work 4").click()
    title = page.get_by_label("Title", exact=True).first
    drawn(page)
    for number in range(12):
        before = page.locator(".sheets img").first.get_attribute("src")
        title.fill(f"Charge nurse {number}")
        page.wait_for_function(NEW_PAGE, arg=before, polling=5)
    with page.expect_response(lambda answer: "/drafts/" in answer.url and "11!" in unquote(answer.request.post_data)):
        title.press("End")
        title.type("!")
    page.reload()
    expect(page.get_by_text("These words are not saved yet.")).to_be_visible()
    expect(page.get_by_label("Title", exact=True).first).to_have_value("Charge nurse 11!")


def test_an_item_is_dragged_by_its_grip(visit):
    page = visit("/resumes/")
    page.set_input_files("#file", str(NURSE / "resume.md"))
    page.get_by_role("button", name="Bring in").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("link", name="Skills").click()
    page.wait_for_url("**/part/skills/")
    names = page.locator(".item h2").all_inner_texts()
    assert len(names) == 2
    grips = page.locator(".item-head .grip")
    first = grips.nth(0).bounding_box()
    page.mouse.move(first["x"] + 5, first["y"] + 5)
    page.mouse.down()
    second = page.locator(".item").nth(1).bounding_box()  # the forms are folded while one is dragged
    page.mouse.move(second["x"] + 20, second["y"] + second["height"] - 5, steps=8)
    page.mouse.up()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").wait_for()
    expect(page.locator(".item h2")).to_have_text([names[1], names[0]])
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".item h2")).to_have_text(names)


def test_without_scripts_the_same_way_works(visit):
    page = visit("/resumes/new/", script=False)
    page.get_by_label("Your name").fill("Noa Example")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Title", exact=True).fill("Baker")
    page.get_by_label("What you achieved 1").fill("Baked 400 loaves a night")
    page.get_by_role("button", name="Position").click()
    page.get_by_label("Title", exact=True).nth(1).fill("Apprentice")
    for number, place in enumerate(("Mill", "Quay")):
        page.get_by_label("Employer").nth(number).fill(f"{place} Bakery")
        page.get_by_label("From").nth(number).fill(f"{2022 - 3 * number}")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Down").first.click()
    expect(page.locator(".item h2")).to_have_text(["Apprentice, Quay Bakery", "Baker, Mill Bakery"])
    page.get_by_role("link", name="Finish").click()
    page.get_by_role("link", name="What machines read in it").click()
    expect(page.locator("#proof").get_by_text("100 %").first).to_be_visible()
    assert "Baked 400 loaves" in words_of(downloaded(page, "PDF"))


def test_sections_are_put_in_order_by_keyboard_and_by_dragging_and_the_page_follows(visit):
    page = visit("/resumes/")
    page.set_input_files("#file", str(NURSE / "resume.md"))
    page.get_by_role("button", name="Bring in").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("link", name="Order", exact=True).click()
    page.wait_for_url("**/part/order/")
    drawn(page)
    first = page.locator(".item h2").all_inner_texts()
    assert first[:3] == ["Summary", "Work", "Education"]
    before = page.locator(".sheets img").first.get_attribute("src")
    page.locator(".item", has_text="Education").locator(".grip").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_function(NEW_PAGE, arg=before)
    assert page.locator(".item h2").all_inner_texts()[:3] == ["Summary", "Education", "Work"]
    assert page.get_by_role("status").filter(has_text="Moved to place 2 of").count() == 1
    grip = page.locator(".item", has_text="Education").locator(".grip").bounding_box()
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    top = page.locator(".item").first.bounding_box()
    page.mouse.move(top["x"] + 20, top["y"] + 3, steps=8)
    page.mouse.up()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").wait_for()
    assert page.locator(".item h2").all_inner_texts()[:3] == ["Education", "Summary", "Work"]
    page.get_by_role("link", name="Finish").click()
    text = words_of(downloaded(page, "PDF"))
    assert text.index("Education") < text.index("Profile") < text.index("Experience")
