"""A take for a friend, and what the friend sends back."""

from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.ingest.ratings import read_rating
from finalist.render.mentor import Criterion, MentorSheet, mentor_html
from finalist.render.transcript import vtt_bytes
from finalist.services import drill_items, drills
from finalist.services.practice import transcript_of
from finalist.store import files
from finalist.store.access import NotThere
from finalist.store.models import Rating, Take, TakeComment

LIMIT = 2_000_000
"""Bytes of a filled mentor file: far more than anybody types."""
WHOLE = Criterion("answer", "The answer as a whole", "Would you want to hear more from this person?", ("", "", ""))


def bundle(take: Take) -> bytes:
    """One HTML file: sound, transcript, empty rubric. Raises NotThere when the sound has gone."""
    items = drills.items_of(take.drill) if take.drill else ()
    item = items[take.place] if take.place < len(items) else drill_items.of_text("", take.question)
    known = {one.id: one for one in knowledge().competencies}
    criteria = tuple(
        Criterion(one.id, one.name, one.definition, (one.anchors["1"], one.anchors["3"], one.anchors["5"]))
        for one in (known[each] for each in item.competencies if each in known)
    )
    basics = take.owner.profile.get("name", "") if isinstance(take.owner.profile, dict) else ""
    sheet = MentorSheet(
        take=take.pk,
        candidate=str(basics or "")[:100],
        question=take.question,
        criteria=(*criteria, WHOLE),
        transcript=transcript_of(take),
        sound=files.read(take.blob) if take.blob else b"",
    )
    return mentor_html(sheet)


def subtitles(take: Take) -> bytes:
    """The transcript as WebVTT. Raises UserError when no word has a time."""
    transcript = transcript_of(take)
    if transcript is None:
        raise NotThere
    return vtt_bytes(transcript)


@transaction.atomic
def take_in(owner: Any, data: bytes) -> Take:
    """Keep what a friend sent back; the same file again changes nothing. Raises UserError for any other file."""
    given = read_rating(data)
    take: Take | None = Take.objects.of(owner).filter(pk=given.take).first()
    if take is None:
        raise UserError("These ratings are of an answer that is not here.", "Was it deleted, or made elsewhere?")
    mark = sha256(given.model_dump_json().encode()).hexdigest()
    if Rating.objects.filter(owner=owner, source=mark).exists():
        return take
    known = {one.id for one in knowledge().competencies} | {WHOLE.id}
    scores = {key: level for key, level in given.scores.items() if key in known}
    try:
        with transaction.atomic():
            Rating.objects.create(
                owner=owner, take=take, by=given.by, scores=scores, text=given.text, source=mark,
                rated_at=given.rated_at or clock.now(),
            )  # fmt: skip
    except IntegrityError:  # the same file twice at once
        return take
    for one in given.remarks:
        TakeComment.objects.create(owner=owner, take=take, at=one.at, text=one.text, by=given.by, source=mark)
    return take
