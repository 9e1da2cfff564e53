"""After the interview: notes and documents in, letters out; a letter in, what to look at out. Values only."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from finalist.core.documents.base import Document, EvidenceRef, Source
from finalist.core.documents.invitation import Invitation
from finalist.core.documents.letter import LetterDraft, LetterKind, LetterReview, Tone
from finalist.core.documents.notes import Notes
from finalist.core.documents.offer import Offer
from finalist.core.documents.posting import Posting
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Stories, Story
from finalist.core.errors import UserError
from finalist.core.letters.clock import Step, country_of, steps
from finalist.core.letters.compose import Slot
from finalist.core.letters.dates import promised_day, shown
from finalist.core.letters.other import Asked, given, other_letter, receiver
from finalist.core.letters.recipients import Recipient, ahead, met_people
from finalist.core.letters.review.check import review
from finalist.core.letters.review.known import Known
from finalist.core.letters.sheet import Setting
from finalist.core.letters.thanks import thank_yous
from finalist.core.plan.people import same_person
from finalist.core.rounds import merge_invitations
from finalist.core.text.zones import zone_info
from finalist.journeys.continuity import Papers, check

_LEGAL = re.compile(
    r",?\s+(?:eG|GmbH(?: & Co\. KG)?|AG|SE|KG|Ltd\.?|Limited|Inc\.?|LLC|LLP|plc|PLC|Corp\.?|S\.?A\.?|B\.?V\.?|"
    r"Oy|AB|ApS)$"
)


EVENING = time(18, 0)
"""When a meeting is taken to have ended of which only the day is known (convention)."""


@dataclass(frozen=True, slots=True)
class LetterDetails:
    """What only the candidate can say. to, email: whom the letter goes to (kinds with one letter); sender: name to
    sign with; deadline: of the offer in hand; until: the day asked for; words: one sentence of theirs, kept verbatim.
    """

    to: str = ""
    email: str = ""
    sender: str = ""
    deadline: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """What letters are drafted from, sorted: notes, the invitation as it stands, stories, everything else."""

    notes: tuple[Notes, ...] = ()
    invitation: Invitation | None = None
    stories: tuple[Story, ...] = ()
    documents: tuple[Document, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)


def round_of(papers: Papers) -> Round:
    """The papers sorted for `draft_letters`."""
    documents = [document for _, document in papers.read]
    invitations = [one for one in documents if isinstance(one, Invitation)]
    stories = [story for one in documents if isinstance(one, Stories) for story in one.stories]
    return Round(
        notes=tuple(one for one in documents if isinstance(one, Notes)),
        invitation=merge_invitations(invitations),
        stories=tuple(story.model_copy(update={"id": f"s{n}"}) for n, story in enumerate(stories, 1)),
        documents=tuple(one for one in documents if not isinstance(one, Notes | Invitation | Stories)),
        sources={source.id: source for source, _ in papers.read},
    )


def draft_letters(
    notes: Sequence[Notes], invitation: Invitation | None, stories: Sequence[Story],
    documents: Sequence[Document] = (), *, kind: LetterKind = "thank-you", tone: Tone = "warm", now: datetime,
    details: LetterDetails = LetterDetails(),
) -> tuple[LetterDraft, ...]:  # fmt: skip
    """The letters of one kind. Thank-you: one to each person met by `now`; every other kind: one letter.

    Every sentence rests on a note or a document; what is missing is flagged, never made up.
    """
    people = met_people(notes, invitation, now)
    promised = promised_day([line for note in notes for line in note.lines], _last_day(notes))
    coming = min((m.start.date() for m in invitation.meetings if m.start > now), default=None) if invitation else None
    name, address, place = _sender(invitation, documents)
    setting = Setting(
        now=now, tone=tone, sender=details.sender or name, sender_email=address,
        signed=None if details.sender else place, slots=_slots(invitation, documents),
        stories=tuple(stories), promised=promised, round_began=coming,
        culture=tuple(line for note in notes for line in note.lines if line.kind == "culture"),
    )  # fmt: skip
    if kind == "thank-you":
        return thank_yous(people, setting)
    hosted = met_people((), invitation, datetime.max.replace(tzinfo=now.tzinfo)) if invitation else ()
    everybody = _with_host([*people, *(one for one in hosted if not _known(one, people))], invitation)
    to = receiver(everybody, details.to, details.email, kind)
    deadline, day = _deadline(details, documents, now)
    asked = Asked(
        kind=kind, setting=setting, to=to, invitation=invitation, deadline=deadline, deadline_day=day,
        until=details.until, words=details.words,
    )  # fmt: skip
    return (other_letter(asked),)


def _known(one: Recipient, people: Sequence[Recipient]) -> bool:
    return any(same_person(one.name.value, other.name.value) for other in people)


def _with_host(people: list[Recipient], invitation: Invitation | None) -> tuple[Recipient, ...]:
    """Whoever wrote the invitation is among them, met or not."""
    host = invitation.organiser if invitation else None
    if host is None or host.is_candidate or any(one.is_host for one in people):
        return tuple(people)
    return (*people, Recipient(name=host.name, email=host.email, title=host.title, is_host=True))


def _deadline(details: LetterDetails, documents: Sequence[Document], now: datetime) -> tuple[Slot | None, date | None]:
    """The day by which an offer wants an answer: as the candidate says, else of the offer among the documents."""
    if details.deadline:
        text = details.deadline.isoformat()
        return Slot(shown(details.deadline, now.date()), (given(text),)), details.deadline
    offer = next((one for one in documents if isinstance(one, Offer) and one.deadline), None)
    if offer is None or offer.deadline is None:
        return None, None
    return Slot(shown(offer.deadline, now.date())), offer.deadline


def what_is_due(
    notes: Sequence[Notes], invitation: Invitation | None, *, now: datetime, zone: str = "", country: str = ""
) -> tuple[Step, ...]:
    """When to thank, ask and let go after the last meeting that is over by `now`, else after the day of the notes.

    Raises UserError when no day of a meeting is known.
    """
    over = [m for m in (invitation.meetings if invitation else ()) if (m.end or m.start) <= now]
    day = _last_day(notes)
    zone = zone or next((m.zone for m in (invitation.meetings if invitation else ())), "UTC")
    if over:
        ended = max(meeting.end or meeting.start for meeting in over)
    elif day:
        ended = datetime.combine(day, EVENING, zone_info(zone) or UTC)
    else:
        raise UserError("No meeting is over yet.", "Give notes that name their day, or --now after the meeting.")
    said = promised_day([line for note in notes for line in note.lines], day)
    return steps(ended, zone=zone, promised=said.day if said else None, country=country or country_of(zone))


def clock_file(due: Sequence[Step], *, invitation: Invitation | None, now: datetime) -> bytes:
    """What is due as tasks of a calendar; the same round keeps its UIDs."""
    from finalist.render.ics_todos import todos_bytes

    names = [one.value for one in (invitation.company, invitation.role) if one] if invitation else []
    stem = hashlib.sha256("|".join([*names, str(due[0].opens)]).casefold().encode()).hexdigest()[:16]
    return todos_bytes(due, stem=stem, about=names[0] if names else "", stamped=now)


def not_met(notes: Sequence[Notes], invitation: Invitation | None, now: datetime) -> tuple[str, ...]:
    """Names of people whom the invitation lists and who are met only after `now`: no letter of thanks for them yet."""
    return ahead(notes, invitation, now)


def _last_day(notes: Sequence[Notes]) -> date | None:
    days = [date.fromisoformat(note.day.value) for note in notes if note.day and note.day.value[:1].isdigit()]
    return max(days, default=None)


def _sender(invitation: Invitation | None, documents: Sequence[Document]) -> tuple[str, str, EvidenceRef | None]:
    """Name and address of the candidate, from the résumé or the invitation, and where the name stands."""
    for document in documents:
        if isinstance(document, Resume) and document.content.basics.name:
            basics = document.content.basics
            return basics.name, basics.email, document.spans.get("/basics/name")
    people = [person for person in (invitation.people if invitation else ()) if person.is_candidate]
    return (people[0].name.value, people[0].email, people[0].name.evidence) if people else ("", "", None)


def _slots(invitation: Invitation | None, documents: Sequence[Any]) -> tuple[tuple[str, Slot], ...]:
    """Role (its short form: before the comma) and company, as the invitation or the posting names them."""
    found: dict[str, Slot] = {}
    posting = next((one for one in documents if type(one).__name__ == "Posting"), None)
    role = (invitation.role if invitation else None) or (posting.title if posting else None)
    company = (invitation.company if invitation else None) or (posting.company if posting else None)
    if role:
        found["role"] = Slot(role.value.split(",")[0].strip(), (role.evidence,))
    if company:
        found["company"] = Slot(_LEGAL.sub("", company.value), (company.evidence,))
    return tuple(found.items())


def check_letter(
    papers: Papers, letter: Source, *, others: Sequence[Source] = (), kind: LetterKind = "thank-you", now: datetime
) -> LetterReview:
    """What there is to look at in a letter, whoever wrote it. `others`: letters of the same round beside it."""
    found = round_of(papers)
    known = Known(
        sources=tuple(source for source, _ in papers.read), notes=found.notes, invitation=found.invitation,
        now=now.date(),
    )  # fmt: skip
    said = tuple((source, paper) for source, paper in papers.read if isinstance(paper, Notes | Posting))
    ledger = check(replace(papers, read=said), letter)  # what was said to them; stories may round and shorten
    return review(letter, known, others=others, ledger=ledger, kind=kind, now=now)
