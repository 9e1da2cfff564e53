"""The sums behind the odds: known values of the beta, calibration by simulation, and what the open ones may do."""

import math
import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.history import Visit
from finalist.core.odds.beta import BetaMix, beta_below, mixture
from finalist.core.odds.forecast import _played, forecast
from finalist.core.odds.rates import Counts, stage_rate, stage_rates
from finalist.core.odds.waiting import Waiting, convention

TODAY = date(2026, 11, 22)
WAITING = Waiting(yes=8, no=12, shape=2.5, silent=0.3, drift=0.4)


@pytest.mark.parametrize(
    ("share", "a", "b", "expected"),
    [
        (0.3, 1, 1, 0.3),
        (0.5, 2, 2, 0.5),
        (0.25, 2, 1, 0.0625),  # x²
        (0.2, 1, 3, 1 - 0.8**3),
        (0.1, 2, 38, 1 - 0.9**39 - 39 * 0.1 * 0.9**38),  # P(Binomial(39, .1) >= 2)
        (0.5, 3, 6, sum(math.comb(8, k) for k in range(3, 9)) / 2**8),
        (0.5, 0.5, 0.5, 0.5),  # arcsine law
        (0.25, 0.5, 0.5, 1 / 3),
    ],
)
def test_the_incomplete_beta_has_its_known_values(share: float, a: float, b: float, expected: float) -> None:
    assert beta_below(share, a, b) == pytest.approx(expected, abs=1e-12)


@given(st.floats(0.2, 300), st.floats(0.2, 300), st.floats(0.01, 0.99))
@settings(max_examples=60)
def test_a_quantile_is_the_inverse_of_the_share_below_it(a: float, b: float, probability: float) -> None:
    mix = BetaMix(((1.0, a, b),))
    at = mix.quantile(probability)
    if 1e-6 < at < 1 - 1e-6:
        assert mix.below(at) == pytest.approx(probability, abs=1e-6)


def test_the_priors_give_the_ranges_that_the_evidence_prints() -> None:
    rates = {rate.stage: rate.rate for rate in stage_rates([], TODAY, convention())}
    assert rates["application"].mean == pytest.approx(0.05)
    assert [round(end, 2) for end in rates["application"].interval(0.9)] == [0.01, 0.12]
    assert rates["first"].mean == pytest.approx(0.375)
    assert [round(end, 1) for end in rates["second"].interval(0.9)] == [0.1, 0.6]


def test_with_nothing_open_it_is_the_plain_beta_binomial() -> None:
    got = stage_rate("first", Counts(passed=4, rejected=9, yes_waits=(3, 9), no_waits=(30,)), (3, 5), WAITING)
    assert len(got.rate.parts) == 1
    assert got.rate.parts[0] == pytest.approx((1.0, 7, 14))


def test_the_mixture_equals_the_posterior_summed_on_a_fine_grid() -> None:
    fixed = Waiting(yes=8, no=12, shape=2.5, silent=0.3, drift=0)
    counts = Counts(passed=2, rejected=3, open_days=(2, 15, 60))
    got = stage_rate("first", counts, (3, 5), fixed).rate
    steps = [(i + 0.5) / 4000 for i in range(4000)]
    density = [
        p**4 * (1 - p) ** 7 * math.prod(p * fixed.yes_after(t) + (1 - p) * fixed.no_after(t) for t in counts.open_days)
        for p in steps
    ]
    mean = sum(p * d for p, d in zip(steps, density, strict=True)) / sum(density)
    assert got.mean == pytest.approx(mean, abs=1e-6)


def test_a_long_silence_lowers_the_rate_and_a_fresh_one_leaves_it() -> None:
    rate = {days: stage_rate("first", Counts(2, 3, 0, (days,)), (3, 5), WAITING).rate.mean for days in (0, 10, 90)}
    assert rate[0] == pytest.approx(5 / 13, abs=1e-9)
    assert rate[90] < rate[10] < rate[0]
    assert stage_rate("first", Counts(2, 3, 0, (90,)), (3, 5), WAITING).if_all_open_are_no.mean < rate[90]


def test_very_many_open_ones_do_not_underflow() -> None:
    got = stage_rate("application", Counts(3, 5, 0, tuple(range(400))), (2, 38), WAITING)
    assert 0 < got.rate.mean < 0.2
    assert sum(weight for weight, _, _ in got.rate.parts) == pytest.approx(1)


def _simulate(chance: random.Random, p: float, factor: float, size: int, horizon: float) -> Counts:
    """A log played from the model itself, looked at on one day: what is not answered by then is open."""
    passed, rejected, open_days, yes, no = 0, 0, [], [], []
    for _ in range(size):
        age = chance.uniform(0, horizon)
        passes = chance.random() < p
        median = (WAITING.yes if passes else WAITING.no) * factor
        u = chance.random()
        wait = median * (u / (1 - u)) ** (1 / WAITING.shape)
        silent = not passes and chance.random() < WAITING.silent
        if silent or wait > age:
            open_days.append(age)
        elif passes:
            passed, _ = passed + 1, yes.append(wait)
        else:
            rejected, _ = rejected + 1, no.append(wait)
    return Counts(passed, rejected, 0, tuple(open_days), tuple(yes), tuple(no))  # type: ignore[arg-type]


def rank_chi_square(runs: int, seed: int) -> float:
    """Simulation-based calibration: the rank of the true rate in its posterior must be uniform. 10 bins, chi-square."""
    chance = random.Random(seed)
    bins = [0] * 10
    for _ in range(runs):
        p = chance.betavariate(3, 5)
        factor = math.exp(chance.gauss(0, WAITING.drift))
        counts = _simulate(chance, p, factor, chance.randint(1, 12), 60)
        rank = stage_rate("first", counts, (3, 5), WAITING).rate.below(p)
        bins[min(9, int(rank * 10))] += 1
    return sum((count - runs / 10) ** 2 / (runs / 10) for count in bins)


def test_the_rank_of_the_true_rate_is_uniform() -> None:
    assert rank_chi_square(500, 7) < 27.9  # 99.9 % of chi-square with 9 degrees of freedom


def test_the_calibration_test_sees_a_wrong_model() -> None:
    """Counting the open ones as noes must fail the same test."""
    chance, bins = random.Random(7), [0] * 10
    for _ in range(500):
        p = chance.betavariate(3, 5)
        counts = _simulate(chance, p, 1.0, 8, 30)
        rank = stage_rate("first", counts, (3, 5), WAITING).if_all_open_are_no.below(p)
        bins[min(9, int(rank * 10))] += 1
    assert sum((count - 50) ** 2 / 50 for count in bins) > 27.9


def _visits(*rows: tuple[str, str, int, str]) -> list[Visit]:
    return [
        Visit(process=name, stage=stage, entered=TODAY - timedelta(days), outcome=outcome, line=number)  # type: ignore[arg-type]
        for number, (name, stage, days, outcome) in enumerate(rows, 2)
    ]


def _forecast(visits: list[Visit], days: int, seed: int = 3):
    rates = stage_rates(visits, TODAY, WAITING)
    return forecast(visits, rates, WAITING, today=TODAY, by=TODAY + timedelta(days), seed=seed, mass=0.8)


def test_the_same_seed_gives_the_same_forecast_and_more_time_or_a_later_stage_never_less() -> None:
    visits = _visits(("Aldergate", "second", 4, "open"), ("Bramholm", "first", 2, "open"))
    once = _forecast(visits, 30)
    _played.cache_clear()
    assert _forecast(visits, 30) == once
    near, far = _forecast(visits, 10).at_least_one, _forecast(visits, 90).at_least_one
    assert near.low < far.low
    assert near.high < far.high
    more = _forecast(visits, 60).more
    assert more["application"].high < more["first"].high < more["second"].high


def test_with_nothing_open_the_chance_is_nil_and_an_offer_in_hand_is_counted_apart() -> None:
    got = _forecast(_visits(("Aldergate", "offer", 4, "open")), 30)
    assert (got.at_least_one.low, got.at_least_one.high, got.offers_in_hand) == (0, 0, 1)


def test_without_doubt_the_simulation_meets_the_closed_formula() -> None:
    """A rate known almost exactly, one fresh final round, plenty of time: the chance is the rate."""
    rate = stage_rate("second", Counts(4000, 6000, 0, (0,)), (3, 6), Waiting(8, 12, 2.5, 0.3, 0))
    visits = _visits(("Aldergate", "second", 0, "open"))
    rates = [*stage_rates(visits, TODAY, WAITING)[:2], rate]
    got = forecast(visits, rates, Waiting(8, 12, 2.5, 0.3, 0), today=TODAY, by=TODAY + timedelta(720), seed=5, mass=0.8)
    assert got.at_least_one.low == pytest.approx(0.4, abs=0.015)
    assert got.at_least_one.high == pytest.approx(0.4, abs=0.015)


def test_parts_that_weigh_nothing_are_dropped() -> None:
    assert mixture([(2.0, 1, 1), (0.0, 5, 5)]).parts == ((1.0, 1, 1),)
