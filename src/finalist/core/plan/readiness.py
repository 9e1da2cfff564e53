"""How far preparation has come, as an explained sum: what is done of what there is to do, never a guess at the odds.

The weights are a convention: they say where an evening is best spent, not what decides an interview.
"""

from collections.abc import Mapping
from dataclasses import dataclass

WEIGHTS = {"papers": 15, "stories": 20, "questions": 25, "concerns": 15, "asks": 10, "agenda": 15}
"""Part → its weight. Convention."""
PAPERS = 5
"""Posting, invitation, résumé, notes, company page."""
QUESTIONS, ASKS = 10, 3
"""The first ten questions and three to ask back are what a round has time for. Convention."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sum. points: of `weight`, in whole points; done of total things."""

    code: str
    done: int
    total: int
    points: int
    weight: int

    @property
    def is_complete(self) -> bool:
        """Nothing is left to do here."""
        return self.done >= self.total


@dataclass(frozen=True, slots=True)
class Readiness:
    """All parts that have something to do, and their sum in percent of what they could give."""

    percent: int
    parts: tuple[Part, ...]

    @property
    def next(self) -> Part | None:
        """The part where most can be won now."""
        return max((part for part in self.parts if not part.is_complete), key=_open_points, default=None)


def readiness(counts: Mapping[str, tuple[int, int]]) -> Readiness:
    """counts: part → (done, total). A part with nothing to do does not count at all."""
    parts = tuple(_part(code, *counts[code]) for code in WEIGHTS if counts.get(code, (0, 0))[1])
    weight = sum(part.weight for part in parts)
    points = sum(part.weight * min(part.done, part.total) / part.total for part in parts)
    return Readiness(round(100 * points / weight) if weight else 0, parts)


def _part(code: str, done: int, total: int) -> Part:
    weight = WEIGHTS[code]
    return Part(code, min(done, total), total, round(weight * min(done, total) / total), weight)


def _open_points(part: Part) -> float:
    return part.weight * (1 - part.done / part.total)
