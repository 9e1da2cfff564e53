"""Facts without a source: numbers, days, names and claims that stand in no note and no document.

Precision first for words, recall first for figures: every figure must be somewhere, a claim in one place (claims.py).
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.letter import LetterFinding
from finalist.core.letters.review.claims import Places, claims
from finalist.core.letters.review.found import finding, within
from finalist.core.letters.review.known import Known, bare, numbers_of, telling
from finalist.core.letters.review.parts import Letter
from finalist.core.text.day_names import MONTHS, WEEKDAYS
from finalist.core.text.days import find_days
from finalist.core.text.numbers import spelt_value
from finalist.core.text.terms import STOP, fold

_FIGURE = re.compile(
    r"(?<![\w.,])[£$€]?\d+(?:[.,'’]\d+)*(?!\w)|(?<![\w.,])\d+(?:st|nd|rd|th|k|m|bn|%|x)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![.!?:“\"'’\w-])(?<=[\s(/,])[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[-'’][^\W\d_]+)*")
_COMMON = frozenset(
    "i i'm i've i'd i'll ok ps cv hr mr mrs ms dr prof professor sir madam english german french spanish dear thank"
    " thanks kind regards best pdf internet christmas easter".split()
) | {*MONTHS, *WEEKDAYS}  # fmt: skip


def unsourced(letter: Letter, known: Known) -> Iterator[LetterFinding]:
    """Every fact of the body that no source holds, once a place."""
    places = Places(known)
    for ref in (*((letter.subject,) if letter.subject else ()), *letter.body):
        taken = list(_days(ref, known))
        spans = [(one.place.start, one.place.end) for one in taken]
        yield from taken
        yield from _numbers(ref, known, spans)
        yield from _number_words(ref, known)
        names = list(_names(ref, known))
        yield from names
        if ref is not letter.subject:
            yield from claims(ref, places)


def _numbers(ref: EvidenceRef, known: Known, taken: list[tuple[int, int]]) -> Iterator[LetterFinding]:
    for match in _FIGURE.finditer(ref.verbatim):
        place = within(ref, *match.span())
        if any(start <= place.start < end for start, end in taken):
            continue
        held = frozenset(numbers_of(match[0])) & known.numbers
        if not held:
            yield finding("unsourced", "error", place, "number", rests_on="E6.5", words=match[0])
        elif not held & known.timely and _elsewhere(ref.verbatim, held, known):
            yield finding("unsourced", "warning", place, "number-elsewhere", words=match[0])


def _elsewhere(sentence: str, held: frozenset[Decimal], known: Known) -> bool:
    """Whether the number stands in the papers only beside other words than those of this sentence."""
    mine = telling(sentence)
    near = frozenset(word for number in held for word in known.about.get(number, frozenset()))
    return len(mine) >= 2 and not mine & near


def _is_plural(word: str, known: Known) -> bool:
    """“Saturdays”, “Januaries”: more than one of what is known."""
    return any(one in _COMMON or one in known.names for one in (word.removesuffix("s"), re.sub("ies$", "y", word)))


_COUNTED = re.compile(
    r"\b(?P<n>three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)\b"
    r"(?! (?:things|points|questions|lines|words|sentences|o['’]clock)\b)",
    re.IGNORECASE,
)


def _number_words(ref: EvidenceRef, known: Known) -> Iterator[LetterFinding]:
    for match in _COUNTED.finditer(ref.verbatim):
        if spelt_value(match["n"]) not in known.numbers:
            yield finding("unsourced", "warning", within(ref, *match.span()), "number", words=match["n"])


def _days(ref: EvidenceRef, known: Known) -> Iterator[LetterFinding]:
    for mention in find_days(ref.verbatim):
        place = within(ref, mention.start, mention.end)
        if mention.ahead is not None or _is_known(mention.month, mention.day, mention.year, mention.weekday, known):
            continue
        yield finding("unsourced", "error", place, "day", words=place.verbatim)


def _is_known(month: int | None, day: int | None, year: int | None, weekday: int | None, known: Known) -> bool:
    def fits(one: date) -> bool:
        if month and day:
            return (
                (one.month, one.day) == (month, day) and year in (None, one.year) and weekday in (None, one.weekday())
            )
        return weekday is not None and one.weekday() == weekday

    if any(fits(one) for one in known.days):
        return True
    names = {name for name, value in WEEKDAYS.items() if value == weekday and len(name) > 2}
    return month is None and bool(names & known.names)


def _names(ref: EvidenceRef, known: Known) -> Iterator[LetterFinding]:
    for match in _CAPITAL.finditer(ref.verbatim):
        word = bare(match[0])
        before = ref.verbatim[: match.start()].rstrip(' “"‘(')
        if before.endswith((":", ".", "!", "?", "…", "\n")) or word in STOP:
            continue
        known_parts = all(part in known.names or part in _COMMON for part in word.split("-"))
        if word in _COMMON or word in known.names or known_parts or _is_plural(word, known):
            continue
        yield finding("unsourced", "error", within(ref, *match.span()), "name", words=match[0])


def folded(text: str) -> str:
    """A text as compared with another letter's: folded, one space, no stops."""
    return re.sub(r"[^\w ]", "", " ".join(fold(text).split()))
