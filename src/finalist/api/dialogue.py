"""What goes back and forth, for programs: concerns, notes, promises, letters."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Rev, Row, Sent, Slice, Text
from finalist.core import clock
from finalist.services import concerns, planning
from finalist.store.access import mine
from finalist.store.models import Commitment, Letter, Note, Opportunity

router = Router(tags=["concerns, notes, promises and letters"])


class ConcernOut(Schema):
    """A doubt to answer. `rev` is null until something was said of it."""

    key: str
    title: str
    state: str
    answer: str
    person_id: str | None
    landed: bool | None
    rev: int | None


class ConcernIn(Sent):
    """A doubt the candidate names themselves."""

    title: Line


class Step(Sent):
    """One step of a concern: prepared, raised, closed, or open again. `person`: whom it was raised with."""

    key: Line
    to: Literal["open", "prepared", "raised", "closed"]
    title: Line = ""
    person: Id = ""
    landed: Literal["yes", "no", "unknown"] = "unknown"


class Answer(Sent):
    """The candidate's own answer to a doubt."""

    key: Line
    answer: Text
    title: Line = ""
    rev: Rev | None = None


class NoteOut(Row):
    """A line written during or after a meeting."""

    opportunity_id: str
    meeting_id: str | None
    person_id: str | None
    kind: str
    text: str
    at: datetime
    client_id: str


class CommitmentOut(Row):
    """Something promised, by `me` or `them`."""

    opportunity_id: str
    person_id: str | None
    by: str
    text: str
    due: date | None
    done_at: datetime | None


class LetterOut(Row):
    """An e-mail draft or one that was sent. `state`: draft, ready, sent."""

    opportunity_id: str
    person_id: str | None
    kind: str
    subject: str
    body: str
    state: str
    due_at: datetime | None
    sent_at: datetime | None


@router.get("/opportunities/{oid}/concerns", response={200: list[ConcernOut], **TROUBLE})
def list_concerns(request: Keyed, oid: str) -> Any:
    """The plan's concerns and the candidate's own, each with how far it has come."""
    opportunity = mine(Opportunity, request.auth, oid)
    made = planning.latest(opportunity)
    cards, own = concerns.with_states(planning.document_of(made) if made else None, opportunity)
    return [_concern(row, card.id, card.title) for card, row in cards] + [_concern(row) for row in own]


@router.post("/opportunities/{oid}/concerns", response={201: ConcernOut, **TROUBLE})
def add_concern(request: Keyed, oid: str, given: ConcernIn) -> Any:
    """Name a doubt of one's own."""
    return Status(201, _concern(concerns.add(request.auth, oid, given.title)))


@router.post("/opportunities/{oid}/concerns/move", response={200: ConcernOut, **TROUBLE})
def move_concern(request: Keyed, oid: str, given: Step) -> Any:
    """One step of a concern, as of today."""
    step = {"on": clock.now().date(), "person": given.person, "landed": given.landed}
    return _concern(concerns.move(request.auth, oid, given.key, given.title, given.to, **step))  # type: ignore[arg-type]


@router.put("/opportunities/{oid}/concerns/answer", response={200: ConcernOut, **TROUBLE})
def answer_concern(request: Keyed, oid: str, given: Answer) -> Any:
    """Keep one's own answer to the doubt."""
    return _concern(concerns.answer(request.auth, oid, given.key, given.title, given.answer, given.rev))


@router.get("/notes", response={200: list[NoteOut], **TROUBLE})
@paginate(Slice)
def list_notes(request: Keyed, opportunity: Id = "", person: Id = "", kind: Line = "") -> Any:
    """Notes, the newest first."""
    rows = Note.objects.of(request.auth).filter(opportunity__deleted_at=None)
    wanted = {"opportunity": opportunity, "person": person, "kind": kind}
    return rows.filter(**{name: value for name, value in wanted.items() if value}).order_by("-at", "pk")


@router.get("/commitments", response={200: list[CommitmentOut], **TROUBLE})
@paginate(Slice)
def list_commitments(request: Keyed, opportunity: Id = "", open_only: bool = False) -> Any:
    """Promises, those due first."""
    rows = Commitment.objects.of(request.auth).filter(opportunity__deleted_at=None)
    rows = rows.filter(opportunity=opportunity) if opportunity else rows
    return (rows.filter(done_at=None) if open_only else rows).order_by("due", "created_at", "pk")


@router.get("/letters", response={200: list[LetterOut], **TROUBLE})
@paginate(Slice)
def list_letters(request: Keyed, opportunity: Id = "", state: Line = "") -> Any:
    """Letters, the newest first."""
    rows = Letter.objects.of(request.auth).filter(opportunity__deleted_at=None)
    rows = rows.filter(opportunity=opportunity) if opportunity else rows
    return (rows.filter(state=state) if state else rows).order_by("-created_at", "pk")


def _concern(row: Any, key: str = "", title: str = "") -> dict[str, Any]:
    if row is None:
        return {"key": key, "title": title, "state": "open", "answer": "", "person_id": None, "landed": None,
                "rev": None}  # fmt: skip
    return {name: getattr(row, name) for name in ConcernOut.model_fields}
