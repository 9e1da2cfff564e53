"""Numbers that are not digits: “twenty-five”, “three dozen”, “half a year”, “two and a half”, “doubled”, “a third of”.

`in_digits` writes them as digits and keeps the way back, so that one grammar (`amounts.py`) reads both.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from finalist.core.text.numbers import SCALES, SMALL, spelt_value

_UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?)"
_SPELT = "|".join(sorted(set(SMALL) - {"zero"}, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_RUN = (
    rf"(?:(?:{_SPELT})(?![a-z])|a(?=[ ](?:{_SCALE})\b))"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million))[ ]and[ ])(?:{_SPELT}|{_SCALE})(?![a-z])){{0,11}}"
)
_SOME = rf"(?:\d{{1,4}}|{_RUN}|an?)"

_WORDS = re.compile(
    rf"""(?<![\w-])(?:
      (?P<half_of>half[ ]an?[ ](?P<half_unit>year|month|day|hour|dozen|million|thousand|billion)(?![a-z-]))
    | (?P<and_half>(?P<whole>{_SOME})[ ](?:(?P<unit1>year|month|week|day|hour|minute)[ ])?and[ ]a[ ]half
          (?:[ ](?P<unit2>{_UNIT}))?)
    | (?P<mixed>(?P<whole2>\d{{1,3}})(?:(?P<sign>[½¼¾])|[ ](?P<vulgar>1/2|1/4|3/4)))(?!\w)
    | (?P<dozen>(?:(?P<dozens>{_SOME})[ ])?dozens?(?![ ]of[ ]times)(?!\w))
    | (?P<couple>a[ ]couple(?:[ ]of)?(?=[ ][a-z]))
    | (?P<fortnight>(?:(?P<fortnights>{_SOME})[ ])?fortnights?(?!\w))
    | (?P<decade>(?P<decades>{_SOME})[ ]decades?(?!\w))
    | (?P<unit_a>(?<=for[ ])|(?<=in[ ])|(?<=within[ ])|(?<=after[ ])|(?<=nearly[ ])|(?<=almost[ ])
        |(?<=took[ ])|(?<=than[ ])|(?<=over[ ])|(?<=under[ ]))an?[ ](?=(?:year|month|week|day|hour)(?![a-z]))
    | (?P<run>{_RUN})(?![\w])
    )""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_BIG = {"million": 10**6, "thousand": 1000, "billion": 10**9, "dozen": 12}


@dataclass(frozen=True, slots=True)
class InDigits:
    """A text with its number words as digits, and the way back to the places of the text as it was."""

    text: str
    _new: tuple[int, ...]
    _old: tuple[tuple[int, int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stood: a place inside a replaced word is the whole word."""
        return self._back(start, 0), self._back(end - 1, 1) if end > start else self._back(end, 0)

    def _back(self, at: int, last: int) -> int:
        index = bisect_right(self._new, at) - 1
        if index < 0:
            return at + last
        begin, end, length = self._old[index]
        inside = at - self._new[index]
        if inside < length:
            return end if last else begin
        return end + inside - length + last


def in_digits(text: str) -> InDigits:
    """The text with numbers in words written as digits. A lone “one” stays: it is seldom a count."""
    parts: list[str] = []
    new: list[int] = []
    old: list[tuple[int, int, int]] = []
    at = length = 0
    for match in _WORDS.finditer(text):
        digits = _digits(match)
        if digits is None:
            continue
        parts += [text[at : match.start()], digits]
        length += match.start() - at
        new.append(length)
        old.append((match.start(), match.end(), len(digits)))
        length += len(digits)
        at = match.end()
    parts.append(text[at:])
    return InDigits("".join(parts), tuple(new), tuple(old))


def _digits(match: re.Match[str]) -> str | None:
    made = next((make(match) for name, make in _MAKERS.items() if match[name] is not None), None)
    return made


def _half_of(match: re.Match[str]) -> str:
    unit = match["half_unit"].casefold()
    return f"{_BIG[unit] // 2}" if unit in _BIG else f"0.5 {unit}s"


def _and_half(match: re.Match[str]) -> str | None:
    value = _value(match["whole"])
    unit = match["unit1"] or match["unit2"] or ""
    if value is None or (match["whole"].casefold() in ("a", "an") and not match["unit1"]):
        return None
    return f"{value + Decimal('0.5'):f} {unit}".rstrip()


def _mixed(match: re.Match[str]) -> str:
    return f"{Decimal(match['whole2']) + Decimal(_PARTS[match['sign'] or match['vulgar']]):f}"


def _times(group: str, many: int, unit: str) -> Callable[[re.Match[str]], str | None]:
    def make(match: re.Match[str]) -> str | None:
        said = match[group]
        value = _value(said) if said else Decimal(1)
        return None if value is None else f"{value * many:f} {unit}".rstrip()

    return make


def _dozen(match: re.Match[str]) -> str | None:
    if match["dozens"] is None:
        return None  # “dozens of” is no number
    return _times("dozens", 12, "")(match)


def _run(match: re.Match[str]) -> str | None:
    words = match["run"].casefold()
    value = spelt_value(words)
    return None if value is None or words == "one" else f"{value:,f}"


def _value(written: str) -> Decimal | None:
    return Decimal(written) if written.isdigit() else (Decimal(1) if written in ("a", "an") else spelt_value(written))


_MAKERS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "half_of": _half_of,
    "and_half": _and_half,
    "mixed": _mixed,
    "dozen": _dozen,
    "couple": lambda match: "about 2",
    "fortnight": _times("fortnights", 2, "weeks"),
    "decade": _times("decades", 10, "years"),
    "unit_a": lambda match: "1 ",
    "run": _run,
}

_DENOMINATORS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PARTS_OF = "|".join(f"{word}s?" for word in _DENOMINATORS if word != "halves")
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<top>an?|one|two|three|four)[ -])?(?P<bottom>{_PARTS_OF})(?![\w-])(?P<of>[ ](?:of|the|as"
    rf"|our|my|all)\b)?",
    re.IGNORECASE,
)
_IN = re.compile(
    r"(?<![\w-])(?P<top>one|two|three|four|\d)[ ](?:in|out of)(?:[ ]every)?[ ](?P<bottom>\w+)", re.IGNORECASE
)
_FACTOR = re.compile(
    r"(?<![\w.,])(?:(?P<word>doubl|tripl|quadrupl|halv)(?:ed|es|ing|e)\b(?![ -](?:check|click|book))"
    r"|(?P<many>\d{1,4}(?:[.,]\d{1,2})?)(?:[ ]?[x×](?!\w)|[ -]?fold\b|[ ]times(?=[ ](?:as|the|more|faster|fewer"
    r"|less|larger|bigger|higher|better)))"
    r"|(?P<spelt>two|three|four|five|six|seven|eight|nine|ten|hundred)(?:-?fold\b|[ ]times(?=[ ](?:as|the|more"
    r"|faster|larger|bigger|higher)))"
    r"|(?P<twice>twice)(?=[ ](?:as|the)\b))",
    re.IGNORECASE,
)  # fmt: skip
_WORD_FACTORS = {"doubl": "2", "tripl": "3", "quadrupl": "4", "halv": "0.5"}


def fractions(text: str) -> list[tuple[Decimal, int, int]]:
    """(value, start, end) of each part of one: “a third of”, “by half”, “two thirds”, “one in five”."""
    found = []
    for match in _FRACTION.finditer(text):
        top, word = (match["top"] or "").casefold(), match["bottom"].casefold()
        bottom = _DENOMINATORS.get(word) or _DENOMINATORS[word.removesuffix("s")]
        many = int(_value(top if top else "a") or 1)
        by = bool(
            re.search(r"\b(?:by|in)\s+(?:about |nearly |over |almost |around )?$", text[: match.start()][-16:], re.I)
        )
        if many < bottom and (many > 1 or match["of"] or by) and (top or word == "half"):
            found.append(
                ((Decimal(many) / bottom).quantize(Decimal("0.0001")).normalize(), match.start(), match.end("bottom"))
            )
    for match in _IN.finditer(text):
        low, high = _value(match["top"].casefold()), _value(match["bottom"].casefold())
        if low and high and low < high <= 100:
            found.append(((low / high).quantize(Decimal("0.0001")).normalize(), match.start(), match.end()))
    return found


def factors(text: str) -> list[tuple[Decimal, int, int]]:
    """(value, start, end) of each multiple: “doubled”, “2x”, “threefold”, “three times as many”, “halved”."""
    found = []
    for match in _FACTOR.finditer(text):
        word, many, spelt = match["word"], match["many"], match["spelt"]
        value = Decimal(_WORD_FACTORS[word.casefold()]) if word else Decimal(many.replace(",", ".")) if many else None
        if value is None:
            value = (spelt_value(spelt) or Decimal(2)) if spelt else Decimal(2)
        found.append((value, match.start(), match.end()))
    return found
