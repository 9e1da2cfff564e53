"""The parts of a told story: situation, task, action, result, lesson, sentence by sentence, by rule.

Every sentence is scored by cue words, person and place, and the best path through the story is taken: parts
mostly come in order, and a sentence without a cue goes with its neighbours. A scaffold, not a grade
(EVIDENCE.md E3.2).
"""

from dataclasses import dataclass
from typing import get_args

from finalist.core.answers.cues import CUES, OWN, SHARED
from finalist.core.documents.story import StoryPart
from finalist.core.text.quantities import quantities
from finalist.core.text.sentences import sentence_spans

PARTS: tuple[StoryPart, ...] = get_args(StoryPart)
_STAY, _NEXT, _SKIP, _BACK = 0.0, -0.25, -0.6, -1.6
"""What it costs to stay in a part, go on to the next, skip one, or go back. From 34 short stories of our
own.
"""
_WEAK = 0.9
"""A part whose sentences score less than this in all is not claimed as found."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """text[start:end] plays `part`; own: the speaker acts alone in it; together: “we” do; score: how sure
    (no unit).
    """

    start: int
    end: int
    part: StoryPart
    own: bool
    together: bool
    score: float


@dataclass(frozen=True, slots=True)
class Structure:
    """A text by parts. numbers: (start, end) of each figure with its unit; actions counted in sentences."""

    sentences: tuple[PartOf, ...]
    numbers: tuple[tuple[int, int], ...]

    def has(self) -> tuple[StoryPart, ...]:
        """The parts that are there, in their usual order."""
        weight = {part: sum(max(s.score, 0.0) for s in self.sentences if s.part == part) for part in PARTS}
        return tuple(part for part in PARTS if weight[part] >= _WEAK)

    def missing(self) -> tuple[StoryPart, ...]:
        """Situation, task, action and result that are not there; a lesson is optional and never missing."""
        return tuple(part for part in PARTS if part != "lesson" and part not in self.has())

    def own_actions(self) -> int:
        """Action sentences in which the speaker says “I”."""
        return sum(1 for sentence in self.sentences if sentence.part == "action" and sentence.own)

    def shared_actions(self) -> int:
        """Action sentences in which only “we” act."""
        return sum(1 for s in self.sentences if s.part == "action" and s.together and not s.own)

    def spans(self) -> list[tuple[int, int, StoryPart]]:
        """Neighbouring sentences of one part joined, for parts that are there."""
        joined: list[tuple[int, int, StoryPart]] = []
        known = set(self.has())
        for sentence in self.sentences:
            if sentence.part not in known:
                continue
            if joined and joined[-1][2] == sentence.part:
                joined[-1] = (joined[-1][0], sentence.end, sentence.part)
            else:
                joined.append((sentence.start, sentence.end, sentence.part))
        return joined


def structure(text: str) -> Structure:
    """The structure of one story or answer. Offsets count in `text`."""
    spans = sentence_spans(text)
    count = len(spans)
    scores = [
        _scores(text[start:end], index / max(count - 1, 1), index == count - 1 and count > 2)
        for index, (start, end) in enumerate(spans)
    ]
    found = tuple(
        PartOf(
            start,
            end,
            part,
            bool(OWN.search(text[start:end])),
            bool(SHARED.search(text[start:end])),
            row[part],
        )
        for (start, end), part, row in zip(spans, _best_path(scores), scores, strict=True)
    )
    return Structure(found, tuple((figure.start, figure.end) for figure in quantities(text)))


def _scores(sentence: str, place: float, last: bool) -> dict[StoryPart, float]:
    """What a sentence scores for each part; `place` 0 at the beginning, 1 at the end of the story."""
    lowered = sentence.casefold().replace("’", "'")
    acts = bool(OWN.search(sentence) or SHARED.search(sentence))
    scores: dict[StoryPart, float] = {
        "situation": 0.7 * (1 - place) - 0.2 + (1.4 if place == 0 else 0.0),
        "task": 0.2 - 0.5 * place,
        "action": 0.2 if acts else -0.7,
        "result": 0.9 * place - 0.4 + (0.6 if last else 0.0) + (0.0 if acts else 0.3 * place),
        "lesson": 0.5 * place - 0.6,
    }
    for part, weight, pattern in CUES:
        if pattern.search(lowered):
            scores[part] += weight
    return scores


def _best_path(scores: list[dict[StoryPart, float]]) -> list[StoryPart]:
    """The parts in sequence with the highest sum of scores and costs of moving between them."""
    if not scores:
        return []
    best = {part: (scores[0][part], [part]) for part in PARTS}
    for row in scores[1:]:
        best = {
            part: max(
                ((total + _cost(before, part) + row[part], [*path, part]) for before, (total, path) in best.items()),
                key=lambda option: option[0],
            )
            for part in PARTS
        }
    return max(best.values(), key=lambda option: option[0])[1]


def _cost(before: StoryPart, after: StoryPart) -> float:
    step = PARTS.index(after) - PARTS.index(before)
    if step < 0:
        return _BACK
    return (_STAY, _NEXT, _SKIP, _SKIP, _SKIP)[step]
