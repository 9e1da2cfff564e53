"""What goes back and forth, for programs: concerns and notes."""

from datetime import datetime
from typing import Any, Literal

from ninja import Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status
from pydantic import AwareDatetime

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Long, Rev, Row, Sent, Slice, Text
from finalist.core import clock
from finalist.services import concerns, notes, planning
from finalist.store.access import mine
from finalist.store.models import Note, Opportunity

router = Router(tags=["concerns and notes"])


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


class NoteIn(Sent):
    """A line to keep. The same `client_id` again gives the note that is there: sending twice is harmless."""

    opportunity: Id
    text: Long
    kind: Line = "other"
    person: Id = ""
    meeting: Id = ""
    at: AwareDatetime | None = None
    client_id: Line = ""


class NoteEdit(Sent):
    """What to change; what is left out stays."""

    text: Long | None = None
    kind: Line | None = None
    person: Id | None = None
    meeting: Id | None = None
    at: AwareDatetime | None = None
    rev: Rev | None = None


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


@router.post("/notes", response={201: NoteOut, **TROUBLE})
def write_note(request: Keyed, given: NoteIn) -> Any:
    """Keep a line, once however often it is sent."""
    row = notes.write(
        request.auth,
        given.opportunity,
        given.text,
        kind=given.kind,
        person_id=given.person,
        meeting_id=given.meeting,
        at=given.at,
        client_id=given.client_id,
    )
    return Status(201, row)


@router.patch("/notes/{nid}", response={200: NoteOut, **TROUBLE})
def edit_note(request: Keyed, nid: str, given: NoteEdit) -> Any:
    """Change a line."""
    names = {"person": "person_id", "meeting": "meeting_id"}
    values = given.model_dump(exclude={"rev"}, exclude_none=True)
    return notes.edit(request.auth, nid, given.rev, **{names.get(key, key): value for key, value in values.items()})


@router.delete("/notes/{nid}", response={204: None, **TROUBLE})
def remove_note(request: Keyed, nid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    notes.remove(request.auth, nid)
    return Status(204, None)


def _concern(row: Any, key: str = "", title: str = "") -> dict[str, Any]:
    if row is None:
        return {"key": key, "title": title, "state": "open", "answer": "", "person_id": None, "landed": None,
                "rev": None}  # fmt: skip
    return {name: getattr(row, name) for name in ConcernOut.model_fields}
