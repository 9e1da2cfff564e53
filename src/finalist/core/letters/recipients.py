"""To whom a letter goes: the people met so far, each with their notes, the meeting, and what to call them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.invitation import Invitation, Meeting, Person
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.plan.people import same_person
from finalist.core.text.zones import zone_info

_HONORIFIC = r"(Dr|Prof|Professor|Sir|Dame|Rev|Reverend)\.?\s+"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a letter may go to. lines: their notes; met: (the day, the place that says so), None when no date is
    known; next: their next meeting, if it is to come.
    """

    name: Sourced
    email: str = ""
    title: Sourced | None = None
    honorific: str = ""
    lines: tuple[NoteLine, ...] = ()
    met: tuple[date, EvidenceRef] | None = None
    next: tuple[date, EvidenceRef] | None = None
    meetings: tuple[str, ...] = ()
    called: str = ""
    """The name as the candidate's own notes have it."""
    is_host: bool = False
    """Whether they wrote the invitation."""

    @property
    def first(self) -> str:
        """The first name as written."""
        return self.name.value.split()[0]


def met_people(notes: Sequence[Notes], invitation: Invitation | None, now: datetime) -> tuple[Recipient, ...]:
    """Everybody met by `now`: people of the notes, and people of meetings that are over; the candidate is none."""
    found: list[Recipient] = []
    for note in notes:
        day = _day(note)
        for person in note.people:
            found = _joined(found, _of_notes(person, note, day))
    for meeting in invitation.meetings if invitation else ():
        for person in meeting.people:
            if not person.is_candidate:
                found = _joined(found, _of_meeting(person, meeting, now))
    for person in invitation.people if invitation else ():
        found = [_with_details(one, person) if same_person(one.name.value, person.name.value) else one for one in found]
    if invitation and invitation.organiser and not invitation.organiser.is_candidate:
        host = invitation.organiser
        found = [
            replace(_with_details(one, host), is_host=True) if same_person(one.name.value, host.name.value) else one
            for one in found
        ]
    if invitation and not invitation.meetings and not notes:
        found = [Recipient(name=p.name, email=p.email, title=p.title) for p in invitation.people if not p.is_candidate]
    return tuple(one for one in found if one.lines or one.met or not _only_ahead(one))


def ahead(notes: Sequence[Notes], invitation: Invitation | None, now: datetime) -> tuple[str, ...]:
    """Names of people of the invitation who are not met yet."""
    met = met_people(notes, invitation, now)
    people = [p for m in (invitation.meetings if invitation else ()) for p in m.people if not p.is_candidate]
    names = dict.fromkeys(p.name.value for p in people)
    return tuple(name for name in names if not any(same_person(name, one.name.value) for one in met))


def _only_ahead(one: Recipient) -> bool:
    return one.next is not None


def _of_notes(person: Person, note: Notes, day: tuple[date, EvidenceRef] | None) -> Recipient:
    lines = tuple(line for line in note.lines if line.person == person.name.value)
    return Recipient(name=person.name, email=person.email, title=person.title, lines=lines, met=day,
                     called=person.name.value)  # fmt: skip


def _of_meeting(person: Person, meeting: Meeting, now: datetime) -> Recipient:
    zone = zone_info(meeting.zone)
    day = (meeting.start.astimezone(zone) if zone else meeting.start).date()
    over = (meeting.end or meeting.start) <= now
    place = (day, meeting.evidence)
    match = re.search(_HONORIFIC + re.escape(person.name.value), meeting.evidence.verbatim)
    return Recipient(
        name=person.name, email=person.email, title=person.title, honorific=match[1] if match else "",
        met=place if over else None, next=None if over else place, meetings=(meeting.id,),
    )  # fmt: skip


def _joined(found: list[Recipient], new: Recipient) -> list[Recipient]:
    for at, one in enumerate(found):
        if same_person(one.name.value, new.name.value):
            found[at] = _merged(one, new)
            return found
    return [*found, new]


def _merged(one: Recipient, new: Recipient) -> Recipient:
    name = max((new.name, one.name), key=lambda sourced: len(sourced.value.split()))
    met = max((day for day in (one.met, new.met) if day), key=lambda day: day[0], default=None)
    coming = min((day for day in (one.next, new.next) if day), key=lambda day: day[0], default=None)
    return Recipient(
        name=name, email=one.email or new.email, title=new.title or one.title,
        honorific=one.honorific or new.honorific, lines=(*one.lines, *new.lines), met=met, next=coming,
        meetings=(*one.meetings, *new.meetings), is_host=one.is_host or new.is_host,
        called=one.called or new.called,
    )  # fmt: skip


def _with_details(one: Recipient, person: Person) -> Recipient:
    return _merged(one, Recipient(name=person.name, email=person.email, title=person.title or one.title))


def _day(note: Notes) -> tuple[date, EvidenceRef] | None:
    """The day of the notes when its year is known."""
    if note.day is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", note.day.value):
        return None
    return date.fromisoformat(note.day.value), note.day.evidence
