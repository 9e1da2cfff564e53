"""One specific episode or a generality: the gate for an answer about past behaviour (EVIDENCE.md E3.1).

What usually happens, opinions, self-descriptions and lists of examples are no episode. The verdict is a sum of cues
over the sentences, with weights fitted on labelled answers (scripts/fit_episode.py), and shows the words it rests on.
"""

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from finalist.core.answers.units import unit_spans
from finalist.core.knowledge.compile import data_folder

Verdict = Literal["episode", "generality", "unclear"]
QUOTED = 3
"""At most this many places are shown for a verdict."""
SURE = 0.6
"""Probability from which a verdict is given; between 1 - SURE and SURE it is unclear (convention)."""


@dataclass(frozen=True, slots=True)
class Sign:
    """text[start:end] speaks for an episode (weight above 0) or for a generality (below); cue: its name."""

    cue: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Specific:
    """probability 0..1 that one episode is told; signs: the strongest that speak for the verdict."""

    verdict: Verdict
    probability: float
    signs: tuple[Sign, ...]


@cache
def _fitted() -> tuple[dict[str, re.Pattern[str]], dict[str, float]]:
    raw: dict[str, Any] = json.loads((data_folder() / "story_parts.json").read_text(encoding="utf-8"))["episode"]
    return {name: re.compile(pattern) for name, pattern in raw["cues"].items()}, raw["weights"]


def occurrences(text: str, cues: dict[str, re.Pattern[str]]) -> list[tuple[str, int, int]]:
    """(cue, start, end) of the first match of each cue in each unit of the text."""
    found: list[tuple[str, int, int]] = []
    for start, end in unit_spans(text):
        lowered = _same_length_lower(text[start : min(end, start + 2000)])
        for name, pattern in cues.items():
            if match := pattern.search(lowered):
                found.append((name, start + match.start(), start + match.end()))
    return found


def _same_length_lower(text: str) -> str:
    lowered = text.lower().replace("’", "'")
    return lowered if len(lowered) == len(text) else text.replace("’", "'")


def shares(found: list[tuple[str, int, int]], units: int) -> dict[str, float]:
    """Cue → share of the units that show it, softened for short texts; and whether it shows at all."""
    counts: dict[str, int] = {}
    for name, _, _ in found:
        counts[name] = counts.get(name, 0) + 1
    values = {name: count / (units + 1) for name, count in counts.items()}
    return {**values, **{f"any:{name}": 0.5 for name in counts}, "bias": 1.0}


def specific(text: str) -> Specific:
    """Whether a text tells one episode. An empty text is unclear."""
    cues, weights = _fitted()
    found = occurrences(text, cues)
    units = len(unit_spans(text))
    if not units:
        return Specific("unclear", 0.5, ())
    total = sum(weights.get(name, 0.0) * value for name, value in shares(found, units).items())
    probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    verdict: Verdict = "episode" if probability >= SURE else "generality" if probability <= 1 - SURE else "unclear"
    return Specific(verdict, round(probability, 3), _signs(found, weights, probability >= 0.5))


def _signs(found: list[tuple[str, int, int]], weights: dict[str, float], episode: bool) -> tuple[Sign, ...]:
    """The strongest signs on the side of the verdict, one a cue, in the order of the text."""
    best: dict[str, Sign] = {}
    for name, start, end in found:
        weight = weights.get(name, 0.0) + weights.get(f"any:{name}", 0.0)
        if (weight > 0) == episode and weight != 0:
            best.setdefault(name, Sign(name, start, end, round(weight, 2)))
    strongest = sorted(best.values(), key=lambda sign: (-abs(sign.weight), sign.start))[:QUOTED]
    return tuple(sorted(strongest, key=lambda sign: sign.start))
