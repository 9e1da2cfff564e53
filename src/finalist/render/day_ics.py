"""The meetings of a round as a calendar (RFC 5545): on the clocks of the place, with alarms, ready to import again.

A meeting keeps its UID; when it moves its SEQUENCE grows, so that a calendar moves the entry instead of doubling it,
and one that is called off goes out as cancelled. Nothing is taken from the clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from finalist.core.text.zones import zone_info
from finalist.render.vcf import plain

PRODID = "-//Finalist//Day of interviews//EN"
TECHNOLOGY, ARRIVE = timedelta(minutes=30), timedelta(minutes=15)
"""As on the day sheet (core/plan/day.py): when to test the technology, when to be at the door. Conventions."""
DAY_BEFORE, HOUR_BEFORE = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class DayMeeting:
    """One meeting. `uid`: whole, as it stands in the calendar. `people`: (name, title, how to say it); `yours`: its
    times on the candidate's clock, "" if alike.
    """

    uid: str
    sequence: int
    title: str
    start: datetime
    end: datetime | None
    zone: str
    medium: str = "unknown"
    where: str = ""
    link: str = ""
    is_day: bool = False
    is_cancelled: bool = False
    people: tuple[tuple[str, str, str], ...] = ()
    yours: str = ""


def day_calendar(meetings: Sequence[DayMeeting], stamp: datetime) -> bytes:
    """The calendar: CRLF line ends, lines folded at 75 octets, every zone it uses defined in it."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for zone in _zones(icalendar, meetings):
        calendar.add_component(zone)
    for one in meetings:
        calendar.add_component(_event(icalendar, one, stamp))
    return bytes(calendar.to_ical())


def _event(icalendar: Any, one: DayMeeting, stamp: datetime) -> Any:
    event = icalendar.Event()
    event.add("uid", one.uid)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("sequence", one.sequence)
    event.add("summary", plain(one.title))
    clock = _clock(one.zone)
    if one.is_day:
        day = one.start.astimezone(clock).date()
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        event.add("dtstart", on_clock(one.start, clock))
        if one.end and one.end > one.start:
            event.add("dtend", on_clock(one.end, clock))
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    for key, words in (("location", one.where or one.link), ("description", _described(one))):
        if plain(words):
            event.add(key, plain(words))
    if one.link.startswith(("https://", "http://")):
        event.add("url", one.link)
    for words, before in () if one.is_cancelled else _alarms(one):
        event.add_component(_alarm(icalendar, words, before))
    return event


def on_clock(moment: datetime, clock: tzinfo) -> datetime:
    """On the clock of the place; in UTC in the hour that comes twice, whose second time RFC 5545 cannot name."""
    there = moment.astimezone(clock)
    return moment.astimezone(UTC) if there.fold else there


def _described(one: DayMeeting) -> str:
    rows = [_person(*person) for person in one.people]
    lines = ["With:", *(f"- {row}" for row in rows)] if rows else []
    lines += [f"Your clock: {one.yours}"] if one.yours else []
    return "\n".join([*lines, *([f"Join: {one.link}"] if one.link else [])])


def _person(name: str, title: str, said: str) -> str:
    return ", ".join(part for part in (name, title) if part) + (f" (say: {said})" if said else "")


def _alarms(one: DayMeeting) -> list[tuple[str, timedelta]]:
    """What to be told, and how long before."""
    found = [(one.title, DAY_BEFORE)]
    if one.is_day:
        return found
    found.append((one.title, HOUR_BEFORE))
    if one.medium in ("video", "phone"):
        found.append(("Test sound, camera and link", TECHNOLOGY))
    elif one.medium == "on-site":
        found.append(("Be at the door", ARRIVE))
    return found


def _alarm(icalendar: Any, words: str, before: timedelta) -> Any:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", plain(words) or "Interview")
    alarm.add("trigger", -before)
    return alarm


def _clock(key: str) -> tzinfo:
    clock = zone_info(key)
    return clock if clock is not None and hasattr(clock, "key") else UTC


def _zones(icalendar: Any, meetings: Sequence[DayMeeting]) -> list[Any]:
    """A VTIMEZONE for each zone in use, from the year before the first meeting to two years after the last."""
    if not meetings:
        return []
    years = [one.start.year for one in meetings]
    first, last = date(max(1970, min(years) - 1), 1, 1), date(min(2037, max(years) + 2), 1, 1)
    names = sorted({getattr(_clock(one.zone), "key", "") for one in meetings} - {"", "UTC"})
    return [icalendar.Timezone.from_tzid(name, first_date=first, last_date=last) for name in names]
