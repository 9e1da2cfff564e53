"""What a question is after: who has to answer it, its family, its competencies, and the words that say so.

Two witnesses are added up: authored cues (`question_cues.yaml`) and word weights learned from the bank (`train.py`).
Where their sum does not stand out, the answer is “unknown”: a wrong label would send the candidate to prepare the wrong
thing. A question that stands in the bank word for word is what the bank says it is.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from finalist.core.knowledge.compile import data_folder
from finalist.core.knowledge.load import knowledge
from finalist.core.questions.asking import asks, readable
from finalist.core.questions.cues import Hit, find_cues
from finalist.core.questions.tokens import features, tokens

Part = Literal["direction", "family", "competency"]
UNKNOWN = "unknown"
MOST_COMPETENCIES, MOST_REASONS, LONGEST = 3, 8, 20_000
"""How many competencies and reasons are given; how many characters are looked at."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the two witnesses are weighed, and how sure a part must be (0..1); chosen on the development lines."""

    learned: Mapping[Part, float]
    least: Mapping[Part, float]
    sharpness: float = 0.6
    given: float = 1.5
    """How much the family says about the competency."""


PRIOR = {"to-candidate": 0.5}
"""What a label has before a word is read: most questions that are written down were put to the candidate."""

SETTINGS = Settings(
    learned={"direction": 0.1, "family": 0.15, "competency": 0.2},
    least={"direction": 0.55, "family": 0.24, "competency": 0.2},
)


@dataclass(frozen=True, slots=True)
class CompetencyScore:
    """A competency and how likely the question is after it, 0..1; those of one question add up to 1 at most."""

    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Because:
    """The words that a label rests on, and where they stand in the text."""

    label: str
    words: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure each part is, 0..1; 0 where nothing was found."""

    direction: float
    family: float
    competency: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question is after. A question to the company has neither family nor competencies."""

    direction: str
    family: str
    competencies: tuple[CompetencyScore, ...]
    because: tuple[Because, ...]
    confidence: Confidence


NOTHING = Reading(UNKNOWN, UNKNOWN, (), (), Confidence(0.0, 0.0, 0.0))
Weights = Mapping[str, Mapping[str, Mapping[str, float]]]


@cache
def _learned() -> tuple[Weights, frozenset[str]]:
    """The word weights by part, and every word of the bank."""
    raw = json.loads((data_folder() / "question_weights.json").read_text(encoding="utf-8"))
    return raw, frozenset(raw.pop("vocabulary").split())


@cache
def _bank() -> dict[tuple[str, ...], Reading]:
    """The stems of each entry of the bank → what the bank says of it; entries that share their stems are left out."""
    known = knowledge()
    names = {item.id: item.name for item in known.competencies}
    found: dict[tuple[str, ...], list[Reading]] = {}
    for item in known.questions:
        wanted = [(item.competency, 0.7 if item.second else 1.0), *([(item.second, 0.3)] if item.second else [])]
        scored = tuple(CompetencyScore(label, names[label], share) for label, share in wanted)
        reading = Reading("to-candidate", item.family, scored, (), Confidence(1.0, 1.0, scored[0].score))
        found.setdefault(_stems(item.text), []).append(reading)
    for ask in known.asks:
        found.setdefault(_stems(ask.text), []).append(Reading("to-company", UNKNOWN, (), (), Confidence(1.0, 0.0, 0.0)))
    return {stems: rows[0] for stems, rows in found.items() if len(rows) == 1}


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in tokens(text))


@cache
def _labels() -> dict[Part, tuple[str, ...]]:
    known = knowledge()
    return {
        "direction": ("to-candidate", "to-company"),
        "family": tuple(item.id for item in known.families),
        "competency": tuple(item.id for item in known.competencies),
    }


def classify(text: str, settings: Settings = SETTINGS, weights: Weights | None = None) -> Reading:
    """What a question is after; everything unknown for a text that is no question, not English, or a document.

    weights: others than the ones that ship (to measure what a part of the bank teaches about the rest).
    """
    words = tokens(text[:LONGEST])
    learned, vocabulary = _learned()
    same = None if weights else _bank().get(tuple(word.stem for word in words))
    if same is not None and words:
        whole = Because("bank", text[words[0].start : words[-1].end], words[0].start, words[-1].end, 1.0)
        return replace(same, because=(whole,))
    if not readable(text, words, vocabulary) or not asks(text, words):
        return NOTHING
    hits, found = find_cues(words), features(words)
    known = weights or learned
    shares: dict[Part, dict[str, float]] = {
        part: _shares(_sums(part, hits, found, settings, known[part]), settings) for part in _labels()
    }
    expected = _expected(shares["family"], settings, known["given"])
    sums = _sums("competency", hits, found, settings, known["competency"])
    shares["competency"] = _shares({label: value + expected[label] for label, value in sums.items()}, settings)
    direction, sure = _best("direction", shares, settings)
    if direction != "to-candidate":
        return Reading(direction, UNKNOWN, (), _because(text, hits, [direction]), Confidence(sure, 0.0, 0.0))
    family, family_sure = _best("family", shares, settings)
    competencies = _competencies(shares["competency"], settings)
    labels = [direction, family, *(item.id for item in competencies)]
    first = competencies[0].score if competencies else max(shares["competency"].values())
    return Reading(
        direction, family, competencies, _because(text, hits, labels), Confidence(sure, family_sure, round(first, 3))
    )


def _sums(
    part: Part, hits: Sequence[Hit], found: set[str], settings: Settings, weights: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """Label → what speaks for it: cues and learned words together."""
    sums = {label: PRIOR.get(label, 0.0) for label in _labels()[part]}
    scale = settings.learned[part] * 4 / math.sqrt(max(4, len(found)))
    for feature in sorted(found):
        for label, weight in weights.get(feature, {}).items():
            sums[label] += scale * weight
    for hit in hits:
        if hit.label in sums:
            sums[hit.label] += hit.weight
    return sums


def _shares(sums: Mapping[str, float], settings: Settings) -> dict[str, float]:
    """Label → 0..1, adding up to 1."""
    top = max(sums.values())
    raised = {label: math.exp(settings.sharpness * (value - top)) for label, value in sums.items()}
    whole = sum(raised.values())
    return {label: value / whole for label, value in raised.items()}


def _expected(
    families: Mapping[str, float], settings: Settings, given: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """What the families, as far as they are likely, speak for each competency: technical questions ask for craft."""
    return {
        label: settings.given * sum(share * given[family][label] for family, share in families.items())
        for label in _labels()["competency"]
    }


def _best(part: Part, shares: Mapping[Part, Mapping[str, float]], settings: Settings) -> tuple[str, float]:
    label, share = max(shares[part].items(), key=lambda item: item[1])
    return (label if share >= settings.least[part] else UNKNOWN), round(share, 3)


def _competencies(shares: Mapping[str, float], settings: Settings) -> tuple[CompetencyScore, ...]:
    """Those that stand out, best first; none where the first does not. The others need a quarter of its share."""
    names = {item.id: item.name for item in knowledge().competencies}
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    least = settings.least["competency"]
    if ranked[0][1] < least:
        return ()
    kept = [(label, share) for label, share in ranked if share >= max(least / 2, ranked[0][1] / 4)]
    return tuple(CompetencyScore(label, names[label], round(share, 3)) for label, share in kept[:MOST_COMPETENCIES])


def _because(text: str, hits: Sequence[Hit], labels: Sequence[str]) -> tuple[Because, ...]:
    """The wordings behind the labels given, the weightiest first."""
    kept = [hit for hit in hits if hit.label in labels and hit.weight > 0]
    kept.sort(key=lambda hit: (-hit.weight, hit.start, labels.index(hit.label)))
    return tuple(
        Because(hit.label, text[hit.start : hit.end], hit.start, hit.end, hit.weight) for hit in kept[:MOST_REASONS]
    )
