"""Papers for programs: handed in as a file or as text, shown as they were read, corrected."""

from typing import Any, Literal

from django.http import HttpResponse
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Line, Long, Rev, Row, Sent, Slice, Text
from finalist.core.errors import UserError
from finalist.core.reading import fields_of
from finalist.services import papers
from finalist.store.access import mine
from finalist.store.models import Opportunity, Paper

router = Router(tags=["papers"])
Kind = Literal["posting", "invitation", "resume", "notes", "company", "stories", "calendar"]
FILE = {"responses": {200: {"description": "The file", "content": {"application/octet-stream": {}}}}}


class PaperOut(Row):
    """A paper without what was read of it."""

    opportunity_id: str | None
    kind: str
    name: str
    problems: list[dict[str, Any]]
    corrections: dict[str, str | None]


class FieldOut(Schema):
    """One field that was read. `pointer`: where it stands in `document`, for corrections; `start`, `end`: its span."""

    pointer: str
    label: str
    group: str
    value: str
    start: int
    end: int


class PaperRead(PaperOut):
    """A paper and what was read of it. `document`: as read, before corrections."""

    document: dict[str, Any] | None
    fields: list[FieldOut]

    @staticmethod
    def resolve_fields(row: Paper) -> Any:
        """Every field of the document as it stands now, corrections in it."""
        document = papers.as_corrected(row)
        return fields_of(row.kind, document.model_dump(mode="json")) if document is not None else []


class Pasted(Sent):
    """A paper as text. Without `kind` its words decide."""

    text: Long
    kind: Kind | None = None
    name: Line = "pasted.txt"


class Corrections(Sent):
    """JSON pointer → the value that should stand there, null to take it out."""

    corrections: dict[Line, Text | None]
    rev: Rev | None = None


@router.get("/opportunities/{oid}/papers", response={200: list[PaperOut], **TROUBLE})
@paginate(Slice)
def list_papers(request: Keyed, oid: str) -> Any:
    """The papers of an opportunity, the newest first."""
    opportunity = mine(Opportunity, request.auth, oid)
    rows = Paper.objects.of(request.auth).filter(opportunity=opportunity).defer("source", "document")
    return rows.order_by("-created_at", "pk")


@router.post("/opportunities/{oid}/papers", response={201: PaperRead, **TROUBLE})
def paste(request: Keyed, oid: str, given: Pasted) -> Any:
    """Hand in text; it is read at once."""
    if not given.text.strip():
        raise UserError("The paper is empty.", "Send its text.")
    return Status(201, _kept(request, oid, given.kind, given.name or "pasted.txt", given.text.encode()))


@router.post("/opportunities/{oid}/papers/file", response={201: PaperRead, **TROUBLE})
def upload(request: Keyed, oid: str, file: File[UploadedFile], kind: Form[Kind | None] = None) -> Any:
    """Hand in a file of at most 10 MB; it is read at once."""
    if (file.size or 0) > papers.LIMIT:
        raise UserError("The file is larger than 10 MB.", "Give a smaller one.")
    return Status(201, _kept(request, oid, kind, file.name or "file", file.read()))


@router.get("/papers/{pid}", response={200: PaperRead, **TROUBLE})
def get_paper(request: Keyed, pid: str) -> Any:
    """A paper, its document and its fields."""
    return mine(Paper, request.auth, pid)


@router.get("/papers/{pid}/file", openapi_extra=FILE, response={**TROUBLE})
def get_file(request: Keyed, pid: str) -> HttpResponse:
    """The bytes as they were handed in."""
    answer = HttpResponse(papers.data_of(mine(Paper, request.auth, pid)), "application/octet-stream")
    answer.headers["Content-Disposition"] = "attachment"
    return answer


@router.patch("/papers/{pid}", response={200: PaperRead, **TROUBLE})
def correct(request: Keyed, pid: str, given: Corrections) -> Any:
    """Say what should stand there."""
    return papers.correct(request.auth, pid, given.corrections, given.rev)


@router.delete("/papers/{pid}", response={204: None, **TROUBLE})
def remove(request: Keyed, pid: str) -> Any:
    """Take it out; POST /undo brings it back."""
    papers.remove(request.auth, pid)
    return Status(204, None)


def _kept(request: Keyed, oid: str, kind: Kind | None, name: str, data: bytes) -> Paper:
    opportunity = mine(Opportunity, request.auth, oid)
    if kind is None:
        return papers.add_unsorted(request.auth, opportunity, name, data)
    return papers.add(request.auth, opportunity, kind, name, data)
