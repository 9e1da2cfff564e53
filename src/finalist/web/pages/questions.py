"""The questions: the bank to search, one's own and those really asked, and one question with the stories that fit."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from finalist.core.knowledge.entries import Question
from finalist.core.knowledge.load import knowledge
from finalist.services import questions
from finalist.services.story_match import Match, stories_for
from finalist.store.models import AskedQuestion
from finalist.web.messages import FAMILIES
from finalist.web.messages_material import ORIGINS, QUESTION_FILTERS, SENIORITIES

ROWS, OWN = 30, 60
AMONG = 60
"""The newest stories looked through while somebody waits. Convention: a second or two."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its name in the address, its label, what can be chosen, what is."""

    name: str
    label: Any
    options: tuple[tuple[str, Any], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A question that was kept. `labels`: what it is after, in words."""

    row: AskedQuestion
    origin: Any
    labels: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The bank, narrowed; and what was kept. `part`: bank, own."""

    part: str
    words: str
    filters: tuple[Choice, ...]
    rows: tuple[tuple[Question, tuple[Any, ...], bool], ...]
    page: Page[Any] | None
    total: int
    own: tuple[OwnRow, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question of the bank with all that is known of it."""

    question: Question
    labels: tuple[Any, ...]
    fields: tuple[str, ...]
    stakes: tuple[str, ...]
    seniorities: tuple[Any, ...]
    stories: tuple[Match, ...] | None
    asked: tuple[AskedQuestion, ...]
    is_saved: bool


@dataclass(frozen=True, slots=True)
class OwnQuestionPage:
    """One question of the candidate's own. `bank`: its id in the bank, "" for none."""

    row: OwnRow
    stories: tuple[Match, ...] | None
    bank: str


def questions_page(owner: Any, asked: dict[str, str]) -> QuestionsPage:
    """Read it for `owner`; `asked`: q, family, competency, stake, field, seniority, part, page."""
    known = knowledge()
    part = "own" if asked.get("part") == "own" else "bank"
    choices: tuple[tuple[str, Any, tuple[tuple[str, Any], ...]], ...] = (
        ("family", QUESTION_FILTERS["family"], tuple(FAMILIES.items())),
        ("competency", QUESTION_FILTERS["competency"], tuple((one.id, one.name) for one in known.competencies)),
        ("stake", QUESTION_FILTERS["stake"], tuple((one.id, one.name) for one in known.stakes)),
        ("field", QUESTION_FILTERS["field"], tuple((one.id, one.name) for one in known.rounds)),
        ("seniority", QUESTION_FILTERS["seniority"], tuple(SENIORITIES.items())),
    )
    filters = tuple(Choice(name, label, options, asked.get(name, "")) for name, label, options in choices)
    words = asked.get("q", "")[:200]
    kept = questions.kept(owner)
    own = tuple(_own(row) for row in kept.select_related("opportunity", "person")[:OWN]) if part == "own" else ()
    if part == "own":
        return QuestionsPage(part, words, filters, (), None, 0, own, kept.count())
    found = questions.in_bank(words, **{one.name: one.chosen for one in filters})
    page = Paginator(found, ROWS).get_page(asked.get("page", ""))
    saved = set(kept.exclude(bank_id="").values_list("bank_id", flat=True))
    rows = tuple((one, _labels(one.family, one.competency, one.second), one.id in saved) for one in page.object_list)
    return QuestionsPage(part, words, filters, rows, page, len(found), (), kept.count())


def question_page(owner: Any, question: Question, *, with_stories: bool = False) -> QuestionPage:
    """One of the bank, for `owner`. Looking through the stories takes a while, so only `with_stories`."""
    known = knowledge()
    rows = tuple(questions.kept(owner).filter(bank_id=question.id).select_related("opportunity", "person"))
    return QuestionPage(
        question=question,
        labels=_labels(question.family, question.competency, question.second),
        fields=tuple(one.name for one in known.rounds if one.id in question.fields),
        stakes=tuple(one.name for one in known.stakes if one.id in question.stakes),
        seniorities=tuple(SENIORITIES[one] for one in question.seniority),
        stories=fitting(owner, question.text) if with_stories else None,
        asked=tuple(row for row in rows if row.origin == "asked"),
        is_saved=any(row.origin == "saved" for row in rows),
    )


def own_page(owner: Any, row: AskedQuestion, *, with_stories: bool = False) -> OwnQuestionPage:
    """One of the candidate's own; `with_stories` as above."""
    there = any(one.id == row.bank_id for one in knowledge().questions)
    found = fitting(owner, row.text) if with_stories else None
    return OwnQuestionPage(_own(row), found, row.bank_id if there else "")


def fitting(owner: Any, question: str) -> tuple[Match, ...]:
    """The stories that answer it best, among the newest."""
    return tuple(stories_for(owner, question, among=AMONG))


def _own(row: AskedQuestion) -> OwnRow:
    return OwnRow(row, ORIGINS.get(row.origin, row.origin), _labels(row.family, *row.competencies))


def _labels(family: str, *competencies: str) -> tuple[Any, ...]:
    names = {one.id: one.name for one in knowledge().competencies}
    first = (FAMILIES[family],) if family in FAMILIES else ()
    return (*first, *(names[one] for one in competencies if one in names))
