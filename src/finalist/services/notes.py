"""Notes: lines written during or after a meeting, each once; what was asked and told in them is kept."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.core.reading import NOTE_KINDS
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold
from finalist.services import questions, stories
from finalist.store.access import mine
from finalist.store.models import AskedQuestion, Meeting, Note, Opportunity, Person, Story, Telling
from finalist.store.saving import change, throw_away

LONGEST = 20_000
KEY_LENGTH = 64
TITLE_WORDS = 2
"""A title of fewer words is too common to be recognised in a line."""


@transaction.atomic
def write(
    owner: Any,
    opportunity_id: str,
    text: str,
    *,
    kind: str = "other",
    person_id: str = "",
    meeting_id: str = "",
    at: datetime | None = None,
    client_id: str = "",
) -> Note:
    """Keep a line. The same `client_id` again gives the note that is there: a phone may try twice.

    Raises UserError without words, for a kind that is none, NotThere for rows that are not the owner's.
    """
    opportunity = mine(Opportunity, owner, opportunity_id)
    there = _there(owner, client_id)
    if there is not None:
        return there
    row = Note(owner=owner, opportunity=opportunity, text=_words(text), kind=_kind(kind), client_id=client_id)
    row.person = mine(Person, owner, person_id) if person_id else None
    row.meeting = mine(Meeting, owner, meeting_id, opportunity=opportunity) if meeting_id else None
    row.at = at or clock.now()
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # Two tries at the same moment: the other one was first.
        there = _there(owner, client_id)
        if there is None:
            raise
        return there
    _follow(row)
    return row


@transaction.atomic
def edit(owner: Any, note_id: str, seen: int | None, **values: Any) -> Note:
    """Change text, kind, person_id, meeting_id or at. Raises as `write` does, and Stale."""
    row = mine(Note, owner, note_id)
    kept: dict[str, Any] = {}
    if "text" in values:
        kept["text"] = _words(values["text"])
    if "kind" in values:
        kept["kind"] = _kind(values["kind"])
    if "person_id" in values:
        kept["person"] = mine(Person, owner, values["person_id"]) if values["person_id"] else None
    if "meeting_id" in values:
        wanted = values["meeting_id"]
        kept["meeting"] = mine(Meeting, owner, wanted, opportunity=row.opportunity) if wanted else None
    if values.get("at"):
        kept["at"] = values["at"]
    before = (row.kind, row.text)
    row = change(row, seen, **kept)
    if before != (row.kind, row.text):
        _follow(row)
    return row


def remove(owner: Any, note_id: str) -> Note:
    """Throw it away (can be undone). A question kept from it stays among the questions."""
    row = mine(Note, owner, note_id)
    throw_away(row)
    return row


def found(opportunity: Opportunity, *, person_id: str = "", kind: str = "", meeting_id: str = "") -> Any:
    """Its notes, the newest first, narrowed as wished."""
    rows = Note.objects.of(opportunity.owner).filter(opportunity=opportunity)
    if person_id:
        rows = rows.filter(person_id=person_id)
    if meeting_id:
        rows = rows.filter(meeting_id=meeting_id)
    if kind:
        rows = rows.filter(kind=kind)
    return rows.select_related("person", "meeting").order_by("-at", "-created_at", "-pk")


def _there(owner: Any, client_id: str) -> Note | None:
    if len(client_id) > KEY_LENGTH:
        raise UserError("This note carries a key that is none of ours.", "Write it again on the page.")
    row: Note | None = Note.objects.filter(owner=owner, client_id=client_id).first() if client_id else None
    return row


def _words(text: str) -> str:
    words = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not words:
        raise UserError("The note is empty.", "Write what was said, in a line.")
    if len(words) > LONGEST:
        raise UserError("This note is too long.", "Split it, or hand it in as a file of notes.")
    return words


def _kind(kind: str) -> str:
    if kind not in NOTE_KINDS:
        raise UserError(f"“{kind[:40]}” is not a kind of note.", f"Choose one of {', '.join(NOTE_KINDS)}.")
    return kind


def _follow(row: Note) -> None:
    """What they asked is a question that was really asked; a story told is heard by that person from now on."""
    if row.kind == "they-asked":
        _keep_question(row)
    elif row.kind == "i-told-story":
        for story in _stories_in(row):
            heard = Telling.objects.of(row.owner).filter(story=story, opportunity=row.opportunity, person=row.person)
            if not heard.exists():
                day = timezone.localtime(row.at).date()
                stories.told(row.owner, story.pk, row.opportunity_id, row.person_id or "", day)


def _keep_question(row: Note) -> None:
    words = " ".join(row.text.split())
    asked = AskedQuestion.objects.of(row.owner).filter(opportunity=row.opportunity, origin="asked", text=words)
    if len(words) > questions.LONGEST or asked.exists():
        return
    questions.keep(
        row.owner,
        words,
        origin="asked",
        opportunity_id=row.opportunity_id,
        person_id=row.person_id or "",
        asked_on=timezone.localtime(row.at).date(),
        meeting_id=row.meeting_id or "",
    )


def _stories_in(row: Note) -> list[Story]:
    """The stories whose titles stand in the line, word for word; one inside a longer title is not meant."""
    text = fold(row.text).replace("’", "'")
    known = Story.objects.of(row.owner).filter(is_example=row.opportunity.is_example).only("id", "title")
    named = [one for one in known if len(one.title.split()) >= TITLE_WORDS and spot(one.title, text) >= 0]
    titles = {fold(one.title) for one in named}
    return [one for one in named if not any(fold(one.title) != other and fold(one.title) in other for other in titles)]
