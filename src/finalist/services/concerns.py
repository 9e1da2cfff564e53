"""Concerns of an opportunity: how far each has come, by the moves core allows."""

from datetime import date
from typing import Any

from django.db import transaction

from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import UserError
from finalist.core.plan.concern_states import ConcernHistory, Move, moved
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import ConcernState, Opportunity, Person
from finalist.store.saving import change

LANDED = {"yes": True, "no": False}
LONGEST = 4_000


@transaction.atomic
def move(
    owner: Any,
    opportunity_id: str,
    key: str,
    title: str,
    to: str,
    *,
    on: date,
    person: str = "",
    landed: str = "unknown",
) -> ConcernState:
    """One step of a concern. `person`: id of the one it was raised with. Raises UserError for a step not allowed."""
    row = state_of(owner, opportunity_id, key, title)
    who = mine(Person, owner, person) if person else None
    step = Move(to, on, who.name if who else "", landed)  # type: ignore[arg-type]
    history = moved(history_of(row), step)
    moves = [{"to": m.to, "on": m.on.isoformat(), "person": m.person, "landed": m.landed} for m in history.moves]
    tell(owner, row.opportunity, "concern-moved", title=row.title, to=to)
    return change(row, state=to, history=moves, person=who or row.person, landed=LANDED.get(landed, row.landed))


def answer(owner: Any, opportunity_id: str, key: str, title: str, text: str, seen: int | None = None) -> ConcernState:
    """Keep the candidate's own answer to the doubt."""
    if len(text) > LONGEST:
        raise UserError("This answer is too long to be said.", f"Keep it under {LONGEST} characters.")
    return change(state_of(owner, opportunity_id, key, title), seen, answer=text.strip())


def add(owner: Any, opportunity_id: str, title: str) -> ConcernState:
    """A doubt the candidate names themselves."""
    if not title.strip():
        raise UserError("The doubt has no words yet.", "Say in a line what they may doubt.")
    opportunity = mine(Opportunity, owner, opportunity_id)
    row = ConcernState(owner=owner, opportunity=opportunity, title=title.strip()[:300])
    row.key = f"own:{row.pk}"
    row.save(force_insert=True)
    return row


def state_of(owner: Any, opportunity_id: str, key: str, title: str = "") -> ConcernState:
    """The row of a concern, made on the first look; a plan's concern or one of the candidate's own."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    if not key or len(key) > 120:
        raise UserError("This concern is not in the plan.", "Open the plan again.")
    defaults = {"title": title[:300] or key}
    row, _ = ConcernState.objects.get_or_create(owner=owner, opportunity=opportunity, key=key, defaults=defaults)
    return row


def history_of(row: ConcernState) -> ConcernHistory:
    """The row as core knows it."""
    moves = tuple(
        Move(one["to"], date.fromisoformat(one["on"]), one.get("person", ""), one.get("landed", "unknown"))
        for one in row.history
    )
    return ConcernHistory(row.key, moves)


def with_states(
    plan: GamePlan | None, opportunity: Opportunity
) -> tuple[list[tuple[Any, ConcernState | None]], list[ConcernState]]:
    """(the plan's concerns, each with its row or None), and the candidate's own."""
    rows = {row.key: row for row in ConcernState.objects.of(opportunity.owner).filter(opportunity=opportunity)}
    cards = [(card, rows.pop(card.id, None)) for card in (plan.concerns if plan else ())]
    return cards, [row for row in rows.values() if row.key.startswith("own:")]
