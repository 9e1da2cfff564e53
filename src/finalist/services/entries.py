"""Which entry of a calendar a meeting is: one UID and one SEQUENCE, whichever file or feed says it (RFC 5545, 5546).

A meeting that came as a calendar entry has that entry's UID, and its SEQUENCE, so that what the organiser changes later
counts more; every other has one of ours, and its SEQUENCE grows with each change. Which it is was settled when the row
was made and stays: a UID that changes is an entry twice.
"""

from finalist.core.documents.gameplan import GamePlan
from finalist.core.documents.invitation import Meeting as Slot
from finalist.store.models import Meeting, Opportunity

LONGEST = 230
"""A longer UID is not taken over: the row keeps it in one field with the mark of the plan."""


def mark(slot: Slot, before: str | None = None) -> str:
    """What a row keeps in `uid`: the place in the plan, and the UID of the invitation after a space.

    `before`: what the row kept until now; None for a new row.
    """
    own = slot.uid if before is None else before.partition(" ")[2]
    own = " ".join(own.split())
    return f"plan:{slot.id} {own}" if own and len(own) <= LONGEST else f"plan:{slot.id}"


def place_of(row: Meeting) -> str:
    """The id of the plan's meeting that the row is, "" for one that is of no plan."""
    found: str = row.uid.partition(" ")[0]
    return found.removeprefix("plan:") if found.startswith("plan:") else ""


def invited_as(row: Meeting) -> str:
    """The UID of the invitation's entry, "" without one."""
    own: str = row.uid.partition(" ")[2]
    return own


def uid_of(row: Meeting) -> str:
    """The UID, whole."""
    return invited_as(row) or f"meeting-{row.pk}@finalist"


def sequence_of(row: Meeting) -> int:
    """The SEQUENCE that goes with `uid_of`. An invitation's entry that was called off is one later than it came."""
    return int(row.sequence + (row.state == "cancelled") if invited_as(row) else row.rev)


def of_plan(opportunity: Opportunity, plan: GamePlan) -> dict[str, tuple[str, int]]:
    """Meeting id of the plan → UID and SEQUENCE of its row."""
    rows = opportunity.meetings.filter(deleted_at=None, state="set", uid__startswith="plan:")
    held = {place_of(row): (uid_of(row), sequence_of(row)) for row in rows}
    return {slot.id: held[slot.id] for slot in plan.snapshot.meetings if slot.id in held}
