"""The wide reading of a text's quantities: number words, fractions and factors, changes, rates, composite durations.

Built on `amounts.py`, whose narrow reading stays as it is for what reads postings and pay. Here telephone numbers,
dates, times, postcodes, versions and names of things (“Ward 7”) are no quantities, and a count has its noun.
"""

import re
from dataclasses import replace
from decimal import Decimal

from finalist.core.text.amounts import Period, Quantity, quantities
from finalist.core.text.days import find_days
from finalist.core.text.number_words import factors, fractions, in_digits
from finalist.core.text.terms import STOP
from finalist.core.text.times import find_times

_MASK = re.compile(
    r"(?:\+\d{1,3}[ .-]?|(?<!\d)\(?0\)?\d)[\d()][\d ().-]{5,16}\d|(?<![\d-])\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}(?!\d)"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\bv\.?\s?\d+(?:\.\d+)*|\d+\.\d+\.\d+(?:\.\d+)*|https?://\S+|\S+@\S+\.\w+"
    r"|(?<![A-Za-z])(?:python|java|node|php|ios|android|windows|django|version|release|iso|rfc|http|usb"
    r"|sql server|office|level|grade"
    r"|band|ward|bed|bay|room|theatre|unit|floor|section|chapter|page|figure|table|step|phase|stage|round"
    r"|question|no\.|nr\.?|number|tier"
    r"|key stage|year group|class|type|section|part|article|line|route|gate|dock|zone|appendix|building|covid"
    r"|#)[ -]?\d+(?:\.\d+)*[a-z]?\b(?!%|,\d)"
    r"|\b\d+-[A-Z]{2,}-\d+\b|\b[A-Z]{1,4}-?\d+(?:\.\d+)*\b|\b(?:the )?(?:19|20)\d0s\b|\b(?:19"
    r"|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d\b"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)|24/7|50/50|9-to-5)\b",
    re.IGNORECASE,
)  # fmt: skip
_LOWER_ONLY = re.compile(r"[a-z]{1,4}-?\d+(?:\.\d+)*")
_CHANGED = re.compile(
    r"\b(?:went|go(?:es|ing)?|rose|ris\w+|f[ae]ll\w*|drop\w*|cut\w*|rais\w+|gr[eo]w\w*|increas\w+|decreas\w+"
    r"|reduc\w+|improv\w+|mov\w+"
    r"|took|tak\w+|brought|bring\w*|lift\w*|shorten\w*|slash\w*|lower\w*|came|c[ou]me|got|push\w*|jump\w*"
    r"|climb\w*|shr[aiu]nk\w*"
    r"|expand\w*|scal\w+|speed\w*|sped|up|down|chang\w+|slipp\w+|extend\w*|doubl\w+)\b[^.!?;\n]{0,90}\bfrom\s+"
    r"(?:about |around |roughly |over |nearly |some )?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s*(?:[\w'’-]+[ ]){0,4}?(?:down |up )?(?:to|→|->)\s+(?:about |around |only |just |under |nearly |roughly "
    r"|over )?",
    re.I,
)
_PLAIN_TO = re.compile(r"\s*(?:to|→|->)\s*(?:about |around |only |just |under |nearly |roughly |over )?", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\s+[a-z][\w-]{2,20})?\s+(?:per|for every"
    r"|in every)\s+(?P<per>\d[\d,. ]{0,9}\s?(?:[a-z][a-z-]{2,20})(?:\s(?!in\b|to\b|and\b|or\b)[a-z]{3,15}s\b)?)",
    re.I,
)
_WORD = re.compile(r"[ \u00a0-]([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’]{0,30})")
_GROUP = re.compile(
    r"\b(teams?|groups?|staff|crews?|squads?|departments?|panels?|cohorts?|class(?:es)?|fleets?|portfolios?"
    r"|headcount|workforce|caseloads?)"
    r"(?:\s(?:size|grew|was|is|now|went)){0,2}\s(?:of|to|at|was|is|were)\s+(?:about |around |up to |over |some "
    r"|nearly )?$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?P<p>shift|hour|day|night|week|month|quarter|year)\b|\s*/\s*(?P<q>hour|day"
    r"|week|month|year)\b",
    re.I,
)
_PEOPLE = frozenset("people staff children men women patients fte wte team".split())
_OR_SO = re.compile(
    r"(?:-?ish\b|\s+or so\b|\s+(?:[\w-]+\s)?or thereabouts|\s+(?:[\w-]+\s)?give or take)", re.IGNORECASE
)
_SHIFTS = re.compile(r"(?<= day) (shifts?)\b", re.IGNORECASE)
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_OF_THE = re.compile(r"\s+of (?:the|my|our|their|these|those|his|her)\b", re.IGNORECASE)
_OR_MORE = re.compile(r"\s+(?:or more|plus)\b", re.IGNORECASE)
_NEARLY = re.compile(
    r"\b(?:just (?:over|under|short of)|a good|a little (?:over|under)|close to|give or take|more or less)\s+$", re.I
)
_COMPOSITE = {("year", "month"): 12, ("hour", "minute"): 60, ("week", "day"): 7, ("minute", "second"): 60}
_AND = re.compile(r"[ ,]{0,2}(?:and )?")


def figures(text: str) -> list[Quantity]:
    """Every quantity of a text, widely read, in order, none overlapping; spans count in the text as given."""
    digits = in_digits(text)
    found = _composed(digits.text, _changes(digits.text, quantities(digits.text)))
    found = [_with_noun(digits.text, one) for one in found if not _denominator(digits.text, one)]
    found = [one for one in _same_unit(found) if not _hour(digits.text, one)]
    placed = [
        replace(one, start=place[0], end=place[1]) for one in found for place in [digits.place(one.start, one.end)]
    ]
    placed = [_without_stop(text, one) for one in placed]
    extra = [
        Quantity("fraction", *_twice(value), "", None, start, end, _about(text, start))
        for value, start, end in fractions(text)
    ]
    extra += [
        Quantity("factor", *_twice(value), "", None, start, end, _about(text, start))
        for value, start, end in factors(text)
    ]
    taken = [(one.start, one.end) for one in extra]
    kept = [one for one in placed if one.start < one.end and not _meets(one, taken)]
    masks = _masks(text) if any(one.kind == "count" for one in kept) else []
    kept = [one for one in kept if one.kind != "count" or not _meets(one, masks)]
    return sorted([*kept, *extra], key=lambda one: one.start)


def _without_stop(text: str, one: Quantity) -> Quantity:
    """Without the full stop of the sentence: “fifty pounds.”, though not “p.a.”."""
    return replace(one, end=one.end - 1) if re.search(r"[a-z]{3}\.$", text[one.start : one.end]) else one


def _twice(value: Decimal) -> tuple[Decimal, Decimal]:
    return value, value


def _meets(one: Quantity, spans: list[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in spans)


def _masks(text: str) -> list[tuple[int, int]]:
    """Places whose digits name or date something: they count nothing."""
    spans = [match.span() for match in _MASK.finditer(text) if not _LOWER_ONLY.fullmatch(match.group())]
    spans += [(day.start, day.end) for day in find_days(text) if day.day]
    return spans + [(time.start, time.end) for time in find_times(text)]


def _about(text: str, start: int) -> bool:
    return bool(
        _NEARLY.search(text[max(0, start - 18) : start])
        or re.search(r"\b(?:about|around|nearly|almost|roughly)\s+$", text[max(0, start - 12) : start])
    )


def _changes(text: str, found: list[Quantity]) -> list[Quantity]:
    """Ranges that are two ends of a change cut in two; the ends of a change marked as such."""
    cut: list[Quantity] = []
    for one in found:
        cut += _halves(text, one) if one.low != one.high and None not in (one.low, one.high) else [one]
    for index in range(len(cut) - 1):
        first, second = cut[index], cut[index + 1]
        head = text[max(0, first.start - 120) : first.start]
        between = text[first.end : second.start]
        moved = re.search(r"\bfrom\s+(?:about |around |roughly |over |nearly )?$", head, re.IGNORECASE)
        if first.change or second.change or not (_TO.fullmatch(between) if moved else _PLAIN_TO.fullmatch(between)):
            continue
        cut[index] = replace(first, change="from", high=first.high if first.high is not None else first.low)
        cut[index + 1] = replace(second, change="to")
    return cut


def _halves(text: str, one: Quantity) -> list[Quantity]:
    if not _CHANGED.search(text[max(0, one.start - 120) : one.start]):
        return [one]
    written = text[one.start : one.end]
    to = re.search(r"\s(?:to|→|->)\s", written)
    if not to:
        return [one]
    low, high = (
        replace(one, high=one.low, end=one.start + to.start()),
        replace(one, low=one.high, start=one.start + to.end()),
    )
    return [replace(low, change="from"), replace(high, change="to")]


def _same_unit(found: list[Quantity]) -> list[Quantity]:
    """“from 61 pages a week to 9”, “from 5 days to 2”: the second end has the unit of the first, and the other way."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        if first.change != "from" or second.change != "to" or first.kind == second.kind != "count":
            continue
        bare, full = (second, first) if second.kind == "count" and not second.unit else (first, second)
        if bare.kind == "count" and not bare.unit:
            bare = replace(bare, kind=full.kind, unit=full.unit, period=bare.period or full.period)
        per = first.per or second.per
        pair = (full, bare) if full is first else (bare, full)
        found[index], found[index + 1] = replace(pair[0], per=per), replace(pair[1], per=per)
    return found


def _composed(text: str, found: list[Quantity]) -> list[Quantity]:
    """“2 yrs 3 mos” as 27 months: two neighbouring durations, the second in the smaller unit."""
    made: list[Quantity] = []
    for one in found:
        last = made[-1] if made else None
        if (
            last
            and last.kind == one.kind == "duration"
            and not last.change
            and _AND.fullmatch(text[last.end : one.start])
        ):
            many = _COMPOSITE.get((last.unit, one.unit))
            if many and None not in (last.low, one.low) and last.low == last.high and one.low == one.high:
                total = (last.low or 0) * many + (one.low or Decimal(0))
                made[-1] = replace(last, low=Decimal(total), high=Decimal(total), unit=one.unit, end=one.end)
                continue
        made.append(one)
    return made


def _hour(text: str, one: Quantity) -> bool:
    """“Deliveries come in at five”: a bare whole number up to 24 after “at” is an hour."""
    if one.kind != "count" or one.unit or one.per or one.period or one.change or one.low is None or one.low > 24:
        return False
    return one.low == one.low.to_integral_value() and bool(_AT.search(text[max(0, one.start - 6) : one.start]))


def _denominator(text: str, one: Quantity) -> bool:
    """“per 1,000 bed days”: what a rate is reckoned on is no figure of its own."""
    return one.kind == "count" and bool(
        re.search(r"\b(?:per|(?:for|in) every)\s+$", text[max(0, one.start - 12) : one.start], re.I)
    )


def _with_noun(text: str, one: Quantity) -> Quantity:
    about = one.approximate or _about(text, one.start) or bool(_OR_SO.match(text, one.end))
    one = replace(one, approximate=about)
    if one.kind == "percent" and text.startswith("+", one.end) and one.low == one.high:
        return replace(one, high=None, end=one.end + 1)
    if one.kind == "duration" and one.unit == "day" and (shifts := _SHIFTS.match(text, one.end)):
        return replace(one, kind="count", unit=shifts[1].casefold(), end=one.end - 4)  # “40 day shifts” are shifts
    if one.kind != "count":
        return one
    rate = _RATE.match(text, one.end)
    if rate:
        per = " ".join(rate["per"].replace(",", "").lower().split())
        return replace(one, per=per, unit=_noun(text, one.end) if rate.start("per") - one.end > 7 else "")
    so = _OF_THE.match(text, one.end) or _OR_SO.match(text, one.end) or _OR_MORE.match(text, one.end)
    unit = _noun(text, so.end() if so else one.end)
    if not unit and (group := _GROUP.search(text[max(0, one.start - 40) : one.start])):
        unit = group[1].casefold()
    each = _EACH.match(text, _noun_end(text, one.end, unit))
    period: Period | None = one.period
    if each and (said := (each["p"] or each["q"]).casefold()) in ("hour", "day", "week", "month", "year"):
        period = said  # type: ignore[assignment]  # one of the five, as just checked
    per = (each["p"] or "").casefold() if each and period is None else ""
    return replace(one, unit=unit, period=period, per=per)


def _noun(text: str, end: int) -> str:
    """The noun a count is of: the first plural among the next three words, else the first word; "" when none."""
    words: list[str] = []
    at = end
    while len(words) < 3 and (match := _WORD.match(text, at)):
        word = match[1].casefold().replace("’", "'").removesuffix("'s").rstrip("'")
        if word in STOP or word in _NO_NOUN or len(word) < 2:
            break
        words.append(word)
        at = match.end()
    plural = next((word for word in words if _is_plural(word)), None)
    return plural or next((word for word in words if word in _PEOPLE), words[0] if words else "")


_NO_NOUN = frozenset(
    "now one ones since last per plus still today yesterday instead then later ago percent said went was had times "
    "shift if it's".split()
)


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2) or word in (
        "people",
        "children",
        "men",
        "women",
    )


def _noun_end(text: str, end: int, unit: str) -> int:
    at = text.casefold().find(unit, end, end + 60) if unit else -1
    return at + len(unit) if at >= 0 else end
