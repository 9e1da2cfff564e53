"""How much two texts share, by their words: no vectors, no model, works alone.

A text becomes weighted features: skills as wholes, word stems, and the concepts that stems stand for
("supervised" and "led" are one). Words that every job ad and every résumé use weigh next to nothing, so
that sharing them is no match.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from finalist.core.text.skills import find_skills
from finalist.core.text.synonyms import GENERIC, LIGHT, concept_of
from finalist.core.text.terms import terms

GENERIC_WEIGHT, LIGHT_WEIGHT, SKILL_WEIGHT = 0.1, 0.4, 2.0


class Similarity(Protocol):
    """Anything that can say how alike texts are."""

    def scores(self, queries: Sequence[str], texts: Sequence[str]) -> list[list[float]]:
        """One row a query, one column a text, each 0..1; higher is more alike. Symmetry is not promised."""
        ...


@lru_cache(maxsize=8192)
def features(text: str) -> frozenset[str]:
    """What a text is about: concepts of its stems, and `skill:NAME` for each skill named in it."""
    return frozenset(concept_of(term) for term in terms(text)) | {f"skill:{name}" for name in _skills(text)}


def _skills(text: str) -> list[str]:
    return [hit.name for hit in find_skills(text, known_only=True)]


def weight(feature: str) -> float:
    """How much sharing this feature says before any counting: skills most, words of every job ad next to
    nothing.
    """
    if feature.startswith("skill:"):
        return SKILL_WEIGHT
    if feature in GENERIC:
        return GENERIC_WEIGHT
    return LIGHT_WEIGHT if feature in LIGHT else 1.0


@dataclass(frozen=True, slots=True)
class Lexical:
    """The share of the query's weighted features that the text has, softened by how rare each is in the
    texts.
    """

    def scores(self, queries: Sequence[str], texts: Sequence[str]) -> list[list[float]]:
        """0..1; 1 when the text has every feature of the query."""
        bags = [features(text) for text in texts]
        seen = Counter(feature for bag in bags for feature in bag)
        rarity = {feature: math.log(1 + len(bags) / count) for feature, count in seen.items()}
        unseen = math.log(1 + len(bags))
        return [_coverage(features(query), bags, rarity, unseen) for query in queries]


def _coverage(
    query: frozenset[str], bags: Sequence[frozenset[str]], rarity: dict[str, float], unseen: float
) -> list[float]:
    weights = {feature: weight(feature) * rarity.get(feature, unseen) for feature in sorted(query)}
    plain = sum(value for feature, value in weights.items() if not feature.startswith("skill:"))
    return [_share(weights, bag, plain) for bag in bags]


def _share(weights: dict[str, float], bag: frozenset[str], plain: float) -> float:
    """A skill that both name adds to both sides; one that the text only has the words of is judged by its words."""
    had = [(feature, value) for feature, value in weights.items() if feature in bag]
    whole = plain + sum(value for feature, value in had if feature.startswith("skill:"))
    return min(1.0, sum(value for _, value in had) / whole) if whole > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Blend:
    """Several layers as one: the weighted mean of their scores."""

    layers: tuple[tuple[Similarity, float], ...]

    def scores(self, queries: Sequence[str], texts: Sequence[str]) -> list[list[float]]:
        """0..1, as each layer's."""
        total = sum(share for _, share in self.layers)
        tables = [(layer.scores(queries, texts), share / total) for layer, share in self.layers]
        return [
            [sum(table[row][column] * share for table, share in tables) for column in range(len(texts))]
            for row in range(len(queries))
        ]
