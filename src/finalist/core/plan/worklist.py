"""What each block of the agenda works on: tasks taken from the parts of the plan, the most useful first."""

from dataclasses import dataclass

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import BlockKind, GamePlan
from finalist.core.plan.day import address
from finalist.core.wording import say

QUESTIONS_A_BLOCK = 4


@dataclass(frozen=True, slots=True)
class Worklist:
    """The plan as far as it is made, seen as work to do."""

    plan: GamePlan
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
            tasks = [(say("agenda.research.requirements"), "")] if self.plan.fit else []
            if self.has_company:
                tasks.append((say("agenda.research.company"), ""))
            return [*tasks, (say("agenda.research.talk"), "")]
        start = (part - 1) * 3
        named = self.plan.people[start : start + 3] or self.plan.people[:3]
        return [(say("agenda.research.person", person=card.name), card.id) for card in named] or [
            (say("agenda.research.talk"), "")
        ]

    def _stories(self, part: int) -> list[tuple[Line, str]]:
        open_ones = [card for card in self.plan.stories if card.missing]
        finish = [
            (say("agenda.stories.finish", story=card.title, question=card.missing[0].text), card.id)
            for card in open_ones[part * 2 : part * 2 + 2]
        ]
        build = [(say("agenda.stories.build", quote=seed.evidence), "") for seed in self.plan.seeds[part : part + 1]]
        wanted = {question.story for question in self.plan.questions if question.story}
        tell = [
            (say("agenda.stories.tell", story=card.title), card.id)
            for card in [card for card in self.plan.stories if card.id in wanted][part * 2 : part * 2 + 2]
        ]
        return [*finish, *build, *tell]

    def _practice(self, part: int) -> list[tuple[Line, str]]:
        start = part * QUESTIONS_A_BLOCK
        chosen = self.plan.questions[start : start + QUESTIONS_A_BLOCK] or self.plan.questions[:QUESTIONS_A_BLOCK]
        tasks = [(say("agenda.practice.question", *q.text.evidence, question=q.text.text), q.id) for q in chosen]
        for card in self.plan.concerns[part : part + 1]:
            tasks.append((say("agenda.practice.concern", *card.why.evidence, concern=card.title), card.id))
        for exercise in self.plan.role_round.exercises[part : part + 1]:
            if exercise.because:
                line = say("agenda.practice.exercise", exercise=exercise.name, minutes=exercise.minutes)
                tasks.append((line, ""))
        return tasks

    def _questions(self, part: int) -> list[tuple[Line, str]]:
        open_ones = [card for card in self.plan.asks if card.status == "ask"][:3]
        return [
            (say("agenda.questions.choose", *card.text.evidence, question=card.text.text), card.id)
            for card in open_ones
        ]

    def _logistics(self, part: int) -> list[tuple[Line, str]]:
        tasks = [
            (say("agenda.logistics.bring", quote=item.evidence), "") for item in self.plan.snapshot.instructions[:4]
        ]
        place = address(self.plan.snapshot.meetings)
        if place:
            tasks.append((say("agenda.logistics.route", place=place), ""))
        if any(meeting.link for meeting in self.plan.snapshot.meetings):
            tasks.append((say("agenda.logistics.link"), ""))
        return [*tasks, (say("agenda.logistics.confirm"), "")]

    def _review(self, part: int) -> list[tuple[Line, str]]:
        return [(say("agenda.review.sheet"), "")]
