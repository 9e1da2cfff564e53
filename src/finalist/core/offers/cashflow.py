"""An offer as money by the year: each component and the sum, in the offer's currency, exact to its smallest unit.

The plain reckoning takes the likely bonus, the price of shares as assumed, and a stay to the end unless told otherwise.
What an offer does not state is left out of the sums and named.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from finalist.core.documents.offer import Offer
from finalist.core.offers import benefits
from finalist.core.offers.equity import equity_by_year
from finalist.core.offers.money import parts, plain, rounded
from finalist.core.offers.pay import MONTHS, base_in, bonus_share, bonus_target, likely_attainment, months_in

MOST_YEARS = 6

_BY_MONTHS: dict[str, Callable[[Offer, int, int], Decimal | None]] = {
    "pension": benefits.pension,
    "insurance": benefits.insurance,
    "allowances": benefits.allowances,
    "learning_budget": benefits.learning,
    "equipment": benefits.equipment,
    "leave": benefits.leave,
    "commute": benefits.commute,
    "commute_time": benefits.commute_time,
}
COMPONENTS = ("base", "bonus", "sign_on", "relocation", "equity", *_BY_MONTHS)
"""Every component, in the order shown. Commute is a minus."""
CASH = ("base", "bonus", "sign_on", "relocation", "equity", "allowances")
"""Components that a tax rate supplied by the candidate is taken off."""


@dataclass(frozen=True, slots=True)
class YearFlow:
    """One year: component → amount, and their sum. Only components that the offer states are there."""

    year: int
    components: dict[str, Decimal]
    total: Decimal


@dataclass(frozen=True, slots=True)
class CashFlow:
    """An offer over the years. unknown: names of what is not stated (`pension`, `deadline` …)."""

    company: str
    role: str
    currency: str
    years: tuple[YearFlow, ...]
    total: Decimal
    unknown: tuple[str, ...] = ()

    def component(self, name: str) -> Decimal:
        """A component over all the years, 0 when the offer has none."""
        return sum((year.components.get(name, Decimal(0)) for year in self.years), Decimal(0))

    @property
    def names(self) -> tuple[str, ...]:
        """The components that the offer states, in order."""
        return tuple(name for name in COMPONENTS if any(name in year.components for year in self.years))


@dataclass(frozen=True, slots=True)
class Assume:
    """What to reckon with in place of the offer's own: a bonus attainment, a yearly growth, leaving after months."""

    attainment: Decimal | None = None
    growth: Decimal | None = None
    leave_after: int | None = None


AS_STATED = Assume()


def cash_flow(offer: Offer, years: int = 4, assume: Assume = AS_STATED) -> CashFlow:
    """The flow over 1 to 6 years. Raises ValueError for another number of years."""
    if not 1 <= years <= MOST_YEARS:
        raise ValueError(f"years must be 1 to {MOST_YEARS}")
    columns = {name: _column(offer, name, years, assume) for name in COMPONENTS}
    made = []
    for year in range(1, years + 1):
        parts_of_year = {name: column[year - 1] for name, column in columns.items() if column is not None}
        made.append(YearFlow(year, parts_of_year, sum(parts_of_year.values(), Decimal(0))))
    total = sum((year.total for year in made), Decimal(0))
    return CashFlow(offer.company, offer.role or "", offer.currency, tuple(made), total, unknown_of(offer))


def _column(offer: Offer, name: str, years: int, assume: Assume) -> list[Decimal] | None:
    """A component, year by year, rounded; None when it is not known."""
    if name == "equity":
        if offer.equity is None:
            return None
        vested = equity_by_year(offer.equity, years, assume.leave_after, assume.growth)
        return None if vested is None else list(parts(vested, offer.currency))
    exact = [_exact(offer, name, year, assume) for year in range(1, years + 1)]
    return None if None in exact else [rounded(amount, offer.currency) for amount in exact if amount is not None]


def _exact(offer: Offer, name: str, year: int, assume: Assume) -> Decimal | None:
    worked = months_in(year, assume.leave_after)
    if name == "base":
        base = base_in(offer, year)
        return None if base is None else base * worked / MONTHS
    if name == "bonus":
        return _bonus(offer, year, assume)
    if name in ("sign_on", "relocation"):
        return benefits.one_off(getattr(offer, name), year, assume.leave_after)
    return _BY_MONTHS[name](offer, year, worked)


def _bonus(offer: Offer, year: int, assume: Assume) -> Decimal | None:
    target = bonus_target(offer, year)
    if target is None or offer.bonus is None:
        return None
    reached = likely_attainment(offer.bonus) if assume.attainment is None else assume.attainment
    return target * reached * bonus_share(offer, year, assume.leave_after)


ASKED_FOR = (
    *("base", "bonus", "sign_on", "equity", "pension", "insurance", "leave", "remote_days_per_week"),
    *("learning_budget", "notice_weeks", "probation_months", "start_date", "deadline"),
)
"""Fields whose absence is worth naming: what offers usually state, or a candidate should ask."""


def unknown_of(offer: Offer) -> tuple[str, ...]:
    """What the offer does not state, named by field; `equity.price` and the like where a part is stated by half."""
    missing = [name for name in ASKED_FOR if getattr(offer, name) is None]
    for grant in offer.equity or ():
        if grant.units is not None and grant.price is None:
            missing.append("equity.price")
        if grant.private is None:
            missing.append("equity.private")
    if offer.commute and offer.commute.cost_per_day and offer.remote_days_per_week is None:
        missing.append("commute")
    for name in ("sign_on", "relocation"):
        paid = getattr(offer, name)
        if paid is not None and paid.amount and paid.clawback_months is None:
            missing.append(f"{name}.clawback_months")
    return tuple(dict.fromkeys(missing))


def as_json(flow: CashFlow) -> dict[str, Any]:
    """The documented shape: company, currency, years (year, components, total), total, unknown."""
    return {
        "company": flow.company,
        "role": flow.role,
        "currency": flow.currency,
        "years": [
            {
                "year": year.year,
                "components": {name: plain(amount) for name, amount in year.components.items()},
                "total": plain(year.total),
            }
            for year in flow.years
        ],
        "total": plain(flow.total),
        "unknown": list(flow.unknown),
    }


def adjusted(amount: Decimal | Fraction, offer: Offer, name: str) -> Decimal:
    """An amount of component `name` after the candidate's own factors: tax, then currency, then cost of living."""
    value = amount if isinstance(amount, Decimal) else Decimal(amount.numerator) / Decimal(amount.denominator)
    return value * scale(offer, name)


def scale(offer: Offer, name: str) -> Decimal:
    """What one unit of a component counts after the factors; 1 when none are given."""
    factors = offer.factors
    if factors is None:
        return Decimal(1)
    made = Decimal(1)
    if factors.tax_percent is not None and name in CASH:
        made *= 1 - factors.tax_percent / 100
    if factors.rate is not None:
        made *= factors.rate
    if factors.cost_of_living is not None:
        made /= factors.cost_of_living
    return made


def currency_after(offer: Offer) -> str:
    """The currency that the factors lead to, else the offer's own."""
    return offer.factors.currency if offer.factors and offer.factors.currency else offer.currency
