"""Stage rates: Beta priors, what the own log decided, and what still waits, without pretending that waiting is a no.

An open stage entered t days ago is likelier a no the longer it is quiet: its likelihood p·P(yes later) + (1-p)·P(no
later) is linear in p, so the exact posterior is a mixture of Betas. With nothing open it is the plain Beta-binomial.
Priors: EVIDENCE.md section 7 (wide, a convention). Withdrawn processes say nothing and count nowhere.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from finalist.core.documents.history import STAGES, Stage, Visit
from finalist.core.knowledge.load import knowledge
from finalist.core.odds.beta import BetaMix, log_beta, mixture
from finalist.core.odds.waiting import Waiting

PRIOR_NAMES: dict[Stage, str] = {
    "application": "app_to_first",
    "first": "first_to_second",
    "second": "second_to_offer",
}
FACTOR_STEPS = 25
"""Points at which the common factor of the waits is weighed: ±3 standard deviations; finer ones change no digit."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the log says of one stage: who moved on, who was refused, who withdrew, and the ages of the open, in days.

    yes_waits, no_waits: days of those answers whose day is known.
    """

    passed: int = 0
    rejected: int = 0
    withdrawn: int = 0
    open_days: tuple[int, ...] = ()
    yes_waits: tuple[int, ...] = ()
    no_waits: tuple[int, ...] = ()

    @property
    def decided(self) -> int:
        """The own n: how many were answered."""
        return self.passed + self.rejected


@dataclass(frozen=True, slots=True)
class StageRate:
    """The rate at which a stage is passed. `rows[i][k]`: weight of factor i and k of the open ones being a yes."""

    stage: Stage
    counts: Counts
    prior: tuple[float, float]
    rate: BetaMix
    factors: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]

    @property
    def if_all_open_are_no(self) -> BetaMix:
        """The rate when every open one is counted as a no: the pessimist's bound."""
        a, b = self.prior
        counts = self.counts
        return mixture([(1.0, a + counts.passed, b + counts.rejected + len(counts.open_days))])


def counts_of(visits: Iterable[Visit], stage: Stage, today: date) -> Counts:
    """The counts of one stage on a day; what was entered after it is left out."""
    here = [visit for visit in visits if visit.stage == stage and visit.entered <= today]
    by = {outcome: [v for v in here if v.outcome == outcome] for outcome in ("passed", "rejected", "withdrawn", "open")}
    return Counts(
        len(by["passed"]),
        len(by["rejected"]),
        len(by["withdrawn"]),
        tuple((today - visit.entered).days for visit in by["open"]),
        _waits(by["passed"]),
        _waits(by["rejected"]),
    )


def _waits(visits: Sequence[Visit]) -> tuple[int, ...]:
    return tuple((visit.left - visit.entered).days for visit in visits if visit.left)


def stage_rates(visits: Sequence[Visit], today: date, waiting: Waiting) -> tuple[StageRate, ...]:
    """The rate of each stage that leads to another, in order."""
    priors = knowledge().thresholds["priors"]["value"]
    return tuple(
        stage_rate(stage, counts_of(visits, stage, today), tuple(priors[PRIOR_NAMES[stage]]), waiting)
        for stage in STAGES
        if stage in PRIOR_NAMES
    )


@lru_cache(maxsize=64)
def stage_rate(stage: Stage, counts: Counts, prior: tuple[float, float], waiting: Waiting) -> StageRate:
    """The exact posterior of one stage's rate, and of the factor by which the own waits differ."""
    a, b = prior[0] + counts.passed, prior[1] + counts.rejected
    pending = len(counts.open_days)
    betas = [log_beta(a + k, b + pending - k) for k in range(pending + 1)]
    factors = tuple(
        math.exp(waiting.drift * (6 * step / (FACTOR_STEPS - 1) - 3)) if waiting.drift else 1.0
        for step in range(FACTOR_STEPS if waiting.drift else 1)
    )
    rows = _weights(counts, waiting, factors, betas)
    parts = [(sum(column), a + k, b + pending - k) for k, column in enumerate(zip(*rows, strict=True))]
    return StageRate(stage, counts, prior, mixture(parts), factors, rows)


def _weights(
    counts: Counts, waiting: Waiting, factors: Sequence[float], betas: Sequence[float]
) -> tuple[tuple[float, ...], ...]:
    """The weight of each factor and each k, summing to 1. Needs numpy: 200 open ones are 500,000 sums."""
    import numpy as np

    values, scale = _ways(np, counts.open_days, waiting, factors)
    known = np.array([_log_known(counts, waiting, factor) for factor in factors])
    with np.errstate(divide="ignore"):
        logs = known[:, None] + np.log(values) + scale + np.array(betas)
    weights = np.exp(logs - logs.max())
    return tuple(map(tuple, (weights / weights.sum()).tolist()))


def _log_known(counts: Counts, waiting: Waiting, factor: float) -> float:
    """The logarithm of how well a factor fits the answers whose day is known."""
    drift = math.log(factor) / waiting.drift if waiting.drift else 0.0
    known = -drift * drift / 2
    known += sum(math.log(waiting.yes_density(days, factor)) for days in counts.yes_waits)
    return known + sum(math.log(max(waiting.no_density(days, factor), 1e-300)) for days in counts.no_waits)


def _ways(np: Any, open_days: Sequence[int], waiting: Waiting, factors: Sequence[float]) -> tuple[Any, Any]:
    """A row a factor: for each k the likelihood that exactly k of the open ones are a yes, and its log scale."""
    every: Any = np.array(factors)[:, None]
    values, scale = np.zeros((len(factors), len(open_days) + 1)), np.zeros((len(factors), 1))
    values[:, 0] = 1
    for count, days in enumerate(open_days, 1):
        here = values[:, : count + 1]
        more = waiting.yes_after(days, every) * here[:, :-1]
        here *= waiting.no_after(days, every)
        here[:, 1:] += more
        top = here.max(axis=1, keepdims=True)
        here /= top
        scale += np.log(top)
    return values, scale
