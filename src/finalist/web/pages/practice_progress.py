"""How practice goes: competencies covered, measures over time, and how one's own eyes compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from finalist.core.knowledge.load import knowledge
from finalist.core.recall.progress import Difference, Trend
from finalist.services import practice_progress
from finalist.store.models import Opportunity
from finalist.web.messages_practice import DIRECTIONS, MEASURES, UNITS
from finalist.web.pages.take import number

WIDTH, HEIGHT, EDGE = 240, 48, 6
"""Pixels of a line of values."""


@dataclass(frozen=True, slots=True)
class CoveredRow:
    """One competency. `levels`: those given, oldest first."""

    name: str
    takes: int
    levels: str
    last_at: Any


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One measure over the takes. `line`: points of an SVG; `first`, `last`: as shown."""

    name: Any
    unit: Any
    n: int
    first: str
    last: str
    direction: Any
    line: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """Own mark against others'. `gap`: with its sign."""

    name: str
    own: str
    others: str
    gap: str
    n: int


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """All of it."""

    opportunity: Opportunity | None
    takes: int
    coverage: tuple[CoveredRow, ...]
    content: tuple[TrendRow, ...]
    delivery: tuple[TrendRow, ...]
    shows_delivery: bool
    rules: tuple[GapRow, ...]
    friends: tuple[GapRow, ...]
    guesses: tuple[int, int]


def progress_page(owner: Any, opportunity: Opportunity | None = None) -> ProgressPage:
    """Read it for `owner`, over everything or for one opportunity they may see."""
    found = practice_progress.of(owner, opportunity)
    shown = owner.settings.get("delivery") == "on"
    trends = [one for one in found.trends if one.n >= 2]
    return ProgressPage(
        opportunity=opportunity,
        takes=found.takes,
        coverage=tuple(
            CoveredRow(one.name, one.takes, " ".join(str(level) for level in one.levels[-8:]), one.last_at)
            for one in found.coverage
        ),
        content=tuple(_trend(one) for one in trends if one.code not in found.delivery),
        delivery=tuple(_trend(one) for one in trends if one.code in found.delivery) if shown else (),
        shows_delivery=shown,
        rules=_gaps(found.rules),
        friends=_gaps(found.friends),
        guesses=found.guesses,
    )


def _trend(trend: Trend) -> TrendRow:
    values = [value for _, value in trend.values]
    low, high = min(values), max(values)
    wide, tall = (WIDTH - 2 * EDGE) / max(1, len(values) - 1), HEIGHT - 2 * EDGE
    shares = [(value - low) / (high - low) if high > low else 0.5 for value in values]
    points = tuple(
        (round(EDGE + at * wide, 1), round(HEIGHT - EDGE - tall * share, 1)) for at, share in enumerate(shares)
    )
    return TrendRow(
        name=MEASURES.get(trend.code, trend.code),
        unit=UNITS.get(trend.unit, trend.unit),
        n=trend.n,
        first=number(values[0], trend.unit),
        last=number(values[-1], trend.unit),
        direction=DIRECTIONS[trend.direction],
        line=" ".join(f"{x},{y}" for x, y in points),
        points=points,
    )


def _gaps(found: Sequence[Difference]) -> tuple[GapRow, ...]:
    names = {one.id: one.name for one in knowledge().competencies}
    return tuple(
        GapRow(names.get(one.code, ""), number(one.own), number(one.others), f"{one.gap:+.1f}", one.n) for one in found
    )
