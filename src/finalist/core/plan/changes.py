"""What changed from one plan to the next, in the parts a candidate acts on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from finalist.core.documents.gameplan import GamePlan

Kind = Literal["new", "gone", "changed"]
MOVED = 3
"""Ranks a question must move to be named. Convention: less is noise."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `part`: question, person, meeting, fit, concern, ask, value; before, after: as shown."""

    part: str
    kind: Kind
    before: str
    after: str


def changes(old: GamePlan, new: GamePlan) -> tuple[Change, ...]:
    """Every difference, part by part: what is new, what has gone, what is another now."""
    found: list[Change] = []
    found += _compare("meeting", old.snapshot.meetings, new.snapshot.meetings, _meeting_key, _meeting_text)
    found += _compare("person", old.people, new.people, lambda one: one.name.value.casefold(), _person_text)
    found += _compare("fit", old.fit, new.fit, lambda one: one.requirement.text, lambda one: one.strength, named=True)
    found += _compare("question", old.questions, new.questions, lambda one: one.id, lambda one: one.text.text)
    found += _compare("concern", old.concerns, new.concerns, lambda one: one.id, lambda one: one.title)
    found += _compare("ask", _open(old), _open(new), lambda one: one.id, lambda one: one.text.text)
    found += _compare("value", old.culture, new.culture, lambda one: one.value, lambda one: one.name)
    return tuple(found)


def moved_questions(old: GamePlan, new: GamePlan) -> tuple[tuple[str, int, int], ...]:
    """Questions that moved by three ranks or more: text, rank before, rank after."""
    before = {question.id: question.rank for question in old.questions}
    return tuple(
        (question.text.text, before[question.id], question.rank)
        for question in new.questions
        if question.id in before and abs(before[question.id] - question.rank) >= MOVED
    )


def _compare(
    part: str,
    old: Iterable[Any],
    new: Iterable[Any],
    key: Callable[[Any], str],
    text: Callable[[Any], str],
    *,
    named: bool = False,
) -> list[Change]:
    before, after = {key(one): text(one) for one in old}, {key(one): text(one) for one in new}
    lead: Callable[[str, str], str] = (lambda name, words: f"{name}: {words}") if named else (lambda name, words: words)
    found = [Change(part, "new", "", lead(one, words)) for one, words in after.items() if one not in before]
    found += [Change(part, "gone", lead(one, words), "") for one, words in before.items() if one not in after]
    return found + [
        Change(part, "changed", lead(one, before[one]), words)
        for one, words in after.items()
        if one in before and before[one] != words
    ]


def _meeting_key(meeting: Any) -> str:
    return str(meeting.title or meeting.id)


def _meeting_text(meeting: Any) -> str:
    end = f"–{meeting.end:%H:%M}" if meeting.end else ""
    return f"{meeting.title}: {meeting.start:%Y-%m-%d %H:%M}{end} UTC"


def _person_text(card: Any) -> str:
    return f"{card.name.value}, {card.stake_name}" if card.stake_name else str(card.name.value)


def _open(plan: GamePlan) -> list[Any]:
    return [ask for ask in plan.asks if ask.status == "ask"]
