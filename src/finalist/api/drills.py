"""Practice for programs: what is due, sittings begun and read, and the answers that go into them."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, File, Form, Router, Schema
from ninja.files import UploadedFile
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Long, Row, Sent, Slice
from finalist.api.takes import Length, Sha256, TakeRead
from finalist.core.errors import UserError
from finalist.services import drills, practice, recalling, receiving
from finalist.services.drill_items import Item
from finalist.store.access import mine
from finalist.store.models import Drill, Opportunity, RecallCard, Take

router = Router(tags=["practice"])
Kind = Literal["due", "panel", "person", "concern", "presentation", "role-play", "question"]
Place = Field(0, ge=0, le=200)


class CardOut(Schema):
    """A question or a story, and when to practise it again. `key`: the question's id, or the story's."""

    id: str
    kind: str
    key: str
    title: str
    opportunity_id: str | None
    due_at: datetime


class ItemOut(Schema):
    """One question of a sitting. `competencies`: what it is about; `seconds`: the usual time for it; `guess`: what the
    candidate took it to be about, null before; `takes`: ids of its answers in order."""

    place: int
    question_id: str
    text: str
    family: str
    competencies: list[str]
    who: str
    seconds: list[int]
    guess: str | None
    takes: list[str]


class DrillOut(Row):
    """A sitting. `ended_at`: null while it goes on."""

    opportunity_id: str | None
    kind: str
    title: str
    ended_at: datetime | None


class DrillRead(DrillOut):
    """A sitting with its questions."""

    items: list[ItemOut]

    @staticmethod
    def resolve_items(row: Drill) -> Any:
        """Its questions, each with the answers to it."""
        takes = list(Take.objects.of(row.owner).filter(drill=row, parent=None).order_by("created_at", "nth", "pk"))
        guesses = row.competency_guess if isinstance(row.competency_guess, dict) else {}
        return [
            _item(place, item, guesses.get(str(place)), [take.pk for take in takes if take.place == place])
            for place, item in enumerate(drills.items_of(row))
        ]


class DrillIn(Sent):
    """A sitting to begin. `about`: the person, the concern's key, the question's id, the scene's id or the topic;
    `minutes`: length of a presentation."""

    kind: Kind
    opportunity: Id = ""
    about: Line = ""
    minutes: int = Field(10, ge=1, le=60)


class Guess(Sent):
    """What a question is taken to be about; "-" for no idea. The first guess counts."""

    place: int = Place
    competency: Line


class Typed(Sent):
    """An answer in words. `parent`: the answer whose follow-up question this answers; the same `client_id` again gives
    the answer that is there."""

    place: int = Place
    text: Long
    parent: Id = ""
    client_id: Line = ""


class Recorded(Sent):
    """What comes with a recording. `sha256`: of its bytes, 64 hexadecimal digits; `parent`: as with words."""

    sha256: Sha256
    place: int = Place
    seconds: Length = None
    parent: Id = ""


class Brought(Sent):
    """What comes with a file from elsewhere."""

    place: int = Place
    parent: Id = ""


@router.get("/practice/due", response={200: list[CardOut], **TROUBLE})
def list_due(request: Keyed, opportunity: Id = "") -> Any:
    """What to practise now: questions, the shakiest first and no more than a sitting bears, then stories."""
    asked = mine(Opportunity, request.auth, opportunity) if opportunity else None
    return [*recalling.due_cards(request.auth, asked), *([] if asked else recalling.due_stories(request.auth))]


@router.get("/practice/schedule", response={200: list[CardOut], **TROUBLE})
@paginate(Slice)
def list_schedule(request: Keyed, opportunity: Id = "") -> Any:
    """Everything that was practised and when it comes back, the soonest first."""
    rows = RecallCard.objects.of(request.auth).order_by("due_at", "pk")
    return rows.filter(opportunity=mine(Opportunity, request.auth, opportunity)) if opportunity else rows


@router.get("/drills", response={200: list[DrillOut], **TROUBLE})
@paginate(Slice)
def list_drills(request: Keyed, opportunity: Id = "") -> Any:
    """Sittings, the newest first."""
    rows = Drill.objects.of(request.auth).order_by("-created_at", "pk")
    return rows.filter(opportunity=mine(Opportunity, request.auth, opportunity)) if opportunity else rows


@router.post("/drills", response={201: DrillRead, **TROUBLE})
def begin_drill(request: Keyed, given: DrillIn) -> Any:
    """Begin a sitting; its questions are in the answer."""
    row = drills.begin(
        request.auth, given.kind, opportunity_id=given.opportunity, about=given.about, minutes=given.minutes
    )
    return Status(201, row)


@router.get("/drills/{did}", response={200: DrillRead, **TROUBLE})
def get_drill(request: Keyed, did: str) -> Any:
    """A sitting, its questions and the ids of its answers."""
    return mine(Drill, request.auth, did)


@router.post("/drills/{did}/guess", response={200: DrillRead, **TROUBLE})
def guess(request: Keyed, did: str, given: Guess) -> Any:
    """Say what a question is about, before answering it."""
    return drills.guess(request.auth, did, given.place, given.competency)


@router.post("/drills/{did}/end", response={200: DrillRead, **TROUBLE})
def end_drill(request: Keyed, did: str) -> Any:
    """It is over."""
    return drills.end(request.auth, did)


@router.delete("/drills/{did}", response={204: None, **TROUBLE})
def remove_drill(request: Keyed, did: str) -> Any:
    """Throw it away, its answers stay; POST /undo brings it back."""
    drills.remove(request.auth, did)
    return Status(204, None)


@router.post("/drills/{did}/takes", response={201: TakeRead, **TROUBLE})
def write_take(request: Keyed, did: str, given: Typed) -> Any:
    """Answer in words; they are measured at once."""
    sent = {"parent_id": given.parent, "client_id": given.client_id}
    return Status(201, practice.write(request.auth, did, given.place, given.text, **sent))


@router.post("/drills/{did}/takes/sound", response={201: TakeRead, **TROUBLE})
def send_sound(request: Keyed, did: str, file: File[UploadedFile], given: Form[Recorded]) -> Any:
    """Answer with a WAV recording of at most 200 MB, which is then listened to. The same bytes again in the same place
    give the answer that is there. Bytes that do not have the SHA-256 that was named are refused."""
    _not_too_large(file)
    take = receiving.receive(
        request.auth, did, given.place, file.chunks(), sha256=given.sha256, seconds=given.seconds,
        media_type=file.content_type or "", parent_id=given.parent,
    )  # fmt: skip
    return Status(201, _as_it_is(take))


@router.post("/drills/{did}/takes/file", response={201: TakeRead, **TROUBLE})
def send_file(request: Keyed, did: str, file: File[UploadedFile], given: Form[Brought]) -> Any:
    """Answer with a transcript (.vtt .srt .json .txt) or with another kind of recording, of at most 200 MB. The same
    file again in the same place gives the answer that is there."""
    _not_too_large(file)
    name, kind = file.name or "", file.content_type or ""
    take = receiving.bring_in(request.auth, did, given.place, name, kind, file.read(), given.parent)
    return Status(201, _as_it_is(take))


def _item(place: int, item: Item, guessed: Any, takes: list[str]) -> dict[str, Any]:
    return {
        "place": place,
        "question_id": item.question_id,
        "text": item.text,
        "family": item.family,
        "competencies": list(item.competencies),
        "who": item.who,
        "seconds": list(item.seconds),
        "guess": None if guessed is None else str(guessed),
        "takes": takes,
    }


def _not_too_large(file: UploadedFile) -> None:
    if (file.size or 0) > receiving.LIMIT:
        raise UserError("The file is larger than 200 MB.", "Give a shorter recording.")


def _as_it_is(take: Take) -> Take:
    """Where nobody else works on the queue, it has been listened to already."""
    take.refresh_from_db()
    return take
