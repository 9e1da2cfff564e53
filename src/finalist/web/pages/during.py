"""The page for notes while a meeting runs: whom one talks to, the marks, and what was written so far."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from finalist.core import clock
from finalist.services import notes
from finalist.services.today import RUNNING
from finalist.store.ids import new_id
from finalist.store.models import Meeting, Note, Person
from finalist.web.messages import FIELDS
from finalist.web.messages_day import MARKS

SHOWN, MORE, MOST = 50, 200, 1_000
"""Lines shown at first: a phone is sent them again with each new one; how many a wish for earlier ones adds, and an
end to it: the Notes tab has them all. Conventions."""
EARLY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Lines:
    """What is kept of a meeting so far, the newest first, each with its kind in words.

    `wanted`: how many were asked for, None for the usual; `has_more`: there are earlier ones; `further`: how many to
    ask for then, None when it is enough for one page.
    """

    meeting: Meeting
    rows: tuple[tuple[Note, Any], ...]
    now: datetime
    wanted: int | None
    has_more: bool
    further: int | None


@dataclass(frozen=True, slots=True)
class DuringPage:
    """The page. `others`: meetings of the same day; `keep`: addresses the phone keeps for the time without a
    connection; `client_id`: the key of the next line sent without scripts; `zone`: whose clock the lines show;
    `is_over`: the meeting has ended; `is_bare`: the copy for the time without a connection, which holds no lines.
    """

    meeting: Meeting
    people: tuple[Person, ...]
    marks: tuple[tuple[str, Any], ...]
    others: tuple[Meeting, ...]
    keep: tuple[str, ...]
    lines: Lines | None
    client_id: str
    zone: str
    is_over: bool
    is_bare: bool


def during_page(meeting: Meeting, *, is_bare: bool = False, wanted: int | None = None) -> DuringPage:
    """Read it for a meeting the caller may see; four queries, however many lines there are. `wanted`: lines shown."""
    others = _of_that_day(meeting)
    people = meeting.people.filter(deleted_at=None).order_by("name")
    known = tuple(people) or tuple(meeting.opportunity.people.filter(deleted_at=None).order_by("name"))
    end = meeting.end or meeting.start + RUNNING
    return DuringPage(
        meeting=meeting,
        people=known,
        marks=tuple(MARKS.items()),
        others=others if len(others) > 1 else (),
        keep=tuple(reverse("during-bare", args=[one.pk]) for one in others),
        lines=None if is_bare else lines_of(meeting, wanted),
        client_id="" if is_bare else new_id(),
        zone=timezone.get_current_timezone_name(),
        is_over=end <= clock.now(),
        is_bare=is_bare,
    )


def lines_of(meeting: Meeting, wanted: int | None = None) -> Lines:
    """What is kept of it so far: the newest `wanted` lines."""
    count = min(max(wanted or SHOWN, SHOWN), MOST)
    found = list(notes.found(meeting.opportunity, meeting_id=meeting.pk)[: count + 1])
    return Lines(
        meeting=meeting,
        rows=tuple((row, MARKS.get(row.kind) or FIELDS.get(row.kind, row.kind)) for row in found[:count]),
        now=clock.now(),
        wanted=count if count > SHOWN else None,
        has_more=len(found) > count,
        further=min(count + MORE, MOST) if count < MOST else None,
    )


def _of_that_day(meeting: Meeting) -> tuple[Meeting, ...]:
    """It, and the meetings around it on the same day of the candidate's calendar."""
    near = meeting.opportunity.meetings.filter(deleted_at=None, state="set")
    near = near.filter(start__gt=meeting.start - 2 * EARLY, start__lt=meeting.start + 2 * EARLY).order_by("start")
    day = timezone.localdate(meeting.start)
    found = [one for one in near if timezone.localdate(one.start) == day]
    return tuple(found if any(one.pk == meeting.pk for one in found) else [meeting, *found])
