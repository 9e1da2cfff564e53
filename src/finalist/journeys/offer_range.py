"""From figures, an offer file and market figures to the range to ask. Values only."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from finalist.core.documents.offer_terms import OneOff
from finalist.core.errors import UserError
from finalist.core.offers.money import plain
from finalist.core.offers.pay import annual_base
from finalist.core.offers.percentiles import Percentiles
from finalist.core.offers.range import Ask, Wish, limits, range_to_ask


def figure_of(written: str) -> Decimal:
    """“48,500”, “48.5k” or “£48,500” as an amount. Raises ValueError."""
    return OneOff.model_validate({"amount": written}).amount


def ask_of(
    given: Mapping[str, Any], offer: tuple[str, bytes] | None, data: tuple[str, bytes] | None
) -> tuple[Ask, Wish]:
    """The range, and what it was made from. A year's base of the offer is what was offered.

    given: floor, target, high, posted_low, posted_high, currency, competing. Raises UserError.
    """
    from finalist.journeys.offer import offers_of

    currency, offered = str(given.get("currency") or "").upper(), None
    if offer is not None:
        [(made, _)] = offers_of([offer])
        currency = currency or made.currency
        offered = made.base if made.per != "year" and given["target"] < 1000 else annual_base(made)
    market = _market(*data) if data else None
    if market and market.currency and currency and market.currency != currency:
        raise UserError(
            f"The market figures are in {market.currency}, the rest is in {currency}.", "Give figures in one currency."
        )
    currency = currency or (market.currency if market else "")
    wish = Wish(
        floor=given["floor"], target=given["target"], currency=currency, high=given.get("high"),
        posted=(given.get("posted_low"), given.get("posted_high")), offered=offered,
        market=market, competing=bool(given.get("competing")),
    )  # fmt: skip
    return range_to_ask(wish), wish


def _market(name: str, data: bytes) -> Percentiles:
    """Percentiles from their JSON. Raises UserError naming the file."""
    try:
        row = json.loads(data, parse_float=Decimal)
        if not row.get("enough", True) and row.get("p25") is None:
            nothing = Decimal(0)
            return Percentiles(nothing, nothing, nothing, int(row.get("n", 0)), date.min, "", "", enough=False)
        figures = {key: Decimal(str(row[key])) for key in ("p25", "p50", "p75")}
        if not figures["p25"] <= figures["p50"] <= figures["p75"]:
            raise ValueError
        return Percentiles(
            **figures, n=int(row["n"]), as_of=date.fromisoformat(row["as_of"]), source=str(row["source"]),
            currency=str(row["currency"]), enough=bool(row.get("enough", True)),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError):
        raise UserError(
            f"{name}: these are no market figures.", "Give JSON with p25, p50, p75, n, as_of, source and currency."
        ) from None


def ask_json(ask: Ask, wish: Wish) -> dict[str, Any]:
    """The documented JSON of `offer range`."""
    return {
        "currency": wish.currency,
        "low": plain(ask.low),
        "high": plain(ask.high),
        "width_percent": float(round(ask.width * 100, 2)),
        "floor": plain(wish.floor),
        "target": plain(wish.target),
        "offer_meets_target": ask.met,
        "first": ask.first,
        "evidence": list(ask.because),
        "reasons": [line.text for line in ask.reasons],
        "warnings": [line.text for line in ask.warnings],
        "convention_10_to_20_percent": [plain(each) for each in ask.convention] if ask.convention else None,
        "words": [line.text for line in ask.words],
        "warn_above_percent": float(limits()[2] * 100),
    }


def ask_text(ask: Ask, wish: Wish) -> str:
    """The range for people."""
    from finalist.render.offer_range_terminal import range_text

    return range_text(ask, wish)
