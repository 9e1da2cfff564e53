"""The Day tab: the sheet of a round with both clocks, people with faces and spoken names, and what to take along."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from finalist.core import clock
from finalist.core.documents.gameplan import GamePlan
from finalist.core.plan.day_pack import LONGEST
from finalist.core.text.zones import zone_info
from finalist.services import day as service
from finalist.services import planning
from finalist.services.evening import RUNNING
from finalist.services.marks import marks_of
from finalist.store.models import CloseOut, Meeting, Opportunity, Person


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting. `is_over`: it has ended; `is_closed`: its close-out was finished; `yours`: its time on the
    candidate's clock, "" when that shows the same."""

    meeting: Meeting
    is_over: bool
    is_closed: bool
    yours: str


@dataclass(frozen=True, slots=True)
class DayPerson:
    """Somebody of the day: the row that is kept (None when there is none), the story and question kept for them."""

    name: str
    stake: str
    person: Person | None
    story: str
    ask: str


@dataclass(frozen=True, slots=True)
class DayTab:
    """The sheet. `zone`: of the place; `own_zone`: the candidate's, "" when its clocks agree; `checks`: (item, line,
    whether ticked); `words`: own opening and closing sentence; `is_video`: some of it takes place on a screen."""

    opportunity: Opportunity
    plan: GamePlan | None
    zone: str
    own_zone: str
    checks: tuple[tuple[str, Any, bool], ...]
    people: tuple[DayPerson, ...]
    stories: tuple[str, ...]
    asks: tuple[str, ...]
    meetings: tuple[MeetingRow, ...]
    words: dict[str, str]
    longest: int
    is_video: bool


def day_tab(opportunity: Opportunity) -> DayTab:
    """Read it for an opportunity the caller may see; a handful of queries."""
    made = planning.latest(opportunity)
    plan = planning.document_of(made) if made else None
    meetings = list(opportunity.meetings.filter(deleted_at=None, state="set").order_by("start"))
    day = plan.day if plan else None
    zone = day.zone if day else (meetings[0].zone if meetings else "")
    own = str(opportunity.owner.settings.get("zone") or (plan.snapshot.candidate_zone if plan else ""))
    first = meetings[0].start if meetings else clock.now()
    own_zone = own if _differ(first, zone, own) else ""
    stories = {one.id: one.title.value for one in plan.stories} if plan else {}
    asks = {one.id: one.text.text for one in plan.asks} if plan else {}
    return DayTab(
        opportunity=opportunity,
        plan=plan,
        zone=zone,
        own_zone=own_zone,
        checks=_checks(opportunity, day) if day else (),
        people=_people(opportunity, day, stories, asks) if day else (),
        stories=tuple(stories[one] for one in (day.stories if day else ()) if one in stories),
        asks=tuple(asks[one] for one in (day.asks if day else ()) if one in asks),
        meetings=_meetings(meetings, own_zone),
        words=service.words_of(opportunity),
        longest=LONGEST,
        is_video=any(one.medium == "video" for one in meetings),
    )


def _meetings(rows: Collection[Meeting], own_zone: str) -> tuple[MeetingRow, ...]:
    closed = set(
        CloseOut.objects.filter(meeting__in=rows, ended_at__isnull=False, deleted_at=None).values_list(
            "meeting_id", flat=True
        )
    )
    now = clock.now()
    return tuple(
        MeetingRow(row, (row.end or row.start + RUNNING) <= now, row.pk in closed, _clock_of(row.start, own_zone))
        for row in rows
    )


def _checks(opportunity: Opportunity, day: Any) -> tuple[tuple[str, Any, bool], ...]:
    marks = marks_of(opportunity)
    ticked = {item for (part, item), mark in marks.items() if part == "check" and mark.done_at}
    return tuple((line.text[:120], line, line.text[:120] in ticked) for line in day.checklist)


def _people(opportunity: Opportunity, day: Any, stories: dict[str, str], asks: dict[str, str]) -> tuple[DayPerson, ...]:
    rows = {row.name.casefold(): row for row in opportunity.people.filter(deleted_at=None)}
    return tuple(
        DayPerson(
            one.name, one.stake_name, rows.get(one.name.casefold()), stories.get(one.story, ""), asks.get(one.ask, "")
        )
        for one in day.people
    )


def _differ(moment: datetime, zone: str, own: str) -> bool:
    there, here = zone_info(zone), zone_info(own)
    return bool(there and here and moment.astimezone(there).utcoffset() != moment.astimezone(here).utcoffset())


def _clock_of(moment: datetime, zone: str) -> str:
    there = zone_info(zone) if zone else None
    return f"{moment.astimezone(there):%H:%M}" if there else ""
