"""Days in running text, each with its span: “Thursday 3 December”, “Dec 3rd, 2026”, “2026-12-03”, “03/12/2026”.

Only what is written is read. A missing year is the next one that fits on or after a given day; “03/12/2026” keeps
both readings unless a day of the week, a full stop or a number above twelve decides.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from finalist.core.text.day_names import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day as written. `year` None when not said; `swapped`: (month, day) of the other reading, if there is one.

    weekday: 0 = Monday, None when not said. A mention of a day of the week alone has month and day None;
    `ahead`: days after today (`tomorrow` = 1), None when not of that kind.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    swapped: tuple[int, int] | None = None
    ahead: int | None = None


def _words(names: dict[str, int]) -> str:
    return "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))


_WD = rf"(?P<wd>{_words(WEEKDAYS)})\b\.?(?:\s*\(?,?\s*|\s+den\s+|,?\s+(?:the|le|el|dem|den)\s+)"
_MONTH = rf"(?P<month>{_words(MONTHS)})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?"
_FLAGS = re.IGNORECASE

_PATTERNS = (
    re.compile(
        rf"(?<![\w/.-])(?:{_WD})?(?:the\s+)?{_DAY}\s*(?:of\s+|de\s+|-|/)?\s*{_MONTH}(?:(?:,|\s+de|\s*-|/)?\s*{_YEAR})?",
        _FLAGS,
    ),
    re.compile(
        rf"(?<![\w/.-])(?:{_WD})?{_MONTH}\s+(?:the\s+)?{_DAY}(?![\d:]|\.\d|\s*[ap]m\b)(?:,?\s+{_YEAR}(?!:))?", _FLAGS
    ),
    re.compile(
        rf"(?<![\w/.-])(?:{_WD})?(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)"
        r"(?![\d/-])",
        _FLAGS,
    ),
    re.compile(
        rf"(?<![\w/.-])(?:{_WD})?(?P<a>[0-3]?\d)(?P<sep>[-/.])(?P<b>[0-3]?\d)(?P=sep)(?P<year>(?:(?:19|20)\d\d|\d\d))"
        r"(?![\d/-])",
        _FLAGS,
    ),
    re.compile(rf"(?<![\w/.-]){_WD}(?P<a>[0-3]?\d)(?P<sep>[/.])(?P<b>[0-3]?\d)(?![\d/-]|:\d)", _FLAGS),
    re.compile(r"(?P<year>20\d\d)年(?P<month>1?\d)月(?P<day>[0-3]?\d)日"),
    re.compile(rf"(?<![\w-])(?P<wd>{'|'.join(name for name in WEEKDAYS if len(name) > 4)})\b", _FLAGS),
    re.compile(r"(?<![\w-])(?P<ahead>tomorrow|today)\b", _FLAGS),
)
_TRAILING_WD = re.compile(rf"\s*[(（]\s*(?P<wd>{_words(WEEKDAYS)})\.?\s*[)）]", _FLAGS)
_LEADING_RANGE = re.compile(r"(?<![\d:.])\d\d?(?:st|nd|rd|th)?\s*(?:-|–|—|to|and|or)\s*$", _FLAGS)


MAX_MENTIONS = 300
"""Days or times read from one text. Convention: no letter holds more, and hostile ones must not cost time."""


def find_days(text: str) -> list[DayMention]:
    """Every day written in the text, in order, none overlapping; the fullest reading of a place wins."""
    taken: list[DayMention] = []
    for pattern in _PATTERNS:
        for match in islice(pattern.finditer(text), MAX_MENTIONS):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            mention = _mention(match, text)
            if mention:
                taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def _mention(match: re.Match[str], text: str) -> DayMention | None:
    parts = match.groupdict()
    weekday = WEEKDAYS.get((parts.get("wd") or "").casefold())
    start, end = match.span()
    if text[end - 1] == ".":
        end -= 1
    if parts.get("ahead"):
        return DayMention(start, end, ahead=1 if parts["ahead"].casefold() == "tomorrow" else 0)
    if weekday is None and (after := _TRAILING_WD.match(text, end)):
        weekday, end = WEEKDAYS[after["wd"].casefold()], after.end()
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000
    if parts.get("a"):
        return _numeric(start, end, year, weekday, (int(parts["a"]), int(parts["b"])), parts["sep"] == ".")
    if not parts.get("day"):
        return DayMention(start, end, weekday=weekday) if weekday is not None else None
    if match.re is _PATTERNS[0] and weekday is None and _LEADING_RANGE.search(text[max(0, start - 9) : start]):
        return None
    word = parts["month"].casefold()
    month = MONTHS.get(word) or (int(word) if word.isdigit() else 0)
    return _valid(DayMention(start, end, year, month, int(parts["day"]), weekday))


def _numeric(
    start: int, end: int, year: int | None, weekday: int | None, pair: tuple[int, int], dotted: bool
) -> DayMention | None:
    """“03/12/2026”: day first or month first, decided where something decides."""
    day_first = _valid(DayMention(start, end, year, pair[1], pair[0], weekday))
    month_first = _valid(DayMention(start, end, year, pair[0], pair[1], weekday))
    if dotted or pair[0] == pair[1] or not month_first:
        return day_first
    if not day_first:
        return month_first
    if weekday is not None and year is not None:
        fits = [date(year, m.month or 1, m.day or 1).weekday() == weekday for m in (day_first, month_first)]
        if fits == [True, False]:
            return day_first
        if fits == [False, True]:
            return month_first
    return DayMention(start, end, year, pair[1], pair[0], weekday, swapped=(pair[0], pair[1]))


def _valid(mention: DayMention) -> DayMention | None:
    try:
        date(mention.year or 2024, mention.month or 0, mention.day or 0)
    except ValueError:
        return None
    return mention


def day_of(mention: DayMention, on_or_after: date | None) -> date | None:
    """The calendar day meant; a missing year, or a bare day of the week, is the next one on or after the given day.

    None when nothing was given to count from, or when no year in reach has that day.
    """
    if mention.year and mention.month and mention.day:
        return date(mention.year, mention.month, mention.day)
    if on_or_after is None:
        return None
    if mention.ahead is not None:
        return on_or_after + timedelta(days=mention.ahead)
    if mention.month and mention.day:
        return _next_year(mention.month, mention.day, on_or_after)
    if mention.weekday is None:
        return None
    return on_or_after + timedelta(days=(mention.weekday - on_or_after.weekday()) % 7 or 7)


def _next_year(month: int, day: int, on_or_after: date) -> date | None:
    for year in range(on_or_after.year, on_or_after.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= on_or_after:
            return found
    return None
