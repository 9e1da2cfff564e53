"""What the candidate can not confirm or has taken back: no output may use it again.

One question decides: does a text hold a withheld fact? A text holds it when it has its words, or its figures together
with enough of its words. In doubt it does: leaving out a true sentence costs less than repeating a false one.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from finalist.core.continuity.facts import content
from finalist.core.documents.base import EvidenceRef, Line, Source
from finalist.core.documents.fact import Fact, FactRegister, RegisteredFact
from finalist.core.grounding import plain
from finalist.core.text.amounts import Quantity
from finalist.core.text.dates import find_dates
from finalist.core.text.figures import figures
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.terms import fold, stem

_Value = tuple[str, str, str, str]
WITHHELD = ("cannot-confirm", "retracted")
ENOUGH_WORDS = 0.34
"""The share of a withheld fact's words that, with its figures, is enough; without figures it is ALL_BUT."""
ALL_BUT = 0.8
CHANCE = 12
"""Whole numbers up to this stand in so many sentences that a rate and a count may share one by chance."""


def withheld(register: FactRegister) -> tuple[RegisteredFact, ...]:
    """The entries that no output may use."""
    return tuple(entry for entry in register.facts if entry.state in WITHHELD and entry.text.strip())


def usable(what: str | Line | EvidenceRef, register: FactRegister, source: Source | None = None) -> bool:
    """Whether a sentence, a line with all its evidence, or a place in a source holds no withheld fact.

    With its source, a place is judged by the whole sentences it touches: “6.0” alone tells nothing.
    """
    entries = withheld(register)
    if not entries:
        return True
    return not any(_holds(text, entry) for text in _texts(what, source) for entry in entries)


def _texts(what: str | Line | EvidenceRef, source: Source | None) -> Iterable[str]:
    if isinstance(what, str):
        return [what]
    if isinstance(what, Line):
        return [what.text, *(ref.verbatim for ref in what.evidence)]
    if source is None:
        return [what.verbatim]
    spans = sentence_spans(source.text)
    return [what.verbatim, *(source.text[a:b] for a, b in spans if a < what.end and what.start < b)]


def withheld_spans(text: str, register: FactRegister) -> list[tuple[int, int]]:
    """The sentences and lines of a text that hold a withheld fact, in order."""
    entries = withheld(register)
    if not entries:
        return []
    found = {piece for start, end in sentence_spans(text) for piece in _pieces(text, start, end, entries)}
    return sorted(found)


def _pieces(text: str, start: int, end: int, entries: tuple[RegisteredFact, ...]) -> list[tuple[int, int]]:
    """What of a sentence is withheld: lines by themselves where they hold a fact (a list), else two, three, all."""
    if not any(_holds(text[start:end], entry) for entry in entries):
        return []
    cuts = [start, *(at + 1 for at in range(start, end) if text[at] == "\n"), end]
    lines = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
    for size in (1, 2, 3):
        windows = [(lines[at][0], lines[at + size - 1][1]) for at in range(len(lines) - size + 1)]
        if held := [(a, b) for a, b in windows if any(_holds(text[a:b], entry) for entry in entries)]:
            return held
    return [(start, end)]


def _holds(text: str, entry: RegisteredFact) -> bool:
    wanted = plain(entry.text)
    if wanted and wanted in plain(text):
        return True
    stems, values, dates = _of_text(entry.text)
    here, found, days = _of_text(text)
    share = len(stems & here) / len(stems) if stems else 1.0
    if values or dates:
        met = [value for value in values if any(_same(value, other) for other in found)]
        same = bool(met) or bool(dates & days)
        whole = len(met) == len(values) and dates <= days
        return same and (share >= ENOUGH_WORDS or (bool(stems & here) and whole))
    return len(stems) >= 2 and share >= ALL_BUT


@lru_cache(maxsize=4096)
def _of_text(text: str) -> tuple[frozenset[str], frozenset[_Value], frozenset[str]]:
    return (
        frozenset(content(fold(text))),
        frozenset(key for one in figures(text) for key in _keys(one)),
        frozenset(date.start for date in find_dates(text) if date.start),
    )


def _keys(one: Quantity) -> list[_Value]:
    """A figure as compared: its kind and each bound, so that 12k and 12,000 are the same; its noun; its rate."""
    bounds = {value for value in (one.low, one.high) if value is not None}
    noun = stem(one.unit) if one.kind == "count" else ""
    return [(one.kind, f"{value.normalize():f}", noun, one.per) for value in bounds]


def _same(one: _Value, other: _Value) -> bool:
    """The same figure: nouns and rates that are said on both sides agree, a rate is no plain count of something."""
    kind, value, noun, per = one
    other_kind, other_value, other_noun, other_per = other
    bare_money = {kind, other_kind} == {"money", "count"} and not noun and not other_noun
    if value != other_value or not (kind == other_kind or bare_money) or (per and other_per and per != other_per):
        return False
    if bool(per) != bool(other_per) and value.isdigit() and int(value) <= CHANCE:
        return noun == other_noun
    return not noun or not other_noun or noun == other_noun


def decided(facts: Iterable[Fact], register: FactRegister) -> tuple[Fact, ...]:
    """The facts with what the register says of them."""
    return tuple(
        fact.model_copy(update={"confirmed": state}) if (state := _state(fact, register)) else fact for fact in facts
    )


def _state(fact: Fact, register: FactRegister) -> str:
    known = {"confirmed": "yes", "cannot-confirm": "no", "retracted": "retracted"}
    said = fact.said.verbatim
    order = sorted(register.facts, key=lambda entry: entry.state == "confirmed")
    return next((known[entry.state] for entry in order if _holds(said, entry)), "")
