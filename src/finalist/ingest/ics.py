"""Calendar files (RFC 5545) as plain events: what stands in each, with its times on the clock the file names.

icalendar does the parsing. What it refuses as a whole is read again piece by piece, so that one broken line never
hides a good event. Its memory of custom time zones is emptied before each file: one file must not colour the next.
"""

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from finalist.core.errors import Problem, Unreadable
from finalist.core.text.zones import offset_key, zone_info, zone_named
from finalist.ingest.read import MAX_BYTES

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


@dataclass(slots=True)
class _Parse:
    """The calendars of one file as icalendar sees them, with the custom zones it defines."""

    calendars: list[Any] = field(default_factory=list)
    zones: dict[str, tzinfo] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_calendar_file(data: bytes, name: str) -> CalendarFile:
    """Every event and busy period of an .ics.

    Raises Unreadable when it is not a calendar, is empty or too large; a broken event becomes a Problem.
    """
    text = _decoded(data, name)
    parse = _parsed(text, name)
    method, events, busy = "", [], []
    for component in (part for calendar in parse.calendars for part in _walk(calendar)):
        if component.name == "VCALENDAR":
            method = method or _text(component, "METHOD").upper()
        elif component.name == "VEVENT" and len(events) < MAX_EVENTS:
            events.append(_event(component, parse, name))
        elif component.name == "VFREEBUSY":
            busy.extend(_busy(component))
    return CalendarFile(method, tuple(events), tuple(busy), tuple(parse.problems))


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"{name} is too large for a calendar.", "Export the one event, or a shorter period.", "too-large"
        )
    for codec in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = data.decode(codec)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("utf-8", "replace")
    text = text.replace("\x00", "")
    if not text.strip():
        raise Unreadable(f"{name} is empty.", "Save the invitation again and pass the new file.", "empty-file")
    if not re.search(r"(?im)^\s*BEGIN\s*:\s*V(CALENDAR|EVENT|FREEBUSY)", text):
        raise Unreadable(
            f"{name} holds no calendar.", "Save the invitation as .ics, or pass the mail itself.", "no-calendar"
        )
    return text


def _parsed(text: str, name: str) -> _Parse:
    import icalendar

    parse = _Parse()
    for attempt in (text, _only_sound_lines(text)):
        icalendar.use_zoneinfo()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                parse.calendars = list(icalendar.Calendar.from_ical(attempt, multiple=True))
                break
        except Exception:  # noqa: BLE001 - the parser raises many kinds on hostile files; each means "not as a whole"
            continue
    else:
        parse.calendars = _piece_by_piece(text)
    if attempt is not text:
        parse.problems.append(
            Problem(
                "broken-calendar",
                "Some lines of this calendar break its rules and were left out. Check the times against the mail.",
                file=name,
            )
        )
    _collect_zones(parse)
    return parse


def _only_sound_lines(text: str) -> str:
    """The text without lines that are no content line, and with every open component closed."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    open_parts: list[str] = []
    for line in unfolded.split("\n"):
        match = re.match(r"\s*([A-Za-z0-9-]+)\s*([;:].*)$", line)
        if not match or len(line) > 50_000:
            continue
        word, rest = match.group(1).upper(), match.group(2)
        part = rest[1:].strip().upper()
        if word == "BEGIN":
            open_parts.append(part)
        elif word == "END":
            if part not in open_parts:
                continue
            while open_parts[-1] != part:
                kept.append(f"END:{open_parts.pop()}")
            open_parts.pop()
        kept.append(f"{word}:{part}" if word in {"BEGIN", "END"} else word + rest)
    kept += [f"END:{part}" for part in reversed(open_parts)]
    return "\r\n".join(kept) + "\r\n"


def _piece_by_piece(text: str) -> list[Any]:
    """Each zone and event on its own, without the properties that cannot be parsed."""
    import icalendar

    sound = _only_sound_lines(text)
    method = re.search(r"(?m)^METHOD[^:\n]*:\s*(\w+)", sound)
    found: list[Any] = []
    for block in re.findall(
        r"(?ms)^BEGIN:(?:VEVENT|VTIMEZONE|VFREEBUSY)\r$.*?^END:(?:VEVENT|VTIMEZONE|VFREEBUSY)\r$", sound
    ):
        lines = [line for line in block.split("\r\n") if _parses_alone(line)]
        head = f"METHOD:{method.group(1)}\r\n" if method and not found else ""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found += icalendar.Calendar.from_ical(
                    "BEGIN:VCALENDAR\r\n" + head + "\r\n".join(lines) + "\r\nEND:VCALENDAR\r\n", multiple=True
                )
        except Exception:  # noqa: BLE001, S112 - see _parsed
            continue
    return found


def _parses_alone(line: str) -> bool:
    import icalendar

    if line.strip().startswith(("BEGIN:", "END:")):
        return True
    try:
        icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{line.strip()}\r\nEND:VEVENT\r\n")
    except Exception:  # noqa: BLE001 - see _parsed
        return False
    return True


def _walk(calendar: Any) -> Iterable[Any]:
    try:
        return list(calendar.walk())
    except Exception:  # noqa: BLE001 - components are parsed lazily and may fail only here
        return [calendar]


def _collect_zones(parse: _Parse) -> None:
    for component in (part for calendar in parse.calendars for part in _walk(calendar)):
        if component.name != "VTIMEZONE":
            continue
        try:
            parse.zones[_text(component, "TZID").strip("/")] = component.to_tz(lookup_tzid=False)
        except Exception:  # noqa: BLE001, S112 - a zone without rules; its name may still be known
            continue


def _text(component: Any, key: str) -> str:
    value = component.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value).strip()


def _event(component: Any, parse: _Parse, name: str) -> CalendarEvent:
    start, tzid, day = _when(component, "DTSTART", parse, name)
    end, _, _ = _when(component, "DTEND", parse, name)
    if end is None and start is not None:
        end = _after(component, start)
    if start is not None and end is not None and (start.tzinfo is None) != (end.tzinfo is None):
        end = end.replace(tzinfo=start.tzinfo)
    return CalendarEvent(
        uid=_text(component, "UID"),
        sequence=_number(_text(component, "SEQUENCE")),
        status=_text(component, "STATUS").upper(),
        summary=_text(component, "SUMMARY"),
        start=start,
        end=end,
        whole_day=day,
        floating=start is not None and start.tzinfo is None,
        zone=zone_key(start, tzid),
        tzid=tzid,
        location=_text(component, "LOCATION"),
        description=_text(component, "DESCRIPTION") or _text(component, "X-ALT-DESC"),
        url=_text(component, "URL"),
        organizer=next(iter(_attendees(component, "ORGANIZER")), None),
        attendees=tuple(_attendees(component, "ATTENDEE")),
        transparent=_text(component, "TRANSP").upper() == "TRANSPARENT",
        rule=_rule(component),
        skip=_dates(component, "EXDATE", parse),
        more=_dates(component, "RDATE", parse),
        recurrence=_when(component, "RECURRENCE-ID", parse, name)[0],
    )


def _number(words: str) -> int:
    return int(words) if re.fullmatch(r"\d{1,9}", words) else 0


def _when(component: Any, key: str, parse: _Parse, name: str) -> tuple[datetime | None, str, bool]:
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
    if isinstance(moment, datetime):
        return _on_clock(moment, tzid, parse), tzid, False
    if isinstance(moment, date):
        return datetime.combine(moment, time()), tzid, True
    parse.problems.append(
        Problem(
            "broken-date",
            f"{key} of “{_text(component, 'SUMMARY') or 'an event'}” is not a date and was left out. "
            "Take the time from the mail.",
            file=name,
            field=key,
        )
    )
    return None, "", False


def _on_clock(moment: datetime, tzid: str, parse: _Parse) -> datetime:
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
        return start + length if isinstance(length, timedelta) and length >= timedelta(0) else None
    except Exception:  # noqa: BLE001 - a broken or absurd duration is no end
        return None


def _attendees(component: Any, key: str) -> list[Attendee]:
    value = component.get(key)
    people = value if isinstance(value, list) else [value] if value is not None else []
    found = []
    for person in people:
        params = getattr(person, "params", {})
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


def _dates(component: Any, key: str, parse: _Parse) -> tuple[datetime, ...]:
    value = component.get(key)
    found: list[datetime] = []
    for group in value if isinstance(value, list) else [value] if value is not None else []:
        for entry in getattr(group, "dts", ()):
            moment = getattr(entry, "dt", None)
            moment = moment[0] if isinstance(moment, tuple) else moment
            if isinstance(moment, datetime):
                found.append(_on_clock(moment, _first(getattr(group, "params", {}).get("TZID")), parse))
            elif isinstance(moment, date):
                found.append(datetime.combine(moment, time()))
    return tuple(found)


def _busy(component: Any) -> list[tuple[datetime, datetime]]:
    """Periods of FREEBUSY that are not marked free; RFC 5545 3.8.2.6."""
    value = component.get("FREEBUSY")
    found = []
    for period in value if isinstance(value, list) else [value] if value is not None else []:
        params = getattr(period, "params", {})
        start, end = getattr(period, "start", None), getattr(period, "end", None)
        if _first(params.get("FBTYPE")).upper() != "FREE" and isinstance(start, datetime) and isinstance(end, datetime):
            found.append((start, end))
    return found
