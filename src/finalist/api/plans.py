"""Game plans for programs: asked for, waited for, read, marked, compared, taken along."""

import dataclasses
from datetime import datetime
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Line, Row, Sent, Slice, Text
from finalist.core.plan.changes import changes
from finalist.services import exports, marks, planning
from finalist.services.readiness import readiness_of
from finalist.store.access import NotThere, mine
from finalist.store.models import Opportunity, Plan

router = Router(tags=["plans"])
PLAN = {
    "responses": {
        200: {
            "description": "The plan; its schema is docs/reference/gameplan.schema.json",
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    }
}
FILE = {"responses": {200: {"description": "The file", "content": {kind: {} for kind in exports.FILES.values()}}}}


class PlanOut(Row):
    """One version. `state`: queued, working, ready, failed (then `problem` says why)."""

    opportunity_id: str
    number: int
    state: str
    step: str
    problem: str
    made_at: datetime | None


class MarkOut(Schema):
    """What the candidate did to one item."""

    part: str
    item: str
    done_at: datetime | None
    hidden: bool
    place: float | None
    wording: str


class Marked(Sent):
    """What to do to one item; what is left out stays as it is."""

    part: Literal["question", "ask", "agenda", "exercise", "value", "check", "after"]
    item: Line
    done: bool | None = None
    hidden: bool | None = None
    wording: Text | None = None


class ChangeOut(Schema):
    """One difference between the newest plan and the one before it."""

    part: str
    kind: str
    before: str
    after: str


class PartOut(Schema):
    """One part of readiness: points of its weight."""

    code: str
    done: int
    total: int
    points: int
    weight: int


class ReadinessOut(Schema):
    """How far preparation has come; never a guess at the odds."""

    percent: int
    parts: list[PartOut]


@router.post("/opportunities/{oid}/plans", response={202: PlanOut, **TROUBLE})
def request_plan(request: Keyed, oid: str) -> Any:
    """Ask for a plan; one that is being made already is given back. Look at GET /plans/{pid} until it is ready."""
    return Status(202, planning.request_plan(request.auth, oid))


@router.get("/opportunities/{oid}/plans", response={200: list[PlanOut], **TROUBLE})
@paginate(Slice)
def list_plans(request: Keyed, oid: str) -> Any:
    """Every version, the newest first."""
    rows = Plan.objects.of(request.auth).filter(opportunity=mine(Opportunity, request.auth, oid))
    return rows.defer("body", "upcoming").order_by("-number")


@router.get("/plans/{pid}", response={200: PlanOut, **TROUBLE})
def get_state(request: Keyed, pid: str) -> Any:
    """How far the making of it is."""
    return mine(Plan, request.auth, pid)


@router.get("/opportunities/{oid}/plan", openapi_extra=PLAN, response={**TROUBLE})
def get_plan(request: Keyed, oid: str) -> HttpResponse:
    """The newest plan that is ready."""
    made = planning.latest(mine(Opportunity, request.auth, oid))
    if made is None:
        raise NotThere
    return HttpResponse(planning.document_of(made).model_dump_json(), "application/json")


@router.get("/opportunities/{oid}/plan/files/{name}", openapi_extra=FILE, response={**TROUBLE})
def get_file(request: Keyed, oid: str, name: str) -> HttpResponse:
    """The plan as a file: plan.pdf, plan.html, plan.json, plan.md, interview.ics."""
    opportunity = mine(Opportunity, request.auth, oid)
    if name not in exports.FILES:
        raise NotThere
    answer = HttpResponse(exports.plan_file(opportunity, name), exports.FILES[name])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@router.get("/opportunities/{oid}/plan/changes", response={200: list[ChangeOut], **TROUBLE})
def get_changes(request: Keyed, oid: str) -> Any:
    """What the newest plan has that the one before had not; nothing when there is only one."""
    newest = planning.newest_two(mine(Opportunity, request.auth, oid))
    if len(newest) < 2:
        return []
    newer, older = (planning.document_of(plan) for plan in newest)
    return [dataclasses.asdict(one) for one in changes(older, newer)]


@router.get("/opportunities/{oid}/plan/readiness", response={200: ReadinessOut, **TROUBLE})
def get_readiness(request: Keyed, oid: str) -> Any:
    """The explained sum."""
    opportunity = mine(Opportunity, request.auth, oid)
    made = planning.latest(opportunity)
    return readiness_of(opportunity, planning.document_of(made) if made else None)


@router.get("/opportunities/{oid}/plan/marks", response={200: list[MarkOut], **TROUBLE})
def list_marks(request: Keyed, oid: str) -> Any:
    """What the candidate did to the plan; it outlives the plan it was done to."""
    return list(marks.marks_of(mine(Opportunity, request.auth, oid)).values())


@router.put("/opportunities/{oid}/plan/marks", response={200: MarkOut, **TROUBLE})
def mark(request: Keyed, oid: str, given: Marked) -> Any:
    """Tick off, hide or word anew one item."""
    values = given.model_dump(exclude={"part", "item"}, exclude_none=True)
    return marks.mark(request.auth, oid, given.part, given.item, **values)
