"""Prompts beside a line, examples with gaps, what is left out of every output, and two versions side by side."""

import pytest

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.resume import JsonResume
from finalist.core.resume.bullets import MOST, prompts
from finalist.core.resume.changes import Change, StaleChange, with_changes
from finalist.core.resume.difference import DiffLine, differences
from finalist.core.resume.examples import example_fields, examples_for
from finalist.core.resume.placeholders import finished, has_gap
from finalist.core.resume.taken_back import without_change


@pytest.mark.parametrize(("line", "asked"), [
    ("", ()),
    ("Responsible for the ward", ("opening", "number")),
    ("Cut falls from 9.1 to 6.0 per 1,000 bed days", ()),
    ("Led the night shift", ("number", "result")),
    ("Trained twelve nurses", ("result",)),
    ("Trained ⟨number⟩ nurses", ("gap",)),
    ("Cut " + "the very long list of things that waited " * 7 + "by 9 %", ("long",)),
])  # fmt: skip
def test_a_line_is_asked_for_what_it_does_not_say(line, asked):
    assert prompts(line) == asked
    assert len(asked) <= MOST


def test_another_language_is_asked_only_for_what_can_be_measured():
    assert prompts("Verantwortlich für die Station", "de") == ("number",)


def test_every_example_has_a_gap_and_no_figure_of_its_own():
    texts = [one.text for field in example_fields() for one in field.examples]
    assert len(texts) == len(set(texts)) >= 40
    assert all(has_gap(text) and text.count("⟨") == text.count("⟩") for text in texts)
    assert not any(char.isdigit() for text in texts for char in text)
    assert len(example_fields()) >= 8
    assert examples_for("nowhere", "work") == examples_for("any", "work") != ()


def test_what_holds_a_gap_is_left_out_wherever_it_stands():
    content = JsonResume.model_validate({
        "basics": {"name": "A", "label": "⟨what you are⟩"}, "work": [{"name": "B", "highlights": ["mine", "⟨x⟩ cut"]}],
        "other": ["⟨open", "kept"],
    })  # fmt: skip
    made, left = finished(content)
    assert made.model_dump(exclude_unset=True, mode="json") == {
        "basics": {"name": "A"}, "work": [{"name": "B", "highlights": ["mine"]}], "other": ["kept"],
    }  # fmt: skip
    assert left == ("⟨what you are⟩", "⟨x⟩ cut", "⟨open")
    assert finished(made) == (made, ())


def test_a_diff_names_the_part_and_the_lines_that_came_and_went():
    before = {"work": [{"name": "A", "position": "Nurse", "highlights": ["one", "two", "three"]}]}
    after = {
        "work": [{"name": "A", "position": "Nurse", "highlights": ["one", "2", "three"]}],
        "skills": [{"name": "X"}],
    }
    work, skills = differences(before, after)
    assert (work.part, skills.part) == ("work", "skills")
    assert work.lines == (DiffLine("same", "one"), DiffLine("gone", "two"), DiffLine("new", "2"))
    assert skills.lines == (DiffLine("new", "X"),)
    assert differences(before, before) == ()


def change(kind, pointer, before, after, was=None, now=None):
    ref = EvidenceRef(document="resume", start=0, end=1, verbatim="x")
    return Change("0" * 10, kind, pointer, before, after, was, now, ref, ref, Line(text="because", evidence=(ref,)))


BODY = {
    "work": [{"name": "A", "summary": "Ward lead", "highlights": ["one", "two", "three"]}],
    "skills": [{"keywords": ["SBAR"]}],
}
CHANGES = [
    change("move", "/work/0/highlights/2", "three", "three", 2, 0),
    change("add", "/work/0/highlights", "", "four", None, 1),
    change("rename", "/work/0/highlights/1", "two", "2"),
    change("rename", "/work/0/summary", "Ward lead", "Charge nurse"),
    change("list", "/skills/0/keywords", "", "NEWS2"),
]  # fmt: skip


@pytest.mark.parametrize("one", CHANGES, ids=lambda one: f"{one.kind} {one.pointer}")
def test_a_change_taken_back_leaves_the_document_as_it_was(one):
    content = JsonResume.model_validate(BODY)
    made = with_changes(content, [one])
    assert made != content
    assert without_change(made, one) == content


def test_changes_are_taken_back_in_any_order_and_not_when_rewritten():
    content = JsonResume.model_validate(BODY)
    made = with_changes(content, CHANGES)
    for one in (CHANGES[1], CHANGES[4], CHANGES[3], CHANGES[2], CHANGES[0]):
        made = without_change(made, one)
    assert made == content
    with pytest.raises(StaleChange):
        without_change(content, CHANGES[1])
    with pytest.raises(StaleChange):
        without_change(JsonResume(), CHANGES[0])
