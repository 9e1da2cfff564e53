"""What is due, as a calendar to subscribe to (RFC 5545): meetings as events, the rest as to-dos. Values in, bytes out.

A calendar that knows no to-dos can have them as whole-day events instead. An entry keeps its UID as long as it is the
same thing to do; nothing in the bytes is taken from the clock but DTSTAMP, which the caller gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from finalist.core.text.zones import zone_info

PRODID = "-//Finalist//What is due//EN"
REFRESH = timedelta(hours=1)
"""How often a program should look again. Convention."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar. `start` without `is_todo`: a meeting; with it: when it is due. All moments aware.

    `uid`: whole, as it stands in the calendar; `zone`: IANA name of the place, "" for UTC; `is_day`: only its day
    counts, in `zone`.
    """

    uid: str
    summary: str
    start: datetime
    end: datetime | None = None
    is_todo: bool = False
    is_day: bool = False
    zone: str = ""
    where: str = ""
    text: str = ""
    sequence: int = 0


def due_calendar(entries: Sequence[Entry], *, name: str, stamp: datetime, todos_as_events: bool = False) -> bytes:
    """The calendar: CRLF line ends, lines folded at 75 octets, moments in UTC."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        todo = entry.is_todo and not todos_as_events
        component = icalendar.Todo() if todo else icalendar.Event()
        component.add("uid", entry.uid)
        component.add("dtstamp", stamp.astimezone(UTC))
        component.add("sequence", entry.sequence)
        component.add("summary", _plain(entry.summary))
        for key, words in (("location", entry.where), ("description", entry.text)):
            if _plain(words):
                component.add(key, _plain(words))
        (_todo if todo else _event)(component, entry)
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def _todo(component: Any, entry: Entry) -> None:
    component.add("due", _day(entry) if entry.is_day else entry.start.astimezone(UTC))
    component.add("status", "NEEDS-ACTION")


def _event(component: Any, entry: Entry) -> None:
    if entry.is_day or entry.is_todo:
        component.add("dtstart", _day(entry))
        component.add("dtend", _day(entry) + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
        return
    component.add("dtstart", entry.start.astimezone(UTC))
    if entry.end:
        component.add("dtend", entry.end.astimezone(UTC))
    component.add("status", "CONFIRMED")


def _day(entry: Entry) -> date:
    return entry.start.astimezone(zone_info(entry.zone) or UTC).date()


def _plain(text: str) -> str:
    """Without the control characters that RFC 5545 forbids in text."""
    return "".join(each for each in text if each == "\n" or (ord(each) >= 32 and each != "\x7f")).strip()
