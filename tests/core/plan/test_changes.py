"""What changed from one plan to the next: named where a candidate acts on it, silent where nothing did."""

from datetime import datetime
from functools import cache
from pathlib import Path

from finalist.cli.demo import FILES, HOURS
from finalist.core.plan.changes import changes, moved_questions
from finalist.journeys.prepare import InputFile, prepare

NURSE = Path(__file__).resolve().parents[3] / "examples" / "nurse"
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")


@cache
def plan(left_out="", corrections=()):
    files = [
        InputFile(kind, name, (NURSE / name).read_bytes(), dict(corrections) if kind == "posting" else {})
        for kind, name in FILES.items()
        if kind != left_out
    ]
    return prepare(files, now=NOW, hours=HOURS, zone="Europe/London")


def test_the_same_plan_has_no_changes():
    assert changes(plan(), plan()) == ()
    assert moved_questions(plan(), plan()) == ()


def test_notes_that_come_in_bring_people_and_concerns():
    found = changes(plan("notes"), plan())
    parts = {(one.part, one.kind) for one in found}
    assert ("concern", "new") in parts
    assert all(one.before == "" for one in found if one.kind == "new")
    assert all(one.after == "" for one in found if one.kind == "gone")
    assert all(one.before != one.after for one in found)


def test_there_and_back_are_each_others_mirror():
    there, back = changes(plan("notes"), plan()), changes(plan(), plan("notes"))
    came = sorted((one.part, one.after) for one in there if one.kind == "new")
    assert came == sorted((one.part, one.before) for one in back if one.kind == "gone")
    assert came


def test_a_requirement_worded_anew_is_one_gone_and_one_new():
    after = plan(corrections=(("/requirements/0/text", "Juggling with knives"),))
    fits = [one for one in changes(plan(), after) if one.part == "fit"]
    assert [one.kind for one in fits if "Juggling with knives" in one.after] == ["new"]
    assert [one.kind for one in fits].count("gone") == 1


def test_a_moved_question_is_named_from_three_ranks_on():
    for text, before, after in moved_questions(plan("notes"), plan()):
        assert text
        assert abs(before - after) >= 3
