"""Many futures of several offers at once: bonuses as reached, share prices as they may go. Seeded; numpy only inside.

A future's draws belong to the company, not to the place of an offer in the list: the order of offers changes nothing,
and two offers of one company live through the same luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zlib import crc32

from finalist.core.documents.offer import Offer
from finalist.core.documents.offer_terms import Bonus, Equity
from finalist.core.offers.cashflow import cash_flow, scale
from finalist.core.offers.equity import Tranche, growth_of, tranches
from finalist.core.offers.pay import bonus_target

if TYPE_CHECKING:
    import numpy as np

PATHS = 100_000
SEED = 20_261_122
VOLATILITY = {True: Decimal("0.70"), False: Decimal("0.35")}
"""Yearly deviation of the log of the price, for private and listed shares. Convention: no source fixes it."""
QUANTILES = (10, 50, 90)


@dataclass(frozen=True, slots=True)
class Spread:
    """p10, p50 and p90 of the sum over all years, and of each year, in the currency compared in."""

    total: tuple[float, float, float]
    years: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Futures:
    """The simulated sums: `totals[offer, path]`, in the order of the offers given, and each offer's spread."""

    totals: "np.ndarray[Any, Any]"
    spreads: tuple[Spread, ...]

    def chance(self, one: int, other: int) -> float:
        """The share of futures in which `one` pays at least as much as `other`."""
        return float((self.totals[one] >= self.totals[other] - 1e-6).mean())


def volatility_of(grant: Equity) -> tuple[Decimal, bool]:
    """(yearly deviation of the log price, whether it is our convention and not the candidate's figure)."""
    if grant.volatility_percent is not None:
        return grant.volatility_percent / 100, False
    return VOLATILITY[bool(grant.private)], True


def simulate(offers: Sequence[Offer], years: int, *, paths: int = PATHS, seed: int = SEED) -> Futures:
    """The futures of every offer over the years, each amount after the candidate's own factors."""
    import numpy as np

    totals = np.empty((len(offers), paths))
    spreads = []
    for number, offer in enumerate(offers):
        by_year = _paid(offer, years, paths, seed)
        by_year.sum(axis=0, out=totals[number])
        rows = [by_year[year] for year in range(years)]
        spreads.append(Spread(_quantiles(totals[number]), tuple(_quantiles(row) for row in rows)))
    return Futures(totals, tuple(spreads))


def _quantiles(row: "np.ndarray[Any, Any]") -> tuple[float, float, float]:
    import numpy as np

    if row[0] == row[-1] and (row == row[0]).all():
        return (float(row[0]),) * 3
    low, middle, high = np.percentile(row, QUANTILES)
    return float(low), float(middle), float(high)


def _paid(offer: Offer, years: int, paths: int, seed: int) -> "np.ndarray[Any, Any]":
    """(years, paths): what is certain, plus the bonus as reached, plus the shares as priced."""
    import numpy as np

    flow = cash_flow(offer, years)
    paid = np.empty((years, paths))
    for number, year in enumerate(flow.years):
        certain = [amount * scale(offer, name) for name, amount in year.components.items() if name not in _UNSURE]
        paid[number] = float(sum(certain, Decimal(0)))
    luck = np.random.SeedSequence([seed, crc32(offer.company.strip().casefold().encode())])
    for_bonus, for_price = luck.spawn(2)
    if "bonus" in flow.names and offer.bonus is not None:
        _add_bonus(paid, offer, offer.bonus, np.random.Generator(np.random.SFC64(for_bonus)))
    if "equity" in flow.names and offer.equity:
        _add_equity(paid, offer, offer.equity, np.random.Generator(np.random.SFC64(for_price)))
    return paid


_UNSURE = ("bonus", "equity")


def _add_bonus(paid: "np.ndarray[Any, Any]", offer: Offer, bonus: Bonus, luck: "np.random.Generator") -> None:
    years, paths = paid.shape
    counted = float(scale(offer, "bonus"))
    for number in range(years):
        target = float(bonus_target(offer, number + 1) or 0) * counted
        if target:
            paid[number] += target * _attained(bonus, luck.random(paths))


def _attained(bonus: Bonus, chance: "np.ndarray[Any, Any]") -> Any:
    """Multiples of the target from even draws: a triangle, given points, or always the target."""
    import numpy as np

    if bonus.attainment_points:
        values = np.array([float(value) for value, _ in bonus.attainment_points])
        upto = np.cumsum([float(share) for _, share in bonus.attainment_points])
        return values[np.minimum(np.searchsorted(upto, chance, side="right"), len(values) - 1)]
    if bonus.attainment is None or bonus.attainment[0] == bonus.attainment[2]:
        return float(bonus.attainment[1]) if bonus.attainment else 1.0
    low, likely, high = map(float, bonus.attainment)
    split = (likely - low) / (high - low)
    rising = low + np.sqrt(chance * ((high - low) * (likely - low)))
    falling = high - np.sqrt((1 - chance) * ((high - low) * (high - likely)))
    return np.where(chance < split, rising, falling)


def _add_equity(
    paid: "np.ndarray[Any, Any]", offer: Offer, grants: tuple[Equity, ...], luck: "np.random.Generator"
) -> None:
    import numpy as np

    years, paths = paid.shape
    steps = luck.standard_normal((years, paths))
    np.cumsum(steps, axis=0, out=steps)
    counted = float(scale(offer, "equity"))
    for grant in grants:
        drift = float(np.log(float(1 + growth_of(grant))))
        spread = float(volatility_of(grant)[0])
        levels = [None, *(np.exp(drift * year + spread * steps[year - 1]) for year in range(1, years + 1))]
        for tranche in tranches(grant, years):
            now, then = levels[tranche.year], levels[tranche.year - tranche.age]
            paid[tranche.year - 1] += counted * _worth(tranche, now if then is None else now / then)


def _worth(tranche: Tranche, multiple: "np.ndarray[Any, Any]") -> Any:
    import numpy as np

    if tranche.units is None or tranche.price is None or tranche.strike is None:
        return float(tranche.value) * multiple
    return float(tranche.units) * np.maximum(0.0, float(tranche.price) * multiple - float(tranche.strike))
