"""Shares and options over time: what vests when, exactly, and what it is worth at an assumed price.

What vests in a year is priced at the end of that year. Leaving keeps what has vested and loses the rest.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from finalist.core.documents.offer_terms import Equity
from finalist.core.offers.money import percent

STEP = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Tranche:
    """What vests of one grant in one year. value: at the grant's price; age: years since the grant, at the year's end.

    units and strike only where options are counted by units, else None.
    """

    year: int
    age: int
    value: Fraction
    units: Fraction | None = None
    strike: Fraction | None = None
    price: Fraction | None = None


def schedule_of(grant: Equity) -> tuple[Fraction, ...]:
    """The share of the grant for each year, summing to 1. Back-loaded without a schedule is 1:2:3:… (a convention)."""
    if grant.shape == "schedule" and grant.schedule:
        return tuple(Fraction(share) / 100 for share in grant.schedule)
    weights = range(1, grant.years + 1) if grant.shape == "back-loaded" else (1,) * grant.years
    return tuple(Fraction(weight, sum(weights)) for weight in weights)


def vested_share(grant: Equity, months: int) -> Fraction:
    """The share vested after so many whole months, 0 to 1: nothing before the cliff, then everything due by then."""
    if months < grant.cliff_months:
        return Fraction(0)
    done = min(months, grant.years * 12) // STEP[grant.every] * STEP[grant.every]
    shares = schedule_of(grant)
    whole, rest = divmod(done, 12)
    begun = shares[whole] * Fraction(rest, 12) if rest else Fraction(0)
    return sum(shares[:whole], Fraction(0)) + begun


def grant_worth(grant: Equity) -> Fraction | None:
    """The grant at today's price: its stated value, or units × price (less the strike); None when no price is known."""
    if grant.grant_value is not None:
        return Fraction(grant.grant_value)
    if grant.units is None or grant.price is None:
        return None
    return Fraction(grant.units) * max(Fraction(0), Fraction(grant.price) - Fraction(grant.strike or 0))


def tranches(grant: Equity, years: int, leave_after: int | None = None) -> tuple[Tranche, ...]:
    """What vests in each of the years, of the grant and of its refreshes; none when its worth is not known."""
    worth = grant_worth(grant)
    if worth is None:
        return ()
    by_units = grant.kind == "options" and grant.units is not None
    found = []
    for year in range(1, years + 1):
        share = vested_share(grant, _served(year, leave_after)) - vested_share(grant, _served(year - 1, leave_after))
        if share:
            units = Fraction(grant.units or 0) * share if by_units else None
            strike = Fraction(grant.strike or 0) if by_units else None
            price = Fraction(grant.price or 0) if by_units else None
            found.append(Tranche(year, year, worth * share, units, strike, price))
    return (*found, *_refreshes(grant, years, leave_after))


def _served(years: int, leave_after: int | None) -> int:
    return years * 12 if leave_after is None else min(years * 12, leave_after)


def _refreshes(grant: Equity, years: int, leave_after: int | None) -> tuple[Tranche, ...]:
    """Each refresh is granted as its year begins and vests evenly, month by month, without a cliff."""
    if grant.refresh is None:
        return ()
    found = []
    length = grant.refresh.years * 12
    for start in range(grant.refresh.from_year, years + 1):
        for year in range(start, years + 1):
            since = 12 * (start - 1)
            due = min(length, max(0, _served(year, leave_after) - since))
            before = min(length, max(0, _served(year - 1, leave_after) - since))
            if due > before:
                value = Fraction(grant.refresh.grant_value) * Fraction(due - before, length)
                found.append(Tranche(year, year - start + 1, value))
    return tuple(found)


def growth_of(grant: Equity, growth: Decimal | None = None) -> Fraction:
    """The yearly growth of the price to reckon with: `growth` where given, else the grant's own, else none at all."""
    if growth is not None:
        return Fraction(growth)
    return Fraction(percent(grant.growth_percent)) if grant.growth_percent is not None else Fraction(0)


def worth_at(tranche: Tranche, multiple: Fraction) -> Fraction:
    """A tranche's worth when the price is `multiple` times that of the grant; options are never worth less than 0."""
    if tranche.units is None or tranche.price is None or tranche.strike is None:
        return tranche.value * multiple
    return tranche.units * max(Fraction(0), tranche.price * multiple - tranche.strike)


def equity_by_year(
    grants: tuple[Equity, ...], years: int, leave_after: int | None = None, growth: Decimal | None = None
) -> list[Fraction] | None:
    """What vests in each year, priced at its end; None when a grant's price is not known."""
    if any(grant_worth(grant) is None for grant in grants):
        return None
    sums = [Fraction(0)] * years
    for grant in grants:
        rate = 1 + growth_of(grant, growth)
        for tranche in tranches(grant, years, leave_after):
            sums[tranche.year - 1] += worth_at(tranche, rate**tranche.age)
    return sums


def scenario_by_year(grants: tuple[Equity, ...], years: int, name: str) -> list[Fraction]:
    """The same in one of the candidate's own scenarios: the price goes evenly to `multiple` times today's by the end.

    A grant that does not name the scenario keeps its own growth.
    """
    sums = [Fraction(0)] * years
    for grant in grants:
        end = (grant.scenarios or {}).get(name)
        flat = 1 + growth_of(grant)
        for tranche in tranches(grant, years):
            multiple = flat**tranche.age if end is None else Fraction(float(end) ** (tranche.age / years))
            sums[tranche.year - 1] += worth_at(tranche, multiple)
    return sums
