"""Which story answers which question. They hardly share a word; what joins them is the situation both speak of.

So the match goes through situations (core/match/situations.py): what the question asks to hear against what the story
tells. A competency that the candidate gave a story counts most; the text only breaks ties.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from finalist.core.documents.story import Story
from finalist.core.knowledge.load import knowledge
from finalist.core.match.situations import read_situations, situations
from finalist.core.text.similarity import Similarity

TEXT_SHARE = 0.02
"""How much the text counts beside the situations: it only breaks ties. From the development questions."""
GIVEN, SECOND = 0.9, 0.6
"""A competency the candidate gave a story; a question's second competency beside its first (1.0). Conventions."""
TAGGED, OTHER_TAG = 0.6, 0.7
"""How much of the distance to 1 a fitting tag closes; what a story tagged otherwise keeps. Conventions."""
SAME = 0.1
"""How far a situation of the same competency will do (1.0: the situation itself). From development."""
ALSO = 0.6
"""From this share of the first on, a question that names no competency asks for a second one too (convention)."""
ELSEWHERE = 0.5
"""What a situation keeps in a question whose competencies are known and other ones (convention)."""
ALSO_TOLD = 0.6
"""What a further situation that the teller named counts beside the first (convention)."""
UNSURE = 0.6
"""What a match keeps when no word of the question says which situation it is after (convention)."""
_TELLABLE = {
    "past": 1.0,
    "values": 0.9,
    "situational": 0.8,
    "difficult": 0.8,
    "technical": 0.7,
    "motivation": 0.5,
}
"""How far a story is a fitting answer in each family (EVIDENCE.md section 10: past behaviour asks for one episode)."""
_SHARES = (1.0, SECOND, 0.4)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A question as matched. competencies: the first is what it scores, further ones count less."""

    id: str
    text: str
    family: str = "past"
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tellable:
    """A story as matched. given: competency ids the candidate named for it; happens: situation ids they named."""

    id: str
    text: str
    given: tuple[str, ...] = ()
    happens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryMatch:
    """How well a story answers a question (0..1), through which competency and situation; likeness of the texts."""

    question: str
    story: str
    score: float
    competency: str = ""
    through: Literal["given", "shown", "text"] = "text"
    likeness: float = 0.0
    situation: str = ""


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


def told_text(story: Story) -> str:
    """What is told of a story: its parts, without title, tags and who heard it."""
    return "\n".join(part.evidence.verbatim for part in story.parts) or story.evidence.verbatim


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
    """What a story shows: given competencies count at least GIVEN, the others by the situations it tells of."""
    scores = shown_competencies(story.text, story.happens)
    return {name: max(score, GIVEN if name in story.given else 0.0) for name, score in scores.items()}


def told_situations(text: str, happens: tuple[str, ...] = ()) -> Mapping[str, float]:
    """Situation id → 0..1 (the squares add up to 1): what the teller says happens in it, else what its words say."""
    if not happens:
        return read_situations(text, "told").weights
    said = {key: 1.0 if rank == 0 else ALSO_TOLD for rank, key in enumerate(happens)}
    length = math.sqrt(sum(value * value for value in said.values()))
    return {key: value / length for key, value in said.items()}


def shown_competencies(text: str, happens: tuple[str, ...] = ()) -> dict[str, float]:
    """Competency id → 0..1 by the situations a story tells of, for every competency, in the order of the knowledge."""
    told = told_situations(text, happens)
    left = {item.id: 1.0 for item in knowledge().competencies}
    for entry in situations():
        for competency, share in zip(entry.shows, _SHARES, strict=False):
            if competency in left:
                left[competency] *= 1.0 - share * told.get(entry.id, 0.0)
    return {competency: round(1.0 - rest, 3) for competency, rest in left.items()}


@lru_cache(maxsize=4096)
def wanted_situations(text: str, competencies: tuple[str, ...]) -> Mapping[str, float]:
    """Situation id → 0..1 (the squares add up to 1): what would answer the question."""
    asked = read_situations(text, "asked").weights
    kinds = _competency_of()
    if competencies:
        asked = {key: value * (1.0 if kinds[key] in competencies else ELSEWHERE) for key, value in asked.items()}
    if not any(asked.values()):
        asked = {key: float(kinds[key] == competencies[0]) if competencies else 0.0 for key in asked or kinds}
    by_kind: dict[str, float] = {}
    for key, value in asked.items():
        by_kind[kinds[key]] = by_kind.get(kinds[key], 0.0) + value
    wanted = {key: value + SAME * by_kind.get(kinds[key], 0.0) for key, value in asked.items()}
    length = math.sqrt(sum(value * value for value in wanted.values()))
    return {key: value / length for key, value in wanted.items()} if length else wanted


@cache
def _competency_of() -> dict[str, str]:
    return {entry.id: entry.shows[0] for entry in situations()}


def wanted_competencies(question: AskedFor) -> tuple[tuple[str, float], ...]:
    """(competency, share) a question asks for: those it names, else the two that its situations show most."""
    known = [item.id for item in knowledge().competencies]
    given = [name for name in question.competencies if name in known]
    if not given:
        totals = dict.fromkeys(known, 0.0)
        for key, weight in wanted_situations(question.text, ()).items():
            totals[_competency_of()[key]] += weight
        most = max(totals.values())
        given = sorted((name for name in known if totals[name] > ALSO * most), key=lambda name: -totals[name])[:2]
    return tuple((name, 1.0 if rank == 0 else SECOND) for rank, name in enumerate(given))


def _match(question: AskedFor, story: Tellable, shown: Mapping[str, float], alike: float) -> StoryMatch:
    wanted = wanted_situations(question.text, question.competencies)
    told = told_situations(story.text, story.happens)
    parts = {key: weight * told.get(key, 0.0) for key, weight in wanted.items()}
    competencies = wanted_competencies(question)
    joined = _with_tags(sum(parts.values()), story.given, competencies)
    score = ((1 - TEXT_SHARE) * joined + TEXT_SHARE * alike) * _TELLABLE.get(question.family, 1.0)
    score *= 1.0 if read_situations(question.text, "asked").cues else UNSURE
    best = max(competencies, key=lambda item: item[1] * shown.get(item[0], 0.0), default=("", 0.0))[0]
    situation = max(parts, key=lambda key: parts[key], default="")
    found = StoryMatch(question.id, story.id, round(score, 4), likeness=round(alike, 4))
    if not shown.get(best):
        return found
    through: Literal["given", "shown"] = "given" if best in story.given else "shown"
    return StoryMatch(
        question.id,
        story.id,
        found.score,
        best,
        through,
        found.likeness,
        situation if parts.get(situation, 0.0) > 0 else "",
    )


def _with_tags(joined: float, given: tuple[str, ...], wanted: Sequence[tuple[str, float]]) -> float:
    """What the candidate said a story shows outweighs what was read in it."""
    if not given or not wanted:
        return joined
    share = max((weight for name, weight in wanted if name in given), default=0.0)
    return joined + (1.0 - joined) * TAGGED * share if share else joined * OTHER_TAG
