"""Sections in an order of one's own: the same in every format, and still read by every machine."""

import io
from pathlib import Path

import pytest

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.core.resume.proof import read_as_fields, read_as_text
from finalist.core.resume.sections import named
from finalist.ingest.resume import read_resume
from finalist.ingest.resume.extractors import extractors
from finalist.journeys.resume import Order, build
from finalist.render.resume.marks import marks_of
from finalist.render.resume.sheet import sheet_of
from finalist.render.resume.themes import themes, tongue

RESUMES = Path(__file__).parent / "resumes"
FIRST = ("education", "projects", "awards", "work")


def content(name: str) -> JsonResume:
    return JsonResume.model_validate_json((RESUMES / f"{name}.json").read_text("utf-8"))


def words_of(data: bytes, format: str) -> str:
    if format == "pdf":
        import pypdfium2

        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if format == "docx":
        import docx

        return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    return data.decode("utf-8")


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "txt", "md"])
def test_every_format_has_the_sections_in_the_order_asked_for(format: str):
    person = content("graduate")
    usual = words_of(build(person, Order(format)).files[0][1], format)
    own = words_of(build(person, Order(format, sections=FIRST)).files[0][1], format)
    there = ("Fernmoor Students Union", "Rota Forecast", "Saltmarsh Sixth Form", "Hartwell Prize")
    assert sorted(there, key=usual.index) == list(there)
    assert sorted(there, key=own.index) == [there[2], there[1], there[3], there[0]]


def test_json_keeps_the_order_and_the_next_build_follows_it():
    ((_, data),) = build(content("graduate"), Order("json", sections=FIRST)).files
    again = JsonResume.model_validate_json(data)
    assert named(again.model_dump(mode="json")) == FIRST
    assert [one.id for one in sheet_of(again, tongue("en")).sections][:5] == ["summary", *FIRST]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("name", [one.id for one in themes()])
def test_machines_read_every_theme_in_full_in_another_order(name: str, language: str):
    tree = content("graduate").model_dump(mode="json", exclude_unset=True)
    person = JsonResume.model_validate({**tree, "meta": {"finalist": {"sections": FIRST}}})
    marks = marks_of(sheet_of(person, tongue(language)))
    for form in ("pdf", "docx"):
        ((_, data),) = build(person, Order(form, name, language=language)).files
        for reader, extract in extractors(form).items():
            assert read_as_text(reader, marks, extract(data)).full, (form, reader)
        read = read_resume(data, f"cv.{form}").document
        assert read is not None
        assert read_as_fields("ours", person, read.content).full, form


def test_an_unknown_section_is_one_sentence():
    with pytest.raises(UserError, match="There is no section “hobbies”"):
        build(content("nurse"), Order("txt", sections=("hobbies",)))
