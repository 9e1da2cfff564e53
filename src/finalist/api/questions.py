"""Questions for programs: what one is after, which to expect here, one's own and those that were asked."""

import dataclasses
from datetime import date
from typing import Any, Literal

from ninja import Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Row, Sent, Slice, Text
from finalist.core.questions.classify import classify
from finalist.services import planning, questions
from finalist.store.access import mine
from finalist.store.models import AskedQuestion, Opportunity

router = Router(tags=["questions"])


class Words(Sent):
    """A question in words."""

    text: Text


class ReadingOut(Schema):
    """What a question is after; each label with the words it rests on."""

    direction: str
    family: str
    competencies: list[dict[str, Any]]
    because: list[dict[str, Any]]
    confidence: dict[str, float]


class Expected(Schema):
    """A question to expect, with the reasons that put it there."""

    id: str
    rank: int
    text: str
    family: str
    competencies: list[str]
    reasons: list[str]


class QuestionOut(Row):
    """A question of one's own, or one that was really asked. `origin`: own, asked, saved."""

    opportunity_id: str | None
    person_id: str | None
    text: str
    origin: str
    bank_id: str
    family: str
    competencies: list[str]
    asked_on: date | None


class QuestionIn(Sent):
    """A question to keep."""

    text: Text
    origin: Literal["own", "asked", "saved"] = "own"
    opportunity: Id = ""
    person: Id = ""
    bank_id: Line = ""
    asked_on: date | None = None


@router.post("/questions/classify", response={200: ReadingOut, **TROUBLE})
def read_question(request: Keyed, given: Words) -> Any:
    """Who has to answer, which family it is of, what it looks for."""
    return dataclasses.asdict(classify(given.text))


@router.get("/opportunities/{oid}/questions", response={200: list[Expected], **TROUBLE})
@paginate(Slice)
def list_expected(request: Keyed, oid: str) -> Any:
    """Questions to expect by the newest plan, ranked; none before there is a plan."""
    made = planning.latest(mine(Opportunity, request.auth, oid))
    return [_expected(one) for one in planning.document_of(made).questions] if made else []


@router.get("/questions", response={200: list[QuestionOut], **TROUBLE})
@paginate(Slice)
def list_own(request: Keyed, opportunity: Id = "") -> Any:
    """One's own and those that were asked, the newest first."""
    rows = AskedQuestion.objects.of(request.auth)
    if opportunity:
        rows = rows.filter(opportunity=mine(Opportunity, request.auth, opportunity))
    return rows.order_by("-created_at", "pk")


@router.post("/questions", response={201: QuestionOut, **TROUBLE})
def keep(request: Keyed, given: QuestionIn) -> Any:
    """Keep one."""
    return Status(
        201,
        questions.keep(
            request.auth,
            given.text,
            origin=given.origin,
            opportunity_id=given.opportunity,
            person_id=given.person,
            bank_id=given.bank_id,
            asked_on=given.asked_on,
        ),
    )


def _expected(one: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "rank": one.rank,
        "text": one.text.text,
        "family": one.family,
        "competencies": list(one.competencies),
        "reasons": [reason.line.text for reason in one.reasons],
    }


@router.delete("/questions/{qid}", response={204: None, **TROUBLE})
def remove(request: Keyed, qid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    questions.remove(request.auth, qid)
    return Status(204, None)
