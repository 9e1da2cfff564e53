"""What one sentence of a story shows, as names of features: cue words, where it stands, who acts, its plain words.

The same function feeds the fitting (scripts/fit_story_parts.py) and the reading, so that both see the same.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from finalist.core.documents.story import StoryPart
from finalist.core.knowledge.compile import data_folder

PARTS: tuple[StoryPart, ...] = ("situation", "task", "action", "result", "lesson")
OWN = re.compile(r"\b(?:I|I['’](?:d|ve|m|ll)|my|me|myself)\b|\bi(?:['’](?:d|ve|m|ll))?\b(?!\.\w)")
SHARED = re.compile(r"\b(?:[Ww]e|[Ww]e['’](?:d|ve|re|ll)|[Oo]ur|us)\b")
"""First person alone and together. “our” counts as together."""
_WORD = re.compile(r"[a-z']+|\d+")
_FIRST = re.compile(
    r"(?:(?:so|then|and|but|also|well|ok|okay|um|uh|yeah|right|first|next|now|instead),?\s+){0,4}([a-z']+)"
)
_PAST = re.compile(r"\b(?:i|we) (?:\w+ly |also |just |then )?\w+ed\b")


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted weights. cues: part and pattern; weights: feature → a weight a part; step[a][b]: from a to b."""

    cues: tuple[tuple[StoryPart, re.Pattern[str]], ...]
    weights: dict[str, tuple[float, ...]]
    step: tuple[tuple[float, ...], ...]
    present: dict[StoryPart, float]
    """From this probability of its best sentence on, a part is there."""


@cache
def model() -> Model:
    """The weights that ship with Finalist."""
    raw: dict[str, Any] = json.loads((data_folder() / "story_parts.json").read_text(encoding="utf-8"))
    return Model(
        cues=tuple((part, re.compile(pattern)) for part in PARTS for pattern in raw["cues"][part]),
        weights={name: tuple(row) for name, row in raw["weights"].items()},
        step=tuple(tuple(row) for row in raw["step"]),
        present=raw["present"],
    )


def features(sentence: str, index: int, count: int, cues: tuple[tuple[StoryPart, re.Pattern[str]], ...]) -> list[str]:
    """The features of sentence number `index` of `count`, without repeats."""
    lowered = sentence.casefold().replace("’", "'")[:2000]
    found = [f"cue:{number}" for number, (_, pattern) in enumerate(cues) if pattern.search(lowered)]
    found += {f"has:{cues[int(name[4:])][0]}": None for name in found}
    found += [*_place(index, count), *_who(sentence, lowered)]
    words = _WORD.findall(lowered)
    found += [f"w:{word if not word.isdigit() else '0'}" for word in words]
    if words:
        found.append("short" if len(words) < 6 else "long" if len(words) > 22 else "middling")
    return list(dict.fromkeys(found))


def _place(index: int, count: int) -> list[str]:
    """Where a sentence stands: first, last, and the quarter of the story it is in."""
    found = ["bias", f"quarter:{min(3, 4 * index // max(count, 1))}"]
    if index == 0:
        found.append("first")
    if index == 1:
        found.append("second")
    if index == count - 1:
        found.append("last")
    if index == count - 2:
        found.append("last-but-one")
    return found


def _who(sentence: str, lowered: str) -> list[str]:
    """Who acts in it, and how it begins."""
    found = []
    if OWN.search(sentence):
        found.append("own")
    if SHARED.search(sentence):
        found.append("shared")
    if not found:
        found.append("others")
    first = _FIRST.match(lowered)
    if first:
        found.append(f"opens:{first[1]}")
    if _PAST.search(lowered):
        found.append("past")
    return found
