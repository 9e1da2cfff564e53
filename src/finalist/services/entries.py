"""Which entry of a calendar a meeting is: one UID and one SEQUENCE, whichever file or feed says it (RFC 5545, 5546).

A meeting that came as a calendar entry has that entry's UID, and its SEQUENCE, so that what the organiser changes later
counts more; every other has one of ours, and its SEQUENCE grows with each change. Which it is was settled when the row
was made and stays: a UID that changes is an entry twice.
"""

from finalist.core.documents.gameplan import GamePlan
from finalist.core.documents.invitation import Meeting as Slot
from finalist.store.models import Meeting, Opportunity

PLAN = "plan:"
LONGEST = 230
"""A longer UID is not taken over. Convention."""


def place_in_plan(slot: Slot) -> str:
    """What a row keeps in `uid`."""
    return f"{PLAN}{slot.id}"


def entry_of(slot: Slot) -> str:
    """What a new row keeps in `invited_as`: the UID of the invitation's entry, "" without one."""
    own = " ".join(slot.uid.split())
    return own if len(own) <= LONGEST else ""


def uid_of(row: Meeting) -> str:
    """The UID, whole."""
    return row.invited_as or f"meeting-{row.pk}@finalist"


def sequence_of(row: Meeting) -> int:
    """The SEQUENCE that goes with `uid_of`. An invitation's entry that was called off is one later than it came."""
    return int(row.sequence + (row.state == "cancelled") if row.invited_as else row.rev)


def of_plan(opportunity: Opportunity, plan: GamePlan) -> dict[str, tuple[str, int]]:
    """Meeting id of the plan → UID and SEQUENCE of its row."""
    rows = opportunity.meetings.filter(deleted_at=None, state="set", uid__startswith=PLAN)
    held = {row.uid.removeprefix(PLAN): (uid_of(row), sequence_of(row)) for row in rows}
    return {slot.id: held[slot.id] for slot in plan.snapshot.meetings if slot.id in held}
