"""The range to ask for: the form as it was filled in, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.money import shown
from finalist.core.offers.range import Ask, Wish
from finalist.services import asking, market
from finalist.store.models import Offer, Opportunity

WIDTH, EDGE, ROW = 480, 12, 30
"""Pixels of the drawing."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of the drawing: what it is, from x to x, at y."""

    name: str
    x1: int
    x2: int
    y: int
    figures: str


@dataclass(frozen=True, slots=True)
class RangePage:
    """The form and its answer. `typed`: the fields; `trouble`: why there is none; `claims`: ids with their words."""

    typed: Mapping[str, str]
    rev: int | None
    offers: tuple[Offer, ...]
    has_market: bool
    ask: Ask | None
    wish: Wish | None
    low: str
    high: str
    width: str
    floor: str
    convention: str
    strokes: tuple[Stroke, ...]
    tall: int
    claims: tuple[tuple[str, str], ...]
    trouble: tuple[str, ...]


def range_page(opportunity: Opportunity, sent: Mapping[str, str] | None = None, trouble: Any = None) -> RangePage:
    """Read it for an opportunity the caller may see; `sent` and `trouble`: what was just typed and why it failed."""
    row = asking.wish_of(opportunity)
    typed = dict(sent) if sent is not None else (dict(row.given) if row else asking.known(opportunity))
    ask, wish, wrong = None, None, _told(trouble)
    if row and not wrong:
        try:
            ask, wish = asking.range_of(opportunity, {name: str(value) for name, value in row.given.items()})
        except UserError as error:
            wrong = _told(error)
    strokes = _strokes(ask, wish) if ask and wish else ()
    offers = Offer.objects.of(opportunity.owner).filter(opportunity=opportunity).order_by("-created_at")
    currency = wish.currency if wish else ""
    return RangePage(
        typed=typed,
        rev=row.rev if row else None,
        offers=tuple(offers),
        has_market=bool(market.listed(opportunity.owner)),
        ask=ask,
        wish=wish,
        low=shown(ask.low, currency) if ask else "",
        high=shown(ask.high) if ask else "",
        width=f"{(ask.width * 100).quantize(Decimal('0.1')).normalize():f}" if ask else "",
        floor=shown(wish.floor, currency) if wish else "",
        convention=" – ".join(shown(each, currency) for each in ask.convention) if ask and ask.convention else "",
        strokes=strokes,
        tall=max(ROW, ROW * len(strokes)),
        claims=_claims(ask) if ask else (),
        trouble=wrong,
    )


def _told(error: Any) -> tuple[str, ...]:
    return tuple(str(error).splitlines()) if error else ()


def _claims(ask: Ask) -> tuple[tuple[str, str], ...]:
    entries = {entry.id: entry for entry in knowledge().evidence}
    return tuple((each, entries[each].shown) for each in ask.because if each in entries)


def _strokes(ask: Ask, wish: Wish) -> tuple[Stroke, ...]:
    """What is known as lines above one another, on one scale of money."""
    spans: list[tuple[str, Decimal, Decimal]] = [("ask", ask.low, ask.high), ("floor", wish.floor, wish.floor)]
    if wish.offered is not None:
        spans.append(("offer", wish.offered, wish.offered))
    ends = [end for end in wish.posted if end is not None]
    if ends:
        spans.append(("posted", min(ends), max(ends)))
    if wish.market is not None and wish.market.enough:
        spans.append(("market", wish.market.p25, wish.market.p75))
    least, most = min(low for _, low, _ in spans), max(high for _, _, high in spans)
    room = (most - least) or Decimal(1)

    def x(amount: Decimal) -> int:
        return round(EDGE + float((amount - least) / room) * (WIDTH - 2 * EDGE))

    return tuple(
        Stroke(name, x(low), x(high), ROW // 2 + ROW * at, _span(low, high, wish.currency))
        for at, (name, low, high) in enumerate(spans)
    )


def _span(low: Decimal, high: Decimal, currency: str) -> str:
    return shown(low, currency) if low == high else f"{shown(low, currency)} – {shown(high, currency)}"
