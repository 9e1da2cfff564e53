"""Which of the ranked questions make the list: the best, but nothing over and over: family, competency, place, staple.

Greedy and deterministic. How alike a question is to those chosen is carried along, not computed anew for each choice:
a list of thirty from three hundred takes milliseconds.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.documents.gameplan import Family
from finalist.core.plan.likely import Expected

FAMILY_SHARE: dict[Family, tuple[int, int]] = {
    "past": (5, 8),
    "situational": (2, 4),
    "motivation": (1, 3),
    "values": (1, 3),
    "technical": (3, 6),
    "difficult": (2, 4),
}
"""Least and most of a family in a list of 20, scaled for other lengths: the mock of EVIDENCE.md (3 past, 1 situational,
1 motivation or values, 1 technical or difficult), stretched to a list to prepare from."""
COMMON_SHARE = 0.2
"""Most of a list that may be questions which nothing in the papers and the field makes likelier here than elsewhere."""
COMMON = frozenset({"staple", "stake", "seniority", "demand"})
"""Kinds of reason that any posting gives: asked everywhere, by such a person, at such a level, of such a competency."""
DEPTH = 10
"""How many candidates a place in the list is chosen from."""
ALIKE = 0.6
REPEAT_COMPETENCY, REPEAT_PLACE, REPEAT_QUESTION = 0.18, 0.7, 1.2
"""What a repeat costs in score, and how alike two wordings may be (conventions)."""
_NEVER = -1e9


def select(candidates: Sequence[Expected], count: int) -> list[Expected]:
    """The best `count`, diverse: each family between its least and most share, as long as there are enough."""
    shelf = _Shelf(count)
    left = [_Candidate(item, _anchor(item), is_common(item)) for item in candidates[: count * DEPTH]]
    while left and len(shelf.chosen) < count:
        owed = shelf.owed(left)
        best = shelf.best(left, owed)
        if best < 0:
            if not shelf.bounds:
                break
            shelf.bounds = shelf.bounds[1:]  # Every share is full, but the list is not: a short list would help nobody.
            continue
        shelf.add(left.pop(best), left)
    return sorted(shelf.chosen, key=lambda item: (-item.score, item.question.id, item.text.text))


def is_common(item: Expected) -> bool:
    """Whether the question would be as likely for any other posting."""
    return all(kind in COMMON for kind, _ in item.parts)


@dataclass(slots=True)
class _Candidate:
    item: Expected
    anchor: str
    common: bool
    likeness: float = 0.0


class _Shelf:
    """The questions chosen so far, and what one more of a kind would be worth."""

    def __init__(self, count: int) -> None:
        scale = count / 20
        self.count = count
        self.bounds: tuple[str, ...] = ("family", "common")
        """The shares that are kept still, in the order in which they are given up."""
        self.most = {family: max(1, round(share[1] * scale)) for family, share in FAMILY_SHARE.items()}
        self.least = {family: max(1, round(share[0] * scale)) for family, share in FAMILY_SHARE.items()}
        self.most_common = max(2, round(count * COMMON_SHARE))
        self.chosen: list[Expected] = []
        self.families: Counter[str] = Counter()
        self.competencies: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.questions: Counter[str] = Counter()
        self.common = 0

    def add(self, one: _Candidate, left: Sequence[_Candidate]) -> None:
        """Put one more on the shelf, and note how alike those that are left are to it."""
        question = one.item.question
        self.chosen.append(one.item)
        self.families[question.family] += 1
        self.competencies[question.competency] += 1
        self.places[one.anchor] += bool(one.anchor)
        self.questions[question.id] += 1
        self.common += one.common
        stems = one.item.stems
        for other in left:
            both = len(stems & other.item.stems)
            if both:
                likeness = both / max(1, min(len(stems), len(other.item.stems)))
                other.likeness = max(other.likeness, likeness)

    def owed(self, left: Sequence[_Candidate]) -> frozenset[Family]:
        """The families that must be served now because the places left are just enough for their least share."""
        there = {one.item.question.family for one in left}
        lacking = {family: self.least[family] - self.families[family] for family in there}
        lacking = {family: number for family, number in lacking.items() if number > 0}
        return frozenset(lacking) if sum(lacking.values()) >= self.count - len(self.chosen) else frozenset()

    def best(self, left: Sequence[_Candidate], owed: frozenset[Family]) -> int:
        """The index of the one worth most, the first of equals; -1 when none may be taken."""
        found, most = -1, _NEVER
        for index, one in enumerate(left):
            if one.item.score <= most:
                break  # They come by score, and nothing is worth more than its score.
            worth = self.worth(one, owed)
            if worth > most:
                found, most = index, worth
        return found

    def worth(self, one: _Candidate, owed: frozenset[Family]) -> float:
        """The score minus what repeats cost; `_NEVER` when its share is full or it says what another says."""
        question = one.item.question
        if one.likeness > ALIKE or self._full(one, owed):
            return _NEVER
        return (
            one.item.score
            - one.likeness
            - REPEAT_COMPETENCY * self.competencies[question.competency]
            - REPEAT_PLACE * self.places[one.anchor]
            - REPEAT_QUESTION * self.questions[question.id]
        )

    def _full(self, one: _Candidate, owed: frozenset[Family]) -> bool:
        family = one.item.question.family
        if "family" in self.bounds and ((owed and family not in owed) or self.families[family] >= self.most[family]):
            return True
        return "common" in self.bounds and one.common and self.common >= self.most_common


def _anchor(item: Expected) -> str:
    top = item.reasons[0]
    told = top.kind in {"requirement", "round-one", "concern"} and top.line.evidence
    return top.line.evidence[-1].verbatim if told else ""
