"""The tabs that show a part of the plan and what the candidate adds: people, questions, stories, concerns, day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from finalist.core import clock
from finalist.core.documents.gameplan import GamePlan
from finalist.core.knowledge.load import knowledge
from finalist.services import concerns, planning
from finalist.services.marks import marks_of
from finalist.store.models import AskedQuestion, ConcernState, Opportunity, Person, Story
from finalist.web.pages.plan import Marked, marked


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question to expect, with its askers and stories by name."""

    row: Marked
    askers: tuple[str, ...]
    story: str
    spare: str
    competencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionsTab:
    """What to expect and what to ask. `families`: code and number, for the filter; `family`: the one chosen."""

    opportunity: Opportunity
    plan: GamePlan | None
    expected: tuple[QuestionCard, ...]
    families: tuple[tuple[str, int], ...]
    family: str
    hidden: int
    asks: tuple[Marked, ...]
    held: tuple[Any, ...]
    answered: tuple[Any, ...]
    own: tuple[AskedQuestion, ...]


def questions_tab(opportunity: Opportunity, family: str = "") -> QuestionsTab:
    """Read it for an opportunity the caller may see; `family` narrows what to expect."""
    made = planning.latest(opportunity)
    plan = planning.document_of(made) if made else None
    marks = marks_of(opportunity)
    rows = marked(plan.questions, marks, "question") if plan else ()
    asks = marked([ask for ask in plan.asks if ask.status == "ask"], marks, "ask") if plan else ()
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.item.family] = counts.get(row.item.family, 0) + 1
    shown = [row for row in rows if not family or row.item.family == family]
    own = AskedQuestion.objects.of(opportunity.owner).filter(opportunity=opportunity).select_related("person")
    return QuestionsTab(
        opportunity=opportunity,
        plan=plan,
        expected=tuple(_question(row, plan) for row in shown) if plan else (),
        families=tuple(counts.items()),
        family=family,
        hidden=len(plan.questions) - len(rows) if plan else 0,
        asks=asks,
        held=tuple(ask for ask in plan.asks if ask.status == "held") if plan else (),
        answered=tuple(ask for ask in plan.asks if ask.status == "answered") if plan else (),
        own=tuple(own.order_by("-created_at")),
    )


def _question(row: Marked, plan: GamePlan) -> QuestionCard:
    people = {card.id: card.name.value for card in plan.people}
    stories = {card.id: card.title.value for card in plan.stories}
    names = {entry.id: entry.name for entry in knowledge().competencies}
    question = row.item
    return QuestionCard(
        row,
        tuple(people[one] for one in question.askers if one in people),
        stories.get(question.story, ""),
        stories.get(question.spare, ""),
        tuple(names.get(one, one) for one in question.competencies),
    )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the round: the row that is kept, the plan's card (None when the plan does not know them)."""

    person: Person
    card: Any
    questions: tuple[str, ...]
    stories: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleTab:
    """Everybody one meets here."""

    opportunity: Opportunity
    people: tuple[PersonRow, ...]


def people_tab(opportunity: Opportunity) -> PeopleTab:
    """Read it for an opportunity the caller may see."""
    made = planning.latest(opportunity)
    plan = planning.document_of(made) if made else None
    cards = {card.name.value.casefold(): card for card in plan.people} if plan else {}
    rows = opportunity.people.filter(deleted_at=None).order_by("created_at", "pk")
    return PeopleTab(opportunity, tuple(_person(row, cards.get(row.name.casefold()), plan) for row in rows))


def _person(row: Person, card: Any, plan: GamePlan | None) -> PersonRow:
    if card is None or plan is None:
        return PersonRow(row, None, (), (), ())
    questions = {one.id: one.text.text for one in plan.questions}
    stories = {one.id: one.title.value for one in plan.stories}
    asks = {one.id: one.text.text for one in plan.asks}
    return PersonRow(
        row,
        card,
        tuple(questions[one] for one in card.questions if one in questions),
        tuple(stories[one] for one in card.stories if one in stories),
        tuple(asks[one] for one in card.asks if one in asks),
    )


@dataclass(frozen=True, slots=True)
class StoriesTab:
    """The stories of this round, each with the questions kept for it, and the heat map as a table."""

    opportunity: Opportunity
    plan: GamePlan | None
    stories: tuple[tuple[Any, tuple[str, ...], str], ...]
    own: int


def stories_tab(opportunity: Opportunity) -> StoriesTab:
    """Read it for an opportunity the caller may see. Each story: its card, its questions, the row it comes from."""
    made = planning.latest(opportunity)
    plan = planning.document_of(made) if made else None
    kept = Story.objects.of(opportunity.owner).filter(is_example=opportunity.is_example)
    rows = {row.title.strip(): row.pk for row in kept.only("title")}
    if plan is None:
        return StoriesTab(opportunity, None, (), len(rows))
    questions = {one.id: one.text.text for one in plan.questions}
    cards = tuple(
        (card, tuple(questions[one] for one in card.for_questions if one in questions), rows.get(card.title.value, ""))
        for card in plan.stories
    )
    return StoriesTab(opportunity, plan, cards, len(rows))


@dataclass(frozen=True, slots=True)
class ConcernsTab:
    """Doubts from the plan with how far each has come, and the candidate's own."""

    opportunity: Opportunity
    cards: tuple[tuple[Any, ConcernState | None], ...]
    own: tuple[ConcernState, ...]
    people: tuple[Person, ...]
    today: date


def concerns_tab(opportunity: Opportunity) -> ConcernsTab:
    """Read it for an opportunity the caller may see."""
    made = planning.latest(opportunity)
    cards, own = concerns.with_states(planning.document_of(made) if made else None, opportunity)
    people = opportunity.people.filter(deleted_at=None).order_by("name")
    return ConcernsTab(opportunity, tuple(cards), tuple(own), tuple(people), clock.now().date())
