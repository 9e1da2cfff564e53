"""Names of time zones as people and calendars write them, and the IANA zone or fixed offset each stands for.

An abbreviation names a region's clock, not an offset for ever: “EST” in July is read as New York time, and
`season` lets the caller say that the two do not agree. Several abbreviations have more than one owner (IST, CST);
`others` lists them, so that a default zone can decide and a problem can be shown.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from finalist.core.text.zone_names import ABBREVIATIONS, PLACES, WINDOWS

Season = Literal["standard", "daylight", ""]

_OFFSET = re.compile(r"^(?:UTC|GMT|Z)?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^\((?:UTC|GMT)\s*([+\-−]\d{1,2}:?\d{2})?\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ZoneName:
    """A zone read from words. `key`: IANA name or `UTC+02:00`; `others`: further zones the words may mean."""

    key: str
    season: Season = ""
    others: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def zone_info(key: str) -> tzinfo | None:
    """The clock behind an IANA name or `UTC±hh:mm`; None when there is no such zone."""
    if key.upper() in {"UTC", "Z", "GMT", "ETC/UTC"}:
        return UTC
    offset = _OFFSET.match(key)
    if offset and key[:3].upper() in {"UTC", "GMT"}:
        return _fixed(offset)
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return None


def _fixed(match: re.Match[str]) -> tzinfo | None:
    sign = -1 if match.group(1) in "-−–" else 1
    shift = timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
    return timezone(sign * shift) if shift <= timedelta(hours=14) else None


def offset_key(moment: datetime) -> str:
    """`UTC+02:00` for an aware moment's offset; `UTC` for none."""
    shift = moment.utcoffset() or timedelta(0)
    minutes = round(shift.total_seconds() / 60)
    if minutes == 0:
        return "UTC"
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@lru_cache(maxsize=512)
def zone_named(words: str) -> ZoneName | None:
    """The zone that `words` name: abbreviation, offset, IANA or Windows name, “London time”; None when none."""
    name = " ".join(words.strip().strip("()[]").split())
    if not name:
        return None
    known = _by_table(name)
    if known:
        return known
    offset = _OFFSET.match(name)
    if offset:
        clock = _fixed(offset)
        return ZoneName(offset_key(datetime(2000, 1, 1, tzinfo=clock))) if clock else None
    return _by_path(name) or _by_bracket(words.strip())


def _by_table(name: str) -> ZoneName | None:
    if name.upper() in ABBREVIATIONS:
        keys, season = ABBREVIATIONS[name.upper()]
        return ZoneName(keys[0], season, keys[1:])
    place = re.sub(r"(?i)^the |(?: (?:summer|winter))?(?: local)? time(?: zone)?$", "", name).casefold()
    if place in PLACES:
        return ZoneName(PLACES[place])
    windows = WINDOWS.get(name.casefold())
    return ZoneName(windows) if windows else None


def _by_path(name: str) -> ZoneName | None:
    """`Europe/Berlin`, also with what calendar programs put before it (`/softwarestudio.org/…/Europe/Berlin`)."""
    parts = [part for part in name.split("/") if part]
    for first in range(max(0, len(parts) - 3), len(parts) - 1):
        key = "/".join(parts[first:]).replace(" ", "_")
        if re.fullmatch(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}", key) and zone_info(key):
            return ZoneName(key)
    return None


def _by_bracket(name: str) -> ZoneName | None:
    """Outlook's display names: `(UTC-03:00) Brasília`."""
    match = _IN_BRACKETS.match(name)
    if not match:
        return None
    city = name[match.end() :].strip(" ,").split(",")[0].casefold()
    if city in PLACES:
        return ZoneName(PLACES[city])
    return zone_named(f"UTC{match.group(1)}") if match.group(1) else ZoneName("UTC")


def season_of(moment: datetime) -> Season:
    """Which half of the year's clock an aware moment is in; "" where the zone has no summer time."""
    saving = moment.dst()
    if saving is None:
        return ""
    return "daylight" if saving else "standard"


_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")


def zone_by_place(text: str, given: str) -> str:
    """The zone for times that name none: the one given, or that of a British address (“DE1 2XX”) where only UTC was.

    It stays assumed and is to be said so; in summer it is an hour off UTC.
    """
    return "Europe/London" if given == "UTC" and _UK_POSTCODE.search(text) else given
