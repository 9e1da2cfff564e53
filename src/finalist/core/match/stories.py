"""Which story answers which question. They hardly share a word; what joins them is the competency between
them.

So the match goes through competencies: what the question asks for against what the story shows. The text
breaks ties.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finalist.core.documents.story import Story
from finalist.core.knowledge.load import knowledge
from finalist.core.match.competencies import competency_scores
from finalist.core.text.similarity import Similarity

TEXT_SHARE = 0.2
"""How much the text counts beside the competencies. From the development half of benchmarks/data/matching."""
GIVEN, SECOND = 0.9, 0.6
"""A competency the candidate gave a story; a question's second competency beside its first (1.0).
Conventions.
"""
SHOWN = 0.25
"""A competency shown less than this is not named as a reason. Convention."""
_TELLABLE = {
    "past": 1.0,
    "values": 0.9,
    "situational": 0.8,
    "difficult": 0.8,
    "technical": 0.7,
    "motivation": 0.5,
}
"""How far a story is a fitting answer in each family (EVIDENCE.md section 10: past behaviour asks for one
episode).
"""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A question as matched. competencies: the first is what it scores, further ones count less."""

    id: str
    text: str
    family: str = "past"
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryMatch:
    """How well a story answers a question (0..1). competencies: what it rests on, best first; likeness: of texts."""

    question: str
    story: str
    score: float
    competencies: tuple[str, ...] = ()
    likeness: float = 0.0


def story_fit(
    questions: Sequence[AskedFor], stories: Sequence[Story], similarity: Similarity
) -> tuple[tuple[StoryMatch, ...], ...]:
    """Every question (row) against every story (column), in the order given."""
    shown = [story_competencies(story) for story in stories]
    likeness = similarity.scores([asked.text for asked in questions], [story.evidence.verbatim for story in stories])
    return tuple(
        tuple(_match(asked, story.id, has, alike) for story, has, alike in zip(stories, shown, row, strict=True))
        for asked, row in zip(questions, likeness, strict=True)
    )


def story_competencies(story: Story) -> dict[str, float]:
    """What a story shows, 0..1 by competency: those the candidate gave count at least GIVEN, others by its words."""
    scores = competency_scores(story.evidence.verbatim)
    return {name: max(score, GIVEN if name in story.competencies else 0.0) for name, score in scores.items()}


def _match(asked: AskedFor, story: str, shown: Mapping[str, float], alike: float) -> StoryMatch:
    wanted = [(name, 1.0 if rank == 0 else SECOND) for rank, name in enumerate(_wanted(asked))]
    total = sum(share for _, share in wanted)
    joined = sum(share * shown.get(name, 0.0) for name, share in wanted) / total if total else 0.0
    score = ((1 - TEXT_SHARE) * joined + TEXT_SHARE * alike) * _TELLABLE.get(asked.family, 1.0)
    rests_on = sorted((name for name, _ in wanted if shown.get(name, 0.0) >= SHOWN), key=lambda name: -shown[name])
    return StoryMatch(asked.id, story, round(score, 4), tuple(rests_on), round(alike, 4))


def _wanted(question: AskedFor) -> tuple[str, ...]:
    """The question's competencies, or those its own words speak of."""
    known = {item.id for item in knowledge().competencies}
    given = tuple(name for name in question.competencies if name in known)
    if given:
        return given
    scores = competency_scores(question.text)
    return tuple(sorted((name for name in scores if scores[name] > 0), key=lambda name: -scores[name])[:2])
