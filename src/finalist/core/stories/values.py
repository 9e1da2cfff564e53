"""The candidate's own values in order, from choices between two at a time, with as few choices as will do.

The order is by Bradley and Terry's model with a weak prior, so that choices which contradict each other still give
one; which pair to ask next follows from what the choices already imply, so that no answer is asked for twice.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

ROUNDS, PRIOR = 200, 0.5
"""Steps of the fit, and the win and loss against an average value that everybody starts with."""
Choice = tuple[str, str]
"""(chosen, other)."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A value and its place, 1 first. strength: natural logarithm, 0 is average; settled: its place is implied."""

    name: str
    rank: int
    strength: float
    settled: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """All values, best first. next_pair: the most telling choice still open; left: at most so many more are needed.

    circles: values that beat each other in a circle; consistency: share of the choices that agree with the order.
    """

    values: tuple[Ranked, ...]
    next_pair: Choice | None
    left: int
    circles: tuple[tuple[str, ...], ...]
    consistency: float


def rank(names: Sequence[str], choices: Sequence[Choice]) -> Ranking:
    """The order of the names. Choices that name something else, or one value twice, are left out."""
    known = list(dict.fromkeys(names))
    made = [(a, b) for a, b in choices if a != b and a in known and b in known]
    above = implied(known, made)
    strengths = _strengths(known, [(name, other) for name in known for other in known if other in above[name] - {name}])
    order = sorted(known, key=lambda name: (-strengths[name], known.index(name)))
    decided = {frozenset((a, b)) for a in known for b in above[a]}
    agreeing = sum(order.index(a) < order.index(b) for a, b in made)
    settled = {name: all({name, other} in decided for other in known if other != name) for name in known}
    return Ranking(
        values=tuple(
            Ranked(name, place, round(strengths[name], 3), settled[name]) for place, name in enumerate(order, 1)
        ),
        next_pair=_next(known, above),
        left=_left(known, above),
        circles=_circles(known, above),
        consistency=round(agreeing / len(made), 3) if made else 1.0,
    )


def implied(names: Sequence[str], choices: Sequence[Choice]) -> dict[str, frozenset[str]]:
    """Name → all that it beats, by choice or because what it beats does."""
    beats: dict[str, set[str]] = {name: set() for name in names}
    for better, worse in choices:
        beats[better].add(worse)
    for middle in names:
        for name in names:
            if middle in beats[name]:
                beats[name] |= beats[middle]
    return {name: frozenset(found) for name, found in beats.items()}


def _strengths(names: Sequence[str], choices: Sequence[Choice]) -> dict[str, float]:
    """Zermelo's iteration for the Bradley–Terry model on all that is implied, each playing the average value too."""
    weight = dict.fromkeys(names, 1.0)
    wins = {name: PRIOR + sum(better == name for better, _ in choices) for name in names}
    for _ in range(ROUNDS):
        share = {name: 2 * PRIOR / (weight[name] + 1.0) for name in names}
        for pair in choices:
            total = weight[pair[0]] + weight[pair[1]]
            for name in pair:
                share[name] += 1 / total
        weight = {name: wins[name] / share[name] for name in names}
    return {name: math.log(weight[name]) for name in names}


def _open(names: Sequence[str], above: dict[str, frozenset[str]]) -> list[Choice]:
    return [(a, b) for a, b in combinations(names, 2) if b not in above[a] and a not in above[b]]


def _next(names: Sequence[str], above: dict[str, frozenset[str]]) -> Choice | None:
    """The choice that halves what is open of the next value's place among those that are in order already."""
    chain = _chain(names, above)
    for name in names:
        if name not in chain:
            unknown = [other for other in chain if other not in above[name] and name not in above[other]]
            if unknown:
                return name, unknown[len(unknown) // 2]
    left = _open(names, above)
    return left[0] if left else None


def _chain(names: Sequence[str], above: dict[str, frozenset[str]]) -> list[str]:
    """The longest row of values of which each beats the next; of equals, the one with the earliest names."""
    best: dict[str, list[str]] = {}
    straight = [name for name in names if name not in above[name]]
    for name in sorted(straight, key=lambda item: len(above[item])):
        tails = [best[other] for other in straight if other in above[name] and other in best]
        best[name] = [name, *max(tails, key=len, default=[])]
    return max((best[name] for name in straight), key=len, default=[])


def _left(names: Sequence[str], above: dict[str, frozenset[str]]) -> int:
    """How many choices are needed at most: each open pair, or sorting what is open by halves, if that is less."""
    open_pairs = _open(names, above)
    loose = {name for pair in open_pairs for name in pair}
    return min(len(open_pairs), sum(math.ceil(math.log2(place)) for place in range(2, len(loose) + 1)))


def _circles(names: Sequence[str], above: dict[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Groups in which everyone beats everyone."""
    found: list[tuple[str, ...]] = []
    for name in names:
        if name in above[name] and not any(name in circle for circle in found):
            found.append(tuple(other for other in names if other in above[name] and name in above[other]))
    return tuple(found)
