"""Résumés for programs: begun, brought in, changed as JSON Resume, printed, proved, fitted to a posting."""

from typing import Any, Literal

from django.db import transaction
from django.http import HttpResponse
from ninja import Field, File, Router, Schema
from ninja.files import UploadedFile
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Rev, Row, Sent, Slice
from finalist.core.errors import UserError
from finalist.core.resume.changes import Change, change_to_json
from finalist.core.resume.proof import Score
from finalist.core.resume.tailoring import Asked
from finalist.services import resume_fit, resume_import, resume_look, resumes
from finalist.store.access import NotThere, mine
from finalist.store.models import Opportunity, Resume

router = Router(tags=["résumés"])
FILE = {"responses": {200: {"description": "The file", "content": {"application/octet-stream": {}}}}}
Format = Literal["pdf", "docx", "html", "txt", "md", "json", "png"]


class ResumeOut(Row):
    """A résumé without its document. `opportunity_id`: whose version it is, null for one of the candidate's own."""

    name: str
    opportunity_id: str | None
    in_use: bool
    step: int
    look: dict[str, Any]


class ResumeRead(ResumeOut):
    """A résumé with its document (JSON Resume v1) and what an import did not understand."""

    body: dict[str, Any]
    report: list[dict[str, Any]]


class ResumeIn(Sent):
    """A new one: its document, and a name for the candidate alone."""

    name: Line = ""
    body: dict[str, Any] = Field(default_factory=dict)


class ResumeChange(Sent):
    """What should stand there instead; what is left out stays."""

    name: Line | None = None
    body: dict[str, Any] | None = None
    look: "LookIn | None" = None
    in_use: Literal[True] | None = None
    rev: Rev | None = None


class LookIn(Sent):
    """Choices of the look; those left out stay."""

    theme: Line | None = None
    paper: Literal["a4", "us-letter"] | None = None
    language: Line | None = None
    accent: Line | None = None
    font: Line | None = None
    photo: bool | None = None


class ScoreOut(Schema):
    """What one reader found: values by field, those lost, entries out of place."""

    reader: str
    percent: int
    found: dict[str, int]
    wanted: dict[str, int]
    lost: list[str]
    misplaced: list[str]


class ProofOut(Schema):
    """One format read again by every reader there is. `percent`: the worst reader's."""

    form: str
    percent: int
    accessible: bool
    size: int
    scores: list[ScoreOut]


class FitOut(Schema):
    """An opportunity’s version held against its posting. `open`, `decided`: changes, each with what it rests on."""

    resume_id: str
    rev: int
    asked: list[dict[str, Any]]
    open: list[dict[str, Any]]
    decided: list[dict[str, Any]]


class FitBegin(Sent):
    """Which résumé to begin from; left out, the one in use."""

    resume_id: Id = ""


class Decision(Sent):
    """What becomes of a change."""

    change: Line
    do: Literal["accept", "reject", "take-back"]
    rev: Rev | None = None


@router.get("/resumes", response={200: list[ResumeOut], **TROUBLE})
@paginate(Slice)
def list_resumes(request: Keyed) -> Any:
    """All of them, one's own first."""
    return resumes.listed(request.auth)


@router.post("/resumes", response={201: ResumeRead, **TROUBLE})
def add_resume(request: Keyed, given: ResumeIn) -> Any:
    """A new one from a document."""
    return Status(201, resumes.begin(request.auth, given.name, given.body))


@router.post("/resumes/file", response={201: ResumeRead, **TROUBLE})
def upload_resume(request: Keyed, file: File[UploadedFile]) -> Any:
    """A new one from a file of at most 10 MB, in any format that is read."""
    if (file.size or 0) > resume_import.LIMIT:
        raise UserError("The file is larger than 10 MB.", "Give a smaller one.")
    return Status(201, resume_import.bring_in(request.auth, file.name or "resume", file.read()))


@router.get("/resumes/{rid}", response={200: ResumeRead, **TROUBLE})
def get_resume(request: Keyed, rid: str) -> Any:
    """One with its document."""
    return mine(Resume, request.auth, rid)


@router.patch("/resumes/{rid}", response={200: ResumeRead, **TROUBLE})
@transaction.atomic
def change_resume(request: Keyed, rid: str, given: ResumeChange) -> Any:
    """Another document, name or look; a version of what was there is kept."""
    row, seen = mine(Resume, request.auth, rid), given.rev
    if given.name is not None:
        row, seen = resumes.rename(request.auth, rid, given.name, seen), None
    if given.body is not None:
        row, seen = resumes.put(row, given.body, "document", seen), None
    if given.look is not None:
        row = resume_look.save(request.auth, rid, seen, **given.look.model_dump(exclude_none=True))
    return resumes.use(request.auth, rid) if given.in_use else row


@router.delete("/resumes/{rid}", response={204: None, **TROUBLE})
def remove_resume(request: Keyed, rid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    resumes.delete(request.auth, rid)
    return Status(204, None)


@router.post("/resumes/{rid}/undo", response={200: ResumeRead, **TROUBLE})
def undo_resume(request: Keyed, rid: str) -> Any:
    """As it was before its last save."""
    return resumes.undo(request.auth, rid)


@router.get("/resumes/{rid}/files/{ending}", openapi_extra=FILE, response={**TROUBLE})
def get_resume_file(request: Keyed, rid: str, ending: Format) -> HttpResponse:
    """It as a file; of pictures the first page."""
    built = resume_look.made(mine(Resume, request.auth, rid), ending)
    answer = HttpResponse(built.files[0][1], "application/octet-stream")
    answer.headers["Content-Disposition"] = "attachment"
    return answer


@router.get("/resumes/{rid}/proof", response={200: list[ProofOut], **TROUBLE})
def get_proof(request: Keyed, rid: str) -> Any:
    """Its PDF and DOCX, read again by every reader there is."""
    row = mine(Resume, request.auth, rid)
    resume_look.made(row, "pdf")
    return [
        {"form": one.form, "percent": one.percent, "accessible": one.accessible, "size": one.size,
         "scores": [_score(score) for score in one.scores]}
        for one in resume_look.proof_of(row)
    ]  # fmt: skip


@router.post("/opportunities/{oid}/resume", response={201: ResumeRead, **TROUBLE})
def begin_fit(request: Keyed, oid: str, given: FitBegin) -> Any:
    """The version for the opportunity; made as a copy when there is none."""
    return Status(201, resume_fit.begin(request.auth, oid, given.resume_id))


@router.get("/opportunities/{oid}/resume", response={200: FitOut, **TROUBLE})
def get_fit(request: Keyed, oid: str) -> Any:
    """Requirement by requirement, and every change that may be made."""
    row = resumes.version_for(mine(Opportunity, request.auth, oid))
    if row is None:
        raise NotThere
    fit = resume_fit.fit_of(row)
    if fit is None:
        raise UserError("There is no posting that asks for something.", "Hand it in first.")
    return {
        "resume_id": row.pk, "rev": row.rev, "asked": [_asked(one) for one in fit.asked],
        "open": [_change(one) for one in fit.open],
        "decided": [{**_change(one.change), "state": one.state} for one in fit.decided],
    }  # fmt: skip


@router.post("/opportunities/{oid}/resume/changes", response={200: ResumeRead, **TROUBLE})
def decide_change(request: Keyed, oid: str, given: Decision) -> Any:
    """Accept, reject or take back one change."""
    verbs = {"accept": resume_fit.accept, "reject": resume_fit.reject, "take-back": resume_fit.take_back}
    return verbs[given.do](request.auth, oid, given.change, given.rev)


def _score(score: Score) -> dict[str, Any]:
    return {
        "reader": score.reader, "percent": score.percent, "found": dict(score.found), "wanted": dict(score.wanted),
        "lost": score.lost, "misplaced": score.misplaced,
    }  # fmt: skip


def _change(change: Change) -> dict[str, Any]:
    return change_to_json(change)


def _asked(one: Asked) -> dict[str, Any]:
    return {
        "requirement": one.text, "necessity": one.necessity, "shown": one.shown, "why": one.why.text,
        "own": one.own.model_dump(mode="json") if one.own else None,
        "suggestion": one.suggestion.text if one.suggestion else None,
    }  # fmt: skip
