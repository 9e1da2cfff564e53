"""Shares and options that a sentence grants. Prices, rounds and other people's shares are not grants."""

import re
from collections.abc import Iterator
from decimal import Decimal

from finalist.core.text.amounts import Quantity
from finalist.core.text.numbers import SMALL
from finalist.ingest import offer_cues as cues
from finalist.ingest.offer_piece import Part, Piece

_EACH = re.compile(r"\s*(?:a|per|each) (?:share|unit|option)\b|\s*/ ?share\b", re.I)
_PRICE = re.compile(r"\b(?:409A|fair market value|share price|price)\b[^.;]{0,40}$", re.I)
_STEPS = re.compile(
    r"(?P<share>\d{1,3}) ?% (?:vest\w* )?(?:in|after|at the end of|during) (?:the )?"
    r"(?:year (?P<a>\w+)|(?P<b>\w+) year)",
    re.I,
)
_FIRST = re.compile(
    r"(?P<share>\d{1,3}) ?%(?: \w+){0,6}? (?:on|after|at|upon) (?:the |your )?(?:first anniversary|one year|first year"
    r"|(?:12|twelve) months)",
    re.I,
)
_ORDER = {word: number for number, word in enumerate("first second third fourth fifth".split(), 1)}


def grants_of(piece: Piece) -> Iterator[Part]:
    """Kind, value or units, strike, and how it vests."""
    match = cues.EQUITY.search(piece.text)
    if match is None or cues.NONE_OF.search(piece.text[: match.start()]):
        return
    options = re.search(r"\boptions?\b", piece.text, re.I)
    strike = cues.STRIKE.search(piece.text)
    units = next((q for q in piece.figures if q.kind == "count" and q.low and q.low >= 10 and q.low == q.high), None)
    money = [q for q in piece.figures if q.kind == "money" and q.low == q.high]
    price = next((q for q in money if strike and q.start >= strike.start()), None)
    value = next((q for q in money if q is not price and not _a_price(piece, q)), None)
    if units is None and value is None:
        return
    yield piece.words("equity.kind", "options" if options else "rsu", options or match)
    if units is not None and value is None:
        yield piece.part("equity.units", units.low, units)
    if value is not None:
        yield piece.part("equity.grant_value", value.low, value)
    if price is not None:
        yield piece.part("equity.strike", price.low, price)
    yield from _vesting(piece, piece.text + piece.after)


def _a_price(piece: Piece, figure: Quantity) -> bool:
    """Whether a figure is what one share costs."""
    return bool(_EACH.match(piece.text, figure.end) or _PRICE.search(piece.text[: figure.start]))


def _vesting(piece: Piece, whole: str) -> Iterator[Part]:
    years = cues.OVER_YEARS.search(whole)
    count = _number(years["count"] or years["c2"]) if years else None
    if steps := _schedule(whole):
        match, shares = steps
        yield piece.words("equity.schedule", shares, match)
        yield piece.words("equity.years", len(shares), match)
    elif years and count:
        yield piece.words("equity.years", count, years)
    yield from _cliff(piece, whole, count or 4)
    for every in ("month", "quarter", "annual"):
        if often := re.search(rf"\b{every}(?:ly)?\b(?= |,|\.|;|$)", whole, re.I):
            yield piece.words("equity.every", every.replace("annual", "year"), often)
            break
    for cue, private in ((cues.PRIVATE, True), (cues.LISTED, False)):
        if held := cue.search(whole):
            yield piece.words("equity.private", private, held)


def _cliff(piece: Piece, whole: str, years: int) -> Iterator[Part]:
    if cliff := cues.CLIFF.search(whole):
        count, unit = cliff["count"] or cliff["c2"], (cliff["unit"] or cliff["u2"]).casefold()
        if (number := _number(count)) is not None:
            yield piece.words("equity.cliff_months", number * (12 if unit == "year" else 1), cliff)
    elif (first := _FIRST.search(whole)) and int(first["share"]) * years == 100:
        yield piece.words("equity.cliff_months", 12, first)


def _schedule(whole: str) -> tuple[re.Match[str], list[Decimal]] | None:
    """“10% in year one, 20% in year two …”, when the steps are in order and together make 100."""
    found = list(_STEPS.finditer(whole))
    order = [_ORDER.get((each["a"] or each["b"]).casefold()) or _number(each["a"] or each["b"]) for each in found]
    shares = [Decimal(each["share"]) for each in found]
    if len(found) < 2 or order != list(range(1, len(found) + 1)) or sum(shares) != 100:
        return None
    return found[0], shares


def _number(written: str) -> int | None:
    return int(written) if written.isdigit() else SMALL.get(written.casefold())
