"""The authored wordings of `question_cues.yaml`, found in a question with their places.

The longest wording that begins at a word counts for a label; what lies inside another of the same label does not count
again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from finalist.core.knowledge.load import knowledge
from finalist.core.questions.tokens import Token, phrase

WEIGHTS = {"strong": 3.0, "plain": 1.5, "weak": 0.6, "against": -2.0}
"""What one wording of each strength adds (conventions)."""
GAP = 3
"""How many words `_` may stand for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found: the label it speaks for, its weight, and its place in the text."""

    label: str
    weight: float
    start: int
    end: int


@cache
def _by_first() -> dict[str, list[tuple[tuple[str, ...], str, float]]]:
    """First stem → the wordings that begin with it: stems, label, weight; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for cue in knowledge().question_cues:
        for strength, weight in WEIGHTS.items():
            for words in getattr(cue, strength):
                stems = phrase(words)
                found.setdefault(stems[0], []).append((stems, cue.id, weight))
    for rows in found.values():
        rows.sort(key=lambda row: (-len(row[0]), -abs(row[2]), row[1], row[0]))
    return found


def find_cues(words: Sequence[Token]) -> list[Hit]:
    """Every wording that stands in the text, a label's longer ones before those inside them, repeats left out."""
    stems = [word.stem for word in words]
    known, hits = _by_first(), []
    covered: dict[str, int] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for at, first in enumerate(stems):
        for wanted, label, weight in known.get(first, ()):
            end = _ends(stems, at, wanted)
            if end < 0 or (label, wanted) in seen or (weight > 0 and end <= covered.get(label, 0)):
                continue
            seen.add((label, wanted))
            if weight > 0:
                covered[label] = end
            hits.append(Hit(label, weight, words[at].start, words[end - 1].end))
    return hits


def _ends(stems: Sequence[str], at: int, wanted: tuple[str, ...]) -> int:
    """Where the wording that begins at `at` ends, -1 when it does not stand there."""
    for index, part in enumerate(wanted):
        if part == "_":
            rest = wanted[index + 1 :]
            ends = (_ends(stems, at + skip, rest) for skip in range(GAP + 1))
            return next((end for end in ends if end >= 0), -1)
        if at >= len(stems) or stems[at] != part:
            return -1
        at += 1
    return at
