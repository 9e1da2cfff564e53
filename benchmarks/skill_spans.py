"""Scores of found skill spans against labelled ones, with each definition in one place.

A token is a run without white space that holds a letter or digit. A gold span is covered when at least half of its
tokens touch a found span. A found span is right when at least half of its tokens touch a gold knowledge or skill span;
strictly right when they touch a gold knowledge span. Exact: same first and last token as a gold knowledge span.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
Span = tuple[int, int]
_TOKEN = re.compile(r"\S*[^\W_]\S*")


@dataclass(frozen=True)
class Labelled:
    """A posting with its gold spans."""

    id: str
    text: str
    knowledge: tuple[Span, ...]
    skill: tuple[Span, ...]


@dataclass
class Tally:
    """Counts over postings; the properties are the figures."""

    gold: int = 0
    covered: int = 0
    found: int = 0
    right: int = 0
    strict: int = 0
    exact: int = 0

    @property
    def coverage(self) -> float:
        """Share of gold knowledge spans that are covered."""
        return self.covered / max(1, self.gold)

    @property
    def precision(self) -> float:
        """Share of found spans that are right."""
        return self.right / max(1, self.found)

    @property
    def strict_precision(self) -> float:
        """Share of found spans that touch gold knowledge."""
        return self.strict / max(1, self.found)

    @property
    def exact_f1(self) -> float:
        """F1 of spans with the same tokens."""
        return 2 * self.exact / max(1, self.gold + self.found)


def placed(text: str, phrases: list[str]) -> tuple[Span, ...]:
    """Phrases in the order of the text → their spans; one that cannot be found is left out."""
    spans, at = [], 0
    for phrase in phrases:
        start = text.find(phrase, at)
        if start < 0:
            words = re.search(r"\s+".join(re.escape(word) for word in phrase.split()), text[at:])
            if not words:
                continue
            spans.append((at + words.start(), at + words.end()))
        else:
            spans.append((start, start + len(phrase)))
        at = spans[-1][0] + 1
    return tuple(spans)


def skillspan() -> dict[str, list[Labelled]]:
    """`development` (looked at while writing) and `held-out` (58 dev postings and 42 of train, never looked at)."""
    parts: dict[str, list[Labelled]] = {"development": [], "held-out": []}
    with (SHARED / "postings_skillspan" / "postings.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            number = int(row["id"].rsplit("-", 1)[1])
            seen = row["split"] == "train" and (number <= 56 or 81 <= number <= 122)
            posting = Labelled(
                row["id"], row["text"], placed(row["text"], row["knowledge"]), placed(row["text"], row["skills"])
            )
            parts["development" if seen else "held-out"].append(posting)
    return parts


def add(tally: Tally, posting: Labelled, found: list[Span]) -> None:
    """Count one posting."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(posting.text)]
    spans = {"found": found, "knowledge": posting.knowledge, "any": (*posting.knowledge, *posting.skill)}
    inside = {kind: _touching(tokens, some) for kind, some in spans.items()}
    gold_at = {_ends(tokens, span) for span in posting.knowledge}
    for span in posting.knowledge:
        tally.gold += 1
        tally.covered += _half(tokens, span, inside["found"])
    for span in found:
        tally.found += 1
        tally.right += _half(tokens, span, inside["any"])
        tally.strict += _half(tokens, span, inside["knowledge"])
        tally.exact += _ends(tokens, span) in gold_at


def _touching(tokens: list[Span], spans: tuple[Span, ...] | list[Span]) -> set[int]:
    ordered = sorted(spans)
    return {
        index
        for index, (start, end) in enumerate(tokens)
        if any(left < end and start < right for left, right in ordered)
    }


def _of(tokens: list[Span], span: Span) -> list[int]:
    return [index for index, (start, end) in enumerate(tokens) if start < span[1] and span[0] < end]


def _half(tokens: list[Span], span: Span, touched: set[int]) -> bool:
    own = _of(tokens, span)
    return bool(own) and sum(index in touched for index in own) * 2 >= len(own)


def _ends(tokens: list[Span], span: Span) -> Span:
    own = _of(tokens, span)
    return (own[0], own[-1]) if own else span
