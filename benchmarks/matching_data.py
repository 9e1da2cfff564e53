"""What the matching tables share: where the labelled cases lie, how they are split, and the yardstick."""

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from finalist.core.text.terms import terms

DATA = Path(__file__).parent / "data" / "matching"
Table = list[list[float]]


def half(names: Sequence[str], held_out: bool) -> set[str]:
    """The first half by SHA-256 is for development, the second is held out."""
    order = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    middle = len(order) // 2
    return set(order[middle:] if held_out else order[:middle])


def part(held_out: bool) -> str:
    """The name of a half."""
    return "held-out" if held_out else "development"


class TfIdf:
    """The yardstick: cosine of TF-IDF over stems, fitted on the texts at hand."""

    def scores(self, queries: Sequence[str], texts: Sequence[str]) -> Table:
        """Cosine, 0..1."""
        bags = [Counter(terms(text)) for text in texts]
        seen = Counter(term for bag in bags for term in bag)
        weight = {term: math.log((1 + len(bags)) / (1 + count)) + 1 for term, count in seen.items()}
        return [[_cosine(Counter(terms(query)), bag, weight) for bag in bags] for query in queries]


def _cosine(left: Counter[str], right: Counter[str], weight: dict[str, float]) -> float:
    def length(bag: Counter[str]) -> float:
        return math.sqrt(sum((count * weight.get(term, 1.0)) ** 2 for term, count in bag.items()))

    dot = sum(count * right[term] * weight.get(term, 1.0) ** 2 for term, count in left.items())
    return dot / (length(left) * length(right)) if dot else 0.0
