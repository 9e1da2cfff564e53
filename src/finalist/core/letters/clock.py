"""When to thank, when to ask, when to let go: after a meeting, on the working days of a country.

EVIDENCE.md E6.5: thanks within 24 to 48 hours. E6.6 (conventions): ask two working days after the promised date,
else on days 7 and 14; count it as closed on day 30. Never more than two nudges, and none once they have answered.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Literal

from finalist.core.documents.base import Line
from finalist.core.knowledge.load import knowledge
from finalist.core.letters.compose import tell
from finalist.core.text.zones import zone_info

StepKind = Literal["thank-you", "nudge", "close"]
MORNING = time(9, 0)
"""When a nudge is due on its day, by the clock of `zone` (convention)."""
AGAIN = timedelta(days=7)
"""The least time between two nudges, and between the last one and the close (E6.6: days 7 and 14)."""
MOST_NUDGES = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. opens: from when on; due: by when, in `zone`; line: why; rests_on: id of the evidence;

    number: which of its kind it is, whatever was done before (the second nudge stays the second).
    """

    kind: StepKind
    opens: datetime
    due: datetime
    line: Line
    rests_on: str
    number: int = 1


def steps(
    ended: datetime, *, zone: str, promised: date | None = None, country: str = "", sent: Sequence[datetime] = (),
    thanked: bool = False, answered: bool = False,
) -> tuple[Step, ...]:  # fmt: skip
    """What is still to do after a meeting that ended at `ended` (aware), in order. `promised`: the day they named for
    an answer; `country`: ISO 3166 code whose public holidays are no working days; `sent`: nudges already sent.

    Raises ValueError for a moment without an offset.
    """
    if ended.tzinfo is None:
        raise ValueError("ended has no offset")
    if answered:
        return ()
    clock = zone_info(zone) or UTC
    found = [] if thanked else [_thanks(ended, clock)]
    nudges = _nudges(ended.astimezone(clock).date(), promised, country, clock, sent)
    found += nudges
    found.append(_close(ended, clock, country, [step.due for step in nudges] or list(sent)))
    return tuple(found)


def _thanks(ended: datetime, clock: tzinfo) -> Step:
    """Hours are elapsed hours: a change of the clock in between does not make them more or fewer."""
    low, high = knowledge().thresholds["thank_you_h"]["value"]
    opens, due = ((ended.astimezone(UTC) + timedelta(hours=hours)).astimezone(clock) for hours in (0, high))
    return Step("thank-you", opens, due, tell("clock.thank-you", low=str(low), high=str(high)), "E6.5")


def _nudges(day: date, promised: date | None, country: str, clock: tzinfo, sent: Sequence[datetime]) -> list[Step]:
    held = knowledge().thresholds["nudge_days"]["value"]
    if promised:
        first = workday(promised, held["promised_plus_workdays"], country)
        days, says = [first, first + AGAIN], ("clock.promised", "clock.promised-again")
    else:
        days, says = [day + timedelta(days=n) for n in held["none"]], ("clock.first", "clock.second")
    found: list[Step] = []
    for number in range(min(len(sent), MOST_NUDGES), MOST_NUDGES):
        earliest = max(sent).astimezone(clock).date() + AGAIN if sent else days[number]
        moment = _morning(on_workday(max(days[number], earliest), country), clock)
        found.append(Step("nudge", moment, moment, tell(says[number]), "E6.6", number + 1))
    return found


def _close(ended: datetime, clock: tzinfo, country: str, nudged: Sequence[datetime]) -> Step:
    """Day 30, and never sooner than a week after the last nudge."""
    held = knowledge().thresholds["nudge_days"]["value"]
    day = ended.astimezone(clock).date() + timedelta(days=held["close"])
    if nudged:
        day = max(day, max(nudged).astimezone(clock).date() + AGAIN)
    moment = _morning(on_workday(day, country), clock)
    return Step("close", moment, moment, tell("clock.close"), "E6.6")


def _morning(day: date, clock: tzinfo) -> datetime:
    """Nine o'clock of that day; an hour that the clock skips is the one after it."""
    return datetime.combine(day, MORNING, clock).astimezone(UTC).astimezone(clock)


def on_workday(day: date, country: str = "") -> date:
    """The day itself, or the next that is Monday to Friday and no public holiday."""
    off = holidays_of(country, day.year)
    while day.weekday() >= 5 or day in off:
        day += timedelta(days=1)
        off = holidays_of(country, day.year)
    return day


def workday(day: date, count: int, country: str = "") -> date:
    """The working day `count` working days after `day`."""
    for _ in range(count):
        day = on_workday(day + timedelta(days=1), country)
    return day


@cache
def holidays_of(country: str, year: int) -> Collection[date]:
    """The public holidays of a country; none for a country that is not known."""
    if not country:
        return frozenset()
    import holidays

    try:
        return frozenset(holidays.country_holidays(country.upper(), years=year))
    except NotImplementedError:
        return frozenset()


@cache
def country_of(zone: str) -> str:
    """The country of an IANA zone by the zone table, "" when it has none (UTC, fixed offsets)."""
    from importlib.resources import files

    table = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((row[0] for row in rows if len(row) > 2 and row[2] == zone), "")
