"""What practice has come to: which competencies have been told, how each measure moves, and how own eyes see it.

Plain counts and medians with the number of takes beside them; below three takes nothing is called a trend.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from statistics import mean, median
from typing import Literal

from finalist.core.answers.results import Review
from finalist.core.knowledge.load import knowledge

LEAST = 3
"""Takes from which a direction is said (convention)."""
Direction = Literal["up", "down", "level", "too-few"]
Taken = tuple[datetime, Review]


@dataclass(frozen=True, slots=True)
class Covered:
    """A competency and its practice. levels: those given, oldest first, “uncertain” left out; takes: all of them."""

    competency: str
    name: str
    takes: int
    levels: tuple[int, ...]
    last_at: datetime | None


def coverage(takes: Sequence[Taken]) -> tuple[Covered, ...]:
    """Every competency of the rubric, in its order, whether it was practised or not."""
    found: dict[str, list[tuple[datetime, int | None]]] = {item.id: [] for item in knowledge().competencies}
    for at, review in sorted(takes, key=lambda take: take[0]):
        for rating in review.ratings:
            if rating.competency in found:
                found[rating.competency].append((at, rating.level))
    return tuple(
        Covered(
            item.id,
            item.name,
            len(found[item.id]),
            tuple(level for _, level in found[item.id] if level is not None),
            max((at for at, _ in found[item.id]), default=None),
        )
        for item in knowledge().competencies
    )


@dataclass(frozen=True, slots=True)
class Trend:
    """How a measure moves. values: (when, value), oldest first; step: median change from one take to the next.

    direction: which way; `level` when the steps cancel out; `too-few` below LEAST takes. It says nothing of better.
    """

    code: str
    unit: str
    values: tuple[tuple[datetime, float], ...]
    step: float | None
    direction: Direction

    @property
    def n(self) -> int:
        """How many takes have the measure."""
        return len(self.values)


def trends(takes: Sequence[Taken]) -> tuple[Trend, ...]:
    """A trend for each measure that any take has, in the order in which the first take names them."""
    series: dict[str, list[tuple[datetime, float]]] = {}
    units: dict[str, str] = {}
    for at, review in sorted(takes, key=lambda take: take[0]):
        for measure in (*review.measures, *review.delivery):
            if measure.value is not None:
                series.setdefault(measure.code, []).append((at, measure.value))
                units.setdefault(measure.code, measure.unit)
    return tuple(_trend(code, units[code], values) for code, values in series.items())


def _trend(code: str, unit: str, values: Sequence[tuple[datetime, float]]) -> Trend:
    """The Theil–Sen slope over the takes: the median of all pairs, so that one odd take does not turn it."""
    if len(values) < LEAST:
        return Trend(code, unit, tuple(values), None, "too-few")
    numbers = [value for _, value in values]
    slope = median(
        (numbers[later] - numbers[earlier]) / (later - earlier)
        for earlier, later in combinations(range(len(numbers)), 2)
    )
    size = max(abs(number) for number in numbers) or 1.0
    direction: Direction = "level" if abs(slope) < 0.02 * size else "up" if slope > 0 else "down"
    return Trend(code, unit, tuple(values), round(slope, 4), direction)


@dataclass(frozen=True, slots=True)
class Difference:
    """How the own mark of something stands to others' marks of it: own - others. n: how many others."""

    code: str
    own: float
    others: float
    n: int

    @property
    def gap(self) -> float:
        """Above 0: the own mark is the kinder one."""
        return round(self.own - self.others, 2)


def differences(own: Mapping[str, float], others: Sequence[Mapping[str, float]]) -> tuple[Difference, ...]:
    """For each thing that both the candidate and somebody else marked; in the candidate's order."""
    found = []
    for code, mark in own.items():
        marks = [other[code] for other in others if code in other]
        if marks:
            found.append(Difference(code, mark, round(mean(marks), 2), len(marks)))
    return tuple(found)
