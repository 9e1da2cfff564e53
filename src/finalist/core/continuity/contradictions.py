"""The same fact with different values in two places. Found only where the subjects are clearly the same.

Figures pair up when they measure the same and their words share enough that is rare in these papers; a figure that
agrees with something told elsewhere under the same subject is settled and contradicts nothing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from finalist.core.continuity.agreement import agree, alike
from finalist.core.continuity.facts import content
from finalist.core.continuity.settled import settled
from finalist.core.documents.fact import Contradiction, Fact
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import stem

ENOUGH = 6.0
"""The sum of rarities (natural logarithms) that two subjects must share. Set on the two example folders."""
RIVAL = 0.6
"""A figure agreeing with one whose subject is at least this share as close is settled."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure with its near and wide subject as concepts. place: what must differ."""

    fact: Fact
    place: str
    near: frozenset[str]
    wide: frozenset[str]


def contradictions(papers: Sequence[Iterable[Fact]]) -> tuple[Contradiction, ...]:
    """Every contradiction between the facts of different papers (or stories), in the order of the first place."""
    facts = [fact for paper in papers for fact in paper]
    found = [*settled(facts), *_figures(facts)]
    unique: dict[tuple[str, int, str, int], Contradiction] = {}
    for item in found:
        one, other = item.first.evidence, item.second.evidence
        unique.setdefault((one.document, one.start, other.document, other.start), item)
    return tuple(unique.values())


def _figures(facts: Sequence[Fact]) -> list[Contradiction]:
    said = [_said(fact) for fact in facts if fact.kind == "number" and fact.topic == "" and fact.measure]
    rarity = _rarity(facts)
    close: dict[tuple[int, int], float] = {}
    for index, one in enumerate(said):
        for after, other in enumerate(said[index + 1 :], index + 1):
            if one.place != other.place and alike(one.fact, other.fact):
                close[index, after] = _closeness(one, other, rarity)
    at_ease = _agreeing(said, close)
    best: dict[int, float] = {}
    open_pairs = []
    for (left, right), score in close.items():
        one, other = said[left], said[right]
        if score < ENOUGH or agree(one.fact, other.fact):
            continue
        if (left, other.place) in at_ease or (right, one.place) in at_ease:
            continue
        open_pairs.append((score, left, right))
        best[left], best[right] = max(best.get(left, 0.0), score), max(best.get(right, 0.0), score)
    return [
        Contradiction(topic=said[left].fact.measure, first=said[left].fact, second=said[right].fact)
        for score, left, right in open_pairs
        if score >= best[left] and score >= best[right]
    ]


def _said(fact: Fact) -> _Said:
    near = frozenset(concept_of(term) for term in (*fact.subject, *([stem(fact.unit)] if fact.measure == "count" and fact.unit else [])))
    wide = near | frozenset(concept_of(term) for term in content(f"{fact.said.verbatim} {fact.scope}"))
    return _Said(fact, place_of(fact), near, wide)


def place_of(fact: Fact) -> str:
    """What two facts must differ in to contradict each other: the paper, or the story within it."""
    stories = fact.evidence.document.startswith("stories")
    return f"{fact.evidence.document}#{fact.scope}" if stories else fact.evidence.document


def _rarity(facts: Sequence[Fact]) -> dict[str, float]:
    passages = {(fact.said.document, fact.said.start): fact.said.verbatim for fact in facts}
    counted: Counter[str] = Counter()
    for words in passages.values():
        counted.update({concept_of(term) for term in content(words)})
    return {term: math.log(1 + max(len(passages), 40) / many) for term, many in counted.items()}


def _closeness(one: _Said, other: _Said, rarity: dict[str, float]) -> float:
    """How much that is rare the two subjects share; 0 when nothing stands near both figures."""
    both = one.near & other.near
    if not both:
        return 0.0
    shared = (one.near & other.wide) | (one.wide & other.near)
    score = sum(rarity.get(term, 3.0) for term in shared)
    if one.fact.measure == "count" and not (one.fact.unit and other.fact.unit) and not one.fact.per:
        score *= 0.8  # a bare number may count something else
    if one.fact.change != other.fact.change or one.fact.evidence.document == other.fact.evidence.document:
        score *= 0.7  # another moment of a change, or another story, is seldom the same figure
    return score


def _agreeing(said: Sequence[_Said], close: dict[tuple[int, int], float]) -> set[tuple[int, str]]:
    """(index, place): a figure that agrees with one there whose subject is about as close as the closest."""
    nearest: dict[tuple[int, str], float] = {}
    for (left, right), score in close.items():
        for index, place in ((left, said[right].place), (right, said[left].place)):
            nearest[index, place] = max(nearest.get((index, place), 0.0), score)
    settled_at: set[tuple[int, str]] = set()
    for (left, right), score in close.items():
        if not agree(said[left].fact, said[right].fact):
            continue
        for index, place in ((left, said[right].place), (right, said[left].place)):
            if score >= RIVAL * nearest[index, place]:
                settled_at.add((index, place))
    return settled_at
