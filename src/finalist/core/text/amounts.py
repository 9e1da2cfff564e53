"""Finds quantities in a text: first each number with what clings to it, then ranges, then what stands around them.

No pattern here can run long on hostile input: every repeat is bounded or possessive, and each looks at a short window.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from finalist.core.text.numbers import CODES, MULTIPLES, SMALL, SYMBOLS, WORDS, currency_of, number_of

Kind = Literal["money", "percent", "count", "duration", "fraction", "factor"]
Period = Literal["hour", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure or range in a text, at text[start:end].

    low, high: equal for one figure; low None for “up to”, high None for “from”, “at least”, “5+”.
    unit: ISO 4217 code for money ("" when not said), "%" (or "points") for percent, year … millisecond for a
    duration, the next word for a count ("" when none), "" for a fraction (of 1) and a factor (“doubled” is 2).
    period: what it is paid or counted per. approximate: “about”, “~”. `figures.py` alone fills what follows: change:
    “from” or “to” of a figure that moved; per: what a rate is reckoned on (“1000 bed days”).
    """

    kind: Kind
    low: Decimal | None
    high: Decimal | None
    unit: str
    period: Period | None
    start: int
    end: int
    approximate: bool = False
    change: Literal["", "from", "to"] = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class _Atom:
    """One number with its sign, ending and unit, before ranges are joined."""

    value: Decimal
    multiple: Decimal | None
    kind: Kind
    unit: str
    start: int
    end: int
    plus: bool
    written: str


_SYMBOL = "|".join(re.escape(sign) for sign in sorted(SYMBOLS, key=len, reverse=True))
_CODE = "|".join(sorted(CODES))
_NAME = "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True))
_MULTIPLE = "|".join(sorted(MULTIPLES, key=len, reverse=True))
_PERCENT = r"%(?:[- ]points?)?|percentage[ ]points?|pp\b|per\ ?cent|pct\b|prozent"
_DURATION = {
    "year": r"years?'?|yrs?|yoe|jahre?n?", "month": r"months?'?|monate?n?|mths?|mos?", "week": r"weeks?'?|wochen?|wks?",
    "day": r"days?'?|tage?n?", "hour": r"hours?'?|hrs?|h|stunden?|std", "minute": r"minutes?|mins?",
    "second": r"seconds?|secs?", "millisecond": r"milliseconds?|msecs?|ms",
}  # fmt: skip
_LASTING = "|".join(f"(?P<{unit}>(?:{pattern})(?![a-z]))" for unit, pattern in _DURATION.items())
_GAP = "[ \u00a0\u202f]"
_NUMBER = (
    rf"\d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?!\d)|\d{{1,3}}(?:(?:[.,'’]|{_GAP})\d{{3}}(?!\d))++(?:[.,]\d{{1,2}}(?!\d))?"
    rf"|\d++(?:[.,]\d++)?"
)
_SPELT = "|".join(sorted(SMALL, key=len, reverse=True))

_ATOM = re.compile(
    rf"""(?: (?P<before>(?<![\w$])(?:{_SYMBOL})|(?<![A-Za-z])(?:{_CODE}|Fr\.|SFr\.?|Rs\.?|kr\.?|R(?={_GAP}?\d\d)))
            {_GAP}{{0,2}} | (?<![\w.,/:@\#’'\\]) )
        (?P<number>{_NUMBER}|\b(?i:{_SPELT})\b(?=[ -]))
        (?:[.,][-–—](?!\d))?
        (?:(?:{_GAP}|-(?=[bm]illion))?(?P<multiple>(?i:{_MULTIPLE})(?![^\W\d_]))(?:(?<=[Mm]io|[Mm]rd|[Tt]sd)\.)?)?
        (?P<plus>\+)?
        (?: {_GAP}{{0,2}}(?P<after>{_SYMBOL}|(?:{_CODE})(?![A-Za-z])|(?i:{_NAME})(?![A-Za-z])\.?)
          | {_GAP}?(?P<percent>(?i:{_PERCENT}))
          | (?:{_GAP}{{1,2}}\(\d{{1,3}}\))?(?P<late>\+|{_GAP}or{_GAP}more)?(?:{_GAP}{{0,2}}|-)
            (?i:(?:full{_GAP})?(?:calendar{_GAP}|working{_GAP})?(?:{_LASTING})) )?
    """,
    re.VERBOSE,
)
_PERIODS: dict[Period, str] = {
    "hour": r"hours?|hourly|hr|hrs|h|stunde|std|heure|hora|uur|ora|timme|time",
    "day": r"days?|daily|diem|tag|jour|shift",
    "week": r"weeks?|weekly|wk|woche|semaine",
    "month": r"months?|monthly|mth|mo|mon|monat|mois|mes|mese|månad|måned|maand|calendar\ month",
    "year": r"years?|yearly|annum|annual|annually|anno|yr|jahr|an|año|anno|år|jaar|ano",
}
_PER = "|".join(f"(?P<{name}>(?:{pattern})(?![\\w]))" for name, pattern in _PERIODS.items())
_SHORT = (
    r"(?P<xhour>p\.?h\.?(?!\w)|hourly\b|brutto/std)|(?P<xday>p\.?d\.?(?!\w)|daily\b)|(?P<xweek>p\.?w\.?(?!\w)|weekly\b)"
    r"|(?P<xmonth>pcm\b|p\.?m\.?(?!\w)|monthly\b)|(?P<xyear>p\.a\.?|p/a\b|pa\b|annually\b|yearly\b|annual\b|lpa\b)"
)
_FILL = (
    r"(?:gross|brutto|brut|net|netto|base|basic|salary|salaries|pay|fte|full[- ]time\ equivalent|pro[- ]?rata|plus"
    r"|dependent|depending|doe|ctc|wage|rate|inside\ ir35|outside\ ir35)"
)
_PERIOD = re.compile(
    rf"[ \u00a0,(]{{0,3}}(?:{_FILL}(?![a-z])[ ,(\u00a0]{{0,2}}){{0,3}}(?:(?:/|per|an?|each|every|je|pro|par|al|im"
    rf"|p[./])[ \u00a0]{{0,2}}(?:{_PER})|{_SHORT})",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_JOIN = re.compile(
    r"[ \u00a0]{0,3}(?:[-–—‐‑−~]|to|until|till|up to|bis(?: zu)?|and|à|a|y|\.\.\.?|…)[ \u00a0]{0,3}",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|approx\.?|approximately|circa|ca\.?|c\.|roughly|some|nearly|almost|just (?:over|under)"
    r"|rund|etwa"
    r"|in the region of|environ)|~|≈)[ \u00a0]{0,2}$",
    re.IGNORECASE,
)  # fmt: skip
_AT_MOST = re.compile(
    r"(?:\b(?:up to|max(?:imum|\.)?(?: of)?|no more than|not more than|(?<!not )(?<!no )less than"
    r"|fewer than|under|below|at most|bis zu"
    r"|jusqu['’]à|capped at)|[<≤])[ \u00a0:]{0,2}$",
    re.IGNORECASE,
)  # fmt: skip
_AT_LEAST = re.compile(
    r"(?:\b(?:from|starting (?:at|from|salary(?: of)?)|starts? (?:at|from)|at least|min(?:imum|\.)?(?: of)?|more than"
    r"|over"
    r"|above|ab|mindestens|à partir de|dès|not less than|no less than|upwards of|in excess of)|[>≥])[ \u00a0:]{0,2}$",
    re.IGNORECASE,
)  # fmt: skip
_CHANGE = re.compile(r"\s?(?:[A-Za-z]{1,15}\s)?to\s[$£€]?\d")
_NOUN = re.compile(r"[ \u00a0-]([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'-]{1,30})")
_NOT_A_COUNT = re.compile(r"\s?(?:[ap]\.?m\.?\b|/|:\d|st\b|nd\b|rd\b|th\b|-\d)", re.IGNORECASE)
_PART_OF_NAME = re.compile(r"[A-Za-z\d][-/]\d")
_MAX_DIGITS = 24


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, in order, none overlapping. Years (2019), dates, times and ordinals are not counts."""
    atoms = list(_atoms(text))
    found: list[Quantity] = []
    index = 0
    while index < len(atoms):
        first = atoms[index]
        second = atoms[index + 1] if index + 1 < len(atoms) else None
        joined = _joined(text, first, second) if second is not None else None
        quantity = joined or _single(text, first)
        index += 2 if joined else 1
        if quantity is not None:
            found.append(quantity)
    return found


def _atoms(text: str) -> Iterator[_Atom]:
    for match in _ATOM.finditer(text):
        written = match["number"]
        if len(written) > _MAX_DIGITS:
            continue
        spelt = SMALL.get(written.casefold())
        if spelt is not None and match.lastgroup in ("number", "plus"):
            continue
        value = Decimal(spelt) if spelt is not None else number_of(written, decimal_dot=bool(match["percent"]))
        multiple = MULTIPLES[match["multiple"].casefold()] if match["multiple"] else None
        kind, unit = _kind(match)
        if kind == "count" and (match["multiple"] or "") in ("m", "mm", "b"):
            continue  # “5 m” is a length, not five million
        plus = bool(match["plus"] or match["late"])
        yield _Atom(value, multiple, kind, unit, match.start(), match.end(), plus, written)


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    before, after = match["before"], match["after"]
    if before or after:
        code = currency_of(after) if after else ""
        sign = ("ZAR" if before == "R" else currency_of(before)) if before else ""
        return "money", code or sign  # a code after the number is more exact than the sign: “$90,000 CAD”
    if match["percent"]:
        return "percent", "points" if match["percent"].casefold().startswith(
            ("percentage", "pp", "%-p", "% p", "%p")
        ) else "%"
    for unit in _DURATION:
        if match[unit]:
            return "duration", unit
    if (match["multiple"] or "").casefold() == "lpa":
        return "money", "INR"
    return "count", ""


def _joined(text: str, low: _Atom, high: _Atom) -> Quantity | None:
    """The range low–high, or None when the two do not belong together."""
    between = text[low.end : high.start]
    period = _PERIOD.match(between)
    gap = between[period.end() :] if period else between
    join = _JOIN.fullmatch(gap)
    if not join or not _alike(low, high):
        return None
    head = text[max(0, low.start - 12) : low.start].casefold().rstrip()
    if gap.strip().casefold() in ("and", "a", "y") and not head.endswith(("between", "zwischen", "entre", "entre los")):
        return None
    bottom, top = _scaled(low, high)
    if bottom > top or (low.kind == high.kind == "count" and _dated(text, low, high)):
        return None
    kind = high.kind if low.kind == "count" else low.kind
    base = Quantity(kind, bottom, top, high.unit or low.unit, None, low.start, high.end)
    return _with_period(text, replace(base, approximate=_about(text, low.start)), _named(period))


def _alike(low: _Atom, high: _Atom) -> bool:
    dollars = low.unit == "USD" and high.unit in ("CAD", "AUD", "NZD", "SGD", "HKD")
    same = low.kind == high.kind and (low.unit == high.unit or not low.unit or not high.unit or dollars)
    return same or (low.kind == "count" and not low.plus) or (high.kind == "count" and low.kind == "money")


def _dated(text: str, low: _Atom, high: _Atom) -> bool:
    """Whether two counts are a span of years, part of a date (2021-07-14) or of a telephone number."""
    inside = text[max(0, low.start - 1) : low.start] in ("-", "/") or text[high.end : high.end + 1] in (
        "-",
        "/",
    )
    return inside or _year_like(low) or _year_like(high) or low.written.startswith("0")


def _year_like(atom: _Atom) -> bool:
    return atom.multiple is None and len(atom.written) == 4 and atom.written.isdigit() and 1900 <= atom.value <= 2100


def _scaled(low: _Atom, high: _Atom) -> tuple[Decimal, Decimal]:
    """Both bounds with the ending that either carries: “45-55k”, “$1.2-1.5M”, “£45k - 55”."""
    bottom = low.value * (low.multiple or 1)
    top = high.value * (high.multiple or 1)
    if high.multiple and not low.multiple and low.value < 1000:
        bottom = low.value * high.multiple
    elif low.multiple and not high.multiple and high.value < 1000:
        top = high.value * low.multiple
    return bottom, top


def _single(text: str, atom: _Atom) -> Quantity | None:
    value = atom.value * (atom.multiple or 1)
    low: Decimal | None = value
    high: Decimal | None = value
    head = text[max(0, atom.start - 28) : atom.start]
    if _AT_MOST.search(head):
        low = None
    elif (
        atom.plus
        or text.startswith((" or more", " plus "), atom.end)
        or (_AT_LEAST.search(head) and not _CHANGE.match(text, atom.end))
    ):
        high = None
    base = Quantity(atom.kind, low, high, atom.unit, None, atom.start, atom.end, _about(text, atom.start))
    if atom.kind != "count":
        return _with_period(text, base, None)
    if _year_like(atom) or (atom.multiple is None and _NOT_A_COUNT.match(text, atom.end)):
        return None
    if _PART_OF_NAME.match(text, max(0, atom.start - 2)):
        return None
    return _with_period(text, base, None)


def _with_period(text: str, found: Quantity, said: Period | None) -> Quantity:
    tail = _PERIOD.match(text, found.end) if found.kind in ("money", "count", "duration") else None
    period = _named(tail) or said
    if tail and (found.kind != "count" or found.unit == ""):
        found = replace(found, end=tail.end())
    if found.kind == "count" and period is None and (noun := _NOUN.match(text, found.end)):
        found = replace(found, unit=noun.group(1).casefold())
    if found.kind == "money" and text[found.start : found.end].casefold().endswith("lpa"):
        period = "year"
    return replace(found, period=period)


def _named(match: re.Match[str] | None) -> Period | None:
    if match is None:
        return None
    return next((name for name in _PERIODS if match[name] or match[f"x{name}"]), None)


def _about(text: str, start: int) -> bool:
    return bool(_ABOUT.search(text[max(0, start - 20) : start]))
