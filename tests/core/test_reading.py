"""“What we read”: every field once, in reading order, with its place in the source where it has one."""

from datetime import datetime
from pathlib import Path

import pytest

from finalist.core.reading import CHOICES, fields_of
from finalist.journeys.prepare import read_file

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")
FILES = {
    "posting": "posting.md", "resume": "resume.md", "invitation": "invite.eml", "notes": "round1.md",
    "stories": "stories.md", "company": "about.html",
}  # fmt: skip
LEAST_WITH_PLACE = {"posting": 0.5, "resume": 0.8, "invitation": 0.2, "notes": 0.3, "stories": 0.9, "company": 0.9}


def read(kind):
    found = read_file(kind, (NURSE / FILES[kind]).read_bytes(), FILES[kind], source_id=kind, now=NOW)
    return found, fields_of(kind, found.document.model_dump(mode="json"))


@pytest.mark.parametrize("kind", FILES)
def test_every_field_has_its_own_pointer_and_its_words_stand_in_the_source(kind):
    found, fields = read(kind)
    assert len({field.pointer for field in fields}) == len(fields)
    placed = [field for field in fields if field.start >= 0]
    assert len(placed) >= LEAST_WITH_PLACE[kind] * sum(1 for field in fields if field.value)
    for field in placed:
        assert 0 <= field.start < field.end <= len(found.source.text), field.pointer


@pytest.mark.parametrize("kind", FILES)
def test_a_choice_is_one_of_its_choices(kind):
    _, fields = read(kind)
    chosen = [field for field in fields if field.kind == "choice"]
    assert all(field.value in field.choices for field in chosen)
    assert {field.label for field in chosen} <= set(CHOICES)


def test_the_first_fields_of_a_posting_are_what_it_is_and_where():
    _, fields = read("posting")
    shown = {field.label: field.value for field in fields[:6]}
    assert list(shown) == ["title", "company", "remote", "employment_type", "seniority", "deadline"]
    assert shown["title"] == "Senior Staff Nurse, Acute Medical Unit"
    assert "requirements" in {field.group for field in fields}


def test_what_was_not_found_is_there_to_be_filled_in():
    _, fields = read("posting")
    assert any(field.value == "" and field.start == -1 for field in fields)


def test_an_empty_document_has_its_single_fields_and_no_more():
    assert [field.label for field in fields_of("posting", {})] == [
        "title", "company", "remote", "employment_type", "seniority", "deadline",
    ]  # fmt: skip
    assert fields_of("stories", {}) == ()
    assert fields_of("calendar", {}) == ()
