"""The day sheet by itself: one page of paper, one file for the phone, the candidate's own words and faces in both."""

import re
from base64 import b64encode

import pypdfium2
import pytest
from sample_plan import rich_plan

from finalist.core.plan.day_pack import DayOwn, Known
from finalist.ingest.picture import png
from finalist.render.day_sheet import day_html, day_pdf

FACE = png(bytes([200, 150, 120] * 64 * 64), 64, 64)


@pytest.fixture(scope="module")
def plan():
    return rich_plan()


@pytest.fixture
def own(plan):
    people = {person.name.upper(): Known("SAY-it", FACE) for person in plan.day.people}
    return DayOwn("I nurse because I notice.", "Ask me about the audit.", "Asia/Tokyo", people)


def test_the_file_holds_own_words_faces_spoken_names_and_both_clocks_and_asks_nothing(plan, own):
    page = day_html(plan, own).decode()
    assert "I nurse because I notice." in page
    assert "Ask me about the audit." in page
    assert page.count(b64encode(FACE).decode()) == len(plan.day.people) >= 1
    assert page.count("say: SAY-it") == len(plan.day.people)
    assert "in brackets Tokyo time" in page
    assert not re.search(r"(?:src|href|action)=[\"'](?!data:image/)", page)
    assert "<script" not in page


def test_the_paper_is_one_page_with_the_same(plan, own):
    document = pypdfium2.PdfDocument(day_pdf(plan, own))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range().replace("\r\n", " ")
    assert not re.search(r"one-to-one\d|one line of notes\d", text)
    for words in ("I nurse because I notice.", "Ask me about the audit.", "SAY-it", "Tokyo time"):
        assert words in text


def test_without_anything_of_ones_own_both_are_made_and_the_same_twice(plan):
    for make in (day_html, day_pdf):
        assert make(plan, DayOwn()) == make(plan, DayOwn())
    assert b"Your opening" not in day_html(plan, DayOwn())


def test_hostile_words_stay_words(plan):
    evil = '#image("/etc/passwd") </style><script>alert(1)</script> \u202e'
    own = DayOwn(evil, evil, "Nowhere/At-all", {plan.day.people[0].name: Known(evil, b"")})
    assert b"<script>alert" not in day_html(plan, own)
    text = pypdfium2.PdfDocument(day_pdf(plan, own))[0].get_textpage().get_text_range()
    assert "#image" in text


def test_a_plan_without_a_day_has_no_sheet(plan):
    with pytest.raises(ValueError, match="no day"):
        day_html(plan.model_copy(update={"day": None}), DayOwn())
