"""Opportunities for programs: listed, begun, moved, closed, put away, thrown away and brought back."""

from datetime import datetime
from typing import Any

from ninja import Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Rev, Row, Sent, Slice, Text
from finalist.services import opportunities
from finalist.services.search import words_of
from finalist.services.undo import undo
from finalist.store.access import mine
from finalist.store.models import Event, Opportunity
from finalist.store.search import holding

router = Router(tags=["opportunities"])


class OpportunityOut(Row):
    """One job at one company."""

    company: str
    role: str
    stage: str
    outcome: str
    outcome_reason: str
    round: int | None
    zone: str
    hours: float
    next_at: datetime | None
    archived_at: datetime | None
    is_example: bool
    url: str


class Begun(Sent):
    """A new opportunity."""

    company: Line = ""
    role: Line = ""


class Moved(Sent):
    """Into another column, above `before` ("" = last)."""

    stage: Line
    before: Id = ""
    rev: Rev | None = None


class Closed(Sent):
    """How it ended."""

    outcome: Line
    reason: Text = ""
    rev: Rev | None = None


class Away(Sent):
    """Out of sight, or back."""

    away: bool = True


class Thrown(Sent):
    """What to bring back. `kind`: the row's kind, as Story or Note."""

    kind: Line
    id: Id


class EventOut(Schema):
    """One line of history; `verb` is a code."""

    id: str
    at: datetime
    verb: str
    values: dict[str, Any]


@router.get("/opportunities", response={200: list[OpportunityOut], **TROUBLE})
@paginate(Slice)
def list_opportunities(request: Keyed, q: Line = "", stage: Line = "", archived: bool = False) -> Any:
    """Opportunities whose company and role hold every word of `q`, the newest first."""
    rows = Opportunity.objects.of(request.auth).filter(holding(words_of(q), ("company", "role")))
    rows = rows.filter(archived_at__isnull=not archived)
    return (rows.filter(stage=stage) if stage else rows).order_by("-created_at", "-pk")


@router.post("/opportunities", response={201: OpportunityOut, **TROUBLE})
def begin(request: Keyed, given: Begun) -> Any:
    """Begin one; hand its papers in next."""
    return Status(201, opportunities.begin(request.auth, company=given.company, role=given.role))


@router.get("/opportunities/{oid}", response={200: OpportunityOut, **TROUBLE})
def get_opportunity(request: Keyed, oid: str) -> Any:
    """One of them."""
    return mine(Opportunity, request.auth, oid)


@router.post("/opportunities/{oid}/stage", response={200: OpportunityOut, **TROUBLE})
def move(request: Keyed, oid: str, given: Moved) -> Any:
    """Move it along."""
    return opportunities.move(request.auth, oid, given.stage, before=given.before, seen=given.rev)


@router.post("/opportunities/{oid}/close", response={200: OpportunityOut, **TROUBLE})
def close(request: Keyed, oid: str, given: Closed) -> Any:
    """It is over."""
    return opportunities.close(request.auth, oid, given.outcome, given.reason, seen=given.rev)


@router.post("/opportunities/{oid}/archive", response={200: OpportunityOut, **TROUBLE})
def archive(request: Keyed, oid: str, given: Away) -> Any:
    """Put it away, or bring it back in sight."""
    return opportunities.archive(request.auth, oid, away=given.away)


@router.delete("/opportunities/{oid}", response={204: None, **TROUBLE})
def delete(request: Keyed, oid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    opportunities.delete(request.auth, oid)
    return Status(204, None)


@router.get("/opportunities/{oid}/history", response={200: list[EventOut], **TROUBLE})
@paginate(Slice)
def history(request: Keyed, oid: str) -> Any:
    """What happened, the newest first."""
    return Event.objects.of(request.auth).filter(opportunity=mine(Opportunity, request.auth, oid)).order_by("-at", "pk")


@router.post("/undo", response={200: Thrown, **TROUBLE})
def bring_back(request: Keyed, given: Thrown) -> Any:
    """Bring back what was thrown away."""
    return {"kind": given.kind, "id": undo(request.auth, given.kind, given.id).pk}
