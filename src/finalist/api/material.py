"""The candidate's own material for programs: stories with check and match, facts and what is said of them."""

import dataclasses
from datetime import datetime
from typing import Any, Literal

from ninja import Field, Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Line, Long, Rev, Row, Sent, Slice, Text
from finalist.services import facts, stories, story_match
from finalist.store.access import mine
from finalist.store.models import FactMark, Story

router = Router(tags=["stories and facts"])


class StoryOut(Row):
    """One story in the candidate's words. `happened_on`: to the known precision, "" when not said."""

    title: str
    text: str
    competencies: list[str]
    situations: list[str]
    happened_on: str
    is_example: bool


class StoryIn(Sent):
    """A story as it should be kept."""

    title: Line = ""
    text: Long = ""
    competencies: list[Line] = Field(default_factory=list, max_length=20)
    situations: list[Line] = Field(default_factory=list, max_length=20)
    happened_on: Line = ""
    rev: Rev | None = None


class Told(Sent):
    """A story that need not be kept."""

    title: Line = ""
    text: Long


class Asked(Sent):
    """A question, and how many stories to give for it at most."""

    question: Text
    count: Literal[1, 2, 3, 4, 5] = 3


class Matched(Schema):
    """A story for a question. `says`: why; `quotes`: its words that this rests on; `weak`: for want of a better one."""

    id: str
    title: str
    weak: bool
    says: list[str]
    quotes: list[str]
    missing: list[str]


class SheetOut(Schema):
    """What was read of all papers. `state`: none, queued, working, ready, failed; `outdated`: there is more by now."""

    state: str
    problem: str
    made_at: datetime | None
    outdated: bool
    body: dict[str, Any] | None


class FactMarkOut(Row):
    """What the candidate said of a fact: confirmed, cannot-confirm, retracted."""

    statement: str
    state: str
    note: str


class FactMarkIn(Sent):
    """A word on a fact."""

    statement: Text
    state: Literal["confirmed", "cannot-confirm", "retracted"]
    note: Text = ""


@router.get("/stories", response={200: list[StoryOut], **TROUBLE})
@paginate(Slice)
def list_stories(request: Keyed, q: Line = "", competency: Line = "") -> Any:
    """Stories with these words and that competency, the newest first."""
    return stories.found(request.auth, q, competency)


@router.post("/stories", response={201: StoryOut, **TROUBLE})
def write(request: Keyed, given: StoryIn) -> Any:
    """Keep a new one."""
    return Status(201, stories.save(request.auth, "", None, **given.model_dump(exclude={"rev"})))


@router.post("/stories/check", response={200: dict[str, Any], **TROUBLE})
def check(request: Keyed, given: Told) -> Any:
    """What the check says; nothing is kept. Empty when there is nothing to check yet."""
    found = stories.check(given.title, given.text).check
    return _plain(dataclasses.asdict(found)) if found else {}


@router.post("/stories/match", response={200: list[Matched], **TROUBLE})
def match(request: Keyed, given: Asked) -> Any:
    """The stories that answer a question, the best first."""
    return story_match.stories_for(request.auth, given.question, given.count)


@router.get("/stories/{sid}", response={200: StoryOut, **TROUBLE})
def get_story(request: Keyed, sid: str) -> Any:
    """One of them."""
    return mine(Story, request.auth, sid)


@router.put("/stories/{sid}", response={200: StoryOut, **TROUBLE})
def rewrite(request: Keyed, sid: str, given: StoryIn) -> Any:
    """Keep it as it is now."""
    return stories.save(request.auth, sid, given.rev, **given.model_dump(exclude={"rev"}))


@router.delete("/stories/{sid}", response={204: None, **TROUBLE})
def delete(request: Keyed, sid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    stories.delete(request.auth, sid)
    return Status(204, None)


@router.get("/facts", response={200: SheetOut, **TROUBLE})
def get_facts(request: Keyed) -> Any:
    """What the candidate's papers state and where they disagree, as it was last read."""
    sheet = facts.sheet_of(request.auth)
    outdated = facts.is_outdated(sheet, request.auth)
    if sheet is None:
        return {"state": "none", "problem": "", "made_at": None, "outdated": outdated, "body": None}
    told = {name: getattr(sheet, name) for name in ("state", "problem", "made_at", "body")}
    return {**told, "outdated": outdated}


@router.post("/facts", response={202: SheetOut, **TROUBLE})
def read_facts(request: Keyed) -> Any:
    """Have everything read anew; GET /facts tells when it is ready."""
    facts.request_sheet(request.auth)
    return Status(202, get_facts(request))


@router.get("/facts/marks", response={200: list[FactMarkOut], **TROUBLE})
@paginate(Slice)
def list_marks(request: Keyed) -> Any:
    """The register of facts, oldest first."""
    return FactMark.objects.of(request.auth).order_by("created_at", "pk")


@router.put("/facts/marks", response={200: FactMarkOut, **TROUBLE})
def mark(request: Keyed, given: FactMarkIn) -> Any:
    """Say of a fact that it is confirmed, cannot be confirmed, or is retracted."""
    return facts.mark(request.auth, given.statement, given.state, given.note)


@router.delete("/facts/marks/{mid}", response={204: None, **TROUBLE})
def unmark(request: Keyed, mid: str) -> Any:
    """Take a word on a fact back; POST /undo brings it back."""
    facts.unmark(request.auth, mid)
    return Status(204, None)


def _plain(value: Any) -> Any:
    """Documents inside a computed value as plain JSON values."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value
