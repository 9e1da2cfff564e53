"""How far a sentence of a letter rests on the notes or stories of the round: points for words and figures they share.

A word counts by how seldom working life at large uses it. What only reports (“you asked …”, “I rang …”) needs less
than a bare statement, and a truism (“drivers and office must pull together”) more: it borrows the words of the trade.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from finalist.core.letters.prose import tidy
from finalist.core.letters.review.known import Known, everyday, numbers_of, telling, texts_of
from finalist.core.letters.review.parts import Letter
from finalist.core.letters.words import matcher
from finalist.core.text.day_names import WEEKDAYS

RARE, COMMON, FIGURE, SAME_TURN = 2, 1, 2, 1
"""Points for a shared word, rare or of working life at large; for a shared figure above twelve beside a shared word;
for a line of notes that was asked, said or promised, as the sentence says. Conventions, from the development letters.
"""
REPORTED, BARE = 2, 4
"""Points that a sentence needs: one that reports something, and any other."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_TURNS = tuple(re.compile(one, re.IGNORECASE) for one in (
    r"\bask(?:ed|s|ing)?\b|\bquestion", r"\bpromis|\bwill send\b", r"\bsa(?:id|ys)\b|\btold\b|[\"“]",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of notes or one sentence of a story: its telling words, its figures above twelve, its text."""

    words: frozenset[str]
    figures: frozenset[Decimal]
    text: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence: points of the passage it shares most with; does it turn to the talk; does it tell what happened."""

    points: int
    turns: bool
    tells: bool


def passages(known: Known) -> tuple[Passage, ...]:
    """Lines of notes and sentences of stories, without names, role, company and the weekdays of the meetings."""
    plain = known.stock | telling(" ".join(_weekdays(known)))
    return tuple(
        Passage(telling(tidy(text) if source.kind == "notes" else text) - plain, _figures(text), text)
        for source in known.sources
        if source.kind in ("notes", "stories")
        for text in texts_of(source, 1)
    )


def _weekdays(known: Known) -> list[str]:
    """Names of the days that everybody's letters of this round would name: of the notes and of what was arranged."""
    days = [moment.start.date() for one in (known.invitation,) if one for moment in (*one.meetings, *one.slots)]
    days += [date.fromisoformat(note.day.value) for note in known.notes if note.day and _ISO.fullmatch(note.day.value)]
    return [name for name, value in WEEKDAYS.items() if value in {day.weekday() for day in days}]


def weighed(letter: Letter, known: Known) -> list[Weighed]:
    """Every sentence of a letter's body."""
    held, stock = passages(known), known.stock
    return [weigh(ref.verbatim, held, stock) for ref in letter.body]


def weigh(sentence: str, held: tuple[Passage, ...], stock: frozenset[str]) -> Weighed:
    """A sentence against what is held."""
    text = sentence.replace("’", "'")
    mine, figures = telling(text) - stock, _figures(text)
    turns = bool(matcher("back").search(text))
    truism = bool(matcher("truism").search(text))
    points = max((_points(text, mine, figures, one) for one in held), default=0)
    if not points and any(figures & one.figures for one in held):
        points = COMMON
    if truism and not turns:
        points -= 1
    return Weighed(points, turns, not truism and bool(matcher("told").search(text)))


def resting(rows: list[Weighed]) -> list[int]:
    """The places in the row of sentences that rest on the notes. A sentence next to one that turns to the talk goes
    with it; two sentences that share one rare word each hold each other.
    """
    enough = [n for n, one in enumerate(rows) if one.points >= BARE or (one.points >= REPORTED and _reports(rows, n))]
    half = [n for n, one in enumerate(rows) if one.points >= REPORTED]
    return enough or (half if len(half) > 1 else [])


def _reports(rows: list[Weighed], n: int) -> bool:
    return rows[n].tells or any(one.turns for one in rows[max(0, n - 1) : n + 2])


def _points(text: str, mine: frozenset[str], figures: frozenset[Decimal], one: Passage) -> int:
    shared = mine & one.words
    if not shared:
        return 0
    points = sum(COMMON if word in everyday() or "'" in word else RARE for word in shared)
    points += FIGURE if figures & one.figures else 0
    return points + (SAME_TURN if any(turn.search(text) and turn.search(one.text) for turn in _TURNS) else 0)


def _figures(text: str) -> frozenset[Decimal]:
    return frozenset(value for value in numbers_of(text) if value > 12)
