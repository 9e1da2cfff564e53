"""The candidate's own calendar as nothing but busy times: what it says stays in the file.

Repeating events are opened up only inside the window asked for, and only so often: a hostile rule cannot run away.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice

from finalist.core.documents.invitation import BusyTime
from finalist.core.errors import Problem
from finalist.core.text.zones import zone_info
from finalist.ingest.ics import CalendarEvent, read_calendar_file
from finalist.ingest.read import Read

MAX_TIMES = 2000
"""Busy times taken from one file. Convention."""
MAX_STEPS = 20_000
"""Repetitions looked at for one rule before it is given up. Convention: fifty years of days."""


def read_busy(data: bytes, name: str, *, start: datetime, end: datetime, zone: str) -> Read[tuple[BusyTime, ...]]:
    """Busy times that touch start..end (aware), joined where they overlap, in order.

    zone: IANA zone of times and whole days that name none. Transparent, cancelled and free entries do not count.
    Raises Unreadable when the file is no calendar.
    """
    file = read_calendar_file(data, name)
    clock = zone_info(zone) or UTC
    problems = list(file.problems)
    found = [(_aware(a, clock), _aware(b, clock)) for a, b in file.busy]
    changed = {(event.uid, _aware(event.recurrence, clock)) for event in file.events if event.recurrence}
    for event in file.events:
        if event.start is None or event.transparent or event.status == "CANCELLED":
            continue
        try:
            found += islice(_spans(event, clock, start, end, changed), MAX_TIMES)
        except (ValueError, OverflowError, TypeError, ArithmeticError):
            problems.append(
                Problem("broken-rule", f"The repetition of “{event.summary or 'an event'}” cannot be read; "
                        "only its first time was taken. Block the other times by hand.", file=name)
            )  # fmt: skip
            found.append(_first(event, clock))
    inside = [(a, b) for a, b in found if a < end and b > start and b > a]
    return Read(tuple(BusyTime(start=a, end=b) for a, b in _joined(inside[:MAX_TIMES])), None, tuple(problems))


def _aware(moment: datetime | None, clock: tzinfo) -> datetime:
    if moment is None:
        return datetime.min.replace(tzinfo=UTC)
    local = moment if moment.tzinfo else moment.replace(tzinfo=clock)
    return local.astimezone(UTC)


def _length(event: CalendarEvent) -> timedelta:
    """How long an event lasts; a whole day when it has no hours, nothing when it names no end."""
    if event.start and event.end and event.end > event.start:
        return event.end - event.start
    return timedelta(days=1) if event.whole_day else timedelta(0)


def _first(event: CalendarEvent, clock: tzinfo) -> tuple[datetime, datetime]:
    return _placed(event.start or datetime.min, event, clock)


def _placed(local: datetime, event: CalendarEvent, clock: tzinfo) -> tuple[datetime, datetime]:
    """A repetition on its own clock as UTC; the end keeps the wall clock, also over a change of hours."""
    tz = (event.start.tzinfo if event.start else None) or clock
    begin = local.replace(tzinfo=tz)
    if event.whole_day or _length(event) % timedelta(days=1) == timedelta(0):
        return begin.astimezone(UTC), (local + _length(event)).replace(tzinfo=tz).astimezone(UTC)
    return begin.astimezone(UTC), begin.astimezone(UTC) + _length(event)


def _spans(event: CalendarEvent, clock: tzinfo, start: datetime, end: datetime,
           changed: set[tuple[str, datetime]]) -> Iterator[tuple[datetime, datetime]]:  # fmt: skip
    """Every time an event takes up in the window."""
    skip = {_aware(moment, clock) for moment in event.skip}
    if not event.recurrence:
        skip |= {moment for uid, moment in changed if uid == event.uid}
    whole = {moment.date() for moment in event.skip if event.whole_day}
    for local in _locals(event, clock, start, end):
        span = _placed(local, event, clock)
        if span[0] not in skip and local.date() not in whole:
            yield span


def _locals(event: CalendarEvent, clock: tzinfo, start: datetime, end: datetime) -> Iterable[datetime]:
    """The wall-clock starts of an event inside the window: its first, its rule's, its further dates."""
    first = (event.start or datetime.min).replace(tzinfo=None)
    if not event.rule:
        return [first, *(moment.replace(tzinfo=None) for moment in event.more)]
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    tz = (event.start.tzinfo if event.start else None) or clock
    rule = rrulestr(_without_zone(event.rule, tz), dtstart=first)
    low = start.astimezone(tz).replace(tzinfo=None) - _length(event) - timedelta(days=1)
    high = end.astimezone(tz).replace(tzinfo=None) + timedelta(days=1)
    times = []
    for local in islice(rule, MAX_STEPS):
        if local > high:
            break
        if local >= low:
            times.append(local)
    return [*times, *(moment.replace(tzinfo=None) for moment in event.more)]


def _without_zone(rule: str, tz: tzinfo) -> str:
    """The rule with UNTIL on the event's own wall clock, as the expansion without zones needs it."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    if parts.get("FREQ") in {"SECONDLY", "MINUTELY"}:
        raise ValueError("a rule finer than an hour is no appointment")
    until = parts.get("UNTIL", "")
    if until.endswith("Z"):
        moment = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(tz)
        parts["UNTIL"] = moment.strftime("%Y%m%dT%H%M%S")
    elif len(until) == 8:
        parts["UNTIL"] = datetime.combine(date.fromisoformat(until), time.max).strftime("%Y%m%dT%H%M%S")
    return ";".join(f"{key}={value}" for key, value in parts.items())


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for begin, finish in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(finish, joined[-1][1]))
        else:
            joined.append((begin, finish))
    return joined
