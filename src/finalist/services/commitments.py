"""Promises: who owes what to whom, until when."""

from datetime import date
from typing import Any

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.store.access import mine
from finalist.store.models import Commitment, Opportunity, Person
from finalist.store.saving import change, throw_away

SIDES = ("me", "them")
LONGEST = 2_000


def add(
    owner: Any, opportunity_id: str, text: str, *, by: str = "me", person_id: str = "", due: date | None = None
) -> Commitment:
    """Something that was promised. Raises UserError without words, or for a side that is none."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    person = mine(Person, owner, person_id) if person_id else None
    values = _fitting(text, by)
    row: Commitment = Commitment.objects.create(owner=owner, opportunity=opportunity, person=person, due=due, **values)
    return row


def edit(
    owner: Any, commitment_id: str, seen: int | None, text: str, *, by: str, person_id: str = "", due: date | None
) -> Commitment:
    """Change it. Raises as `add` does, and Stale."""
    row = mine(Commitment, owner, commitment_id)
    person = mine(Person, owner, person_id) if person_id else None
    return change(row, seen, person=person, due=due, **_fitting(text, by))


def settle(owner: Any, commitment_id: str, *, done: bool = True) -> Commitment:
    """It was kept, or was not after all."""
    return change(mine(Commitment, owner, commitment_id), done_at=clock.now() if done else None)


def remove(owner: Any, commitment_id: str) -> Commitment:
    """Throw it away (can be undone)."""
    row = mine(Commitment, owner, commitment_id)
    throw_away(row)
    return row


def _fitting(text: str, by: str) -> dict[str, Any]:
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise UserError("This promise has no words yet.", "Say in a line what was promised.")
    if by not in SIDES:
        raise UserError(f"“{by[:20]}” is nobody who promised.", "Choose me or them.")
    return {"text": words, "by": by}
