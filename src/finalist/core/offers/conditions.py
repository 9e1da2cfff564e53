"""What must be true for one offer to match another: one thing changed at a time, all else as stated.

Each answer is solved on the plain sums and checked there; what no sensible value achieves is None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from finalist.core.documents.offer import Offer
from finalist.core.documents.offer_terms import Equity, OneOff
from finalist.core.offers.cashflow import AS_STATED, Assume
from finalist.core.offers.compare import Contender, counted_total
from finalist.core.offers.pay import likely_attainment

Kind = Literal["base", "sign_on", "bonus", "growth", "raise", "equity", "stay"]
MOST_GROWTH = Decimal(10)
"""Yearly growth of a share price beyond which no answer is given: 1000 %. Convention."""
MOST_RAISE = Decimal(100)
MOST_TIMES = 20
"""How many times today's figure is still worth naming. Convention."""
STEPS = 64


@dataclass(frozen=True, slots=True)
class Condition:
    """`needed` in place of `now` lets the offer pay at least as much as the other; None: nothing sensible does.

    Money in the offer's own currency; bonus as a multiple of target; growth and raise in percent a year; stay in years.
    """

    label: str
    other: str
    kind: Kind
    now: Decimal
    needed: Decimal | None


def least(enough: Callable[[Decimal], bool], low: Decimal, high: Decimal, step: Decimal) -> Decimal | None:
    """The least multiple of `step` in [low, high] that is enough; None when even `high` is not. `enough` must rise."""
    first = int((low / step).to_integral_value(ROUND_CEILING))
    last = int((high / step).to_integral_value())
    if not enough(last * step):
        return None
    while first < last:
        middle = (first + last) // 2
        if enough(middle * step):
            last = middle
        else:
            first = middle + 1
    return last * step


def break_even_growth(one: Contender, other: Contender, years: int) -> Condition | None:
    """The yearly growth at which `one`'s shares make it pay as much as `other`; None when no shares of it vest."""
    if not one.offer.equity or not (one.flow.component("equity") or _options(one.offer)):
        return None
    now = (one.offer.equity[0].growth_percent or Decimal(0)).normalize()
    needed = least(
        lambda percent: counted_total(one.offer, years, Assume(growth=percent / 100)) >= other.total,
        Decimal(-100),
        MOST_GROWTH * 100,
        Decimal("0.1"),
    )
    return Condition(one.label, other.label, "growth", now, needed)


def _options(offer: Offer) -> bool:
    return any(grant.units is not None and grant.price is not None for grant in offer.equity or ())


def conditions(behind: Contender, ahead: Contender, years: int) -> tuple[Condition, ...]:
    """Everything that, by itself, would let `behind` match `ahead`; one a kind, in a fixed order."""
    found = [
        _base(behind, ahead, years),
        _sign_on(behind, ahead, years),
        _bonus(behind, ahead, years),
        _grant(behind, ahead, years),
        break_even_growth(behind, ahead, years),
        _raise(behind, ahead, years),
        _stay(behind, ahead, years),
    ]
    return tuple(each for each in found if each is not None)


def _base(behind: Contender, ahead: Contender, years: int) -> Condition | None:
    now = behind.offer.base
    if not now:
        return None
    step = Decimal(1) if now >= 1000 else Decimal("0.01")

    def enough(base: Decimal) -> bool:
        return counted_total(behind.offer.model_copy(update={"base": base}), years) >= ahead.total

    return Condition(behind.label, ahead.label, "base", now, least(enough, Decimal(0), now * MOST_TIMES, step))


def _sign_on(behind: Contender, ahead: Contender, years: int) -> Condition:
    terms = behind.offer.sign_on
    now = terms.amount if terms else Decimal(0)

    def enough(amount: Decimal) -> bool:
        paid = terms.model_copy(update={"amount": amount}) if terms else OneOff(amount=amount)
        return counted_total(behind.offer.model_copy(update={"sign_on": paid}), years) >= ahead.total

    most = max(now, behind.offer.base or Decimal(0), ahead.total) * MOST_TIMES
    return Condition(behind.label, ahead.label, "sign_on", now, least(enough, Decimal(0), most, Decimal(1)))


def _bonus(behind: Contender, ahead: Contender, years: int) -> Condition | None:
    if behind.offer.bonus is None or not behind.flow.component("bonus"):
        return None

    def enough(multiple: Decimal) -> bool:
        return counted_total(behind.offer, years, Assume(attainment=multiple)) >= ahead.total

    now = likely_attainment(behind.offer.bonus)
    needed = least(enough, Decimal(0), Decimal(MOST_TIMES), Decimal("0.01"))
    return Condition(behind.label, ahead.label, "bonus", now, needed)


def _grant(behind: Contender, ahead: Contender, years: int) -> Condition | None:
    grants = behind.offer.equity
    if not grants or len(grants) != 1 or not grants[0].grant_value:
        return None
    now = grants[0].grant_value

    def enough(value: Decimal) -> bool:
        changed: tuple[Equity, ...] = (grants[0].model_copy(update={"grant_value": value}),)
        return counted_total(behind.offer.model_copy(update={"equity": changed}), years) >= ahead.total

    return Condition(behind.label, ahead.label, "equity", now, least(enough, Decimal(0), now * MOST_TIMES, Decimal(1)))


def _raise(behind: Contender, ahead: Contender, years: int) -> Condition | None:
    if years == 1 or not behind.offer.base:
        return None

    def enough(percent: Decimal) -> bool:
        return counted_total(behind.offer.model_copy(update={"raise_percent": percent}), years) >= ahead.total

    now = behind.offer.raise_percent or Decimal(0)
    return Condition(behind.label, ahead.label, "raise", now, least(enough, Decimal(-50), MOST_RAISE, Decimal("0.1")))


def _stay(behind: Contender, ahead: Contender, years: int) -> Condition | None:
    """The longest stay, in years, for which the offer that is behind at the end is ahead."""
    better = [
        stay
        for stay in range(1, years)
        if counted_total(behind.offer, stay, AS_STATED) >= counted_total(ahead.offer, stay, AS_STATED)
    ]
    needed = Decimal(better[-1]) if better else None
    return Condition(behind.label, ahead.label, "stay", Decimal(years), needed) if years > 1 else None
