"""Shares of a few cases, as intervals or not at all; and whether two of them can be told apart.

A share is a Beta(½, ½) prior (Jeffreys) moved by what was counted. Below LEAST cases no share is given, only the count:
three interviews prove nothing, and a figure would look as if they did. LEAST and MASS are conventions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from finalist.core.odds.beta import BetaMix

LEAST = 5
"""Cases below which there is no share. Convention."""
MASS = 0.8
"""How much of the distribution an interval holds. Convention, as for the odds."""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of` cases. low, high: 0..1, the interval; 0 and 1 where there are too few cases."""

    name: str
    hits: int
    of: int
    low: float
    high: float

    @property
    def is_enough(self) -> bool:
        """There are enough cases for an interval."""
        return self.of >= LEAST


@dataclass(frozen=True, slots=True)
class Turn:
    """The same share earlier and lately. `way`: up, down, or "" when the two cannot be told apart."""

    name: str
    before: Share
    after: Share
    way: str

    @property
    def is_enough(self) -> bool:
        """Both halves have enough cases."""
        return self.before.is_enough and self.after.is_enough


def share(name: str, hits: int, of: int) -> Share:
    """The share of `hits` among `of` cases. Raises ValueError for hits that are not among them."""
    if not 0 <= hits <= of:
        raise ValueError(f"{hits} of {of}")
    if of < LEAST:
        return Share(name, hits, of, 0.0, 1.0)
    low, high = BetaMix(((1.0, hits + 0.5, of - hits + 0.5),)).interval(MASS)
    return Share(name, hits, of, low, high)


def shares_of(cases: Iterable[Iterable[str]]) -> tuple[Share, ...]:
    """In how many of the cases each name occurs, the commonest first; a case counts a name once."""
    counts: dict[str, int] = {}
    number = 0
    for case in cases:
        number += 1
        for name in set(case):
            counts[name] = counts.get(name, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(share(name, hits, number) for name, hits in ordered)


def turn(name: str, cases: Sequence[bool]) -> Turn:
    """The first half of the cases, in order of time, against the second; the odd one counts as late."""
    middle = len(cases) // 2
    early, late = cases[:middle], cases[middle:]
    before, after = share(name, sum(early), len(early)), share(name, sum(late), len(late))
    way = ""
    if before.is_enough and after.is_enough:
        way = "up" if after.low > before.high else "down" if after.high < before.low else ""
    return Turn(name, before, after, way)
