"""Calendar files (RFC 5545) as plain events: what stands in each, with its times on the clock the file names."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from finalist.core.errors import Problem
from finalist.core.text.zones import offset_key, zone_info, zone_named
from finalist.ingest.ics_parse import Parse, decoded, got, parsed, text_of, walk

MAX_EVENTS = 5000
"""Events read from one file. Convention: a year of a busy calendar is far smaller."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """A calendar user: the name shown and the address, each "" when absent. `kind`: CUTYPE (`ROOM`, `INDIVIDUAL` …)."""

    name: str
    email: str
    kind: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT. `start`, `end`: aware, or naive when `floating`; None when absent or unreadable.

    zone: IANA name or fixed offset, "" when floating; tzid: the zone as written; whole_day: dates without hours;
    end comes from DTEND, else DURATION, else None. `rule`: RRULE as written; `skip`: EXDATEs; `more`: RDATEs.
    """

    uid: str = ""
    sequence: int = 0
    status: str = ""
    summary: str = ""
    start: datetime | None = None
    end: datetime | None = None
    whole_day: bool = False
    floating: bool = False
    zone: str = ""
    tzid: str = ""
    location: str = ""
    description: str = ""
    url: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    transparent: bool = False
    rule: str = ""
    skip: tuple[datetime, ...] = ()
    more: tuple[datetime, ...] = ()
    recurrence: datetime | None = None
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Everything read from one .ics. `busy`: VFREEBUSY periods that are not free, aware moments."""

    method: str = ""
    events: tuple[CalendarEvent, ...] = ()
    busy: tuple[tuple[datetime, datetime], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_calendar_file(data: bytes, name: str) -> CalendarFile:
    """Every event and busy period of an .ics.

    Raises Unreadable when it is not a calendar, is empty or too large; a broken event becomes a Problem.
    """
    parse = parsed(decoded(data, name), name)
    method = ""
    events: list[CalendarEvent] = []
    busy: list[tuple[datetime, datetime]] = []
    for component in (part for calendar in parse.calendars for part in walk(calendar)):
        if component.name == "VCALENDAR":
            method = method or text_of(component, "METHOD").upper()
        elif component.name == "VEVENT" and len(events) < MAX_EVENTS:
            events += _events(component, parse, name)
        elif component.name == "VFREEBUSY":
            busy.extend(_busy(component))
    return CalendarFile(method, tuple(events), tuple(busy), tuple(parse.problems))


def _events(component: Any, parse: Parse, name: str) -> list[CalendarEvent]:
    """The event of a component; none, and a Problem, when icalendar cannot give its values."""
    try:
        return [_event(component, parse, name)]
    except Exception:  # noqa: BLE001 - a value that the parser kept although it is broken
        parse.problems.append(
            Problem(
                "broken-event",
                "An event of this calendar is broken and was left out. Take it from the mail.",
                file=name,
            )
        )
        return []


def _event(component: Any, parse: Parse, name: str) -> CalendarEvent:
    start, tzid, day = _when(component, "DTSTART", parse, name)
    end, _, _ = _when(component, "DTEND", parse, name)
    if end is None and start is not None:
        end = _after(component, start)
    if start is not None and end is not None and (start.tzinfo is None) != (end.tzinfo is None):
        end = end.replace(tzinfo=start.tzinfo)
    return CalendarEvent(
        uid=text_of(component, "UID"),
        sequence=_number(text_of(component, "SEQUENCE")),
        status=text_of(component, "STATUS").upper(),
        summary=text_of(component, "SUMMARY"),
        start=start,
        end=end,
        whole_day=day,
        floating=start is not None and start.tzinfo is None,
        zone=zone_key(start, tzid),
        tzid=tzid,
        location=text_of(component, "LOCATION"),
        description=text_of(component, "DESCRIPTION") or text_of(component, "X-ALT-DESC"),
        url=text_of(component, "URL"),
        organizer=next(iter(_attendees(component, "ORGANIZER")), None),
        attendees=tuple(_attendees(component, "ATTENDEE")),
        transparent=text_of(component, "TRANSP").upper() == "TRANSPARENT",
        rule=_rule(component),
        skip=_dates(component, "EXDATE", parse),
        more=_dates(component, "RDATE", parse),
        recurrence=_when(component, "RECURRENCE-ID", parse, name)[0],
    )


def _sane(moment: Any) -> bool:
    """Whether a value is a date that sums can be done with; years beyond these are broken files."""
    return isinstance(moment, date) and 1900 <= moment.year <= 2200


def _number(words: str) -> int:
    return int(words) if re.fullmatch(r"\d{1,9}", words) else 0


def _when(component: Any, key: str, parse: Parse, name: str) -> tuple[datetime | None, str, bool]:
    """A date property as (moment, TZID as written, whether it is a date without hour)."""
    value = component.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        return None, "", False
    try:
        moment, tzid = value.dt, str(value.params.get("TZID", ""))
    except Exception:  # noqa: BLE001 - icalendar keeps a broken value and raises when it is asked for
        moment, tzid = None, ""
    if not _sane(moment):
        moment = None
    if isinstance(moment, datetime):
        return _on_clock(moment, tzid, parse), tzid, False
    if isinstance(moment, date):
        return datetime.combine(moment, time()), tzid, True
    parse.problems.append(
        Problem(
            "broken-date",
            f"{key} of “{text_of(component, 'SUMMARY') or 'an event'}” is not a date and was left out. "
            "Take the time from the mail.",
            file=name,
            field=key,
        )
    )
    return None, "", False


def _on_clock(moment: datetime, tzid: str, parse: Parse) -> datetime:
    """The moment with its zone, also where the file defines the zone after its use or Outlook names it."""
    if moment.tzinfo is not None or not tzid:
        return moment
    named = zone_named(tzid)
    clock = parse.zones.get(tzid.strip("/")) or (zone_info(named.key) if named else None)
    return moment.replace(tzinfo=clock)


def zone_key(start: datetime | None, tzid: str) -> str:
    """IANA name of a moment's clock, else its fixed offset; "" for a floating time."""
    if start is None or start.tzinfo is None:
        return ""
    key = getattr(start.tzinfo, "key", None)
    if isinstance(key, str):
        return "UTC" if key in {"UTC", "Etc/UTC"} else key
    named = zone_named(tzid) if tzid else None
    clock = zone_info(named.key) if named else None
    if named and clock and start.replace(tzinfo=clock).utcoffset() == start.utcoffset():
        return named.key
    return offset_key(start)


def _after(component: Any, start: datetime) -> datetime | None:
    value = component.get("DURATION")
    try:
        length = value.dt if value is not None else None
        end = start + length if isinstance(length, timedelta) and length >= timedelta(0) else None
        return end if _sane(end) else None
    except Exception:  # noqa: BLE001 - a broken or absurd duration is no end
        return None


def _attendees(component: Any, key: str) -> list[Attendee]:
    value = component.get(key)
    people = value if isinstance(value, list) else [value] if value is not None else []
    found = []
    for person in people:
        params = got(person, "params", {})
        address = re.sub(r"(?i)^\s*mailto:\s*", "", str(person)).strip()
        name = _first(params.get("CN")).strip(" '\"")
        email = address if "@" in address else _first(params.get("EMAIL"))
        found.append(
            Attendee(
                "" if name == address else name,
                email,
                _first(params.get("CUTYPE")).upper(),
                _first(params.get("PARTSTAT")).upper(),
            )
        )
    return found


def _first(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")


def _rule(component: Any) -> str:
    value = component.get("RRULE")
    if isinstance(value, list):
        value = value[0] if value else None
    try:
        return "" if value is None else value.to_ical().decode("utf-8", "replace")
    except Exception:  # noqa: BLE001 - an unreadable rule is no rule
        return ""


def _dates(component: Any, key: str, parse: Parse) -> tuple[datetime, ...]:
    value = component.get(key)
    found: list[datetime] = []
    for group in value if isinstance(value, list) else [value] if value is not None else []:
        for entry in got(group, "dts", ()):
            moment = got(entry, "dt", None)
            moment = moment[0] if isinstance(moment, tuple) else moment
            if not _sane(moment):
                continue
            if isinstance(moment, datetime):
                found.append(_on_clock(moment, _first(got(group, "params", {}).get("TZID")), parse))
            elif isinstance(moment, date):
                found.append(datetime.combine(moment, time()))
    return tuple(found)


def _busy(component: Any) -> list[tuple[datetime, datetime]]:
    """Periods of FREEBUSY that are not marked free; RFC 5545 3.8.2.6."""
    value = component.get("FREEBUSY")
    found = []
    for period in value if isinstance(value, list) else [value] if value is not None else []:
        params = got(period, "params", {})
        start, end = got(period, "start", None), got(period, "end", None)
        if (
            _first(params.get("FBTYPE")).upper() != "FREE"
            and isinstance(start, datetime)
            and _sane(start)
            and _sane(end)
        ):
            found.append((start, end))
    return found
