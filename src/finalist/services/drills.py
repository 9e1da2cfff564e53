"""Sittings of practice: begun with a kind, taken question by question, ended. The row keeps what was asked."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db import transaction

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.services import drill_items, listening, recalling
from finalist.services.drill_items import Item, item_of
from finalist.services.history import tell
from finalist.store import files
from finalist.store.access import mine
from finalist.store.models import Blob, Drill, Opportunity, Person, Take
from finalist.store.saving import change, throw_away

KINDS = ("due", "panel", "person", "concern", "presentation", "role-play", "question")
DECK_LIMIT = 20_000_000
"""Bytes of a presentation. Convention: as large a PDF as is drawn."""
MINUTES = (1, 60)
"""Least and most minutes of a talk."""


@transaction.atomic
def begin(owner: Any, kind: str, *, opportunity_id: str = "", about: str = "", minutes: int = 10) -> Drill:
    """Begin a sitting. `about`: the person's row, the concern's key, the question's id, the scene's id or the
    talk's topic. Raises UserError when the kind is none, or there is nothing to ask.
    """
    opportunity = mine(Opportunity, owner, opportunity_id) if opportunity_id else None
    makers: dict[str, Callable[[], tuple[Item, ...]]] = {
        "due": lambda: drill_items.next_due(owner, recalling.due_keys(owner, opportunity), opportunity),
        "panel": lambda: drill_items.with_panel(owner, opportunity),
        "person": lambda: drill_items.with_person(owner, mine(Person, owner, about), opportunity),
        "concern": lambda: drill_items.around_concern(owner, about, _needed(opportunity)),
        "presentation": lambda: drill_items.presentation(owner, about.strip()[:200], _minutes(minutes), opportunity),
        "role-play": lambda: drill_items.role_play(about),
        "question": lambda: drill_items.one_question(owner, about, opportunity),
    }
    if kind not in makers:
        raise UserError(f"“{kind[:20]}” is no kind of practice.", f"Choose one of {', '.join(KINDS)}.")
    items = makers[kind]()
    if not items:
        raise UserError("There is nothing to ask yet.", "Choose a question of the bank, or make the plan first.")
    drill: Drill = Drill.objects.create(
        owner=owner,
        kind=kind,
        opportunity=opportunity,
        person=mine(Person, owner, about) if kind == "person" else None,
        title=_title(kind, items)[:300],
        items=[one.as_json() for one in items],
        options={"language": listening.choice_of(owner).language},
    )
    return drill


@transaction.atomic
def begin_talk(owner: Any, topic: str, minutes: int, deck: bytes | None, opportunity_id: str = "") -> Drill:
    """A presentation, with the PDF of its slides. Raises UserError when that is no PDF."""
    if deck is not None and deck.lstrip()[:5] != b"%PDF-":
        raise UserError("This is no PDF.", "Save the slides as PDF and hand that in.")
    drill = begin(owner, "presentation", opportunity_id=opportunity_id, about=topic, minutes=minutes)
    if deck is None:
        return drill
    return change(drill, deck=files.keep(owner, [deck], "application/pdf", limit=DECK_LIMIT))


def guess(owner: Any, drill_id: str, place: int, competency: str) -> Drill:
    """What the candidate takes the question to be about; the first guess counts."""
    drill = mine(Drill, owner, drill_id)
    given = dict(drill.competency_guess) if isinstance(drill.competency_guess, dict) else {}
    if str(place) in given or not 0 <= place < len(items_of(drill)):
        return drill
    return change(drill, competency_guess={**given, str(place): competency[:40]})


@transaction.atomic
def end(owner: Any, drill_id: str) -> Drill:
    """It is over."""
    drill = mine(Drill, owner, drill_id)
    if drill.ended_at:
        return drill
    if drill.opportunity and drill.takes.filter(deleted_at=None).exists():
        tell(owner, drill.opportunity, "practised", title=drill.title)
    return change(drill, ended_at=clock.now())


def remove(owner: Any, drill_id: str) -> Drill:
    """Throw the sitting away (can be undone); its takes stay."""
    drill = mine(Drill, owner, drill_id)
    throw_away(drill)
    return drill


def items_of(drill: Drill) -> tuple[Item, ...]:
    """What it asks; nothing strange comes through."""
    return tuple(item_of(one) for one in drill.items) if isinstance(drill.items, list) else ()


def answered(drill: Drill) -> frozenset[int]:
    """Places of the questions that have an answer; a recording that could not be listened to is none yet."""
    takes = Take.objects.of(drill.owner).filter(drill=drill, parent=None)
    heard = takes.exclude(state__in=[Take.State.FAILED, Take.State.CANCELLED])
    return frozenset(heard.values_list("place", flat=True))


def next_open(drill: Drill, here: int = -1, *, done: Collection[int] | None = None) -> int | None:
    """The place of the next question without an answer, behind `here` first; None when all have one.

    `done`: what `answered` gave the caller already.
    """
    done = answered(drill) if done is None else done
    left = [place for place in range(len(items_of(drill))) if place not in done and place != here]
    return next((place for place in left if place > here), left[0] if left else None)


def latest(owner: Any, opportunity: Opportunity | None = None, count: int = 10) -> Iterable[Drill]:
    """The newest sittings."""
    rows = Drill.objects.of(owner)
    rows = rows.filter(opportunity=opportunity) if opportunity else rows
    return list(rows.select_related("opportunity", "person").order_by("-created_at", "-pk")[:count])


def deck_of(drill: Drill) -> Blob | None:
    """The slides as a PDF."""
    return drill.deck


def _needed(opportunity: Opportunity | None) -> Opportunity:
    if opportunity is None:
        raise UserError("A concern belongs to an opportunity.", "Open the concern there and practise it.")
    return opportunity


def _minutes(given: int) -> int:
    return max(MINUTES[0], min(MINUTES[1], given))


def _title(kind: str, items: tuple[Item, ...]) -> str:
    return items[0].who if kind == "person" else items[0].text
