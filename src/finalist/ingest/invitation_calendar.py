"""An invitation from a calendar file: each event as readable lines, and as the Meeting those lines prove."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from finalist.core.documents.base import Source, Sourced
from finalist.core.documents.invitation import Meeting, Person
from finalist.core.text.names import find_names, is_name, is_role
from finalist.core.text.terms import fold
from finalist.core.text.zones import zone_info
from finalist.ingest import invitation_fields as fields
from finalist.ingest.eml import shown
from finalist.ingest.ics import Attendee, CalendarEvent

MAX_INVITED = 12
"""Events of one file that are taken as an invitation. Convention: more is a calendar, not an invitation."""


@dataclass(slots=True)
class EventLines:
    """An event written out, with the place of each value in the text it is part of. Attendees keep their order."""

    event: CalendarEvent
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    attendees: list[tuple[int, int]] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)


def write_lines(events: Iterable[CalendarEvent], method: str, offset: int) -> tuple[str, list[EventLines]]:
    """(text, places) of the events as `NAME: value` lines; the text will stand at `offset` of its source."""
    text = f"METHOD: {method}\n\n" if method else ""
    written = []
    for event in events:
        lines = EventLines(event)
        start = len(text)
        for key, value in _values(event):
            at = len(text) + len(key) + 2
            text += f"{key}: {value}\n"
            span = (offset + at, offset + at + len(value))
            if key == "ATTENDEE":
                lines.attendees.append(span)
            else:
                lines.spans[key] = span
        lines.span = (offset + start, offset + len(text))
        text += "\n"
        written.append(lines)
    return text.rstrip("\n"), written


def _values(event: CalendarEvent) -> list[tuple[str, str]]:
    rows = [("SUMMARY", event.summary), ("DTSTART", _shown(event.start, event)), ("DTEND", _shown(event.end, event)),
            ("LOCATION", event.location), ("URL", event.url), ("STATUS", event.status),
            ("ORGANIZER", shown((event.organizer.name, event.organizer.email)) if event.organizer else "")]  # fmt: skip
    rows += [("ATTENDEE", shown((person.name, person.email))) for person in event.attendees]
    rows.append(("DESCRIPTION", event.description))
    return [(key, _clean(value)) for key, value in rows if value.strip()]


def _clean(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def _shown(moment: datetime | None, event: CalendarEvent) -> str:
    if moment is None:
        return ""
    if event.whole_day:
        return moment.strftime("%Y-%m-%d")
    return f"{moment:%Y-%m-%d %H:%M} {event.tzid or event.zone}".strip()


def person_at(source: Source, attendee: Attendee, span: tuple[int, int]) -> Person | None:
    """The person of an ORGANIZER or ATTENDEE line; None for rooms and for addresses without a name."""
    if attendee.kind in {"ROOM", "RESOURCE", "GROUP"} or not attendee.name or "@" in attendee.name:
        return None
    name = attendee.name
    bracket = re.fullmatch(r"(.+?)\s*\(([^()]{2,60})\)", name)
    title = bracket.group(2) if bracket and is_role(bracket.group(2)) else ""
    plain = re.sub(r",\s*(?:Dr|Prof|MD|PhD|RN|MBA|Ing)\.?$", "", bracket.group(1) if title and bracket else name)
    if plain.count(",") == 1:
        plain = " ".join(part.strip() for part in reversed(plain.split(",")))
    mention = find_names(plain, listed=True)
    if not is_name(plain) or len(mention) != 1:
        return None
    return _person(source, plain[mention[0].start : mention[0].end], attendee, title, span)


def _person(source: Source, value: str, attendee: Attendee, title: str, span: tuple[int, int]) -> Person | None:
    written = value if value in attendee.name else attendee.name
    at, role = source.text.find(written, *span), source.text.find(title, *span) if title else -1
    if at < 0:
        return None
    return Person(
        name=Sourced(value=value, evidence=source.quote(at, at + len(written))),
        email=attendee.email,
        title=Sourced(value=title, evidence=source.quote(role, role + len(title))) if role >= 0 else None,
    )


def meeting_of(source: Source, lines: EventLines, default_zone: str) -> Meeting | None:
    """The Meeting of an event, without its people; None when it has no start."""
    event = lines.event
    clock = zone_info(default_zone)
    if event.start is None or clock is None:
        return None
    bare = event.start.tzinfo is None
    start = event.start.replace(tzinfo=clock) if bare else event.start
    end = event.end.replace(tzinfo=clock) if event.end and bare else event.end
    place = lines.spans.get("LOCATION")
    location = event.location
    link = _link(source, lines)
    only_link = bool(place and fields.link_span(source.text, *place) and len(location.split()) == 1)
    return Meeting(
        id="meeting",
        title=" ".join(event.summary.split())[:200],
        start=start,
        end=end if end and end > start and not event.whole_day else None,
        whole_day=event.whole_day,
        zone=default_zone if bare else event.zone,
        zone_assumed=bare,
        medium=fields.medium_of(f"{event.summary}\n{event.description}", location),
        place=fields.sourced(source, source.text, place) if place and not only_link else None,
        link=fields.link_at(source, link) if link else None,
        uid="" if event.recurrence else event.uid,
        sequence=event.sequence,
        evidence=source.quote(*_times_span(lines)),
    )


def _link(source: Source, lines: EventLines) -> tuple[int, int] | None:
    for key in ("LOCATION", "URL", "DESCRIPTION"):
        span = lines.spans.get(key)
        found = fields.link_span(source.text, *span) if span else None
        if found:
            return found
    return None


def _times_span(lines: EventLines) -> tuple[int, int]:
    start = lines.spans["DTSTART"]
    end = lines.spans.get("DTEND", start)
    return start[0] - len("DTSTART: "), end[1]


def candidate_of(lines: EventLines, known: tuple[str, ...]) -> int | None:
    """Which attendee is the reader: a name or address that is known, or said in the text, or the one outsider."""
    event = lines.event
    words = fold(f"{event.summary}\n{event.description}")
    for index, person in enumerate(event.attendees):
        if person.email.casefold() in known or (person.name and person.name.casefold() in known):
            return index
        name = fold(person.name)
        if (
            name
            and is_name(person.name)
            and any(f"{lead} {name}" in words for lead in ("for", "candidate:", "candidate", "dear"))
        ):
            return index
        if name and f"dear {name.split()[0]}," in words:
            return index
    home = event.organizer.email.rpartition("@")[2].casefold() if event.organizer else ""
    outside = [
        i for i, p in enumerate(event.attendees) if "@" in p.email and p.email.rpartition("@")[2].casefold() != home
    ]
    return outside[0] if home and len(outside) == 1 else None
