"""After the interview: notes and documents in, letters out; a letter in, what to look at out. Values only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from finalist.core.documents.base import Document, Source
from finalist.core.documents.invitation import Invitation
from finalist.core.documents.letter import LetterDraft, LetterKind, LetterReview, Tone
from finalist.core.documents.notes import Notes
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Stories, Story
from finalist.core.letters.compose import Slot
from finalist.core.letters.dates import promised_day
from finalist.core.letters.recipients import ahead, met_people
from finalist.core.letters.review.check import review
from finalist.core.letters.review.known import Known
from finalist.core.letters.sheet import Setting
from finalist.core.letters.thanks import thank_yous
from finalist.core.rounds import merge_invitations
from finalist.journeys.continuity import Papers, check

_LEGAL = re.compile(
    r",?\s+(?:eG|GmbH(?: & Co\. KG)?|AG|SE|KG|Ltd\.?|Limited|Inc\.?|LLC|LLP|plc|PLC|Corp\.?|S\.?A\.?|B\.?V\.?|"
    r"Oy|AB|ApS)$"
)


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
    setting = Setting(
        now=now, tone=tone, sender=details.sender or _sender(invitation, documents)[0],
        sender_email=_sender(invitation, documents)[1], slots=_slots(invitation, documents),
        stories=tuple(stories), promised=promised, round_began=coming,
        culture=tuple(line for note in notes for line in note.lines if line.kind == "culture"),
    )  # fmt: skip
    return thank_yous(people, setting)


def not_met(notes: Sequence[Notes], invitation: Invitation | None, now: datetime) -> tuple[str, ...]:
    """Names of people whom the invitation lists and who are met only after `now`: no letter of thanks for them yet."""
    return ahead(notes, invitation, now)


def _last_day(notes: Sequence[Notes]) -> date | None:
    days = [date.fromisoformat(note.day.value) for note in notes if note.day and note.day.value[:1].isdigit()]
    return max(days, default=None)


def _sender(invitation: Invitation | None, documents: Sequence[Document]) -> tuple[str, str]:
    """Name and address of the candidate, from the résumé or the invitation."""
    for document in documents:
        if isinstance(document, Resume) and document.content.basics.name:
            return document.content.basics.name, document.content.basics.email
    people = invitation.people if invitation else ()
    return next(((person.name.value, person.email) for person in people if person.is_candidate), ("", ""))


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
    return review(letter, known, others=others, ledger=check(papers, letter), kind=kind, now=now)
