"""Are the ranges of `finalist odds` calibrated: simulated logs, known rates, how often the range holds the truth."""

import math
import random
import time
from datetime import date, timedelta

from finalist.core.documents.history import Visit
from finalist.core.odds.forecast import forecast
from finalist.core.odds.rates import Counts, StageRate, stage_rate, stage_rates
from finalist.core.odds.waiting import Waiting, convention

RUNS = 2000
LIMIT = 21.7
"""99 % of chi-square with 9 degrees of freedom."""


def main() -> None:
    """Prints the table."""
    waiting = convention()
    print(f"{RUNS} simulated logs each, 1 to 12 processes of age 0 to 60 days, looked at on one day\n")
    print(f"{'stage':14}{'80 % range holds it':>28}{'open as noes':>20}{'open dropped':>22}{'ranks χ²':>10}")
    for stage, prior in (("application", (2, 38)), ("first", (3, 5)), ("second", (3, 6))):
        held, noes, dropped, square = calibration(stage, prior, waiting)
        print(f"{stage:14}{held:>28.1%}{noes:>20.1%}{dropped:>22.1%}{square:>10.1f}")
    print(f"\nRanks are uniform when χ² is under {LIMIT} (9 degrees of freedom, 99 %).")
    _cost(waiting)


def calibration(stage: str, prior: tuple[int, int], waiting: Waiting) -> tuple[float, float, float, float]:
    """(coverage of the 80 % range, of the two simple ways, chi-square of the ranks)."""
    chance = random.Random(20261122)
    bins, held, noes, dropped = [0] * 10, 0, 0, 0
    for _ in range(RUNS):
        p = chance.betavariate(*prior)
        counts = played(chance, p, math.exp(chance.gauss(0, waiting.drift)), chance.randint(1, 12), waiting)
        got: StageRate = stage_rate(stage, counts, prior, waiting)  # type: ignore[arg-type]
        rank = got.rate.below(p)
        bins[min(9, int(rank * 10))] += 1
        held += 0.1 <= rank <= 0.9
        noes += 0.1 <= got.if_all_open_are_no.below(p) <= 0.9
        simple = stage_rate(stage, Counts(counts.passed, counts.rejected), prior, waiting)  # type: ignore[arg-type]
        dropped += 0.1 <= simple.rate.below(p) <= 0.9
    square = sum((count - RUNS / 10) ** 2 / (RUNS / 10) for count in bins)
    return held / RUNS, noes / RUNS, dropped / RUNS, square


def played(chance: random.Random, p: float, factor: float, size: int, waiting: Waiting) -> Counts:
    """A log drawn from the model on one day."""
    passed, rejected = 0, 0
    open_days: list[float] = []
    yes: list[float] = []
    no: list[float] = []
    for _ in range(size):
        age, passes, u = chance.uniform(0, 60), chance.random() < p, chance.random()
        wait = (waiting.yes if passes else waiting.no) * factor * (u / (1 - u)) ** (1 / waiting.shape)
        if wait > age or (not passes and chance.random() < waiting.silent):
            open_days.append(age)
        elif passes:
            passed += 1
            yes.append(wait)
        else:
            rejected += 1
            no.append(wait)
    return Counts(passed, rejected, 0, tuple(open_days), tuple(yes), tuple(no))  # type: ignore[arg-type]


def _cost(waiting: Waiting) -> None:
    today = date(2026, 11, 22)
    visits = [
        Visit(process=f"c{n}", stage=("application", "first", "second")[n % 3], entered=today - timedelta(n),
              outcome="open", line=n + 2)
        for n in range(30)
    ]  # fmt: skip
    started = time.perf_counter()
    rates = stage_rates(visits, today, waiting)
    ends = [
        forecast(visits, rates, waiting, today=today, by=today + timedelta(60), seed=seed, mass=0.8).at_least_one
        for seed in range(3)
    ]
    seconds = (time.perf_counter() - started) / 3
    spread = max(end.low for end in ends) - min(end.low for end in ends)
    print(f"A forecast of 30 open processes: {seconds:.2f} s; its low end moves by {spread:.3f} between three seeds.")


if __name__ == "__main__":
    main()
