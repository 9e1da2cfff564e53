"""What the candidate says should stand there: every field of the examples can be corrected, and each value keeps a
place it comes from."""

import contextlib
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from finalist.core.corrections import corrected
from finalist.core.errors import UserError
from finalist.core.reading import fields_of
from finalist.journeys.prepare import read_file

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")
PAPERS = [
    ("nurse", "posting", "posting.md"), ("nurse", "resume", "resume.md"), ("nurse", "invitation", "invite.eml"),
    ("nurse", "notes", "round1.md"), ("nurse", "stories", "stories.md"), ("nurse", "company", "about.html"),
    ("software", "posting", "posting.docx"), ("software", "resume", "resume.json"),
    ("software", "invitation", "slots.eml"), ("software", "notes", "round1.md"),
]  # fmt: skip
WORDS = strategies.text(strategies.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(str.strip)
NUMBERS = {"minimum", "maximum", "round"}
PERIODS = {"period": "month"}


@cache
def read(example, kind, name):
    return read_file(kind, (EXAMPLES / example / name).read_bytes(), name, source_id=kind, now=NOW).document


def another(field):
    """A value that may stand there and does not."""
    if field.kind == "moment":
        return "2026-12-11T10:30:00+00:00"
    if field.kind == "choice":
        return next(choice for choice in field.choices if choice != field.value)
    return PERIODS.get(field.label, "7" if field.label in NUMBERS else "Something else")


def values(kind, document):
    return {field.pointer: field.value for field in fields_of(kind, document.model_dump(mode="json"))}


def places(value):
    """Every reference to a place in a source, in a document as JSON."""
    if isinstance(value, dict):
        if set(value) == {"document", "start", "end", "verbatim"}:
            yield value
        for one in value.values():
            yield from places(one)
    elif isinstance(value, list):
        for one in value:
            yield from places(one)


@pytest.mark.parametrize(("example", "kind", "name"), PAPERS)
def test_every_field_can_be_corrected_and_only_it_changes(example, kind, name):
    document = read(example, kind, name)
    fields, before = fields_of(kind, document.model_dump(mode="json")), values(kind, document)
    assert len(fields) >= 8
    for field in fields:
        wanted = another(field)
        after, source = corrected(document, {field.pointer: wanted}, kind=kind, source_id="c")
        now = values(kind, after)
        if field.kind == "moment":
            assert datetime.fromisoformat(now[field.pointer]) == datetime.fromisoformat(wanted), field.pointer
        else:
            assert now[field.pointer] == wanted, field.pointer
        assert {key: value for key, value in now.items() if key != field.pointer} == {
            key: value for key, value in before.items() if key != field.pointer
        }
        for place in places(after.model_dump(mode="json")):
            if place["document"] == "c":
                assert source.text[place["start"] : place["end"]] == place["verbatim"]


@pytest.mark.parametrize(("example", "kind", "name"), PAPERS)
def test_every_item_of_a_list_can_be_taken_out(example, kind, name):
    document = read(example, kind, name)
    fields = fields_of(kind, document.model_dump(mode="json"))
    drops = {field.drop for field in fields if field.drop}
    for pointer in drops:
        after, source = corrected(document, {pointer: None}, kind=kind, source_id="c")
        assert len(fields_of(kind, after.model_dump(mode="json"))) < len(fields)
        assert source.text == ""
    assert drops


@settings(max_examples=60)
@given(text=WORDS, number=strategies.integers(0, 10_000))
def test_whatever_is_typed_stands_there_with_its_place(text, number):
    document = read("nurse", "posting", "posting.md")
    fields = [one for one in fields_of("posting", document.model_dump(mode="json")) if one.label in ("title", "text")]
    field = fields[number % len(fields)]
    after, source = corrected(document, {field.pointer: text}, kind="posting", source_id="c")
    assert values("posting", after)[field.pointer] == text.strip()
    mine = [place for place in places(after.model_dump(mode="json")) if place["document"] == "c"]
    assert mine
    assert all(source.text[one["start"] : one["end"]] == one["verbatim"] for one in mine)


@settings(max_examples=80)
@given(pointer=strategies.text(max_size=30) | strategies.from_regex(r"/[a-z]{1,9}(/[0-9]{1,4})?(/[a-z]{1,6})?"))
def test_a_pointer_to_nowhere_is_refused_in_a_sentence(pointer):
    document = read("nurse", "posting", "posting.md")
    known = set(values("posting", document))
    somewhere = pointer in known or pointer.split("/")[1:2] in ([name] for name in type(document).model_fields)
    refused = contextlib.suppress(UserError) if somewhere else pytest.raises(UserError)
    with refused:
        corrected(document, {pointer: "x"}, kind="posting", source_id="c")


def test_nothing_corrected_is_the_document_itself_and_no_source():
    document = read("nurse", "posting", "posting.md")
    assert corrected(document, {}, kind="posting", source_id="c") == (document, None)
    assert corrected(document, {"/title": "  "}, kind="posting", source_id="c") == (document, None)


def test_items_are_taken_out_from_behind_so_that_places_still_hold():
    document = read("nurse", "posting", "posting.md")
    kept = document.requirements[1]
    wanted = {"/requirements/0": None, "/requirements/2": None}
    after, _ = corrected(document, wanted, kind="posting", source_id="c")
    assert after.requirements[0] == kept
    assert after.requirements[1:] == document.requirements[3:]


@pytest.mark.parametrize(
    ("pointer", "value", "said"),
    [
        ("/meetings/0/start", "tomorrow", "“tomorrow” is not a day and time."),
        ("/round", "second", "“second” is not a number."),
        ("/meetings/0/medium", "carrier pigeon", "The correction of meetings/0/medium does not fit there."),
        ("/meetings/99/title", "x", "/meetings/99/title is not a place in this document."),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(pointer, value, said):
    with pytest.raises(UserError) as trouble:
        corrected(read("nurse", "invitation", "invite.eml"), {pointer: value}, kind="invitation", source_id="c")
    assert trouble.value.what == said
