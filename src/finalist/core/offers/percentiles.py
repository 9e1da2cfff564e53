"""Market figures for one title and place, as whoever has data hands them to the range: the one door between the two."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Percentiles:
    """p25, p50, p75 (p10 and p90 where known) of a year's pay, with n, the day of the data and where they are from."""

    p25: Decimal
    p50: Decimal
    p75: Decimal
    n: int
    as_of: date
    source: str
    currency: str
    p10: Decimal | None = None
    p90: Decimal | None = None
    enough: bool = True
    """False when whoever made them says that there is too little data."""

    def place_of(self, amount: Decimal) -> str:
        """Where an amount stands, in words: “in the upper half, below the top quarter”."""
        if amount < self.p25:
            return "in the lowest quarter"
        if amount < self.p50:
            return "in the second quarter from below"
        return "in the third quarter" if amount < self.p75 else "in the top quarter"
