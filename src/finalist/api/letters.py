"""Letters and promises for programs."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router
from ninja.pagination import paginate
from ninja.responses import Status
from pydantic import AwareDatetime

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Long, Rev, Row, Sent, Slice, Text
from finalist.services import commitments, letters
from finalist.store.access import mine
from finalist.store.models import Commitment, Letter

router = Router(tags=["letters and promises"])
MAIL = {"responses": {200: {"description": "The draft", "content": {"message/rfc822": {}}}}}


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


class LetterIn(Sent):
    """A letter to begin."""

    opportunity: Id
    kind: Line = "thank-you"
    person: Id = ""


class LetterEdit(Sent):
    """What to keep; what is left out stays. `ready` says that it may go."""

    kind: Line | None = None
    person: Id | None = None
    subject: Line | None = None
    body: Long | None = None
    ready: bool = False
    rev: Rev | None = None


class SentAt(Sent):
    """When it went out; now when left out. `sent`: false takes that back."""

    at: AwareDatetime | None = None
    sent: bool = True


class CommitmentOut(Row):
    """Something promised, by `me` or `them`."""

    opportunity_id: str
    person_id: str | None
    by: str
    text: str
    due: date | None
    done_at: datetime | None


class CommitmentIn(Sent):
    """A promise."""

    text: Text
    by: Literal["me", "them"] = "me"
    person: Id = ""
    due: date | None = None


class NewCommitment(CommitmentIn):
    """A promise, and where it was made."""

    opportunity: Id


class CommitmentEdit(CommitmentIn):
    """A promise as it should be kept."""

    rev: Rev | None = None


class Settled(Sent):
    """Whether it was kept."""

    done: bool = True


@router.get("/letters", response={200: list[LetterOut], **TROUBLE})
@paginate(Slice)
def list_letters(request: Keyed, opportunity: Id = "", state: Line = "") -> Any:
    """Letters, the newest first."""
    rows = Letter.objects.of(request.auth).filter(opportunity__deleted_at=None)
    rows = rows.filter(opportunity=opportunity) if opportunity else rows
    return (rows.filter(state=state) if state else rows).order_by("-created_at", "pk")


@router.post("/letters", response={201: LetterOut, **TROUBLE})
def begin_letter(request: Keyed, given: LetterIn) -> Any:
    """An empty one, due as the plan says."""
    row = letters.begin(request.auth, given.opportunity, kind=given.kind, person_id=given.person)
    return Status(201, row)


@router.get("/letters/{lid}", response={200: LetterOut, **TROUBLE})
def get_letter(request: Keyed, lid: str) -> Any:
    """One of them."""
    return mine(Letter, request.auth, lid)


@router.patch("/letters/{lid}", response={200: LetterOut, **TROUBLE})
def write_letter(request: Keyed, lid: str, given: LetterEdit) -> Any:
    """Keep what is written. A letter that was sent stays as it was sent."""
    values = given.model_dump(exclude={"rev", "person"}, exclude_none=True)
    if given.person is not None:
        values["person_id"] = given.person
    return letters.write(request.auth, lid, given.rev, **values)


@router.post("/letters/{lid}/sent", response={200: LetterOut, **TROUBLE})
def mark_sent(request: Keyed, lid: str, given: SentAt) -> Any:
    """It went out. Nothing is sent from here."""
    return letters.sent(request.auth, lid, given.at) if given.sent else letters.unsent(request.auth, lid)


@router.get("/letters/{lid}/draft", openapi_extra=MAIL, response={**TROUBLE})
def get_draft(request: Keyed, lid: str) -> HttpResponse:
    """The letter as an unsent message that mail programs open."""
    answer = HttpResponse(letters.draft_file(mine(Letter, request.auth, lid)), "message/rfc822")
    answer.headers["Content-Disposition"] = 'attachment; filename="letter.eml"'
    return answer


@router.delete("/letters/{lid}", response={204: None, **TROUBLE})
def remove_letter(request: Keyed, lid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    letters.remove(request.auth, lid)
    return Status(204, None)


@router.get("/commitments", response={200: list[CommitmentOut], **TROUBLE})
@paginate(Slice)
def list_commitments(request: Keyed, opportunity: Id = "", open_only: bool = False) -> Any:
    """Promises, those due first."""
    rows = Commitment.objects.of(request.auth).filter(opportunity__deleted_at=None)
    rows = rows.filter(opportunity=opportunity) if opportunity else rows
    return (rows.filter(done_at=None) if open_only else rows).order_by("due", "created_at", "pk")


@router.post("/commitments", response={201: CommitmentOut, **TROUBLE})
def promise(request: Keyed, given: NewCommitment) -> Any:
    """Something that was promised."""
    values = {"by": given.by, "person_id": given.person, "due": given.due}
    return Status(201, commitments.add(request.auth, given.opportunity, given.text, **values))  # type: ignore[arg-type]


@router.put("/commitments/{cid}", response={200: CommitmentOut, **TROUBLE})
def edit_promise(request: Keyed, cid: str, given: CommitmentEdit) -> Any:
    """Keep it as it is now."""
    about = {"by": given.by, "person_id": given.person, "due": given.due}
    return commitments.edit(request.auth, cid, given.rev, given.text, **about)  # type: ignore[arg-type]


@router.post("/commitments/{cid}/done", response={200: CommitmentOut, **TROUBLE})
def settle(request: Keyed, cid: str, given: Settled) -> Any:
    """It was kept, or was not after all."""
    return commitments.settle(request.auth, cid, done=given.done)


@router.delete("/commitments/{cid}", response={204: None, **TROUBLE})
def remove_promise(request: Keyed, cid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    commitments.remove(request.auth, cid)
    return Status(204, None)
