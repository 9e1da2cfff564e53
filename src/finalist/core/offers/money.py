"""Exact money: amounts are Decimals, rounded half up to the currency's smallest unit where a year's figure is made.

Shares of a whole are rounded cumulatively, so that the parts always sum to the whole.
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_DIGITS = {
    **dict.fromkeys(("JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "PYG", "UGX"), 0),
    **dict.fromkeys(("KWD", "BHD", "OMR", "JOD", "TND", "IQD"), 3),
}
"""Digits after the point, ISO 4217; two for every other currency."""


def rounded(amount: Decimal | Fraction, currency: str) -> Decimal:
    """The amount to the currency's smallest unit, halves away from zero."""
    unit = Decimal(1).scaleb(-_DIGITS.get(currency, 2))
    exact = amount if isinstance(amount, Decimal) else Decimal(amount.numerator) / Decimal(amount.denominator)
    return exact.quantize(unit, ROUND_HALF_UP)


def parts(amounts: Iterable[Decimal | Fraction], currency: str) -> Iterator[Decimal]:
    """The amounts rounded so that any first few of them sum to the rounded sum of those first few."""
    exact, paid = Fraction(0), Decimal(0)
    for amount in amounts:
        exact += Fraction(amount)
        upto = rounded(exact, currency)
        yield upto - paid
        paid = upto


def percent(share: Decimal) -> Decimal:
    """“6” (percent) as 0.06."""
    return share / 100


def plain(amount: Decimal) -> int | float:
    """The amount as a JSON number: whole where it is whole."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def shown(amount: Decimal, currency: str = "") -> str:
    """“EUR 82,320”: whole where it is large or whole, else with its cents; a true minus."""
    whole = amount == amount.to_integral_value() or abs(amount) >= 1000
    figure = f"{amount.quantize(Decimal(1), ROUND_HALF_UP):,}" if whole else f"{amount:,.2f}"
    return f"{currency} {figure}".strip().replace("-", "−")
