"""What each step of a close-out leaves behind. Saving a step again changes what it left and doubles nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from finalist.core.errors import UserError
from finalist.services import commitments, concerns, notes, questions, reflections, stories, values
from finalist.store.access import mine
from finalist.store.models import (
    AskedQuestion,
    Commitment,
    ConcernState,
    Meeting,
    Note,
    Observation,
    Person,
    Reflection,
    Story,
    Telling,
)
from finalist.store.saving import change

LANDED = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question they asked. `row`: id of one that is kept already; `story`: what it was answered with; `rating`: own
    mark of the answer, 1 to 5."""

    row: str = ""
    text: str = ""
    person: str = ""
    story: str = ""
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A story told. `landed`: yes, no, or "" when one cannot say."""

    story: str
    person: str = ""
    landed: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt that came up. `key`: the concern's, "" for a new one; `outcome`: yes, partly, no (it was raised, and how
    the answer landed), closed (it is settled), "" (it did not come up)."""

    key: str = ""
    title: str = ""
    outcome: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something said or done that speaks for or against a value."""

    value: str
    text: str
    speaks_for: bool
    person: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised. `by`: me or them."""

    text: str
    by: str = "me"
    person: str = ""
    due: date | None = None


def keep_asked(meeting: Meeting, answers: Iterable[Answer]) -> None:
    """Questions that were really asked, who asked, what was told in answer and how well one answered."""
    for one in answers:
        given = _question(meeting, one)
        if given is None:
            continue
        story = mine(Story, meeting.owner, one.story) if one.story else None
        person = mine(Person, meeting.owner, one.person) if one.person else None
        change(given, meeting=meeting, person=person, story=story, rating=reflections.fitting(one.rating))
        if story is not None:
            keep_told(meeting, [Told(story.pk, one.person)])


def _question(meeting: Meeting, one: Answer) -> AskedQuestion | None:
    owner, words = meeting.owner, " ".join(one.text.split())
    if one.row:
        return mine(AskedQuestion, owner, one.row)
    if not words:
        return None
    there = AskedQuestion.objects.of(owner).filter(opportunity=meeting.opportunity, origin="asked", text=words).first()
    day = timezone.localdate(meeting.start)
    return there or questions.keep(
        owner, words, origin="asked", opportunity_id=meeting.opportunity_id, asked_on=day, meeting_id=meeting.pk
    )


def keep_told(meeting: Meeting, told: Iterable[Told]) -> None:
    """Who heard which story, and how it landed; what is not said anew stays."""
    for one in told:
        row = Telling.objects.of(meeting.owner).filter(
            story=one.story, opportunity=meeting.opportunity, person=one.person or None
        )
        heard = row.first() or stories.told(
            meeting.owner, one.story, meeting.opportunity_id, one.person, timezone.localdate(meeting.start)
        )
        change(heard, meeting=meeting, landed=LANDED.get(one.landed, heard.landed))


def keep_said(meeting: Meeting, text: str, person: str = "") -> None:
    """Figures, dates and pay one named: a note of what was said, which the ledger reads."""
    _line(meeting, "said", text, "i-said", person)


def keep_doubts(meeting: Meeting, doubts: Iterable[Doubt]) -> None:
    """Doubts that were raised or settled. Raises UserError for one raised with nobody where nobody is known."""
    day = timezone.localdate(meeting.start)
    for one in doubts:
        row = _concern(meeting, one)
        if row is None:
            continue
        to = "closed" if one.outcome == "closed" else "raised"
        who = one.person or _likely(meeting) if to == "raised" else ""
        landed = one.outcome if to == "raised" else "unknown"
        name = mine(Person, meeting.owner, who).name if who else ""
        last = row.history[-1] if row.history else {}
        if (last.get("to"), last.get("person", ""), last.get("landed"), last.get("on")) == (
            to, name, landed, day.isoformat()
        ):  # fmt: skip
            continue
        on = max(day, date.fromisoformat(last["on"])) if last else day
        concerns.move(meeting.owner, meeting.opportunity_id, row.key, row.title, to, on=on, person=who, landed=landed)


def _concern(meeting: Meeting, one: Doubt) -> ConcernState | None:
    owner, title = meeting.owner, " ".join(one.title.split())
    if one.outcome not in ("yes", "partly", "no", "closed") or not (one.key or title):
        return None
    if one.key:
        return concerns.state_of(owner, meeting.opportunity_id, one.key, title)
    there = ConcernState.objects.of(owner).filter(opportunity=meeting.opportunity, title=title[:300]).first()
    return there or concerns.add(owner, meeting.opportunity_id, title)


def _likely(meeting: Meeting) -> str:
    """With whom, when it was not said: the first of those one met."""
    row = meeting.people.filter(deleted_at=None).order_by("name").first()
    return row.pk if row else ""


def keep_cares(meeting: Meeting, cares: dict[str, str]) -> None:
    """What matters to whom (id of the person → words): a note of what they said. Empty words take it away."""
    for person, text in cares.items():
        _line(meeting, f"cares:{person}", text, "they-said", person)


def keep_seen(meeting: Meeting, seen: Iterable[Seen]) -> None:
    """What speaks for or against one's values there."""
    day = timezone.localdate(meeting.start)
    for one in seen:
        words = " ".join(one.text.split())
        there = Observation.objects.of(meeting.owner).filter(opportunity=meeting.opportunity, text=words)
        if words and not there.exists():
            values.observe(
                meeting.owner, meeting.opportunity_id, one.value, words,
                speaks_for=one.speaks_for, person_id=one.person, on=day,
            )  # fmt: skip


def keep_promises(meeting: Meeting, promises: Iterable[Promise]) -> None:
    """Promises both ways."""
    for one in promises:
        words = one.text.strip()
        there = Commitment.objects.of(meeting.owner).filter(opportunity=meeting.opportunity, text=words, by=one.by)
        if words and not there.exists():
            commitments.add(meeting.owner, meeting.opportunity_id, words, by=one.by, person_id=one.person, due=one.due)


def keep_lesson(meeting: Meeting, text: str, rating: int | None) -> None:
    """What it taught, in one's own words: one reflection a meeting here. Nothing without words or a mark."""
    row = Reflection.objects.of(meeting.owner).filter(meeting=meeting).order_by("created_at").first()
    words = text.strip()
    if row is not None and words:
        reflections.edit(meeting.owner, row.pk, None, words, rating=rating)
    elif words:
        reflections.keep(meeting.owner, meeting.opportunity_id, words, rating=rating, meeting_id=meeting.pk)
    elif rating is not None:
        raise UserError("Your mark has no words yet.", "Write a line on why, or give no mark.")


def lines_of(meeting: Meeting, keys: Iterable[str]) -> dict[str, Note]:
    """Key → the note that a step of this meeting's close-out keeps under it; one query."""
    names = {_key(meeting, key): key for key in keys}
    rows = Note.objects.of(meeting.owner).filter(client_id__in=names)
    return {names[row.client_id]: row for row in rows}


def _key(meeting: Meeting, key: str) -> str:
    return f"evening:{meeting.pk}:{key}"


def _line(meeting: Meeting, key: str, text: str, kind: str, person: str) -> None:
    words, name = text.strip(), _key(meeting, key)
    there: Any = Note.objects.filter(owner=meeting.owner, client_id=name).first()
    if there is None and words:
        notes.write(
            meeting.owner, meeting.opportunity_id, words,
            kind=kind, person_id=person, meeting_id=meeting.pk, client_id=name,
        )  # fmt: skip
    elif there is not None and words:
        change(there, deleted_at=None)
        notes.edit(meeting.owner, there.pk, None, text=words, person_id=person)
    elif there is not None and there.deleted_at is None:
        notes.remove(meeting.owner, there.pk)
