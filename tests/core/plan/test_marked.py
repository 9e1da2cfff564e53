"""A plan with the candidate's own order, words and omissions; nothing points to what was hidden."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "render"))

from finalist.core.plan.marked import OWN, Mark, in_order, marked


@pytest.fixture(scope="module")
def plan():
    from sample_plan import rich_plan

    return rich_plan()


def test_without_marks_it_is_the_same_plan(plan):
    assert marked(plan, {}) is plan


def test_own_words_take_the_place_of_ours_and_rest_on_nothing(plan):
    first = plan.questions[0]
    text = marked(plan, {("question", first.id): Mark(wording="Why nights?")}).questions[0].text
    assert (text.text, text.evidence, text.knowledge) == ("Why nights?", (), OWN)


def test_the_order_given_is_kept_and_ranks_follow_it(plan):
    third, first = plan.questions[2].id, plan.questions[0].id
    made = marked(plan, {("question", third): Mark(place=0.0), ("question", first): Mark(place=1.0)}).questions
    assert [one.id for one in made[:3]] == [third, first, plan.questions[1].id]
    assert [one.rank for one in made] == list(range(1, len(made) + 1))


def test_nothing_points_to_what_was_hidden(plan):
    gone = [("question", one.id) for one in plan.questions[:3]] + [("ask", one.id) for one in plan.asks[:3]]
    assert any({ident for _, ident in gone} & {*card.questions, *card.asks} for card in plan.people)
    made = marked(plan, {key: Mark(hidden=True) for key in gone}).model_dump_json()
    for _, ident in gone:
        assert f'"{ident}"' not in made


def test_hidden_blocks_exercises_checks_and_deadlines_are_left_out(plan):
    marks = {
        ("agenda", plan.agenda.blocks[0].id): Mark(hidden=True),
        ("exercise", plan.role_round.exercises[0].name): Mark(hidden=True),
        ("check", plan.day.checklist[0].text[:120]): Mark(hidden=True),
        ("after", f"{plan.after.deadlines[0].kind}-1"): Mark(hidden=True),
    }
    made = marked(plan, marks)
    assert made.agenda.blocks == plan.agenda.blocks[1:]
    assert made.role_round.exercises == plan.role_round.exercises[1:]
    assert made.day.checklist == plan.day.checklist[1:]
    assert made.after.deadlines == plan.after.deadlines[1:]


def test_what_was_never_moved_comes_after_what_was():
    marks = {("part", "c"): Mark(place=0.0), ("part", "a"): Mark(hidden=True)}
    assert in_order(("a", "b", "c", "d"), str, marks, "part") == ("c", "b", "d")


def test_every_export_takes_a_marked_plan(plan):
    from finalist.journeys import prepare

    made = marked(plan, {("question", one.id): Mark(hidden=True) for one in plan.questions})
    assert b"Nothing was given that a question could rest on" in prepare.markdown(made)
    assert b"<html" in prepare.html(made)
    assert b"BEGIN:VCALENDAR" in prepare.ics(made)
