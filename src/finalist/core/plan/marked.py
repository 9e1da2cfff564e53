"""A plan as the candidate made it their own: their order and wording, without what they hid. Values in, values out.

Every way out of the workspace (page, PDF, calendar, Markdown) shows the same plan as the screens do.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import AgendaBlock, AskCard, DaySheet, GamePlan, LikelyQuestion

OWN = "own-words"
"""Stands where a line names its authored entry, when the candidate wrote the line."""


class Marking(Protocol):
    """What was done to one item. `place`: its rank in the candidate's order; `wording`: their text, "" for ours."""

    @property
    def hidden(self) -> bool: ...
    @property
    def place(self) -> float | None: ...
    @property
    def wording(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A marking as a plain value."""

    hidden: bool = False
    place: float | None = None
    wording: str = ""


Marks = Mapping[tuple[str, str], Marking]
"""(part, item) → mark. Parts: question, ask, agenda, exercise, value, check, after."""
Item = TypeVar("Item")
UNMARKED = Mark()


def in_order(items: Sequence[Item], key: Callable[[Item], str], marks: Marks, part: str) -> tuple[Item, ...]:
    """Hidden ones left out, the rest in the candidate's order where they gave one; what they never moved comes last."""
    shown = [item for item in items if not marks.get((part, key(item)), UNMARKED).hidden]
    places = {key(item): marks.get((part, key(item)), UNMARKED).place for item in shown}
    given = {name: place for name, place in places.items() if place is not None}
    return tuple(sorted(shown, key=lambda item: given.get(key(item), float(len(items))))) if given else tuple(shown)


def marked(plan: GamePlan, marks: Marks) -> GamePlan:
    """The plan with the marks in it; the same plan when there are none."""
    if not marks:
        return plan
    questions = _questions(plan, marks)
    asks = tuple(_ask(card, marks) for card in in_order(plan.asks, _id, marks, "ask"))
    blocks = in_order(plan.agenda.blocks, _id, marks, "agenda")
    here = {*map(_id, questions), *map(_id, asks)}
    gone = {*map(_id, plan.questions), *map(_id, plan.asks)} - here
    return plan.model_copy(
        update={
            "questions": questions,
            "asks": asks,
            "people": tuple(_without(card, gone, "questions", "asks") for card in plan.people),
            "stories": tuple(_without(card, gone, "for_questions") for card in plan.stories),
            "culture": in_order(plan.culture, lambda card: card.value, marks, "value"),
            "role_round": plan.role_round.model_copy(
                update={"exercises": in_order(plan.role_round.exercises, lambda one: one.name, marks, "exercise")}
            ),
            "agenda": plan.agenda.model_copy(
                update={"blocks": tuple(_block(plan, block, marks, gone) for block in blocks)}
            ),
            "day": _day(plan.day, gone, marks) if plan.day else None,
            "after": plan.after.model_copy(update={"deadlines": _deadlines(plan, marks)}),
        }
    )


def _id(item: Any) -> str:
    return str(item.id)


def _questions(plan: GamePlan, marks: Marks) -> tuple[LikelyQuestion, ...]:
    ordered = in_order(plan.questions, _id, marks, "question")
    return tuple(
        one.model_copy(update={"rank": rank, "text": _worded(one.text, marks.get(("question", one.id)))})
        for rank, one in enumerate(ordered, 1)
    )


def _ask(card: AskCard, marks: Marks) -> AskCard:
    return card.model_copy(update={"text": _worded(card.text, marks.get(("ask", card.id)))})


def _worded(line: Line, mark: Marking | None) -> Line:
    return Line(text=mark.wording, knowledge=OWN) if mark and mark.wording else line


def _without(card: Any, gone: Collection[str], *fields: str) -> Any:
    """The card without the ids of what was hidden."""
    return card.model_copy(update={field: _kept(getattr(card, field), gone) for field in fields})


def _kept(ids: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in gone)


def _block(plan: GamePlan, block: AgendaBlock, marks: Marks, gone: Collection[str]) -> AgendaBlock:
    """A block whose tasks quote questions: in the candidate's words, without those they hid."""
    items: list[tuple[str, LikelyQuestion | AskCard]] = [("question", one) for one in plan.questions]
    items += [("ask", one) for one in plan.asks]
    hidden = [one.text.text for _, one in items if one.id in gone]
    worded = [(one.text.text, marks.get((part, one.id), UNMARKED).wording) for part, one in items]
    tasks = []
    for task in block.tasks:
        if any(text in task.text for text in hidden):
            continue
        text = next((task.text.replace(old, new) for old, new in worded if new and old in task.text), "")
        tasks.append(Line(text=text, knowledge=OWN) if text else task)
    return block.model_copy(update={"tasks": tuple(tasks), "about": _kept(block.about, gone)})


def _day(day: DaySheet, gone: Collection[str], marks: Marks) -> DaySheet:
    people = tuple(one.model_copy(update={"ask": ""}) if one.ask in gone else one for one in day.people)
    checks = tuple(line for line in day.checklist if not marks.get(("check", line.text[:120]), UNMARKED).hidden)
    return day.model_copy(update={"asks": _kept(day.asks, gone), "people": people, "checklist": checks})


def _deadlines(plan: GamePlan, marks: Marks) -> tuple[Any, ...]:
    named = [(f"{due.kind}-{number}", due) for number, due in enumerate(plan.after.deadlines, 1)]
    return tuple(due for name, due in named if not marks.get(("after", name), UNMARKED).hidden)
