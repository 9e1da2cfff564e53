"""Which of the ten competencies a text shows, and how much, by the words and phrases that show them.

Phrases are compared by stems, so that “diagnosed the cause” and “diagnosing causes” are one. A phrase
counts for more than a word; what many competencies share counts for less; repeats count once.
"""

import math
from collections import Counter
from functools import cache

from finalist.core.knowledge.load import knowledge
from finalist.core.text.terms import stem, words

_ENOUGH = 3.0
"""This much weight of cues is a full score. From the development half of benchmarks/data/matching."""


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
    """Competency id → 0..1 for every competency, in the order of the knowledge; all 0 for a text that shows
    none.
    """
    cues, longest = _cues()
    stems = [stem(word) for word in words(text)]
    found: Counter[tuple[str, ...]] = Counter()
    at = 0
    while at < len(stems):
        for length in range(min(longest, len(stems) - at), 0, -1):
            phrase = tuple(stems[at : at + length])
            if phrase in cues:
                found[phrase] += 1
                at += length - 1
                break
        at += 1
    weights: Counter[str] = Counter()
    for phrase in found:
        weights.update(cues[phrase])
    return {item.id: round(1.0 - math.exp(-1.5 * weights[item.id] / _ENOUGH), 3) for item in knowledge().competencies}
