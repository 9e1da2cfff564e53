"""Comparisons: order does not matter, more pay never ranks worse, rates go there and back, chances are right."""

import math
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.offer import Offer
from finalist.core.documents.offer_terms import Factors
from finalist.core.errors import UserError
from finalist.core.offers.compare import Comparison, compare, counted_total
from finalist.core.offers.conditions import break_even_growth, conditions
from finalist.core.offers.criteria import Criteria, weigh
from finalist.core.offers.rates import with_rates
from finalist.core.offers.reading import read_comparison
from finalist.core.offers.sensitivity import tornado
from finalist.core.offers.simulate import simulate

PATHS = 4000


def made(company: str = "C", **terms: Any) -> Offer:
    """An offer in pounds unless said otherwise."""
    return Offer.model_validate({"company": company, "currency": "GBP", "base": 50000, **terms})


def set_beside(*offers: Offer, years: int = 4) -> Comparison:
    """A comparison with few paths."""
    return compare(offers, years, paths=PATHS)


PLAIN = made("Plain", base=62000)
SHARES = made("Shares", bonus={"target_percent": 10, "attainment": [0.5, 1, 1.5]},
              equity={"kind": "rsu", "grant_value": 20000, "private": True})  # fmt: skip
OPTIONS = made("Options", equity={"kind": "options", "units": 9000, "price": 3, "strike": 2, "private": True})


def test_the_order_of_offers_does_not_matter() -> None:
    seen = []
    for offers in permutations([PLAIN, SHARES, OPTIONS]):
        compared = set_beside(*offers)
        seen.append(([(each.label, each.total, each.spread) for each in compared.contenders], compared.pairs))
    assert len(seen) == 6
    assert all(each == seen[0] for each in seen)


OFFERS = st.builds(
    lambda base, bonus, grant, raised: {
        "base": base, "bonus": {"target_percent": bonus, "attainment": [0.2, 0.9, 1.4]}, "raise_percent": raised,
        "equity": {"kind": "rsu", "grant_value": grant},
    },
    st.integers(10_000, 200_000), st.integers(0, 50), st.integers(0, 200_000), st.integers(0, 5),
)  # fmt: skip


@settings(max_examples=25)
@given(OFFERS, st.integers(1, 6), st.integers(1, 5000))
def test_more_pay_never_ranks_worse_in_any_figure(terms: dict[str, Any], years: int, more: int) -> None:
    less = made("Same", **terms)
    better = made("Same", **{**terms, "base": terms["base"] + more}, role="better")
    compared = compare([less, better], years, paths=500)
    assert compared.contenders[0].offer.role == "better"
    first, second = (each.spread for each in compared.contenders)
    assert all(high > low for high, low in zip(first.total, second.total, strict=True))
    assert compared.pairs[0].chance == 0


@settings(max_examples=50)
@given(st.integers(10_000, 200_000), st.integers(1, 10**6))
def test_a_rate_there_and_back_is_the_same_money(base: int, rate: int) -> None:
    there = Decimal(rate) / 1000
    offer = made(base=base)
    typed = Factors.model_validate({"currency": "EUR", "rate": there, "rate_date": "2026-11-20"})
    total = counted_total(offer.model_copy(update={"factors": typed}), 3)
    assert abs(total / there - counted_total(offer, 3)) <= Decimal("0.00501") / there


def test_rates_are_typed_with_their_day_and_nothing_is_looked_up() -> None:
    [offer] = with_rates([made()], ["GBP/EUR=1.15@2026-11-20"])
    assert offer.factors is not None
    assert counted_total(offer, 1) == Decimal("57500.00")
    with pytest.raises(UserError, match="rate with its day"):
        with_rates([made()], ["GBP/EUR=1.15"])
    with pytest.raises(ValueError, match="one currency"):
        compare([made(), made("D", currency="EUR")], 1, paths=10)


def test_factors_need_their_day_and_reach_the_sums_as_said() -> None:
    with pytest.raises(ValueError, match="tax_date"):
        made(factors={"tax_percent": 30})
    factors = {"tax_percent": 30, "tax_date": "2026-04-06", "cost_of_living": 1.25, "cost_of_living_date": "2026-10-01"}
    taxed = made(pension_match_percent=10, factors=factors)
    # 50000 × .7 = 35000, pension 5000 untaxed; 40000 / 1.25
    assert counted_total(taxed, 1) == 32000


def test_the_middle_of_the_futures_is_the_plain_sum_and_the_seed_decides_them() -> None:
    rsu = made(equity={"kind": "rsu", "grant_value": 40000, "years": 1, "growth_percent": 10, "volatility_percent": 30})
    one = simulate([rsu], 1, paths=60_000, seed=5)
    assert one.spreads[0].total[1] == pytest.approx(50000 + 44000, rel=0.004)
    low = 50000 + 44000 * math.exp(-1.2816 * 0.3)
    assert one.spreads[0].total[0] == pytest.approx(low, rel=0.004)
    assert (
        simulate([rsu], 1, paths=100, seed=5).totals.tolist() == simulate([rsu], 1, paths=100, seed=5).totals.tolist()
    )
    assert (
        simulate([rsu], 1, paths=100, seed=5).totals.tolist() != simulate([rsu], 1, paths=100, seed=6).totals.tolist()
    )


def test_a_triangle_has_the_mean_and_ends_of_a_triangle() -> None:
    offer = made(base=0, bonus={"amount": 1000, "attainment": [0, 0.6, 1.2]})
    totals = simulate([offer], 1, paths=60_000).totals[0]
    assert totals.mean() == pytest.approx(600, rel=0.01)
    assert 0 <= totals.min() < 20
    assert 1180 < totals.max() <= 1200


def test_chances_count_the_futures_in_which_the_other_pays_as_much() -> None:
    coin = made("Coin", base=0, bonus={"amount": 100, "attainment_points": [[0, 0.7], [2, 0.3]]})
    sure = made("Sure", base=61)
    compared = compare([coin, sure], 1, paths=50_000)
    assert (compared.pairs[0].ahead, compared.pairs[0].behind) == ("Sure", "Coin")
    assert compared.pairs[0].chance == pytest.approx(0.3, abs=0.01)


def test_break_even_growth_and_conditions_hold_when_put_back() -> None:
    compared = set_beside(PLAIN, SHARES)
    ahead, behind = compared.contenders
    assert (ahead.label, ahead.total, behind.total) == ("Plain", 248000, 240000)
    needed = {each.kind: each.needed for each in conditions(behind, ahead, 4)}
    for kind in ("base", "sign_on"):
        terms = SHARES
        value = {"amount": needed[kind]} if kind == "sign_on" else needed[kind]
        again = Offer.model_validate({**terms.model_dump(), kind: value})
        assert counted_total(again, 4) >= ahead.total


def test_private_shares_break_even_is_the_growth_that_levels_the_sums() -> None:
    # B: 45000 + 4 × 5000 grown; A: 4 × 51000. Gap of 4000 + 20000 of shares: the mean of g, g², g³, g⁴ must be 1.2.
    a, b = made("A", base=51000), made("B", equity={"kind": "rsu", "grant_value": 20000, "private": True})
    compared = set_beside(a, b)
    assert compared.contenders[0].label == "B"
    found = break_even_growth(compared.of("B"), compared.of("A"), 4)
    assert found is not None
    assert found.needed is not None
    growth = 1 + float(found.needed) / 100
    assert 200000 + 5000 * sum(growth**year for year in (1, 2, 3, 4)) >= 204000
    growth -= 0.001
    assert 200000 + 5000 * sum(growth**year for year in (1, 2, 3, 4)) < 204000


def test_the_tornado_is_sorted_and_its_ends_are_reckoned() -> None:
    compared = set_beside(PLAIN, SHARES)
    swings = tornado(*compared.contenders, 4)
    assert [each.width for each in swings] == sorted((each.width for each in swings), reverse=True)
    bonus = next(each for each in swings if each.kind == "bonus")
    assert bonus.width == 4 * 50000 * Decimal("0.1")


def test_criteria_stay_apart_and_like_is_set_beside_like() -> None:
    criteria = Criteria.model_validate(
        {"weights": {"people": 3, "learning": 1, "commute": 2},
         "scores": {"plain": {"people": 5, "learning": 1, "commute": 4}, "Shares": {"people": 3, "learning": 5}}}
    )  # fmt: skip
    weighed = weigh(criteria, ["Plain", "Shares"])
    assert weighed.counted == ("people", "learning")
    assert weighed.left_out == ("commute",)
    assert weighed.means == {"Plain": Decimal("4.00"), "Shares": Decimal("3.50")}
    with_them = compare([PLAIN, SHARES], 2, criteria=criteria, paths=100)
    without = compare([PLAIN, SHARES], 2, paths=100)
    assert [each.total for each in with_them.contenders] == [each.total for each in without.contenders]


def test_a_reading_says_who_leads_and_never_what_to_do() -> None:
    reading = read_comparison(set_beside(PLAIN, SHARES, OPTIONS))
    text = " ".join(line.text for line in reading.findings)
    assert "pays the most over 4 years" in text
    assert "Not stated by Plain" in text
    assert not any(word in text.lower() for word in ("you should", "take it", "accept", "reject", "recommend"))


def test_offers_that_state_nothing_uncertain_are_not_called_certain() -> None:
    sure = read_comparison(set_beside(PLAIN, made("Other", bonus={"amount": 5000})))
    assert [line.knowledge for line in sure.findings][:2] == [
        "sentence:offer.compare.leads", "sentence:offer.compare.no-spread",
    ]  # fmt: skip
    assert not any("futures" in line.text for line in sure.findings)
    unsure = read_comparison(set_beside(PLAIN, SHARES))
    assert any("simulated futures" in line.text for line in unsure.findings)


def test_who_works_from_home_all_week_has_no_way_to_state() -> None:
    commuter = made("Commuter", commute={"cost_per_day": 10}, remote_days_per_week=0)
    said = [line.text for line in read_comparison(set_beside(commuter, made("Home", remote_days_per_week=5))).findings]
    assert not any("Home" in text and "commute" in text for text in said)
    said = [line.text for line in read_comparison(set_beside(commuter, made("Near"))).findings]
    assert any("Near" in text and "commute" in text for text in said)
