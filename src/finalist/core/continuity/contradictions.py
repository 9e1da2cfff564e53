"""The same fact with different values in two places. Found only where the subjects are clearly the same.

Figures pair up when they measure the same and their words share enough that is rare in these papers; a figure that
agrees with something told elsewhere under the same subject is settled and contradicts nothing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from finalist.core.continuity.agreement import agree, alike, bare
from finalist.core.continuity.facts import content
from finalist.core.continuity.settled import settled
from finalist.core.documents.fact import Contradiction, Fact
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import stem

ENOUGH = 6.0
"""The sum of rarities (natural logarithms) that two subjects must share. Set on the two example folders."""
LINK, LINKED = 3.0, 4.0
"""What an agreeing figure elsewhere in the same two passages adds, and how close that figure must be."""
RATE = 2.0
"""What counting per the same (a day, 1,000 bed days) adds."""
NOUN = 1.0
"""What counting the same noun adds beyond the noun's own rarity."""
REST = 0.4
"""What a word counts for that stands elsewhere in the story only."""
MANY, RARE = 600, 60
"""From how many figures on only pairs that share a word are compared, and in how many figures' words it may stand."""
RIVAL = 0.6
"""A figure agreeing with one whose subject is at least this share as close is settled."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure with its subject as concepts: near it, in its sentence, in what it stands under (title, employer), and
    in the rest of its story. place: what must differ; employers: those it is told of, empty when that is not said.
    """

    fact: Fact
    place: str
    near: frozenset[str]
    wide: frozenset[str]
    under: frozenset[str]
    rest: frozenset[str]
    employers: frozenset[str] = frozenset()


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
    rest = _rest(facts)
    employers = _employers(facts)
    said = [_said(fact, rest, employers) for fact in facts if fact.kind == "number" and not fact.topic and fact.measure]
    rarity = _rarity(facts)
    close: dict[tuple[int, int], float] = {}
    for left, right in _candidates(said):
        if said[left].place != said[right].place and alike(said[left].fact, said[right].fact):
            close[left, right] = _closeness(said[left], said[right], rarity)
    linked = _linked(said, close)
    for (left, right), score in close.items():
        if score and _pair(said[left], said[right]) in linked:
            close[left, right] = score + LINK
    return _matched(said, close)


def _candidates(said: Sequence[_Said]) -> Iterable[tuple[int, int]]:
    """The pairs worth comparing: all of them in a usual folder, those that share a rare word in a huge one."""
    if len(said) <= MANY:
        return combinations(range(len(said)), 2)
    by_term: dict[str, list[int]] = {}
    for index, one in enumerate(said):
        for term in sorted(one.near):
            by_term.setdefault(term, []).append(index)
    return sorted({pair for places in by_term.values() if len(places) <= RARE for pair in combinations(places, 2)})


def _matched(said: Sequence[_Said], close: dict[tuple[int, int], float]) -> list[Contradiction]:
    """The closest disagreeing pairs, each figure once for each place, but for figures that are settled there."""
    at_ease = _agreeing(said, close)
    ranked = sorted(
        (pair for pair in close if close[pair] >= ENOUGH and not agree(said[pair[0]].fact, said[pair[1]].fact)),
        key=lambda pair: (-close[pair], _apart(said[pair[0]].fact, said[pair[1]].fact), pair),
    )
    taken: set[tuple[int, str]] = set(at_ease)
    kept = []
    for left, right in ranked:
        keys = {(left, said[right].place), (right, said[left].place)}
        if not keys & taken:
            kept.append((left, right))
            taken |= keys
    return [
        Contradiction(topic=said[left].fact.measure, first=said[left].fact, second=said[right].fact)
        for left, right in sorted(kept)
    ]


def _apart(one: Fact, other: Fact) -> float:
    first, second = (float(fact.low or fact.high or 1) or 1.0 for fact in (one, other))
    return abs(math.log(abs(first / second)))


def _pair(one: _Said, other: _Said) -> tuple[tuple[str, int], ...]:
    """The two passages of a pair of figures."""
    return tuple(sorted((side.place, 0 if "#" in side.place else side.fact.said.start) for side in (one, other)))


def _linked(said: Sequence[_Said], close: dict[tuple[int, int], float]) -> set[tuple[tuple[str, int], ...]]:
    """Pairs of passages that tell of one thing: another, telling figure of theirs agrees."""
    return {
        _pair(said[left], said[right])
        for (left, right), score in close.items()
        if score >= LINKED and _telling(said[left].fact) and agree(said[left].fact, said[right].fact)
    }


def _telling(fact: Fact) -> bool:
    """Not so small and round that agreement is chance."""
    return (
        fact.low is not None
        and fact.low == fact.high
        and (fact.low > 12 or fact.low != int(fact.low) or bool(fact.change))
    )


def _rest(facts: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """Story → the concepts of all its facts' sentences."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        if "#" in (place := place_of(fact)):
            found.setdefault(place, set()).update(concept_of(term) for term in content(fact.said.verbatim))
    return {place: frozenset(terms) for place, terms in found.items()}


def _employers(facts: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """Employer of the résumé → the concepts that no other employer's name has."""
    names = dict.fromkeys(fact.scope for fact in facts if fact.topic == "title" and fact.evidence.document == "resume")
    concepts = {name: frozenset(concept_of(term) for term in content(name)) for name in names}
    counted = Counter(term for terms in concepts.values() for term in terms)
    return {name: frozenset(term for term in terms if counted[term] == 1) for name, terms in concepts.items()}


def _said(fact: Fact, rest: dict[str, frozenset[str]], employers: dict[str, frozenset[str]]) -> _Said:
    noun = [stem(fact.unit)] if fact.measure == "count" and fact.unit else []
    near = frozenset(concept_of(term) for term in (*fact.subject, *noun))
    wide = near | frozenset(concept_of(term) for term in content(fact.said.verbatim))
    under = frozenset(concept_of(term) for term in content(fact.scope))
    place = place_of(fact)
    beside = rest.get(place, frozenset())
    told = [fact.scope] if fact.scope in employers else _named(employers, wide | under) or _named(employers, beside)
    return _Said(fact, place, near, wide, under, beside, frozenset(told))


def _named(employers: dict[str, frozenset[str]], concepts: frozenset[str]) -> list[str]:
    return [name for name, telling in employers.items() if telling & concepts]


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
    """How much that is rare the two subjects share; 0 when nothing says that both figures are of one thing."""
    both = one.near & other.near
    same_rate = one.fact.per == other.fact.per != "" or (one.fact.period == other.fact.period is not None)
    same_change = one.fact.change == other.fact.change != "" and one.fact.measure != "count"
    if not both and not same_rate and not same_change:
        return 0.0
    if one.employers and other.employers and not one.employers & other.employers:
        return 0.0  # another employer's ward, team or report
    rate = RATE if same_rate else 0.0
    if one.fact.measure == "count" and one.fact.unit and stem(one.fact.unit) == stem(other.fact.unit):
        rate += NOUN
    if bare(one.fact, other.fact) and not _noun_known(one, other):
        return 0.0
    shared = (one.near & (other.wide | other.under)) | ((one.wide | one.under) & other.near)
    shared |= (one.under & (other.wide | other.under)) | (other.under & one.wide)
    beside = ((one.near & other.rest) | (other.near & one.rest)) - shared
    score = rate + sum(rarity.get(term, 3.0) for term in shared) + REST * sum(rarity.get(term, 3.0) for term in beside)
    if one.fact.measure == "count" and not (one.fact.unit and other.fact.unit) and not one.fact.per:
        score *= 0.9  # a bare number may count something else
    if one.fact.measure == "count" and (one.fact.period is None) != (other.fact.period is None):
        score *= 0.8  # “61 pages a week” and “a nine-page document”
    if one.fact.change != other.fact.change or one.fact.evidence.document == other.fact.evidence.document:
        score *= 0.7  # another moment of a change, or another story, is seldom the same figure
    return score


def _noun_known(one: _Said, other: _Said) -> bool:
    """Whether the words around a bare number name what the other figure counts."""
    bare_one, full = (one, other) if not one.fact.unit else (other, one)
    same_rate = one.fact.period is not None and one.fact.period == other.fact.period
    known = bare_one.wide | bare_one.rest if same_rate else bare_one.wide
    return concept_of(stem(full.fact.unit)) in known


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
