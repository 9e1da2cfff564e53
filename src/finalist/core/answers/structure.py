"""The parts of a told story: situation, task, action, result, lesson, sentence by sentence.

Every sentence is scored by its cue words, its plain words, its place and who acts in it; the likeliest sequence of
parts is taken, and a part is claimed only where it is likely enough. Weights are fitted on labelled stories of our own
(scripts/fit_story_parts.py); nothing is looked up elsewhere. A scaffold, not a grade (EVIDENCE.md E3.2).
"""

from dataclasses import dataclass

from finalist.core.answers.chain import best_path, marginals, present
from finalist.core.answers.features import OWN, PARTS, SHARED, Model, features, model
from finalist.core.answers.spoken import said
from finalist.core.answers.units import unit_spans
from finalist.core.documents.story import StoryPart
from finalist.core.text.quantities import quantities

MANY = 200
"""Sentences above which a part's likeliest sentence stands for the whole: quicker, and there it makes no difference."""
ANNOUNCED = 9.0
"""What “the result was”, “my task was” add: the teller names the part, as a heading would (convention)."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """text[start:end] plays `part`; own: the speaker acts in it; together: “we” do; score: how likely (0..1)."""

    start: int
    end: int
    part: StoryPart
    own: bool
    together: bool
    score: float


@dataclass(frozen=True, slots=True)
class Structure:
    """A text by parts. sure: part → how likely it occurs (0..1); numbers: (start, end) of each figure."""

    sentences: tuple[PartOf, ...]
    numbers: tuple[tuple[int, int], ...]
    sure: dict[StoryPart, float]

    def has(self) -> tuple[StoryPart, ...]:
        """The parts that are there, in their usual order."""
        given = {sentence.part for sentence in self.sentences}
        return tuple(p for p in PARTS if p in given and self.sure.get(p, 0.0) >= model().present[p])

    def missing(self) -> tuple[StoryPart, ...]:
        """Situation, task, action and result that are not there; a lesson is optional and never missing."""
        return tuple(part for part in PARTS if part != "lesson" and self.sure.get(part, 0.0) < model().present[part])

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
    fitted = model()
    spans = unit_spans(text)
    scores = [_scores(text[start:end], n, len(spans), fitted) for n, (start, end) in enumerate(spans)]
    path = best_path(scores, fitted.step)
    likely = marginals(scores, fitted.step)
    found = tuple(
        PartOf(
            start,
            end,
            PARTS[state],
            bool(OWN.search(text[start:end])),
            bool(SHARED.search(text[start:end])),
            round(row[state], 3),
        )
        for (start, end), state, row in zip(spans, path, likely, strict=True)
    )
    occurs = (
        present(scores, fitted.step) if len(scores) <= MANY else [max(column) for column in zip(*likely, strict=True)]
    )
    sure = dict(zip(PARTS, occurs, strict=True))
    return Structure(found, tuple((figure.start, figure.end) for figure in quantities(text)), sure)


def _scores(sentence: str, index: int, count: int, fitted: Model) -> list[float]:
    """What a sentence scores for each part, in the order of PARTS."""
    sums = [0.0] * len(PARTS)
    for name in features(sentence, index, count, fitted.cues):
        for part, weight in enumerate(fitted.weights.get(name, ())):
            sums[part] += weight
    for part, name in enumerate(PARTS):
        if said("announced", name, sentence):
            sums[part] += ANNOUNCED
    return sums
