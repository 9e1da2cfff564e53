"""Calendar text to icalendar's components, whatever its state: as a whole, mended, or piece by piece.

icalendar refuses a file for one broken line. What it refuses is read again without the lines that are no content
lines, then event by event. Its memory of custom time zones is emptied first: one file must not colour the next.
"""

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from finalist.core.errors import Problem, Unreadable
from finalist.ingest.read import MAX_BYTES


@dataclass(slots=True)
class Parse:
    """The calendars of one file as icalendar sees them, with the custom zones it defines."""

    calendars: list[Any] = field(default_factory=list)
    zones: dict[str, tzinfo] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def decoded(data: bytes, name: str) -> str:
    """The text of a calendar file in the first codec that fits. Raises Unreadable when it is too large."""
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


def parsed(text: str, name: str) -> Parse:
    """The calendars of a text with what was wrong; a second try leaves out lines that no reader can use."""
    import icalendar

    parse = Parse()
    for attempt in (text, _only_sound_lines(text)):
        icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]
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
        except Exception:  # noqa: BLE001 - see parsed
            continue
    return found


def _parses_alone(line: str) -> bool:
    import icalendar

    if line.strip().startswith(("BEGIN:", "END:")):
        return True
    try:
        icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{line.strip()}\r\nEND:VEVENT\r\n")
    except Exception:  # noqa: BLE001 - see parsed
        return False
    return True


def walk(calendar: Any) -> Iterable[Any]:
    """All components, or the calendar alone when a part of it can not be parsed."""
    try:
        return list(calendar.walk())
    except Exception:  # noqa: BLE001 - components are parsed lazily and may fail only here
        return [calendar]


def _collect_zones(parse: Parse) -> None:
    for component in (part for calendar in parse.calendars for part in walk(calendar)):
        if component.name != "VTIMEZONE":
            continue
        try:
            parse.zones[text_of(component, "TZID").strip("/")] = component.to_tz(lookup_tzid=False)
        except Exception:  # noqa: BLE001 - a zone without rules; its name may still be known
            continue


def text_of(component: Any, key: str) -> str:
    """A property as text, the first one where it is repeated; "" when it is not there."""
    value = component.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value).strip()


def got(thing: Any, name: str, default: Any) -> Any:
    """An attribute of a parsed value, or `default`: values that are broken raise when they are asked."""
    try:
        return getattr(thing, name, default)
    except Exception:  # noqa: BLE001 - icalendar raises its own errors for broken values
        return default
