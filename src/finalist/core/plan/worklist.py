"""What each block of the agenda works on: tasks taken from the parts of the plan, the most useful first."""

from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import (
    AskCard,
    BlockKind,
    ConcernCard,
    LikelyQuestion,
    PersonCard,
    RequirementFit,
    RoleRound,
    Snapshot,
    StoryCard,
    StorySeed,
)
from finalist.core.plan.day import address
from finalist.core.wording import say

QUESTIONS_A_BLOCK = 4


@dataclass(frozen=True, slots=True)
class Worklist:
    """The parts that preparation works on."""

    snapshot: Snapshot
    fit: Sequence[RequirementFit]
    people: Sequence[PersonCard]
    questions: Sequence[LikelyQuestion]
    stories: Sequence[StoryCard]
    seeds: Sequence[StorySeed]
    concerns: Sequence[ConcernCard]
    asks: Sequence[AskCard]
    role_round: RoleRound
    has_company: bool

    def tasks(self, kind: BlockKind, part: int) -> tuple[tuple[Line, ...], tuple[str, ...]]:
        """(tasks, ids they work on) for the part-th block (0-based) of a kind."""
        made = {
            "research": self._research,
            "stories": self._stories,
            "practice": self._practice,
            "questions": self._questions,
            "logistics": self._logistics,
            "review": self._review,
            "rest": self._review,
        }[kind](part)
        return tuple(line for line, _ in made), tuple(dict.fromkeys(about for _, about in made if about))

    def _research(self, part: int) -> list[tuple[Line, str]]:
        if part == 0:
            tasks = [(say("agenda.research.requirements"), "")] if self.fit else []
            if self.has_company:
                tasks.append((say("agenda.research.company"), ""))
            return [*tasks, (say("agenda.research.talk"), "")]
        start = (part - 1) * 3
        named = self.people[start : start + 3] or self.people[:3]
        return [(say("agenda.research.person", person=card.name), card.id) for card in named] or [
            (say("agenda.research.talk"), "")
        ]

    def _stories(self, part: int) -> list[tuple[Line, str]]:
        open_ones = [card for card in self.stories if card.missing]
        finish = [
            (say("agenda.stories.finish", story=card.title, question=card.missing[0].text), card.id)
            for card in open_ones[part * 2 : part * 2 + 2]
        ]
        build = [(say("agenda.stories.build", quote=seed.evidence), "") for seed in self.seeds[part : part + 1]]
        wanted = {question.story for question in self.questions if question.story}
        tell = [
            (say("agenda.stories.tell", story=card.title), card.id)
            for card in [card for card in self.stories if card.id in wanted][part * 2 : part * 2 + 2]
        ]
        return [*finish, *build, *tell]

    def _practice(self, part: int) -> list[tuple[Line, str]]:
        start = part * QUESTIONS_A_BLOCK
        chosen = self.questions[start : start + QUESTIONS_A_BLOCK] or self.questions[:QUESTIONS_A_BLOCK]
        tasks = [(say("agenda.practice.question", *q.text.evidence, question=q.text.text), q.id) for q in chosen]
        for card in self.concerns[part : part + 1]:
            tasks.append((say("agenda.practice.concern", *card.why.evidence, concern=card.title), card.id))
        for exercise in self.role_round.exercises[part : part + 1]:
            if exercise.because:
                line = say("agenda.practice.exercise", exercise=exercise.name, minutes=exercise.minutes)
                tasks.append((line, ""))
        return tasks

    def _questions(self, part: int) -> list[tuple[Line, str]]:
        open_ones = [card for card in self.asks if card.status == "ask"][:3]
        return [
            (say("agenda.questions.choose", *card.text.evidence, question=card.text.text), card.id)
            for card in open_ones
        ]

    def _logistics(self, part: int) -> list[tuple[Line, str]]:
        tasks = [(say("agenda.logistics.bring", quote=item.evidence), "") for item in self.snapshot.instructions[:4]]
        place = address(self.snapshot.meetings)
        if place:
            tasks.append((say("agenda.logistics.route", place=place), ""))
        if any(meeting.link for meeting in self.snapshot.meetings):
            tasks.append((say("agenda.logistics.link"), ""))
        return [*tasks, (say("agenda.logistics.confirm"), "")]

    def _review(self, part: int) -> list[tuple[Line, str]]:
        return [(say("agenda.review.sheet"), "")]
