"""The close-out of a meeting, the same evening: each step is saved by itself, so that one can leave and go on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from finalist.core import clock
from finalist.core.errors import InputProblems, UserError
from finalist.core.plan.evening import STEPS, next_step
from finalist.services import drafting, letters
from finalist.services.during import meeting_of
from finalist.services.history import tell
from finalist.store.access import NotThere, Stale
from finalist.store.models import CloseOut, Meeting
from finalist.store.models.opportunity import Stage
from finalist.store.saving import change

OFFERED = timedelta(days=3)
"""How long after a meeting Today offers its close-out. Convention: memory of a talk does not keep longer."""
RUNNING = timedelta(hours=1)
"""How long a meeting without an end is taken to run (as core/plan/snapshot.py)."""


EVENING = timedelta(hours=17)
"""When the evening of a meeting begins of which only the day is known. Convention."""


def close_out_of(meeting: Meeting) -> CloseOut | None:
    """How far its close-out has come; None while nothing was saved."""
    row: CloseOut | None = CloseOut.objects.of(meeting.owner).filter(meeting=meeting).first()
    return row


def save(owner: Any, meeting_id: str, step: str, seen: int | None, keep: Callable[[Meeting], None]) -> str:
    """Save one step: `keep` writes what it gave. The step to go on with, "" after the last; then letters are drafted.

    `seen`: revision of the close-out the form was made from, 0 for none yet. Raises NotThere for a step that is none,
    Stale when another tab saved meanwhile; then nothing of the step is kept.
    """
    if step not in STEPS:
        raise NotThere
    meeting = meeting_of(owner, meeting_id)
    with transaction.atomic():
        row, is_new = CloseOut.objects.get_or_create(meeting=meeting, defaults={"owner": owner})
        if seen == 0 and not is_new and row.steps:
            raise Stale(row)
        keep(meeting)
        saved = [one for one in STEPS if one in {*row.steps, step}]
        row = change(row, seen or None, steps=saved, deleted_at=None)
        ends = len(saved) == len(STEPS) and row.ended_at is None
        if ends:
            _end(owner, meeting, row)
    if ends:
        _draft(owner, meeting)
    return next_step(saved, step)


def waiting(owner: Any, now: datetime) -> list[Meeting]:
    """Meetings that ended within the last days and were not closed out, the earliest first; one query."""
    done = CloseOut.objects.filter(meeting=OuterRef("pk"), ended_at__isnull=False, deleted_at=None)
    rows = Meeting.objects.of(owner).filter(~Exists(done), state="set")
    rows = rows.filter(opportunity__deleted_at=None, opportunity__archived_at=None).exclude(opportunity__stage="closed")
    ended = Q(whole_day=False, end__lte=now, end__gte=now - OFFERED)
    for whole_day, lasts in ((False, RUNNING), (True, EVENING)):
        begun = {"start__lte": now - lasts, "start__gte": now - lasts - OFFERED}
        ended |= Q(whole_day=True, **begun) if whole_day else Q(whole_day=False, end=None, **begun)
    return list(rows.filter(ended).select_related("opportunity").order_by("start", "pk"))


def _end(owner: Any, meeting: Meeting, row: CloseOut) -> None:
    """The last step was saved: the opportunity has moved on."""
    change(row, ended_at=clock.now())
    opportunity = meeting.opportunity
    if opportunity.stage in (Stage.INVITED, Stage.PREPARING):
        change(opportunity, stage=Stage.MET)
    tell(owner, opportunity, "closed-out", title=meeting.title or opportunity.company)


def _draft(owner: Any, meeting: Meeting) -> None:
    """A letter for everybody met there, drafted; where the papers give nothing to draft from, an empty one."""
    people = set(meeting.people.filter(deleted_at=None).values_list("pk", flat=True))
    if not people:
        return
    try:
        drafting.draft_all(owner, meeting.opportunity_id, meeting.pk)
    except (UserError, InputProblems):
        letters.begin_all(owner, meeting.opportunity_id, only=people)
