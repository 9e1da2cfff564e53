"""Reflections: what a meeting taught, in the candidate's own words, with their own mark for it."""

from typing import Any

from django.db import transaction

from finalist.core.errors import UserError
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Meeting, Opportunity, Reflection
from finalist.store.saving import change, throw_away

RATINGS = (1, 2, 3, 4, 5)
LONGEST = 20_000


@transaction.atomic
def keep(owner: Any, opportunity_id: str, text: str, *, rating: int | None = None, meeting_id: str = "") -> Reflection:
    """A new one. Raises UserError without words, or for a mark outside 1 to 5."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    meeting = mine(Meeting, owner, meeting_id, opportunity=opportunity) if meeting_id else None
    words = _words(text, rating)
    row: Reflection = Reflection.objects.create(
        owner=owner, opportunity=opportunity, meeting=meeting, text=words, rating=rating
    )
    tell(owner, opportunity, "reflected")
    return row


def edit(owner: Any, reflection_id: str, seen: int | None, text: str, *, rating: int | None) -> Reflection:
    """Change it. Raises as `keep` does, and Stale."""
    return change(mine(Reflection, owner, reflection_id), seen, text=_words(text, rating), rating=rating)


def remove(owner: Any, reflection_id: str) -> Reflection:
    """Throw it away (can be undone)."""
    row = mine(Reflection, owner, reflection_id)
    throw_away(row)
    return row


def fitting(rating: int | None) -> int | None:
    """The mark itself. Raises UserError for one outside 1 to 5."""
    if rating is not None and rating not in RATINGS:
        raise UserError(f"{rating} is not a mark.", "Give 1 to 5, or none.")
    return rating


def _words(text: str, rating: int | None) -> str:
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise UserError("There is nothing to keep yet.", "Write a line or two on how it went.")
    fitting(rating)
    return words
