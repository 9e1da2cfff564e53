"""Free time before the interview, in the candidate's zone, around what their calendar holds.

Weekday evenings 18:00-21:00 and weekend 10:00-13:00 and 15:00-18:00 (conventions); never past the eve's 20:30.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from finalist.core.documents.invitation import BusyTime

WEEKDAY = ((time(18, 0), time(21, 0)),)
WEEKEND = ((time(10, 0), time(13, 0)), (time(15, 0), time(18, 0)))
EVE_ENDS = time(20, 30)
SHORTEST = timedelta(minutes=15)
HORIZON_DAYS = 35
"""The last spacing band of EVIDENCE.md E4.2 ends here; earlier than that nobody needs a timetable."""


@dataclass(frozen=True, slots=True)
class Window:
    """A free stretch; aware, in the candidate's zone."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return int((self.end - self.start).total_seconds() // 60)


def free_windows(now: datetime, until: datetime, zone: ZoneInfo, busy: Sequence[BusyTime]) -> list[Window]:
    """The free stretches between `now` and the eve of `until`, earliest first; on the day itself nothing is planned."""
    first, last = now.astimezone(zone).date(), until.astimezone(zone).date()
    first = max(first, last - timedelta(days=HORIZON_DAYS))
    found: list[Window] = []
    day = first
    while day < last:
        for start, end in _usual(day, eve=day == last - timedelta(days=1)):
            opening = datetime.combine(day, start, zone)
            closing = datetime.combine(day, end, zone)
            opening = max(opening, _quarter_after(now.astimezone(zone)))
            found += _without(Window(opening, closing), busy, zone)
        day += timedelta(days=1)
    return found


def _usual(day: date, *, eve: bool) -> list[tuple[time, time]]:
    spans = WEEKEND if day.weekday() >= 5 else WEEKDAY
    return [(start, min(end, EVE_ENDS) if eve else end) for start, end in spans]


def _quarter_after(moment: datetime) -> datetime:
    over = moment.minute % 15
    clean = moment.replace(second=0, microsecond=0)
    return clean + timedelta(minutes=15 - over) if over or clean != moment else clean


def _without(window: Window, busy: Sequence[BusyTime], zone: ZoneInfo) -> list[Window]:
    free = [window] if window.end - window.start >= SHORTEST else []
    for taken in busy:
        start, end = taken.start.astimezone(zone), taken.end.astimezone(zone)
        split: list[Window] = []
        for piece in free:
            if end <= piece.start or start >= piece.end:
                split.append(piece)
                continue
            if start - piece.start >= SHORTEST:
                split.append(Window(piece.start, start))
            if piece.end - end >= SHORTEST:
                split.append(Window(end, piece.end))
        free = split
    return free
