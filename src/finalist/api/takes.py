"""Answers for programs: how far they are, their words, their review, what the candidate thinks of them."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse, JsonResponse
from ninja import Field, Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status
from pydantic import StringConstraints

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Long, Rev, Row, Sent, Slice, Text
from finalist.core.answers.review_json import review_to_json
from finalist.services import practice, probing
from finalist.store import files
from finalist.store.access import NotThere, mine
from finalist.store.models import Drill, Opportunity, Take

router = Router(tags=["practice"])
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Length = Annotated[float | None, Field(ge=0, le=100_000, allow_inf_nan=False)]
Mark = Annotated[int, Field(ge=1, le=5)]
SOUND = {"responses": {200: {"description": "The recording", "content": {"application/octet-stream": {}}}}}
REVIEW = {
    "responses": {
        200: {
            "description": "The review; its schema is docs/reference/review.schema.json",
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    }
}


class TakeOut(Row):
    """An answer without its words. `state`: waiting, listening (then `progress` in percent), done, failed, cancelled;
    `trouble`: code of why it failed; `sha256`: of its recording, "" without; `parent_id`: the answer it follows up;
    `asks_self`: the review waits for one's own view of it."""

    drill_id: str | None
    place: int
    opportunity_id: str | None
    question_id: str
    question: str
    nth: int
    parent_id: str | None
    medium: str
    sha256: str = Field(alias="media")
    seconds: float | None
    language: str
    state: str
    progress: int
    trouble: str
    engine: str
    edited: bool
    asks_self: bool

    @staticmethod
    def resolve_asks_self(row: Take) -> bool:
        """Whether one's own view comes next."""
        return practice.asks_self(row)


class FollowUp(Schema):
    """A question put after the answer. `why`: code of what the answer left out."""

    id: str
    text: str
    why: str


class SelfRating(Schema):
    """What the candidate gave themselves: competency → 1 to 5, and a thought."""

    marks: dict[str, int]
    thought: str


class TakeRead(TakeOut):
    """An answer with its words. `text`: null while there are none; `follow_up`: waits for an answer, null for none."""

    text: str | None
    follow_up: FollowUp | None
    self_rating: SelfRating | None

    @staticmethod
    def resolve_text(row: Take) -> str | None:
        """The words of the transcript in one line."""
        transcript = practice.transcript_of(row)
        return transcript.text if transcript else None

    @staticmethod
    def resolve_follow_up(row: Take) -> Any:
        """What was asked on and not answered yet."""
        return probing.pending(row) if row.state == Take.State.DONE and row.parent_id is None else None

    @staticmethod
    def resolve_self_rating(row: Take) -> Any:
        """As kept; nothing strange comes through."""
        kept = row.self_rating
        if not isinstance(kept, dict):
            return None
        given = kept.get("marks")
        marks = given.items() if isinstance(given, dict) else ()
        return {"marks": {key: mark for key, mark in marks if mark in practice.MARKS},
                "thought": str(kept.get("thought", ""))}  # fmt: skip


class OwnView(Sent):
    """What one gives oneself, by competency; empty: one would rather not say."""

    marks: dict[Line, Mark] = Field(default_factory=dict)
    thought: Text = ""
    rev: Rev | None = None


class Words(Sent):
    """The transcript as one says it was."""

    text: Long
    rev: Rev | None = None


class Hearing(Sent):
    """What to do about the listening."""

    do: Literal["again", "stop"]


class RemarkOut(Schema):
    """A remark. `at`: seconds from the start, null for the whole; `by`: "" is the candidate."""

    id: str
    at: float | None
    text: str
    by: str
    created_at: datetime


class RemarkIn(Sent):
    """A remark to write down at a moment of the answer, or about the whole."""

    text: Text
    at: Length = None


@router.get("/takes", response={200: list[TakeOut], **TROUBLE})
@paginate(Slice)
def list_takes(request: Keyed, drill: Id = "", opportunity: Id = "", question_id: Line = "") -> Any:
    """Answers and answers to follow-ups, the newest first."""
    rows = Take.objects.of(request.auth).select_related("blob").defer("transcript", "review", "camera")
    rows = rows.filter(drill=mine(Drill, request.auth, drill)) if drill else rows
    rows = rows.filter(opportunity=mine(Opportunity, request.auth, opportunity)) if opportunity else rows
    rows = rows.filter(question_id=question_id) if question_id else rows
    return rows.order_by("-created_at", "-nth", "pk")


@router.get("/takes/{tid}", response={200: TakeRead, **TROUBLE})
def get_take(request: Keyed, tid: str) -> Any:
    """An answer: how far it is, its words, what was asked on."""
    return mine(Take, request.auth, tid)


@router.get("/takes/{tid}/review", openapi_extra=REVIEW, response={**TROUBLE})
def get_review(request: Keyed, tid: str) -> HttpResponse:
    """What was found in it. As on the page, one's own view comes first: without it, it is refused (422)."""
    return JsonResponse(review_to_json(practice.shown_review(mine(Take, request.auth, tid))))


@router.get("/takes/{tid}/transcript", response={200: dict[str, Any], **TROUBLE})
def get_transcript(request: Keyed, tid: str) -> Any:
    """Its words with their times, as `finalist schema transcript` describes them."""
    transcript = practice.transcript_of(mine(Take, request.auth, tid))
    if transcript is None:
        raise NotThere
    return transcript.model_dump(mode="json")


@router.get("/takes/{tid}/sound", openapi_extra=SOUND, response={**TROUBLE})
def get_sound(request: Keyed, tid: str) -> HttpResponse:
    """The bytes of the recording as they arrived."""
    take = mine(Take, request.auth, tid)
    if take.blob is None:
        raise NotThere
    answer = HttpResponse(files.read(take.blob), "application/octet-stream")
    answer.headers["Content-Disposition"] = "attachment"
    return answer


@router.put("/takes/{tid}/self-rating", response={200: TakeRead, **TROUBLE})
def rate_self(request: Keyed, tid: str, given: OwnView) -> Any:
    """Say how one finds it oneself, or that one would rather not (no marks); then the review is open."""
    return practice.rate_self(request.auth, tid, given.marks, given.thought, given.rev)


@router.put("/takes/{tid}/words", response={200: TakeRead, **TROUBLE})
def mend_words(request: Keyed, tid: str, given: Words) -> Any:
    """Put the transcript right; everything is measured anew, words that stay keep their times."""
    return practice.mend(request.auth, tid, given.text, given.rev)


@router.post("/takes/{tid}/listening", response={200: TakeRead, **TROUBLE})
def listening(request: Keyed, tid: str, given: Hearing) -> Any:
    """Have it listened to again, or stop the listening."""
    verb = practice.listen_again if given.do == "again" else practice.stop_listening
    return verb(request.auth, tid)


@router.post("/takes/{tid}/enough", response={200: TakeRead, **TROUBLE})
def enough(request: Keyed, tid: str) -> Any:
    """No more follow-up questions after this answer."""
    return probing.enough(mine(Take, request.auth, tid, parent=None))


@router.get("/takes/{tid}/remarks", response={200: list[RemarkOut], **TROUBLE})
def list_remarks(request: Keyed, tid: str) -> Any:
    """One's own remarks and those of friends, in the order of their moments."""
    return list(practice.remarks_of(mine(Take, request.auth, tid)))


@router.post("/takes/{tid}/remarks", response={201: RemarkOut, **TROUBLE})
def write_remark(request: Keyed, tid: str, given: RemarkIn) -> Any:
    """Write something down."""
    return Status(201, practice.remark(request.auth, tid, given.text, given.at))


@router.delete("/takes/{tid}", response={204: None, **TROUBLE})
def remove_take(request: Keyed, tid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    practice.remove(request.auth, tid)
    return Status(204, None)
