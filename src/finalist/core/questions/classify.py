"""What a question is after: who has to answer it, its family, its competencies, and the words that say so.

A linear model (`model.py`) reads words, frame and who is spoken to about what; signs of person, time and place
(`direction.py`) settle who has to answer. Where nothing stands out the answer is “unknown”: a wrong label would send
the candidate to prepare the wrong thing. A question that stands in the bank word for word is what the bank says it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from finalist.core.knowledge.load import knowledge
from finalist.core.questions.asking import asks, readable
from finalist.core.questions.direction import to_company
from finalist.core.questions.features import Found, find
from finalist.core.questions.model import Model, shares, shipped, sums, word_weights
from finalist.core.questions.tokens import Token, tokens

UNKNOWN = "unknown"
COMPANY, CANDIDATE, NONE = "to-company", "to-candidate", "-"
"""Labels of the model: `-` is a question that is after no competency (terms, plain facts)."""
MOST_COMPETENCIES, MOST_REASONS, LONGEST = 3, 8, 20_000
"""How many competencies and reasons are given; how many characters are looked at."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How sure a part must be (0..1) to be said at all; chosen by cross-validation."""

    direction: float = 0.5
    family: float = 0.3
    competency: float = 0.2
    reason: float = 0.4
    """The share of the weightiest word of a label that a word needs to be named as a reason."""


SETTINGS = Settings()


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


def classify(text: str, settings: Settings = SETTINGS, model: Model | None = None, *, answers: str = "") -> Reading:
    """What a question is after; everything unknown for a text that is no question, not English, or a document.

    model: another than the one that ships (to measure what some of the lines teach about the rest).
    answers: COMPANY or CANDIDATE where it is known who has to answer, such as for a question that was put to the
    candidate; then it is not guessed from the words.
    """
    words = tokens(text[:LONGEST])
    if model is None and words:
        same = _bank().get(tuple(word.stem for word in words))
        if same is not None and answers in ("", same.direction):
            whole = Because("bank", text[words[0].start : words[-1].end], words[0].start, words[-1].end, 1.0)
            return replace(same, because=(whole,))
    used = model or shipped()
    if not readable(text, words, used.vocabulary) or not asks(text, words):
        return NOTHING
    return _read(text, words, used, settings, answers)


def _read(text: str, words: Sequence[Token], model: Model, settings: Settings, answers: str) -> Reading:
    found = find(words, "?" in text)
    total = sums(found, model)
    who = dict(zip(model.who, shares(total[: len(model.who)]), strict=True))
    company, nobody = who.pop(COMPANY), who.pop(UNKNOWN)
    asked = sum(who.values())
    if max(company, asked) < settings.direction * (1 - nobody) or max(company, asked) < nobody / 2:
        return NOTHING
    firm = float(answers == COMPANY) if answers else to_company(text, company, asked)
    if firm > 0.5:
        said = _because(text, words, found, [COMPANY], model, settings)
        return Reading(COMPANY, UNKNOWN, (), said, Confidence(round(firm * (1 - nobody), 3), 0.0, 0.0))
    candidate = (1 - firm) * (1 - nobody)
    family, share = max(who.items(), key=lambda item: item[1])
    sure = round(share / asked, 3)
    family = family if sure >= settings.family else UNKNOWN
    competencies, first = _competencies(
        dict(zip(model.competency, shares(total[len(model.who) :]), strict=True)), settings
    )
    labels = [*([family] if family != UNKNOWN else []), *(item.id for item in competencies)]
    said = _because(text, words, found, labels, model, settings)
    return Reading(CANDIDATE, family, competencies, said, Confidence(round(candidate, 3), sure, round(first, 3)))


def _competencies(likely: Mapping[str, float], settings: Settings) -> tuple[tuple[CompetencyScore, ...], float]:
    """Those that stand out, best first, and the share of the first; none where the question is after none.

    The others need a quarter of the first one's share, and half of what it needs.
    """
    names = {item.id: item.name for item in knowledge().competencies}
    ranked = sorted(((label, share) for label, share in likely.items() if label != NONE), key=lambda item: -item[1])
    first = ranked[0][1]
    if first < max(settings.competency, likely.get(NONE, 0.0)):
        return (), first
    kept = [(label, share) for label, share in ranked if share >= max(settings.competency / 2, first / 4)]
    return tuple(
        CompetencyScore(label, names[label], round(share, 3)) for label, share in kept[:MOST_COMPETENCIES]
    ), first


def _because(
    text: str, words: Sequence[Token], found: Found, labels: Sequence[str], model: Model, settings: Settings
) -> tuple[Because, ...]:
    """The words behind the labels given, neighbours together, the weightiest first."""
    said: list[Because] = []
    for label in labels:
        weights = word_weights(words, found, label, model)
        least = settings.reason * max(weights)
        at = 0
        while at < len(words) and least > 0:
            end = at
            while end < len(words) and weights[end] >= least:
                end += 1
            if end > at:
                start, stop = words[at].start, words[end - 1].end
                said.append(Because(label, text[start:stop], start, stop, round(sum(weights[at:end]), 2)))
            at = end + 1
    said.sort(key=lambda item: (-item.weight, item.start, labels.index(item.label)))
    return tuple(said[:MOST_REASONS])
