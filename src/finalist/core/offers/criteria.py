"""What a candidate weighs besides money: values, learning, people, the way there. Shown beside the money, never added.

Scores are 1 (poor) to 5 (as good as it gets). A criterion that one of the offers has no score for is left out for all,
so that like is set beside like.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from finalist.core.documents.base import Document

Score = Annotated[Decimal, Field(ge=1, le=5)]
Weight = Annotated[Decimal, Field(ge=0, le=100)]


class Criteria(Document):
    """The candidate's own: criterion → weight, and company → criterion → score."""

    weights: dict[str, Weight]
    scores: dict[str, dict[str, Score | None]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weighted mean of each offer (1 to 5, None when nothing could be weighed), what counted, what was left out."""

    weights: Mapping[str, Decimal]
    scores: Mapping[str, Mapping[str, Decimal | None]]
    means: Mapping[str, Decimal | None]
    counted: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def leaders(self) -> tuple[str, ...]:
        """The offers with the highest mean, in order of name; none when nothing could be weighed."""
        known = {label: mean for label, mean in self.means.items() if mean is not None}
        best = max(known.values(), default=None)
        return tuple(sorted(label for label, mean in known.items() if mean == best))


def weigh(criteria: Criteria, labels: Sequence[str]) -> Weighed:
    """Each offer's weighted mean over the criteria that all of them have a score for."""
    found = {label: _scores_of(criteria, label) for label in labels}
    wanted = [name for name, weight in criteria.weights.items() if weight > 0]
    counted = tuple(name for name in wanted if all(scores.get(name) is not None for scores in found.values()))
    together = sum((criteria.weights[name] for name in counted), Decimal(0))
    means: dict[str, Decimal | None] = {}
    for label, scores in found.items():
        got = sum((criteria.weights[name] * (scores[name] or 0) for name in counted), Decimal(0))
        means[label] = (got / together).quantize(Decimal("0.01")) if together else None
    left = tuple(name for name in wanted if name not in counted)
    return Weighed(criteria.weights, found, means, counted, left)


def _scores_of(criteria: Criteria, label: str) -> dict[str, Decimal | None]:
    wanted = label.strip().casefold()
    given = next((scores for name, scores in criteria.scores.items() if name.strip().casefold() == wanted), {})
    return {name: given.get(name) for name in criteria.weights}
