"""Odds: stage rates with their intervals, and what the open processes may bring by a day. Always ranges."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from finalist.core.odds.forecast import Range
from finalist.core.odds.rates import StageRate
from finalist.services import odds

LEFT, RIGHT = 6, 334
"""Pixels of 0 and 100 % in the drawing."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """One stage. Shares in whole percent; x of the interval in the drawing; `worst`: if all open ones are a no."""

    stage: str
    passed: int
    decided: int
    open: int
    withdrawn: int
    low: int
    high: int
    worst_low: int
    worst_high: int
    x1: int
    x2: int
    y: int


@dataclass(frozen=True, slots=True)
class MoreRow:
    """What one more process, begun today, would make of it."""

    stage: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class OddsPage:
    """All of it. `mass`: how much of the draws a range holds, in percent."""

    known: odds.Known
    rates: tuple[RateRow, ...]
    mass: int
    by: date
    is_open: bool
    low: str
    high: str
    x1: int
    x2: int
    more: tuple[MoreRow, ...]
    lines: tuple[str, ...]
    problems: tuple[str, ...]


def odds_page(owner: Any, by: date | None = None) -> OddsPage:
    """Read it as of today. Raises UserError when `by` is out of reach."""
    known = odds.odds_now(owner, by)
    found, told = known.found, known.found.forecast
    return OddsPage(
        known=known,
        rates=tuple(_rate(rate, found.mass, at) for at, rate in enumerate(found.rates)),
        mass=round(100 * found.mass),
        by=told.by,
        is_open=any(told.open.values()),
        low=_percent(told.at_least_one.low),
        high=_percent(told.at_least_one.high),
        x1=_x(told.at_least_one.low),
        x2=_x(told.at_least_one.high),
        more=tuple(_more(stage, gain) for stage, gain in told.more.items()),
        lines=tuple(line.text for line in found.lines),
        problems=tuple(str(problem) for problem in found.problems),
    )


def _rate(rate: StageRate, mass: float, at: int) -> RateRow:
    low, high = rate.rate.interval(mass)
    worst = rate.if_all_open_are_no.interval(mass)
    counts = rate.counts
    return RateRow(
        stage=rate.stage,
        passed=counts.passed,
        decided=counts.decided,
        open=len(counts.open_days),
        withdrawn=counts.withdrawn,
        low=round(100 * low),
        high=round(100 * high),
        worst_low=round(100 * worst[0]),
        worst_high=round(100 * worst[1]),
        x1=_x(low),
        x2=_x(high),
        y=30 + 44 * at,
    )


def _more(stage: str, gain: Range) -> MoreRow:
    return MoreRow(stage, _percent(gain.low), _percent(gain.high))


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _x(share: float) -> int:
    return round(LEFT + (RIGHT - LEFT) * share)
