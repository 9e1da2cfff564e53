"""The tornado: by how much the gap between two offers moves when one unsure thing goes to its low or its high end."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from finalist.core.documents.offer import Offer
from finalist.core.offers.cashflow import AS_STATED, Assume
from finalist.core.offers.compare import Contender, counted_total
from finalist.core.offers.equity import growth_of
from finalist.core.offers.simulate import volatility_of

TENTH = 1.2815515655446004
"""The standard normal's 90th percentile: the low and high ends are the p10 and p90 of the price at the end."""


@dataclass(frozen=True, slots=True)
class Swing:
    """The gap (the first offer's sum less the second's) with the named thing at its low and its high end.

    kind: bonus (multiples of target), growth and raise (percent a year), pension (nothing, all).
    """

    label: str
    kind: str
    low: Decimal
    high: Decimal
    gap_low: Decimal
    gap_high: Decimal

    @property
    def width(self) -> Decimal:
        """How far the gap moves."""
        return abs(self.gap_high - self.gap_low)


def tornado(first: Contender, second: Contender, years: int) -> tuple[Swing, ...]:
    """Every unsure thing of both offers, the strongest first; what moves nothing is left out."""
    found = [
        *_swings(first, second.total, years, 1),
        *_swings(second, first.total, years, -1),
    ]
    return tuple(sorted((each for each in found if each.width), key=lambda each: (-each.width, each.label, each.kind)))


def _swings(one: Contender, rest: Decimal, years: int, sign: int) -> Iterator[Swing]:
    def gap(offer: Offer, assume: Assume = AS_STATED) -> Decimal:
        return sign * (counted_total(offer, years, assume) - rest)

    offer = one.offer
    if offer.bonus and offer.bonus.attainment:
        low, _, high = offer.bonus.attainment
        yield Swing(
            one.label, "bonus", low, high, gap(offer, Assume(attainment=low)), gap(offer, Assume(attainment=high))
        )
    if offer.equity and "equity" in one.flow.names:
        low, high = growth_ends(offer, years)
        yield Swing(
            one.label, "growth", low * 100, high * 100,
            gap(offer, Assume(growth=low)), gap(offer, Assume(growth=high)),
        )  # fmt: skip
    if offer.raise_percent and years > 1:
        ends = [offer.model_copy(update={"raise_percent": each}) for each in (Decimal(0), 2 * offer.raise_percent)]
        yield Swing(one.label, "raise", Decimal(0), 2 * offer.raise_percent, gap(ends[0]), gap(ends[1]))
    if offer.pension and offer.pension.match_percent:
        without = offer.model_copy(update={"pension": None})
        yield Swing(one.label, "pension", Decimal(0), Decimal(1), gap(without), gap(offer))


def growth_ends(offer: Offer, years: int) -> tuple[Decimal, Decimal]:
    """The yearly growths that lead to the p10 and the p90 of the price after so many years."""
    grant = (offer.equity or ())[0]
    middle = math.log(float(1 + growth_of(grant))) if growth_of(grant) > -1 else -10.0
    reach = TENTH * float(volatility_of(grant)[0]) / math.sqrt(years)
    low, high = (Decimal(str(round(math.exp(middle + side * reach) - 1, 3))) for side in (-1, 1))
    return low, high
