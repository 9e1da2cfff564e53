"""A letter cut into pieces: its sentences, and each row of a list or table. What is said of others is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finalist.core.text.amounts import Quantity, quantities
from finalist.core.text.patterns import any_of
from finalist.core.text.sentences import sentence_spans

LONGEST = 1500
"""Characters of one sentence that are looked at. Convention."""
AHEAD = 240
"""Characters of the same paragraph in which what follows still belongs to a sentence. Convention."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value at text[start:end] of the whole letter; `field` as in an offer file."""

    field: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence at `start`, its text, its quantities, and what follows it in the same paragraph."""

    start: int
    text: str
    after: str
    figures: tuple[Quantity, ...]
    """The quantities of the sentence."""

    def part(self, field: str, value: Any, figure: Quantity) -> Part:
        """A part that rests on a figure of this sentence."""
        return Part(field, value, self.start + figure.start, self.start + figure.end)

    def words(self, field: str, value: Any, match: re.Match[str]) -> Part:
        """A part that rests on words of this sentence."""
        return Part(field, value, self.start + match.start(), self.start + match.end())


NOT_OFFERED = any_of(r"""
    \b(?:your )?(?:current|present|previous|last) (?:base )?(?:salary|pay|package|employer)\b
    \byou (?:currently |presently )?(?:earn|are on|make)\b(?! up| it)
    \bat present\b
    \bpredecessor\b
    \bprevious (?:holder|incumbent)\b
    \bpost[- ]?holder\b[^.;]{0,20}\b(?:got|had|earned|received)\b
    \blast year\b
    \baverage (?:employee|colleague|salary)\b
    \bcolleagues (?:get|got|earn|have)\b
    \bturn(?:ed|s)? over\b
    \bturnover\b
    \btops out\b
    \bwill (?:confirm|decide|set|let you know) your (?:salary|pay)\b
    \b(?:last|latest) (?:funding )?round\b
    \bfully diluted\b
    \bfunding\b
""")
"""What a sentence says when its figures are not this offer's: of the past, of others, of the company at large."""
_LABEL = re.compile(r"\W{0,4}[^\d\n.:,;\s]+(?: [^\d\n.:,;\s]+){0,2}\.\W{0,3}")
_ROW = re.compile(
    r"[^\S\n]*(?:(?:[-*•–▪◦·]|\(?\d{1,2}(?:\.\d{1,2})?[.)]?|\([a-z]\))[^\S\n]+\S"
    r"|[A-Z0-9(][^\n.:;\t]{1,45}(?::[^\S\n]|\t| [-–—] ))"
)
"""How a row of a list or table begins: a mark or number, or a label and what parts it from its value."""


def pieces(text: str) -> Iterator[Piece]:
    """The sentences and rows, each with what follows it in its paragraph. Lines a letter wraps are one sentence."""
    for start, end in _joined(text):
        stop = text.find("\n\n", end)
        stop = len(text) if stop < 0 else stop
        words = _flat(text[start : min(end, start + LONGEST)])
        if NOT_OFFERED.search(words):
            continue
        row = _ROW.match(text, end + 1) if text[end : end + 1] == "\n" else None
        ahead = end - start <= LONGEST and not row
        after = _flat(text[end : min(stop, end + AHEAD)]) if ahead else ""
        yield Piece(start, words, after, tuple(quantities(words)))


def spans_of(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a letter, cut at each line that begins a row, and after a row of a table."""
    for start, end in sentence_spans(text):
        at, above = start, start
        for match in re.finditer("\n", text[start:end]):
            cut = start + match.start()
            if _ROW.match(text, cut + 1) or "\t" in text[above:cut]:
                yield at, cut
                at = cut + 1
            above = cut + 1
        yield at, end


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """The spans, a label that is a sentence by itself (“Vacation.”) joined to what it labels."""
    label: int | None = None
    for start, end in spans_of(text):
        words = text[start:end]
        if label is None and _LABEL.fullmatch(words) and "\n" not in text[end : end + 2]:
            label = start
            continue
        yield (start if label is None else label), end
        label = None
    if label is not None:
        yield label, len(text)


def _flat(words: str) -> str:
    return words.replace("\n", " ").replace("\t", " ")


def without_others(text: str) -> str:
    """The text with the sentences of what is not offered blanked, every place kept."""
    for start, end in spans_of(text):
        if NOT_OFFERED.search(text[start:end]):
            text = text[:start] + " " * (end - start) + text[end:]
    return text
