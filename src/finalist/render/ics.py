"""The plan as a calendar (RFC 5545): meetings, preparation, and what is due afterwards, ready to import.

Same plan, same bytes: nothing is taken from the clock. An entry keeps its UID when the plan is made again, and its
SEQUENCE grows with `made_at`, so that a new import moves the old entries instead of doubling them. A meeting that came
as a calendar entry keeps the UID and SEQUENCE of that entry: who took the invitation into a calendar has it once, and
what the organiser changes later (a higher SEQUENCE, RFC 5546) still counts.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Any

from finalist.core.documents.gameplan import AgendaBlock, Deadline, GamePlan
from finalist.core.documents.invitation import Meeting
from finalist.core.text.zones import zone_info
from finalist.render.day_ics import on_clock
from finalist.render.vcf import plain

PRODID = "-//Finalist//Game plan//EN"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_TODO_TITLES = {"thank-you": "Send the thank-you letters", "nudge": "Ask for news", "close": "Close this application"}


def calendar_bytes(plan: GamePlan, entries: Mapping[str, tuple[str, int]] = MappingProxyType({})) -> bytes:
    """The calendar of a plan: CRLF line ends, lines folded at 75 octets, every zone it uses defined in it.

    entries: meeting id → the UID and SEQUENCE that it has elsewhere already.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for zone in _zones(icalendar, plan):
        calendar.add_component(zone)
    stem = _stem(plan)
    for meeting in plan.snapshot.meetings:
        calendar.add_component(_meeting(icalendar, plan, meeting, entries.get(meeting.id), "CONFIRMED"))
    for slot in plan.snapshot.slots:
        calendar.add_component(_meeting(icalendar, plan, slot, None, "TENTATIVE"))
    for block in plan.agenda.blocks:
        calendar.add_component(_block(icalendar, plan, block, stem))
    for number, deadline in enumerate(plan.after.deadlines, start=1):
        calendar.add_component(_todo(icalendar, plan, deadline, f"{stem}-{deadline.kind}-{number}@finalist"))
    return bytes(calendar.to_ical())


def _stem(plan: GamePlan) -> str:
    """What the UIDs of an opportunity's round have in common: its company, role and round, whatever else changes."""
    shot = plan.snapshot
    words = [shot.company.value if shot.company else "", shot.role.value if shot.role else "", str(shot.round or "")]
    return hashlib.sha256("|".join(words).casefold().encode()).hexdigest()[:16]


def _stamped(component: Any, plan: GamePlan, uid: str, summary: str, sequence: int | None = None) -> Any:
    component.add("uid", uid)
    component.add("dtstamp", plan.made_at.astimezone(UTC))
    grown = max(0, int((plan.made_at - _EPOCH).total_seconds()) // 60)
    component.add("sequence", grown if sequence is None else sequence)
    component.add("summary", summary)
    return component


def _clock(key: str) -> tzinfo:
    """The clock to write a time on: an IANA zone as such, anything else (fixed offsets) as UTC."""
    clock = zone_info(key)
    return clock if clock is not None and hasattr(clock, "key") else UTC


def _meeting(icalendar: Any, plan: GamePlan, meeting: Meeting, entry: tuple[str, int] | None, status: str) -> Any:
    invited = (plain(meeting.uid), meeting.sequence) if plain(meeting.uid) else None
    uid, sequence = entry or invited or (f"{_stem(plan)}-{meeting.id}@finalist", None)
    event = _stamped(icalendar.Event(), plan, uid, _title(plan, meeting), sequence)
    clock = _clock(meeting.zone)
    if meeting.whole_day:
        day = meeting.start.astimezone(zone_info(meeting.zone) or clock).date()
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        event.add("dtstart", on_clock(meeting.start, clock))
        if meeting.end:
            event.add("dtend", on_clock(meeting.end, clock))
    event.add("status", status)
    event.add("transp", "OPAQUE")
    if meeting.place:
        event.add("location", meeting.place.value)
    elif meeting.link:
        event.add("location", meeting.link.value)
    if meeting.link:
        event.add("url", meeting.link.value)
    described = _description(meeting)
    if described:
        event.add("description", described)
    event.add("categories", ["Interview"])
    for before in (timedelta(days=1), timedelta(hours=1)):
        event.add_component(_alarm(icalendar, _title(plan, meeting), -before))
    return event


def _title(plan: GamePlan, meeting: Meeting) -> str:
    """The invitation's own title, led by the company where that is not in it."""
    company = plan.snapshot.company.value if plan.snapshot.company else ""
    title = meeting.title or "Interview"
    return f"{company}: {title}" if company and company.casefold() not in title.casefold() else title


def _description(meeting: Meeting) -> str:
    rows = [
        f"{person.name.value}, {person.title.value}" if person.title else person.name.value for person in meeting.people
    ]
    lines = ["With:", *(f"- {row}" for row in rows)] if rows else []
    lines += [f"Join: {meeting.link.value}"] if meeting.link else []
    return "\n".join(lines)


def _block(icalendar: Any, plan: GamePlan, block: AgendaBlock, stem: str) -> Any:
    event = _stamped(icalendar.Event(), plan, f"{stem}-{block.id}@finalist", f"Prepare: {block.title}")
    clock = _clock(plan.snapshot.candidate_zone or "UTC")
    event.add("dtstart", on_clock(block.start, clock))
    event.add("dtend", on_clock(block.end, clock))
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("categories", ["Preparation", block.kind.capitalize()])
    if block.tasks:
        event.add("description", "\n".join(f"- {task.text}" for task in block.tasks))
    return event


def _todo(icalendar: Any, plan: GamePlan, deadline: Deadline, uid: str) -> Any:
    title = _TODO_TITLES[deadline.kind]
    todo = _stamped(icalendar.Todo(), plan, uid, title)
    todo.add("due", on_clock(deadline.due, _clock(plan.snapshot.candidate_zone or "UTC")))
    todo.add("status", "NEEDS-ACTION")
    todo.add("description", deadline.line.text)
    todo.add("categories", ["Afterwards"])
    todo.add_component(_alarm(icalendar, title, -timedelta(hours=2), related="END"))
    return todo


def _alarm(icalendar: Any, words: str, trigger: timedelta, related: str = "") -> Any:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", trigger, parameters={"related": related} if related else {})
    return alarm


def _zones(icalendar: Any, plan: GamePlan) -> list[Any]:
    """A VTIMEZONE for each zone in use, valid from the year before the first entry to two years after the last."""
    moments = list(_moments(plan))
    if not moments:
        return []
    first, last = min(moments).year - 1, max(moments).year + 2
    keys = {meeting.zone for meeting in (*plan.snapshot.meetings, *plan.snapshot.slots)}
    keys |= {plan.snapshot.candidate_zone} if plan.agenda.blocks or plan.after.deadlines else set()
    names = sorted(getattr(_clock(key), "key", "") for key in keys if key)
    return [
        icalendar.Timezone.from_tzid(
            name, first_date=date(max(1970, first), 1, 1), last_date=date(min(2037, last), 1, 1)
        )
        for name in names
        if name
    ]


def _moments(plan: GamePlan) -> Iterable[datetime]:
    for meeting in (*plan.snapshot.meetings, *plan.snapshot.slots):
        yield meeting.start
    for block in plan.agenda.blocks:
        yield block.start
    for deadline in plan.after.deadlines:
        yield deadline.due
