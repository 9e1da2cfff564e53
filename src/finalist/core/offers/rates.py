"""Rates of exchange as the candidate types them: “CAD/EUR=0.62@2026-11-20”, one CAD is 0.62 EUR on that day."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from finalist.core.documents.offer import Offer
from finalist.core.documents.offer_terms import Factors
from finalist.core.errors import UserError

_RATE = re.compile(r"([A-Za-z]{3})/([A-Za-z]{3})=(\d{1,9}(?:\.\d{1,9})?)@(\d{4}-\d{2}-\d{2})")


def rate_of(written: str) -> tuple[str, Factors]:
    """(currency it is for, the factors it makes). Raises UserError when it is not written like the example."""
    match = _RATE.fullmatch(written.strip())
    try:
        if match is None or Decimal(match[3]) == 0:
            raise ValueError
        day = date.fromisoformat(match[4])
    except ValueError:
        raise UserError(f"“{written}” is not a rate with its day.", "Write it like CAD/EUR=0.62@2026-11-20.") from None
    return match[1].upper(), Factors(currency=match[2].upper(), rate=Decimal(match[3]), rate_date=day)


def with_rates(offers: Sequence[Offer], written: Sequence[str]) -> list[Offer]:
    """The offers with the typed rates; a rate typed stands in for the one in an offer, its other factors stay."""
    typed = dict(rate_of(each) for each in written)
    return [_with(offer, typed[offer.currency]) if offer.currency in typed else offer for offer in offers]


def _with(offer: Offer, typed: Factors) -> Offer:
    own = offer.factors or Factors()
    update = {"currency": typed.currency, "rate": typed.rate, "rate_date": typed.rate_date}
    return offer.model_copy(update={"factors": own.model_copy(update=update)})
