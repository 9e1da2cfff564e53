"""What the open processes may bring by a day: simulated from the rates, their doubt included; always a range.

Two loops: the outer draws rates and waits as the log leaves them open, the inner plays each process many times. The
range is over the outer draws. A single chance for one process is never given (EVIDENCE.md sections 7 and 12).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from finalist.core.documents.history import STAGES, Stage, Visit
from finalist.core.odds.rates import StageRate
from finalist.core.odds.waiting import Waiting

Alike = tuple[tuple[Stage, int], int]
"""((stage, days waited), how many processes stand so)."""
DRAWS, PLAYS = 600, 200
"""Outer and inner draws: two runs with other seeds differ by about a point. Convention."""


@dataclass(frozen=True, slots=True)
class Range:
    """The central interval of a share, 0..1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """At least one offer by a day. open: how many processes wait at each stage; more: what one new process would add.

    more: by the stage that the new process starts in today.
    """

    by: date
    days: int
    open: dict[Stage, int]
    offers_in_hand: int
    at_least_one: Range
    more: dict[Stage, Range]


def forecast(
    visits: Sequence[Visit], rates: Sequence[StageRate], waiting: Waiting,
    *, today: date, by: date, seed: int, mass: float,
) -> Forecast:  # fmt: skip
    """The forecast for the processes open on `today`. `mass`: how much of the draws a range holds.

    Needs numpy. Offers already in hand are counted and left out of the chance: it is about new ones.
    """
    waits = [visit for visit in visits if visit.outcome == "open" and visit.entered <= today]
    open_by: dict[Stage, int] = {stage: sum(visit.stage == stage for visit in waits) for stage in STAGES[:-1]}
    alike = Counter((visit.stage, (today - visit.entered).days) for visit in waits if visit.stage != "offer")
    days = (by - today).days
    at_least_one, more = _played(tuple(rates), waiting, days, seed, mass, tuple(alike.items()))
    in_hand = sum(visit.stage == "offer" for visit in waits)
    return Forecast(by, days, open_by, in_hand, at_least_one, dict(more))


@lru_cache(maxsize=16)
def _played(
    rates: tuple[StageRate, ...], waiting: Waiting, days: int, seed: int, mass: float, alike: tuple[Alike, ...]
) -> tuple[Range, tuple[tuple[Stage, Range], ...]]:
    """The chance of one offer at least, and what one more process would add, by its stage.

    Remembered: the same page is looked at again and again, and 200 processes of different ages take 27 million draws.
    """
    import numpy as np

    chance = np.random.default_rng(seed)
    play = _Play(np, chance, {rate.stage: _draw(np, chance, rate) for rate in rates}, waiting, days)
    none = np.ones(DRAWS)
    for (stage, waited), count in alike:
        # Processes that stand alike have the same chance in each outer draw; the plays need be drawn once.
        none *= (1 - play.chance_of(stage, waited)) ** count
    more = tuple((stage, _range(np, none * play.chance_of(stage, 0), mass)) for stage in STAGES[:-1])
    return _range(np, 1 - none, mass), more


def _draw(np: Any, chance: Any, rate: StageRate) -> tuple[Any, Any]:
    """Rates and factors of the waits, together, as the log leaves them open: two arrays of DRAWS."""
    rows = np.array(rate.rows)
    picked = chance.choice(rows.size, size=DRAWS, p=rows.ravel() / rows.sum())
    yes = picked % rows.shape[1]
    a, b = rate.prior[0] + rate.counts.passed, rate.prior[1] + rate.counts.rejected
    shares = chance.beta(a + yes, b + rows.shape[1] - 1 - yes)
    return shares, np.array(rate.factors)[picked // rows.shape[1]]


@dataclass(frozen=True, slots=True)
class _Play:
    """The inner loop: what is drawn, and how many days there are."""

    np: Any
    chance: Any
    drawn: dict[Stage, tuple[Any, Any]]
    waiting: Waiting
    days: int

    def chance_of(self, stage: Stage, waited: int) -> Any:
        """Per outer draw, the share of plays in which a process brings an offer within the days."""
        passing: Any = None
        spent: Any = 0.0
        for step in STAGES[STAGES.index(stage) : -1]:
            share, factor = self.drawn[step]
            here = waited if step == stage else 0
            yes = share * self.waiting.yes_after(here, factor)
            odds = yes / (yes + (1 - share) * self.waiting.no_after(here, factor))
            passing = odds if passing is None else passing * odds
            spent = spent + self._days(factor, here)
        return passing * (spent <= self.days).mean(axis=1)

    def _days(self, factor: Any, waited: int) -> Any:
        """Days until a yes that has not come in `waited` days: the inverse of the survival, DRAWS × PLAYS."""
        surviving: Any = self.waiting.yes_after(waited, factor)
        left = surviving[:, None] * (1 - self.chance.random((DRAWS, PLAYS)))
        longer = (1 / left - 1) ** (1 / self.waiting.shape)
        return factor[:, None] * self.waiting.yes * longer - waited


def _range(np: Any, values: Any, mass: float) -> Range:
    low, high = np.quantile(values, [(1 - mass) / 2, (1 + mass) / 2])
    return Range(float(low), float(high))
