"""Whether an answer speaks of what was asked. Three verdicts: yes, no, and not sure; “not sure” is said, not guessed.

Question and answer seldom share words; what joins them is the situation both speak of (core/match/situations.py) and
the competency that the question is after and the answer shows. Words of the question count least of all.
"""

from dataclasses import dataclass

from finalist.core.match.competencies import competency_scores
from finalist.core.match.situations import read_situations
from finalist.core.match.stories import shown_competencies, wanted_situations
from finalist.core.text.similarity import features, weight
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import terms, words

SURE, UNSURE = 0.5, 0.3
"""From SURE on it answers, below UNSURE it does not (chosen on the development half of the answers)."""
REPEATED = 0.7
"""Share of an answer's words of meaning that stand in the question, from which it only repeats it (convention)."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """score 0..1; answers: None where it cannot be told; repeats: the answer is little more than the question."""

    score: float
    answers: bool | None
    repeats: bool
    situation: float = 0.0
    competency: float = 0.0
    shared: float = 0.0


def relevance(question: str, competencies: tuple[str, ...], answer: str) -> Relevance:
    """How far an English answer speaks of what the question asks."""
    if not question.strip() or not answer.strip():
        return Relevance(0.0, None, False)
    situation = _situations(question, competencies, answer)
    competency = _competency(competencies, answer)
    shared = _shared(question, answer)
    score = round(min(1.0, 0.45 * situation + 0.35 * competency + 0.6 * shared), 3)
    answers = True if score >= SURE else False if score < UNSURE else None
    return Relevance(score, answers, _repeats(question, answer), situation, competency, shared)


def _situations(question: str, competencies: tuple[str, ...], answer: str) -> float:
    wanted = wanted_situations(question, competencies)
    told = read_situations(answer, "told").weights
    return round(sum(value * told.get(key, 0.0) for key, value in wanted.items()), 3)


def _competency(competencies: tuple[str, ...], answer: str) -> float:
    """How much of what the answer shows most is what was asked: 1 when the asked competency leads."""
    if not competencies:
        return 0.5
    by_words, by_situation = competency_scores(answer), shown_competencies(answer)
    total = {key: value + by_situation.get(key, 0.0) for key, value in by_words.items()}
    most = max(total.values(), default=0.0)
    if not most:
        return 0.0
    first = max(total.get(key, 0.0) * (1.0 if place == 0 else 0.85) for place, key in enumerate(competencies))
    return round(first / most, 3)


def _shared(question: str, answer: str) -> float:
    """The share of what the question is about, by concepts and their weight, that the answer has."""
    asked = features(question)
    said = features(answer)
    whole = sum(weight(one) for one in asked)
    return round(sum(weight(one) for one in asked & said) / whole, 3) if whole else 0.0


def _repeats(question: str, answer: str) -> bool:
    asked = {concept_of(term) for term in terms(question)} | set(words(question))
    said = words(answer)
    return bool(said) and sum(word in asked or concept_of(word) in asked for word in said) >= REPEATED * len(said)
