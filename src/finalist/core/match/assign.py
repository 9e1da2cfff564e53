"""Which story for which question: chosen together, exactly, so that no interviewer hears a story twice.

Rules: one story and one spare a question, and they differ; a person (with everybody who sits or debriefs
with them) hears a story at most once, spares included; what somebody was told in an earlier round is not
told to them again; a fit under the floor is not used. What gives way when stories are few is how many
questions have one: the least likely go without, and the assignment says which and why. Rules that the
caller names in `relax` give way after that, in that order, and only for questions still without a story;
the assignment says each time. That somebody who is in the room hears a story twice is never allowed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from finalist.core.match.optimum import Choice, best_choices

FLOOR = 0.2
"""A story that fits a question less than this is not offered for it. Convention, from
benchmarks/matching.py.
"""

WEAK = 0.5
"""Share of the floor that a fit must reach when the floor itself may give way (convention)."""

Relax = Literal["weak-fit", "told-earlier", "debrief"]
"""Rules that may give way: the floor; not again to whom an earlier round told it; not to people who compare notes."""
WithoutBecause = Literal["no-story-fits", "told-before", "taken"]


@dataclass(frozen=True, slots=True)
class AssignedQuestion:
    """A question to find a story for. weight: how likely it is (> 0); askers: ids of the people who may ask
    it.

    No askers means that anybody may ask it, so everybody counts as hearing the answer.
    """

    id: str
    weight: float
    askers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Without:
    """A question left without a story (or spare): none fits, those that fit are known to the asker, or are
    taken.
    """

    question: str
    because: WithoutBecause


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A story that a question has only because a rule gave way."""

    question: str
    story: str
    rule: Relax


@dataclass(frozen=True, slots=True)
class Assignment:
    """Question id → story id, for stories and spares; who hears what; and what had to give way.

    worth: sum of weight × fit over the chosen stories; spare_worth: the same over the spares.
    """

    stories: dict[str, str] = field(default_factory=dict)
    spares: dict[str, str] = field(default_factory=dict)
    heard_by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    worth: float = 0.0
    spare_worth: float = 0.0
    without: tuple[Without, ...] = ()
    without_spare: tuple[Without, ...] = ()
    relaxed: tuple[Relaxed, ...] = ()


_ANYBODY = "anybody"


def assign(
    questions: Sequence[AssignedQuestion],
    stories: Sequence[str],
    fit: Mapping[tuple[str, str], float],
    *,
    told: Mapping[str, frozenset[str]] | None = None,
    panels: Sequence[frozenset[str]] = (),
    debriefs: Sequence[frozenset[str]] = (),
    floor: float = FLOOR,
    relax: Sequence[Relax] = (),
) -> Assignment:
    """The assignment of highest weighted fit. `fit`: (question id, story id) → 0..1, a missing pair is 0.

    told: story id → ids of people who heard it in an earlier round; panels: sets of people who hear as one;
    debriefs: sets of people who compare notes afterwards; relax: rules that may give way, the first one first.
    Stories are chosen first; spares then from what is left, so that a spare never takes a story from a
    question. The result does not depend on the order of the input: ties go to the smaller ids.
    """
    asked = sorted(questions, key=lambda question: question.id)
    room = _Room(asked, panels, debriefs, told or {})
    fitting = {q.id: [s for s in sorted(set(stories)) if fit.get((q.id, s), 0.0) >= floor] for q in asked}
    usable = {q.id: [s for s in fitting[q.id] if not room.heard(s, room.hearers[q.id])] for q in asked}
    chosen, worth = _choose(asked, usable, fit, room.hearers, taken={})
    relaxed: list[Relaxed] = []
    for rule in relax:
        left = [question for question in asked if question.id not in chosen]
        more, added = _choose(left, *room.relaxed(rule, left, stories, fit, floor), taken=chosen)
        relaxed += [Relaxed(question, story, rule) for question, story in more.items()]
        chosen, worth = {**chosen, **more}, worth + added
    open_to_spare = {q.id: usable[q.id] if q.id in chosen else [] for q in asked}
    spares, spare_worth = _choose(asked, open_to_spare, fit, room.hearers, taken=chosen)
    return Assignment(
        stories=dict(sorted(chosen.items())),
        spares=spares,
        heard_by={q.id: tuple(sorted(room.hearers[q.id] - {_ANYBODY})) for q in asked},
        worth=worth,
        spare_worth=spare_worth,
        without=tuple(_without(q, fitting, usable) for q in asked if q.id not in chosen),
        without_spare=tuple(
            _without(q, fitting, usable, besides=1) for q in asked if q.id in chosen and q.id not in spares
        ),
        relaxed=tuple(relaxed),
    )


class _Room:
    """Who hears what: askers, those who sit with them, and those who compare notes with them."""

    def __init__(
        self,
        asked: Sequence[AssignedQuestion],
        panels: Sequence[frozenset[str]],
        debriefs: Sequence[frozenset[str]],
        told: Mapping[str, frozenset[str]],
    ) -> None:
        groups = (*panels, *debriefs)
        people = sorted({person for q in asked for person in q.askers} | {p for group in groups for p in group})
        self.present = {q.id: _hearers(q, panels, people) for q in asked}
        self.hearers = {
            name: present.union(*(group for group in debriefs if group & present))
            for name, present in self.present.items()
        }
        self._told = told

    def heard(self, story: str, people: frozenset[str]) -> bool:
        """Whether one of them heard the story in an earlier round."""
        return bool(self._told.get(story, frozenset()) & people)

    def relaxed(
        self,
        rule: Relax,
        left: Sequence[AssignedQuestion],
        stories: Sequence[str],
        fit: Mapping[tuple[str, str], float],
        floor: float,
    ) -> tuple[dict[str, list[str]], Mapping[tuple[str, str], float], Mapping[str, frozenset[str]]]:
        """(stories that may be used for each question, fit, hearers) once the rule gives way."""
        hearers = self.present if rule == "debrief" else self.hearers
        low = floor * WEAK if rule == "weak-fit" else floor
        usable = {
            question.id: [
                story
                for story in sorted(set(stories))
                if fit.get((question.id, story), 0.0) >= low
                and (rule == "told-earlier" or not self.heard(story, hearers[question.id]))
            ]
            for question in left
        }
        return usable, fit, hearers


def _hearers(question: AssignedQuestion, panels: Sequence[frozenset[str]], people: Sequence[str]) -> frozenset[str]:
    askers = frozenset(question.askers) or frozenset(people) or frozenset({_ANYBODY})
    return askers.union(*(panel for panel in panels if panel & askers))


def _without(
    question: AssignedQuestion,
    fitting: Mapping[str, list[str]],
    usable: Mapping[str, list[str]],
    besides: int = 0,
) -> Without:
    if len(fitting[question.id]) <= besides:
        return Without(question.id, "no-story-fits")
    return Without(question.id, "told-before" if len(usable[question.id]) <= besides else "taken")


def _choose(
    asked: Sequence[AssignedQuestion],
    usable: Mapping[str, list[str]],
    fit: Mapping[tuple[str, str], float],
    hearers: Mapping[str, frozenset[str]],
    taken: Mapping[str, str],
) -> tuple[dict[str, str], float]:
    """The best choice of one story a question, given the stories `taken` already; and its worth."""
    known = {(person, story) for question, story in taken.items() for person in hearers[question]}
    choices = [
        Choice(question.id, story, question.weight * fit[question.id, story])
        for question in asked
        for story in usable[question.id]
        if question.weight > 0 and not any((person, story) in known for person in hearers[question.id])
    ]
    picked = best_choices(choices, hearers)
    return {choice.question: choice.story for choice in picked}, sum(choice.worth for choice in picked)
