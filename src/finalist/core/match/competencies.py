"""Which of the ten competencies a text shows, and how much, by the words and phrases that show them.

Phrases are compared by stems, so that “diagnosed the cause” and “diagnosing causes” are one. A phrase
counts for more than a word; what many competencies share counts for less; repeats count once.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache

from finalist.core.knowledge.load import knowledge
from finalist.core.match.behaviour_words import BEHAVIOUR_WORDS
from finalist.core.match.behaviours import BEHAVIOURS
from finalist.core.text.terms import stem, words

_PATTERN, _WORD = 0.7, 0.5
_ENOUGH = 2.5
"""This much weight of cues scores 1 - 1/e. From the development half of benchmarks/data/matching."""


@cache
def _cues() -> tuple[dict[tuple[str, ...], dict[str, float]], int]:
    """Stemmed phrase → competency → weight, and the length of the longest phrase."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for competency in knowledge().competencies:
        for term in competency.terms:
            phrase = tuple(stem(word) for word in words(term))
            if phrase:
                owners.setdefault(phrase, set()).add(competency.id)
    cues = {
        phrase: dict.fromkeys(sorted(ids), (1.0 + 0.5 * (len(phrase) - 1)) / len(ids)) for phrase, ids in owners.items()
    }
    return cues, max((len(phrase) for phrase in cues), default=0)


def competency_scores(text: str) -> dict[str, float]:
    """Competency id → 0..1 for every competency, in the order of the knowledge; all 0 for a text that shows none."""
    stems = [stem(word) for word in words(text)]
    weights: dict[str, float] = dict.fromkeys((item.id for item in knowledge().competencies), 0.0)
    for competency, weight in (*_named(stems), *_shown(text, stems)):
        if competency in weights:
            weights[competency] += weight
    return {competency: round(1.0 - math.exp(-weight / _ENOUGH), 3) for competency, weight in weights.items()}


def _named(stems: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The competencies whose terms the text uses, each term once."""
    cues, longest = _cues()
    seen: set[tuple[str, ...]] = set()
    at = 0
    while at < len(stems):
        for length in range(min(longest, len(stems) - at), 0, -1):
            phrase = tuple(stems[at : at + length])
            if phrase in cues:
                if phrase not in seen:
                    yield from cues[phrase].items()
                seen.add(phrase)
                at += length - 1
                break
        at += 1


def _shown(text: str, stems: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The competencies that what is told shows, by patterns and by single words."""
    lowered = text.casefold().replace("’", "'")
    for competency, weight, pattern in BEHAVIOURS:
        if pattern.search(lowered):
            yield competency, weight * _PATTERN
    said = {tuple(stems[at : at + length]) for length in (1, 2, 3) for at in range(len(stems) - length + 1)}
    for competency, spoken in BEHAVIOUR_WORDS.items():
        yield competency, _WORD * len(said & spoken)
