"""A chain of sentences and the parts they play: the likeliest sequence, and how likely each part is for each sentence.

Plain sums over a handful of states (a linear-chain model read out by Viterbi and by forward and backward passes).
"""

import math
from collections.abc import Sequence

Row = Sequence[float]


def best_path(scores: Sequence[Row], step: Sequence[Row]) -> list[int]:
    """The states in sequence with the highest sum of scores and steps; empty for no scores."""
    if not scores:
        return []
    best = list(scores[0])
    came: list[list[int]] = []
    for row in scores[1:]:
        froms = [max(range(len(best)), key=lambda a, b=b: best[a] + step[a][b]) for b in range(len(row))]  # type: ignore[misc]
        best = [best[a] + step[a][b] + row[b] for b, a in enumerate(froms)]
        came.append(froms)
    path = [max(range(len(best)), key=best.__getitem__)]
    for froms in reversed(came):
        path.append(froms[path[-1]])
    return path[::-1]


def marginals(scores: Sequence[Row], step: Sequence[Row]) -> list[list[float]]:
    """For each sentence the probability of each state (0..1, sums to 1), all sequences weighed."""
    if not scores:
        return []
    states = range(len(scores[0]))
    forward = [list(scores[0])]
    for row in scores[1:]:
        forward.append([row[b] + _logsum([forward[-1][a] + step[a][b] for a in states]) for b in states])
    backward = [[0.0 for _ in states]]
    for row in reversed(scores[1:]):
        backward.append([_logsum([step[a][b] + row[b] + backward[-1][b] for b in states]) for a in states])
    backward.reverse()
    whole = _logsum(forward[-1])
    return [
        [math.exp(min(0.0, ahead[s] + behind[s] - whole)) for s in states]
        for ahead, behind in zip(forward, backward, strict=True)
    ]


def present(scores: Sequence[Row], step: Sequence[Row]) -> list[float]:
    """For each state the probability (0..1) that it occurs anywhere; all 0 for no scores."""
    if not scores:
        return [0.0 for _ in step]
    states = list(range(len(scores[0])))
    whole = _total(scores, step, states)
    return [
        max(0.0, 1.0 - math.exp(min(0.0, _total(scores, step, [s for s in states if s != gone]) - whole)))
        for gone in states
    ]


def _total(scores: Sequence[Row], step: Sequence[Row], states: Sequence[int]) -> float:
    """The logarithm of the weight of all sequences that use these states only."""
    ahead = {s: scores[0][s] for s in states}
    for row in scores[1:]:
        ahead = {b: row[b] + _logsum([ahead[a] + step[a][b] for a in states]) for b in states}
    return _logsum(list(ahead.values()))


def _logsum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
