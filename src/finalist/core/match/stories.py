"""Which story answers which question. They hardly share a word; what joins them is the competency between them.

So the match goes through competencies: what the question asks for against what the story shows. The text breaks ties.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from finalist.core.knowledge.load import knowledge
from finalist.core.match.competencies import competency_scores
from finalist.core.text.similarity import Similarity

TEXT_SHARE = 0.2
"""How much the text counts beside the competencies. From the development half of benchmarks/data/matching."""
GIVEN, SECOND = 0.9, 0.6
"""A competency the candidate gave a story; a question's second competency beside its first (1.0). Conventions."""
_TELLABLE = {
    "past": 1.0,
    "values": 0.9,
    "situational": 0.8,
    "difficult": 0.8,
    "technical": 0.7,
    "motivation": 0.5,
}
"""How far a story is a fitting answer in each family (EVIDENCE.md section 10: past behaviour asks for one episode)."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A question as matched. competencies: the first is what it scores, further ones count less."""

    id: str
    text: str
    family: str = "past"
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tellable:
    """A story as matched. given: competency ids the candidate named for it."""

    id: str
    text: str
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryMatch:
    """How well a story answers a question (0..1), through which competency, and how alike the texts are."""

    question: str
    story: str
    score: float
    competency: str = ""
    through: Literal["given", "shown", "text"] = "text"
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class StoryFits:
    """Matches by question and story; `scores` is what `assign` takes."""

    rows: tuple[tuple[StoryMatch, ...], ...] = ()
    shown: dict[str, dict[str, float]] = field(default_factory=dict)
    """Story id → competency id → 0..1."""

    def scores(self) -> dict[tuple[str, str], float]:
        """(question id, story id) → 0..1."""
        return {(match.question, match.story): match.score for row in self.rows for match in row}

    def best(self, question: str) -> tuple[StoryMatch, ...]:
        """The matches of a question, best first; ties by story id."""
        for row in self.rows:
            if row and row[0].question == question:
                return tuple(sorted(row, key=lambda match: (-match.score, match.story)))
        return ()


def story_fit(questions: Sequence[AskedFor], stories: Sequence[Tellable], similarity: Similarity) -> StoryFits:
    """Every question against every story, in the order given."""
    shown = {story.id: story_competencies(story) for story in stories}
    likeness = similarity.scores([q.text for q in questions], [s.text for s in stories])
    rows = tuple(
        tuple(_match(question, story, shown[story.id], alike) for story, alike in zip(stories, row, strict=True))
        for question, row in zip(questions, likeness, strict=True)
    )
    return StoryFits(rows, shown)


def story_competencies(story: Tellable) -> dict[str, float]:
    """What a story shows: given competencies count at least GIVEN, the others by the story's words."""
    scores = competency_scores(story.text)
    return {name: max(score, GIVEN if name in story.given else 0.0) for name, score in scores.items()}


def _match(question: AskedFor, story: Tellable, shown: Mapping[str, float], alike: float) -> StoryMatch:
    wanted = [(name, 1.0 if rank == 0 else SECOND) for rank, name in enumerate(_wanted(question))]
    total = sum(share for _, share in wanted)
    joined = sum(share * shown.get(name, 0.0) for name, share in wanted) / total if total else 0.0
    best = max(wanted, key=lambda item: item[1] * shown.get(item[0], 0.0), default=("", 0.0))[0]
    score = ((1 - TEXT_SHARE) * joined + TEXT_SHARE * alike) * _TELLABLE.get(question.family, 1.0)
    if not shown.get(best):
        return StoryMatch(question.id, story.id, round(score, 4), "", "text", round(alike, 4))
    through: Literal["given", "shown"] = "given" if best in story.given else "shown"
    return StoryMatch(question.id, story.id, round(score, 4), best, through, round(alike, 4))


def _wanted(question: AskedFor) -> tuple[str, ...]:
    """The question's competencies, or those its own words speak of."""
    known = {item.id for item in knowledge().competencies}
    given = tuple(name for name in question.competencies if name in known)
    if given:
        return given
    scores = competency_scores(question.text)
    return tuple(sorted((name for name in scores if scores[name] > 0), key=lambda name: -scores[name])[:2])
