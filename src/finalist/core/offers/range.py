"""The range to ask for: from the target (or from an offer that reaches it) 5 to 10 % upwards, never below the floor.

Rules and their grounds: E5.1 and E5.3 (who names a figure first), E5.4 (a range from the target up), E5.5 (precise only
where it can be shown), E5.10 and E5.11 (past pay, posted ranges). The 10 to 20 % often advised is a convention.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Literal

from finalist.core.documents.base import Line
from finalist.core.errors import InputProblems, Problem
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.money import shown
from finalist.core.offers.percentiles import Percentiles
from finalist.core.wording import say

First = Literal["they", "you", "posted", "offer"]
USUAL = (Decimal("1.10"), Decimal("1.20"))
"""What is often advised above an offer. Convention: no study tests it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known when asking. floor: the least you would take; target: what you aim at; high: your own top, if any.

    posted: the posted range; offered: the base offered; competing: whether another offer is in your hand.
    """

    floor: Decimal
    target: Decimal
    currency: str = ""
    high: Decimal | None = None
    posted: tuple[Decimal | None, Decimal | None] = (None, None)
    offered: Decimal | None = None
    market: Percentiles | None = None
    competing: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """The range, its width as a share of the low end, who names a figure first with the evidence ids, and the words."""

    low: Decimal
    high: Decimal
    width: Decimal
    first: First
    because: tuple[str, ...]
    reasons: tuple[Line, ...]
    warnings: tuple[Line, ...]
    convention: tuple[Decimal, Decimal] | None
    words: tuple[Line, ...]
    met: bool = False
    """Whether the offer reaches the target: then nothing below the offer is asked for."""


def range_to_ask(wish: Wish) -> Ask:
    """The range to ask for. Raises InputProblems when floor, target and posted bounds contradict each other."""
    _check(wish)
    met = wish.offered is not None and wish.offered >= wish.target
    low = wish.offered if met and wish.offered is not None else wish.target
    high, capped = _high(wish, low)
    width = (high - low) / low
    first, because = who_first(wish)
    evidence = {entry.id: entry for entry in knowledge().evidence}
    shown_ids = [each for each in because if evidence[each].wording]
    reasons = [say("offer.range.first-met" if met else f"offer.range.first-{first}")]
    reasons += [Line(text=evidence[each].wording, knowledge=f"evidence:{each}") for each in shown_ids]
    usual = None
    if wish.offered:
        usual = (_even(wish.offered * USUAL[0]), _even(wish.offered * USUAL[1]))
    warnings = tuple(_warnings(wish, low, high, width, capped))
    words = tuple(_words_met() if met else _words(wish, low, high))
    return Ask(low, high, width, first, because, tuple(reasons), warnings, usual, words, met)


def limits() -> tuple[Decimal, Decimal, Decimal]:
    """(least, most, warned) width as shares of the low end: the threshold `range_width`."""
    row = knowledge().thresholds["range_width"]["value"]
    return Decimal(str(row["min"])), Decimal(str(row["max"])), Decimal(str(row["warn"]))


def _check(wish: Wish) -> None:
    wrong = []
    if wish.floor <= 0 or wish.target <= 0:
        wrong.append("Floor and target must be more than 0.")
    if wish.target < wish.floor:
        wrong.append("The target is below the floor. Raise it, or lower the floor if you mean it.")
    if wish.high is not None and wish.high < wish.target:
        wrong.append("The high end is below the target. The range starts at the target and goes up.")
    low, high = wish.posted
    if low is not None and high is not None and low > high:
        wrong.append("The posted low is above the posted high.")
    if wrong:
        raise InputProblems([Problem("range", text, severity="error") for text in wrong])


def _step(amount: Decimal) -> Decimal:
    """How finely a figure is named: a yearly sum to the hundred, an hourly rate to ten cents."""
    return Decimal(100) if amount >= 10_000 else Decimal(10) if amount >= 1000 else Decimal("0.1")


def _even(amount: Decimal) -> Decimal:
    step = _step(amount)
    return ((amount / step).to_integral_value(ROUND_HALF_UP) * step).quantize(min(step, Decimal(1)))


def _high(wish: Wish, low: Decimal) -> tuple[Decimal, bool]:
    """The high end: the candidate's own, else midway in the 5 to 10 %, kept under a posted top that allows it."""
    if wish.high is not None:
        return max(wish.high, low), False
    least, most, _ = limits()
    step = _step(low)
    high = ((low * (1 + (least + most) / 2)) / step).to_integral_value(ROUND_HALF_UP) * step
    if high > low * (1 + most) or high < low * (1 + least):
        high = (low * (1 + least) / step).to_integral_value(ROUND_CEILING) * step
    high = min(max(high, low * (1 + least)), low * (1 + most))
    top = wish.posted[1]
    return (top, True) if top is not None and low <= top < high else (high, False)


def who_first(wish: Wish) -> tuple[First, tuple[str, ...]]:
    """Who should name a figure first, and the evidence ids it rests on."""
    if wish.offered is not None:
        return "offer", ("E5.6", "E5.7")
    if wish.posted != (None, None):
        return "posted", ("E5.11",)
    strong = wish.competing or (wish.market is not None and wish.market.enough)
    return ("you", ("E5.1", "E5.3")) if strong else ("they", ("E5.3",))


def _warnings(wish: Wish, low: Decimal, high: Decimal, width: Decimal, capped: bool) -> Iterator[Line]:
    money = wish.currency
    bottom, top = wish.posted
    _, _, warned = limits()
    if width > warned:
        yield say("offer.range.wide", percent=_percent(width), limit=_percent(warned))
    if capped and top is not None:
        yield say("offer.range.narrow", percent=_percent(width), top=shown(top, money))
    if top is not None and wish.floor > top:
        yield say("offer.range.posted-below-floor", top=shown(top, money), floor=shown(wish.floor, money))
    elif top is not None and low > top:
        yield say("offer.range.above-posted", target=shown(low, money), top=shown(top, money))
    if bottom is not None and low < bottom:
        yield say("offer.range.below-posted", target=shown(low, money), bottom=shown(bottom, money))
    elif bottom is not None and top is not None and low < (bottom + top) / 2:
        yield say("offer.range.low-in-posted")
    if wish.offered is not None and wish.offered >= wish.target:
        yield say("offer.range.already-met", offer=shown(wish.offered, money), target=shown(wish.target, money))
    if wish.offered is not None and wish.offered < wish.floor:
        yield say("offer.range.below-floor", offer=shown(wish.offered, money), floor=shown(wish.floor, money))
    if wish.market is not None:
        yield _market(wish.market, low)


def _market(market: Percentiles, low: Decimal) -> Line:
    if not market.enough:
        return say("offer.range.market-thin", n=market.n)
    return say(
        "offer.range.market", place=market.place_of(low), n=market.n, source=market.source, day=str(market.as_of)
    )


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal('0.1')).normalize():f}"


def _words_met() -> Iterator[Line]:
    yield say("offer.say.met")
    yield say("offer.say.packages")
    yield say("offer.range.met-more")


def _words(wish: Wish, low: Decimal, high: Decimal) -> Iterator[Line]:
    figures = {"low": shown(low, wish.currency), "high": shown(high, wish.currency)}
    first, _ = who_first(wish)
    inside = wish.posted[1] is None or low <= wish.posted[1]
    if first == "offer":
        yield say("offer.say.counter", **figures)
        yield say("offer.say.packages")
    elif first == "they":
        yield say("offer.say.expect-defer")
        yield say("offer.say.expect-range", **figures)
    else:
        yield say("offer.say.expect-posted" if first == "posted" and inside else "offer.say.expect-range", **figures)
    yield say("offer.say.earn", **figures)
    yield say("offer.say.earn-note")
    if first != "offer":
        yield say("offer.say.defer")
    yield say("offer.range.precise", **figures)
