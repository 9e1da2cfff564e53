"""Whether an answer speaks of what was asked: yes, or not sure. Words cannot show that it does not (ADR 17).

Question and answer seldom share words; what joins them is the situation that both speak of (core/match/situations.py),
and, for what is asked most often, words that such answers use (topics.toml). Words of the question count for nothing:
repeating it is easy.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from finalist.core.answers.language import folder, same_length_lower
from finalist.core.match.situations import read_situations
from finalist.core.match.stories import wanted_situations
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import terms, words

SURE, UNSURE = 0.43, 0.15
"""From SURE on it answers; below UNSURE nothing shows that it does (chosen on the development half of
benchmarks/data/answers). The situations are those of stories; of an answer that is no story half of UNSURE is asked.
"""
PLAIN = 0.7
"""From this share of the question's topics on an answer speaks of it whatever its situation (development)."""
TOPIC_SHARE = 0.5
"""How much the topics count beside the situations (chosen with the same)."""
OPEN = 0.5
"""What a question has whose topic is none of the known ones: half a topic (convention)."""
CLEAR = 2
"""Different words of a topic that an answer needs to speak of it clearly (convention)."""
REPEATED = 0.7
"""Share of an answer's words that stand in the question, from which it only repeats it (convention)."""


class Topic(BaseModel):
    """Patterns over lower-case text: what a question about it says, and what answers to it say."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    asked: str
    told: str


@dataclass(frozen=True, slots=True)
class Relevance:
    """score 0..1; answers: it does, as far as words show; far: nothing in the words joins it to the question, which
    an answer to another question and an answer in other words have in common; repeats: little more than the question.

    situation 0..1: how much both speak of one situation; topic 0..1, None for a question without a known topic.
    """

    score: float
    answers: bool
    repeats: bool
    far: bool = False
    situation: float = 0.0
    topic: float | None = None


def relevance(question: str, competencies: tuple[str, ...], answer: str, family: str = "past") -> Relevance:
    """How far an English answer speaks of what the question asks. family: the question's, as in core/questions."""
    if not question.strip() or not answer.strip():
        return Relevance(0.0, False, False)
    situation, topic = _situations(question, competencies, answer), _topic(question, answer)
    score = (situation + TOPIC_SHARE * (OPEN if topic is None else topic)) / (1 + TOPIC_SHARE)
    least = UNSURE if family in ("past", "") else UNSURE / 2
    # A topic that everybody asks for and not one word of it: the situation alone is not enough to be sure.
    spoken_of = (score >= SURE and topic != 0) or (topic or 0.0) >= PLAIN
    far = not spoken_of and score < least
    return Relevance(round(score, 3), spoken_of, _repeats(question, answer), far, situation, topic)


def _situations(question: str, competencies: tuple[str, ...], answer: str) -> float:
    """The cosine between the situations that would answer and those that are told of."""
    wanted = wanted_situations(question, competencies)
    told = read_situations(answer, "told").weights
    return round(min(1.0, sum(value * told.get(key, 0.0) for key, value in wanted.items())), 3)


@cache
def _topics() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    raw = tomllib.loads((folder() / "topics.toml").read_text(encoding="utf-8"))
    topics = [Topic.model_validate(row) for row in raw.values()]
    return tuple((re.compile(topic.asked), re.compile(topic.told)) for topic in topics)


def _topic(question: str, answer: str) -> float | None:
    """The mean over the topics of the question of how clearly the answer speaks of each."""
    asked, said = same_length_lower(question), same_length_lower(answer)
    hits = [
        min(1.0, len({match.group() for match in told.finditer(said)}) / CLEAR)
        for wanted, told in _topics()
        if wanted.search(asked)
    ]
    return round(sum(hits) / len(hits), 3) if hits else None


def _repeats(question: str, answer: str) -> bool:
    asked = {concept_of(term) for term in terms(question)} | set(words(question))
    said, telling = words(answer), terms(answer)
    if not said or not telling:
        return False
    every = sum(word in asked or concept_of(word) in asked for word in said) / len(said)
    return every >= REPEATED or sum(concept_of(term) in asked for term in telling) >= REPEATED * len(telling)
