"""Takes: one answer each, typed, or received as bytes (services/receiving.py); measured, mended, rated by oneself."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet

from finalist.core import clock
from finalist.core.answers.results import Review
from finalist.core.answers.review_json import review_from_json, review_to_json
from finalist.core.documents.take import Transcript, typed
from finalist.core.errors import UserError
from finalist.core.text.retimed import retimed
from finalist.jobs.later import later
from finalist.journeys.practise import review_take
from finalist.services import around, drills, probing, recalling
from finalist.store.access import mine
from finalist.store.models import Drill, Person, Take, TakeComment
from finalist.store.saving import change, throw_away

LONGEST = 20_000
"""Characters of a typed answer or a mended transcript. Convention: an hour of speech is less."""
KEY = 64
"""Characters of a `client_id` at most."""
MARKS = range(1, 6)
HEAR = "finalist.services.hearing.hear"


@transaction.atomic
def write(owner: Any, drill_id: str, place: int, text: str, *, parent_id: str = "", client_id: str = "") -> Take:
    """Keep a typed answer and measure it at once. `parent_id`: the take whose follow-up question it answers.

    Raises UserError without words, or when no follow-up was asked.
    """
    words = _words(text)
    there = arrived(owner, client_id)
    if there:
        return there
    take = new_take(owner, drill_id, place, parent_id, client_id)
    take.medium, take.engine = Take.Medium.TYPED, "typed"
    take.transcript = typed(words, take.language).model_dump(mode="json")
    take.state, take.progress = Take.State.DONE, 100
    take.save(force_insert=True)
    return measure(take)


def measure(take: Take) -> Take:
    """Measure what stands in the transcript, keep the review, ask on, and set when to practise this again.

    What a mended transcript changes are the measures alone: nothing is asked twice and no day is moved.
    """
    transcript = transcript_of(take)
    if transcript is None:
        return take
    is_first = take.review is None
    found = _reviewed(take, transcript)
    take = change(take, review=review_to_json(found))
    if is_first:
        probing.ask_on(take, _reviewed(take.parent, _so_far(take)) if take.parent else found)
        recalling.practised(take, found)
    return take


def _reviewed(take: Take, transcript: Transcript) -> Review:
    """The review of an answer to what was asked, with what is known around it."""
    return review_take(
        transcript,
        take.question,
        known=around.facts_of(take.opportunity),
        company_words=around.words_of(take.opportunity),
        own_stories=around.stories_of(take.owner),
        follows=take.parent_id is not None,
    )


def _so_far(take: Take) -> Transcript:
    """The answer with what was said to each follow-up: what the next one is chosen by."""
    root = take.parent or take
    rows = [root, *root.follow_ups.filter(deleted_at=None).order_by("created_at", "nth")]
    said = [found.text for row in rows if (found := transcript_of(row))]
    return typed(" ".join(said), take.language)


@transaction.atomic
def mend(owner: Any, take_id: str, text: str, seen: int | None = None) -> Take:
    """The transcript in the candidate's own reading of what they said; measured anew. Raises UserError, Stale."""
    take = mine(Take, owner, take_id)
    if take.state in (Take.State.WAITING, Take.State.LISTENING):
        raise UserError("This is still being listened to.", "Wait until it is done, or stop the listening.")
    before, words = transcript_of(take), _words(text)
    made = retimed(before, words) if before else typed(words, take.language)
    values = {"transcript": made.model_dump(mode="json"), "edited": before is not None}
    if take.state != Take.State.DONE:
        values |= {"state": Take.State.DONE, "trouble": "", "progress": 100, "engine": "typed"}
    return measure(change(take, seen, **values))


def rate_self(owner: Any, take_id: str, marks: Mapping[str, int], thought: str = "", seen: int | None = None) -> Take:
    """What the candidate gives themselves, before the review is shown. Empty `marks`: they would rather not say.

    Raises Stale.
    """
    take = mine(Take, owner, take_id)
    kept = {key[:40]: mark for key, mark in marks.items() if mark in MARKS}
    return change(take, seen, self_rating={"marks": kept, "thought": thought.strip()[:2_000]})


def asks_self(take: Take) -> bool:
    """Whether one's own view comes next: feedback waits until the candidate gave it, or would rather not."""
    return take.state == Take.State.DONE and take.self_rating is None and take.parent_id is None


def remark(owner: Any, take_id: str, text: str, at: float | None) -> TakeComment:
    """Write something down at a moment of the take. Raises UserError without words."""
    words = " ".join(text.split())
    if not words or len(words) > 2_000:
        raise UserError("The remark has no words yet.", "Write it in one to 2000 characters.")
    take = mine(Take, owner, take_id)
    moment = max(0.0, min(at, take.seconds or at)) if at is not None else None
    return TakeComment.objects.create(owner=owner, take=take, at=moment, text=words)


def remove_remark(owner: Any, comment_id: str) -> TakeComment:
    """Throw a remark away (can be undone)."""
    row = mine(TakeComment, owner, comment_id)
    throw_away(row)
    return row


def remove(owner: Any, take_id: str) -> Take:
    """Throw a take away (can be undone); its bytes go with it after a month."""
    take = mine(Take, owner, take_id)
    throw_away(take)
    return take


def stop_listening(owner: Any, take_id: str) -> Take:
    """No more listening to it; what is done already stays as it is."""
    take = mine(Take, owner, take_id)
    # One update with its condition: a worker that finishes at this moment is not overwritten.
    unfinished = Take.objects.filter(pk=take.pk, state__in=[Take.State.WAITING, Take.State.LISTENING])
    unfinished.update(
        state=Take.State.CANCELLED, trouble="cancelled", lease_until=None, rev=F("rev") + 1, updated_at=clock.now()
    )
    take.refresh_from_db()
    return take


@transaction.atomic
def listen_again(owner: Any, take_id: str) -> Take:
    """Queue a take that could not be listened to once more. Raises UserError without a recording."""
    take = mine(Take, owner, take_id)
    if take.blob is None:
        raise UserError("There is no recording to listen to.", "Type what you said.")
    if take.state not in (Take.State.FAILED, Take.State.CANCELLED):
        return take
    later(HEAR, take_id=take.pk)
    return change(take, state=Take.State.WAITING, trouble="", progress=0, attempts=0, lease_until=None)


def transcript_of(take: Take) -> Transcript | None:
    """Its words; None while there are none, or when what is kept can no longer be read."""
    try:
        return Transcript.model_validate(take.transcript) if take.transcript else None
    except ValueError:
        return None


def review_of(take: Take) -> Review | None:
    """Its review; None while there is none, or when it was kept in a way that is not read any more."""
    try:
        return review_from_json(take.review) if take.review else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def shown_review(take: Take) -> Review:
    """The review, for whoever may see it now. Raises UserError while one's own view is asked for, or without one."""
    if asks_self(take):
        raise UserError("First your own view of this answer.", "Rate yourself, or say that you would rather not.")
    found = review_of(take)
    if found is None:
        waits = take.state in (Take.State.WAITING, Take.State.LISTENING)
        step = "Ask again when its state is done." if waits else "Listen to it again, or put its words right."
        raise UserError("There is no review of this answer.", step)
    return found


def remarks_of(take: Take) -> QuerySet[TakeComment]:
    """One's own remarks and those of friends, in the order of their moments."""
    rows: QuerySet[TakeComment] = TakeComment.objects.of(take.owner).filter(take=take)
    return rows.order_by("at", "created_at")


def other_takes(take: Take) -> list[Take]:
    """Answers to the same question, the newest first, without this one and without follow-ups."""
    rows = Take.objects.of(take.owner).filter(question_id=take.question_id, parent=None).exclude(pk=take.pk)
    rows = rows if take.question_id else rows.filter(question=take.question)
    return list(rows.order_by("-created_at", "-nth", "-pk")[:20])


def arrived(owner: Any, client_id: str) -> Take | None:
    """The take that came under this key, thrown away or not. Raises UserError for a key that is none of ours."""
    if len(client_id) > KEY or "\0" in client_id:
        raise UserError("This is no recording of ours.", "Open the drill again.")
    return Take.objects.filter(owner=owner, client_id=client_id).first() if client_id else None


def _words(text: str) -> str:
    words = text.replace("\0", "").strip()
    if not words:
        raise UserError("The answer has no words yet.", "Say or type what you would answer.")
    if len(words) > LONGEST:
        raise UserError("This is longer than any answer.", f"Keep it under {LONGEST} characters.")
    return words


def new_take(owner: Any, drill_id: str, place: int, parent_id: str, client_id: str) -> Take:
    """An unsaved take that answers an item of the drill, or the follow-up that was asked after an answer of it."""
    drill = mine(Drill, owner, drill_id)
    items = drills.items_of(drill)
    if not 0 <= place < len(items):
        raise UserError("This drill has no such question.", "Open the drill again.")
    item = items[place]
    take = Take(
        owner=owner, drill=drill, place=place, opportunity=drill.opportunity, question_id=item.question_id[:80],
        question=item.text, person=Person.objects.of(owner).filter(pk=item.person).first(),
        client_id=client_id, language=str(drill.options.get("language", "en"))[:12],
    )  # fmt: skip
    earlier = Take.objects.filter(owner=owner, question_id=take.question_id, parent=None)
    take.nth = (earlier.aggregate(last=Max("nth"))["last"] or 0) + 1
    if parent_id:
        take.parent = mine(Take, owner, parent_id, drill=drill, parent=None)
        asked = probing.pending(take.parent)
        if asked is None:
            raise UserError("No follow-up question is open here.", "Open the drill again.")
        take.probe_id, take.question = asked.id[:80], asked.text
        take.nth = take.parent.follow_ups.count() + 1
    return take
