"""The cover letter and the sheet of references in every theme and format: whole, in order, the same bytes."""

import functools
import io
import json
from itertools import product
from pathlib import Path

import pytest

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.core.resume.proof import read_as_text
from finalist.ingest.resume import read_resume
from finalist.journeys.resume import Order
from finalist.journeys.resume_letter import build_cover, build_references, own_letter
from finalist.render.resume.beside import letter_sheet, references_sheet
from finalist.render.resume.marks import marks_of
from finalist.render.resume.sheet import Letter
from finalist.render.resume.themes import themes, tongue

RESUMES = Path(__file__).parent / "resumes"
LETTER = Letter(
    greeting="Dear Ms Example,",
    paragraphs=("I am applying for the post of Ward Manager.", "I audited 300 charts *and* cut missed doses."),
    farewell="Kind regards,",
    signature="Adaeze Winterbourne",
    subject="Application: Ward Manager",
    date="20 November 2026",
    to=("Harrow Vale Hospital", "1 Sample Street"),
)  # fmt: skip


@functools.cache
def content() -> JsonResume:
    raw = json.loads((RESUMES / "nurse.json").read_text("utf-8"))
    raw["references"] = json.loads((RESUMES / "references.json").read_text("utf-8"))
    read = read_resume(json.dumps(raw).encode(), "cv.json").document
    assert read is not None
    return read.content


def words_of(data: bytes, format: str) -> str:
    import docx
    import pypdfium2
    from lxml import html

    if format == "pdf":
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if format == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    return str(html.fromstring(data).find("body").text_content()) if format == "html" else data.decode()


@pytest.mark.parametrize(("name", "paper"), list(product([one.id for one in themes()], ["a4", "us-letter"])))
def test_a_letter_in_every_theme_is_one_accessible_page_with_every_word_in_order(name: str, paper: str):
    built = build_cover(content(), LETTER, Order("pdf", name, paper))  # type: ignore[arg-type]
    assert built.accessible
    score = read_as_text(
        "pdfium", marks_of(letter_sheet(content(), tongue("en"), LETTER)), words_of(built.files[0][1], "pdf")
    )
    assert (score.lost, score.misplaced) == ((), ())
    assert len(build_cover(content(), LETTER, Order("png", name, paper)).files) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "paper"), list(product([one.id for one in themes()], ["a4", "us-letter"])))
def test_referees_in_every_theme_are_read_in_order(name: str, paper: str):
    built = build_references(content(), Order("pdf", name, paper))  # type: ignore[arg-type]
    assert built.accessible
    score = read_as_text(
        "pdfium", marks_of(references_sheet(content(), tongue("en"))), words_of(built.files[0][1], "pdf")
    )
    assert (score.lost, score.misplaced) == ((), ())


@pytest.mark.parametrize("format", ["docx", "html", "txt"])
def test_every_format_says_every_word_of_letter_and_references(format: str):
    letter = words_of(build_cover(content(), LETTER, Order(format)).files[0][1], format)
    assert read_as_text(format, marks_of(letter_sheet(content(), tongue("en"), LETTER)), letter).full
    people = words_of(build_references(content(), Order(format)).files[0][1], format)
    assert read_as_text(format, marks_of(references_sheet(content(), tongue("en"))), people).full


def test_markdown_shows_signs_of_its_own_as_they_stand():
    text = build_cover(content(), LETTER, Order("md")).files[0][1].decode()
    assert r"\*and\*" in text
    assert "Harrow Vale Hospital  \n1 Sample Street" in text
    assert text.endswith("Kind regards,  \nAdaeze Winterbourne\n")


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "txt", "md", "png"])
def test_the_same_letter_gives_the_same_bytes(format: str):
    order = Order(format, "lantern")
    assert build_cover(content(), LETTER, order).files == build_cover(content(), LETTER, order).files


def test_what_referees_say_and_how_to_reach_them_stands_under_their_names():
    (section,) = references_sheet(content(), tongue("de")).sections
    assert section.heading == "Referenzen"
    first = section.entries[0]
    assert (first.title, first.where) == ("Ottoline Marchbank", "Ward Manager, Saltmarsh Valley Hospital")
    assert first.text == "o.marchbank@saltmarsh.example | +44 117 496 0777"
    assert first.bullets == (
        "Line manager, 2021 to 2025", "Steady on the worst nights and the first to teach others afterwards.",
    )  # fmt: skip


def test_a_resume_without_referees_says_what_to_add():
    nobody = JsonResume.model_validate({"basics": {"name": "Ann Other"}, "references": [{"name": "On request"}]})
    with pytest.raises(UserError, match="names no referees"):
        build_references(nobody, Order("pdf"))
    with pytest.raises(UserError, match="holds no letters"):
        build_references(content(), Order("json"))


def test_an_own_letter_is_printed_as_it_stands():
    letter = own_letter("Dear all,\n\nFirst line\nof one block.\n\nSecond.\n\nKind regards,\nAnn Other\n")
    assert letter == Letter("Dear all,", ("First line of one block.", "Second."), "Kind regards,", "Ann Other")
    assert own_letter("Only a line that greets nobody") == Letter("", ("Only a line that greets nobody",), "", "")
    assert own_letter(" \n\n") == Letter("", (), "", "")


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "txt", "md"])
@pytest.mark.parametrize("name", ["x" * 400, "Ann\x01\x0b\ufffe Other", "Ann \ud800 Other"])
def test_names_that_no_file_can_hold_are_printed_as_far_as_they_go(format, name):
    from finalist.journeys.resume import build

    ((_, data),) = build(JsonResume.model_validate({"basics": {"name": name, "summary": name}}), Order(format)).files
    assert len(data) > 100 or b"Ann" in data or b"xxxx" in data
