"""The assignment against brute force, and its rules one by one."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.match.assign import AssignedQuestion, Assignment, Relax, Relaxed, Without, assign
from finalist.core.match.reasons import relaxed_says

PEOPLE = ("ann", "bo", "cy")


def test_the_likelier_question_gets_the_only_story() -> None:
    questions = [AssignedQuestion("q1", 0.4, ("ann",)), AssignedQuestion("q2", 0.9, ("ann",))]
    found = assign(questions, ["s1"], {("q1", "s1"): 0.9, ("q2", "s1"): 0.8})
    assert found.stories == {"q2": "s1"}
    assert found.without == (Without("q1", "taken"),)
    assert found.worth == pytest.approx(0.72)


def test_two_people_who_do_not_sit_together_may_hear_the_same_story() -> None:
    questions = [AssignedQuestion("q1", 1.0, ("ann",)), AssignedQuestion("q2", 1.0, ("bo",))]
    fit = {("q1", "s1"): 0.9, ("q2", "s1"): 0.9}
    assert assign(questions, ["s1"], fit).stories == {"q1": "s1", "q2": "s1"}
    together = assign(questions, ["s1"], fit, panels=[frozenset({"ann", "bo"})])
    assert together.stories == {"q1": "s1"}
    assert together.heard_by == {"q1": ("ann", "bo"), "q2": ("ann", "bo")}


def test_a_story_told_in_round_one_is_not_repeated_to_the_person_or_to_their_panel() -> None:
    questions = [AssignedQuestion("q1", 1.0, ("ann",)), AssignedQuestion("q2", 1.0, ("bo",))]
    fit = {("q1", "s1"): 0.9, ("q2", "s1"): 0.9}
    told = {"s1": frozenset({"ann"})}
    alone = assign(questions, ["s1"], fit, told=told)
    assert alone.stories == {"q2": "s1"}
    assert alone.without == (Without("q1", "told-before"),)
    assert assign(questions, ["s1"], fit, told=told, panels=[frozenset({"ann", "bo"})]).stories == {}


def test_a_fit_under_the_floor_is_never_used() -> None:
    found = assign([AssignedQuestion("q1", 1.0)], ["s1"], {("q1", "s1"): 0.2}, floor=0.3)
    assert found == Assignment(heard_by={"q1": ()}, without=(Without("q1", "no-story-fits"),))


def test_a_question_nobody_in_particular_asks_may_be_asked_by_anybody() -> None:
    questions = [AssignedQuestion("q1", 1.0), AssignedQuestion("q2", 0.5, ("ann",))]
    fit = {("q1", "s1"): 0.9, ("q2", "s1"): 0.9}
    assert assign(questions, ["s1"], fit).stories == {"q1": "s1"}
    assert assign([AssignedQuestion("q1", 1.0), AssignedQuestion("q2", 0.5)], ["s1"], fit).stories == {"q1": "s1"}


def test_the_spare_differs_and_takes_no_story_from_a_question() -> None:
    questions = [AssignedQuestion("q1", 1.0, ("ann",)), AssignedQuestion("q2", 0.1, ("ann",))]
    fit = {("q1", "s1"): 0.9, ("q1", "s2"): 0.8, ("q2", "s2"): 0.4}
    found = assign(questions, ["s1", "s2"], fit)
    assert found.stories == {"q1": "s1", "q2": "s2"}
    assert found.spares == {}
    assert found.without_spare == (Without("q1", "taken"), Without("q2", "no-story-fits"))


def test_the_order_of_the_input_does_not_matter_and_ties_go_to_smaller_ids() -> None:
    questions = [AssignedQuestion(name, 1.0, ("ann",)) for name in ("q1", "q2", "q3")]
    stories = ["s1", "s2", "s3", "s4"]
    fit = {(q.id, s): 0.5 for q in questions for s in stories}
    for order in itertools.permutations(questions):
        found = assign(order, stories[::-1], fit)
        assert found.stories == {"q1": "s1", "q2": "s2", "q3": "s3"}
        assert found.spares == {"q1": "s4"}


def test_nothing_to_assign_is_an_empty_assignment() -> None:
    assert assign([], ["s1"], {}) == Assignment()
    assert assign([AssignedQuestion("q1", 1.0)], [], {}).stories == {}


@st.composite
def cases(
    draw: st.DrawFn,
) -> tuple[
    list[AssignedQuestion], list[str], dict[tuple[str, str], float], dict[str, frozenset[str]], list[frozenset[str]]
]:
    stories = [f"s{n}" for n in range(draw(st.integers(1, 4)))]
    questions = [
        AssignedQuestion(
            f"q{n}",
            draw(st.sampled_from([0.2, 0.5, 0.9, 1.0])),
            tuple(draw(st.sets(st.sampled_from(PEOPLE), max_size=2))),
        )
        for n in range(draw(st.integers(1, 4)))
    ]
    fit = {(q.id, s): draw(st.sampled_from([0.0, 0.31, 0.5, 0.77, 1.0])) for q in questions for s in stories}
    told = {s: frozenset(draw(st.sets(st.sampled_from(PEOPLE), max_size=1))) for s in stories}
    panels = [frozenset(draw(st.sets(st.sampled_from(PEOPLE), min_size=2)))] if draw(st.booleans()) else []
    return questions, stories, fit, told, panels


def ears(question: AssignedQuestion, questions: list[AssignedQuestion], panels: list[frozenset[str]]) -> frozenset[str]:
    everybody = {p for q in questions for p in q.askers} | {p for panel in panels for p in panel}
    found = set(question.askers) or everybody or {"anybody"}
    for panel in panels:
        if panel & (set(question.askers) or everybody):
            found |= panel
    return frozenset(found)


@settings(max_examples=120)
@given(cases())
def test_it_is_as_good_as_trying_everything_and_breaks_no_rule(case) -> None:  # type: ignore[no-untyped-def]
    questions, stories, fit, told, panels = case
    found = assign(questions, stories, fit, told=told, panels=panels, floor=0.3)
    hearers = {q.id: ears(q, questions, panels) for q in questions}

    def lawful(chosen: dict[str, str], before: dict[str, str]) -> bool:
        heard: set[tuple[str, str]] = {(p, s) for q, s in before.items() for p in hearers[q]}
        for question, story in chosen.items():
            pairs = {(person, story) for person in hearers[question]}
            if fit[question, story] < 0.3 or told[story] & hearers[question] or pairs & heard:
                return False
            heard |= pairs
        return True

    weight = {q.id: q.weight for q in questions}

    def best(names: list[str], before: dict[str, str]) -> float:
        top = 0.0
        for pick in itertools.product([None, *stories], repeat=len(names)):
            chosen = {q: s for q, s in zip(names, pick, strict=True) if s}
            if lawful(chosen, before):
                top = max(top, sum(weight[q] * fit[q, s] for q, s in chosen.items()))
        return top

    assert lawful(found.stories, {})
    assert found.worth == pytest.approx(best([q.id for q in questions], {}), abs=4e-4)
    assert lawful(found.spares, found.stories)
    assert set(found.spares) <= set(found.stories)
    assert all(found.stories[q] != s for q, s in found.spares.items())
    assert found.spare_worth == pytest.approx(best(list(found.stories), found.stories), abs=4e-4)
    assert {gap.question for gap in found.without} == {q.id for q in questions} - set(found.stories)


def test_forty_questions_sixty_stories_and_eight_people_are_planned_in_good_time() -> None:
    names = [f"p{n}" for n in range(8)]
    questions = [AssignedQuestion(f"q{n:02}", 1 - n / 50, (names[n % 8], names[n * 3 % 8])) for n in range(40)]
    stories = [f"s{n:02}" for n in range(60)]
    fit = {(q.id, s): ((i * 37 + j * 61) % 97) / 97 for i, q in enumerate(questions) for j, s in enumerate(stories)}
    assign(questions[:2], stories[:3], fit)
    started = time.process_time()
    found = assign(questions, stories, fit, panels=[frozenset({"p1", "p2"})])
    assert time.process_time() - started < 3
    assert len(found.stories) == 40


def test_a_rule_gives_way_only_when_named_and_it_is_said() -> None:
    questions = [AssignedQuestion("q1", 1.0, ("ann",)), AssignedQuestion("q2", 0.9, ("bo",))]
    fit = {("q1", "s1"): 0.9, ("q2", "s1"): 0.8, ("q2", "s2"): 0.15}
    debriefs = [frozenset({"ann", "bo"})]
    strict = assign(questions, ["s1", "s2"], fit, debriefs=debriefs, floor=0.2)
    assert strict.stories == {"q1": "s1"}
    assert strict.relaxed == ()
    weak = assign(questions, ["s1", "s2"], fit, debriefs=debriefs, floor=0.2, relax=("weak-fit", "debrief"))
    assert weak.relaxed == (Relaxed("q2", "s2", "weak-fit"),)
    notes = assign(questions, ["s1", "s2"], fit, debriefs=debriefs, floor=0.2, relax=("debrief", "weak-fit"))
    assert notes.stories == {"q1": "s1", "q2": "s1"}
    assert notes.relaxed == (Relaxed("q2", "s1", "debrief"),)
    assert relaxed_says(notes.relaxed[0]).text == "Somebody who will compare notes with them hears this one too."


def test_what_an_earlier_round_told_is_told_again_only_when_that_may_give_way() -> None:
    asked = [AssignedQuestion("q1", 1.0, ("ann",))]
    told = {"s1": frozenset({"ann"})}
    assert assign(asked, ["s1"], {("q1", "s1"): 0.9}, told=told).stories == {}
    again = assign(asked, ["s1"], {("q1", "s1"): 0.9}, told=told, relax=("told-earlier",))
    assert again.relaxed == (Relaxed("q1", "s1", "told-earlier"),)


@settings(max_examples=40)
@given(cases())
def test_whatever_gives_way_nobody_in_the_room_hears_a_story_twice(
    case: tuple[
        list[AssignedQuestion], list[str], dict[tuple[str, str], float], dict[str, frozenset[str]], list[frozenset[str]]
    ],
) -> None:
    questions, stories, fit, told, panels = case
    rules: tuple[Relax, ...] = ("weak-fit", "told-earlier", "debrief")
    strict = assign(questions, stories, fit, told=told, panels=panels)
    found = assign(questions, stories, fit, told=told, panels=panels, relax=rules)
    heard = [(p, s) for q, s in found.stories.items() for p in ears_of(q, questions, panels)]
    assert len(heard) == len(set(heard))
    assert strict.stories.items() <= found.stories.items()
    assert {item.question for item in found.relaxed} == set(found.stories) - set(strict.stories)


def ears_of(name: str, questions: list[AssignedQuestion], panels: list[frozenset[str]]) -> frozenset[str]:
    return ears(next(question for question in questions if question.id == name), questions, panels)
