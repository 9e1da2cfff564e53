"""The PDF is tagged, the same each time, and keeps the day on one page."""

from datetime import timedelta

import pypdfium2
import pytest
from hostile import hostile_plan
from sample_parts import clock, line
from sample_plan import bare_plan, rich_plan

from finalist.core.documents import gameplan as g
from finalist.render.pdf import plan_pdf


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.fixture(scope="module")
def rich() -> bytes:
    return plan_pdf(rich_plan())


def test_the_same_plan_gives_the_same_pdf(rich):
    assert plan_pdf(rich_plan()) == rich


def test_it_is_tagged_titled_and_claims_universal_accessibility(rich):
    document = pypdfium2.PdfDocument(rich)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    assert document.get_metadata_dict()["Title"] == "Senior Staff Nurse at Saltmarsh Valley Hospital: game plan"
    assert b"pdfuaid:part" in rich
    assert b"/Lang" in rich


def test_parts_stand_in_the_order_of_the_plan(rich):
    text = "\n".join(pages(rich))
    places = [
        text.index(f"\n{name}\r\n") if f"\n{name}\r\n" in text else text.index(name)
        for name in ("What is missing", "Snapshot", "Likely questions", "Concerns", "Role round", "Agenda", "Sources")
    ]
    assert places == sorted(places)


def sheet_pages(texts: list[str]) -> list[int]:
    """From the page that the day sheet begins to the page before the one that After begins."""
    begins = next(i for i, text in enumerate(texts) if text.startswith("Day sheet"))
    ends = next(i for i, text in enumerate(texts) if text.startswith("After"))
    return list(range(begins, ends))


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_day_sheet_is_exactly_one_page(paper):
    assert len(sheet_pages(pages(plan_pdf(rich_plan(), paper=paper)))) == 1


@pytest.mark.parametrize("items", [1, 40, 150])
def test_the_day_sheet_is_one_page_however_long_the_day(items):
    plan = rich_plan()
    assert plan.day is not None
    timeline = tuple(
        g.TimelineItem(
            start=clock(8) + timedelta(minutes=5 * number),
            end=clock(8) + timedelta(minutes=5 * number + 5),
            kind="meeting",
            line=line(f"Item {number}: meeting with a team whose name takes most of a line."),
        )
        for number in range(items)
    )
    texts = pages(plan_pdf(plan.model_copy(update={"day": plan.day.model_copy(update={"timeline": timeline})})))
    (sheet,) = sheet_pages(texts)
    assert f"Item {items - 1}:" in texts[sheet]
    assert "Phone off" in texts[sheet]


def test_a_posting_alone_gives_a_pdf_that_says_what_is_missing():
    text = "\n".join(pages(plan_pdf(bare_plan())))
    assert "No invitation was given. Add it with --invite" in text


def test_hostile_text_is_set_as_text():
    text = "".join(pages(plan_pdf(hostile_plan())))
    assert '#panic("x")' in text.replace("”", '"').replace("“", '"').replace("\r\n", "")
    assert "\u202e" not in text


def test_a_name_in_any_script_does_not_stop_the_pdf():
    plan = rich_plan()
    people = (plan.people[0].model_copy(update={"stake_name": "王小明 عمر Ωμέγα 🙂 \ue000"}), *plan.people[1:])
    assert plan_pdf(plan.model_copy(update={"people": people})).startswith(b"%PDF")


def test_text_longer_than_a_page_is_not_lost():
    plan = rich_plan()
    long = " ".join(f"word{number}" for number in range(2500))
    question = plan.questions[0].model_copy(update={"strong": long})
    text = "".join(pages(plan_pdf(plan.model_copy(update={"questions": (question, *plan.questions[1:])}))))
    assert "word0 " in text
    assert "word2499" in text
