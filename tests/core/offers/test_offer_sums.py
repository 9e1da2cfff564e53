"""The sums of an offer: against cases worked by hand, and against a second reckoning, month by month."""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.offer import Offer
from finalist.core.offers.cashflow import Assume, cash_flow
from finalist.core.offers.equity import vested_share

CASES = yaml.safe_load((Path(__file__).parent / "hand_computed.yaml").read_text("utf-8"))


def made(**terms: Any) -> Offer:
    """An offer in pounds unless said otherwise."""
    return Offer.model_validate({"company": "C", "currency": "GBP", **terms})


def test_there_are_enough_hand_computed_cases_and_no_two_alike() -> None:
    assert len(CASES) >= 40
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_engine_agrees_with_the_pencil(case: dict[str, Any]) -> None:
    flow = cash_flow(made(**case["offer"]), case["years"], Assume(leave_after=case.get("leave_after")))
    found = {name: [year.components[name] for year in flow.years] for name in flow.names}
    assert found == {name: [Decimal(str(each)) for each in row] for name, row in case["want"].items()}
    assert flow.total == Decimal(str(case["total"]))


def month_by_month(terms: dict[str, Any], years: int, leave_after: int | None) -> list[float]:
    """Another way to the same sums: a life month by month in floats, sharing nothing with the engine."""
    paid = [0.0] * years
    last = leave_after if leave_after is not None else years * 12
    vested = 0.0
    for month in range(1, years * 12 + 1):
        year = (month - 1) // 12
        if month > last:
            continue
        salary = terms["base"] * (1 + terms["raise_percent"] / 100) ** year / 12
        paid[year] += salary + salary * terms["pension"] / 100 + terms["allowance"] / 12
        if month % 12 == 0:
            paid[year] += 12 * salary * terms["bonus"] / 100
        if month == 1:
            paid[year] += terms["sign_on"]
        due = min(1.0, month / (12 * terms["vest_years"])) if month >= terms["cliff"] else 0.0
        paid[year] += terms["grant"] * (due - vested) * (1 + terms["growth"] / 100) ** (year + 1)
        vested = due
    if leave_after is not None and leave_after < terms["clawback"] and leave_after <= years * 12:
        paid[(leave_after - 1) // 12] -= terms["sign_on"] * (terms["clawback"] - leave_after) / terms["clawback"]
    return paid


TERMS = st.fixed_dictionaries(
    {
        "base": st.integers(10_000, 300_000), "raise_percent": st.integers(-3, 9), "pension": st.integers(0, 20),
        "allowance": st.integers(0, 9000), "bonus": st.integers(0, 60), "sign_on": st.integers(0, 50_000),
        "clawback": st.sampled_from([1, 12, 18, 24]), "grant": st.integers(0, 400_000),
        "vest_years": st.integers(1, 5), "cliff": st.sampled_from([0, 6, 12]), "growth": st.integers(-40, 60),
    }
)  # fmt: skip


@settings(max_examples=150)
@given(TERMS, st.integers(1, 6), st.none() | st.integers(1, 72))
def test_the_engine_agrees_with_a_life_month_by_month(terms: dict[str, Any], years: int, leave: int | None) -> None:
    offer = made(
        base=terms["base"], raise_percent=terms["raise_percent"], pension_match_percent=terms["pension"],
        allowances={"any": terms["allowance"]}, bonus={"target_percent": terms["bonus"]},
        sign_on={"amount": terms["sign_on"], "clawback_months": terms["clawback"], "clawback": "pro-rata"},
        equity={"kind": "rsu", "grant_value": terms["grant"], "years": terms["vest_years"],
                "cliff_months": terms["cliff"], "growth_percent": terms["growth"]},
    )  # fmt: skip
    flow = cash_flow(offer, years, Assume(leave_after=leave))
    for year, other in zip(flow.years, month_by_month(terms, years, leave), strict=True):
        assert float(year.total) == pytest.approx(other, abs=0.05)


GRANTS = st.builds(
    lambda value, years, shape, cliff, every: {
        "kind": "rsu", "grant_value": value, "years": years, "shape": shape, "every": every,
        "cliff_months": min(cliff, 12 * years),
    },
    st.integers(0, 10**9), st.integers(1, 6), st.sampled_from(["linear", "back-loaded"]), st.integers(0, 24),
    st.sampled_from(["month", "quarter", "year"]),
)  # fmt: skip


@given(GRANTS, st.sampled_from(["GBP", "JPY", "KWD"]))
def test_vesting_sums_to_the_grant_exactly(grant: dict[str, Any], currency: str) -> None:
    offer = made(currency=currency, base=0, equity=grant)
    assert cash_flow(offer, 6).component("equity") == Decimal(grant["grant_value"])
    assert offer.equity is not None
    shares = [vested_share(offer.equity[0], month) for month in range(80)]
    assert shares == sorted(shares)
    assert shares[-1] == 1


@given(TERMS, st.integers(1, 6), st.integers(1, 10_000))
def test_more_pay_is_never_less(terms: dict[str, Any], years: int, more: int) -> None:
    less = made(base=terms["base"], bonus={"target_percent": terms["bonus"]}, sign_on=terms["sign_on"])
    for better in (
        less.model_copy(update={"base": less.base + more}),  # type: ignore[operator]
        made(base=terms["base"], bonus={"target_percent": terms["bonus"]}, sign_on=terms["sign_on"] + more),
        made(base=terms["base"], bonus={"target_percent": terms["bonus"] + 1}, sign_on=terms["sign_on"]),
    ):
        assert cash_flow(better, years).total > cash_flow(less, years).total


def test_unknown_is_named_and_nothing_is_not() -> None:
    unknown = cash_flow(made(base=50000), 1)
    assert {"bonus", "equity", "pension", "sign_on"} <= set(unknown.unknown)
    assert unknown.names == ("base",)
    nothing = cash_flow(made(base=50000, bonus="none", equity="none", pension="none", sign_on=0), 1)
    assert not {"bonus", "equity", "pension", "sign_on"} & set(nothing.unknown)
    assert nothing.total == unknown.total == 50000


def test_money_is_rounded_half_up_to_the_cent() -> None:
    flow = cash_flow(made(base="0.125", per="year"), 1)
    assert flow.total == Decimal("0.125").quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("0.13")


def test_years_are_one_to_six() -> None:
    for years in (0, 7):
        with pytest.raises(ValueError, match="1 to 6"):
            cash_flow(made(base=1), years)
