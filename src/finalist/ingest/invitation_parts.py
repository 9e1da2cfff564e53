"""The parts of an invitation that mail and calendar give together: who invites, who comes, what for, what to bring."""

from collections.abc import Sequence
from datetime import datetime

from finalist.core.documents.base import Source, Sourced
from finalist.core.documents.invitation import Meeting, MeetingFormat, Person
from finalist.core.rounds import join_people
from finalist.core.text.name_words import FREE_MAIL
from finalist.core.text.names import is_name
from finalist.core.text.terms import fold
from finalist.ingest import invitation_fields as fields
from finalist.ingest.eml import Mail
from finalist.ingest.ics import CalendarEvent
from finalist.ingest.invitation_calendar import EventLines, person_at
from finalist.ingest.invitation_text import Letter, instructions_of, signature_span, signed_by


def domain_of(address: str) -> str:
    """The domain of an address, "" when anybody could have it."""
    domain = address.rpartition("@")[2].casefold()
    return "" if not domain or domain.split(".")[0] in FREE_MAIL else domain


def organizer_of(line: EventLines) -> str:
    """The address of the organiser of an event, "" when none is given."""
    return line.event.organizer.email if line.event.organizer else ""


def unique(events: list[CalendarEvent]) -> list[CalendarEvent]:
    """Each UID and start once, the highest SEQUENCE: mails attach the same calendar twice."""
    kept: dict[tuple[str, datetime | None], CalendarEvent] = {}
    for event in events:
        key = (event.uid, event.recurrence) if event.uid else (event.summary, event.start)
        if key not in kept or kept[key].sequence <= event.sequence:
            kept[key] = event
    return list(kept.values())


def event_format(line: EventLines, people: tuple[Person, ...]) -> MeetingFormat:
    """The format that summary or description name; one person alone makes it one-to-one."""
    said = fields.format_of(line.event.summary)
    told = fields.formats_in(line.event.description)
    said = said if said != "unknown" or len(told) != 1 else told[0]
    if said != "unknown" or not people:
        return said
    return "one-to-one" if len(people) == 1 else "unknown"


def with_emails(people: Sequence[Person], lines: list[EventLines]) -> list[Person]:
    """The people with the addresses that the calendar knows for their names."""
    emails = {fold(a.name): a.email for line in lines for a in line.event.attendees if a.name}
    return [p if p.email else p.model_copy(update={"email": emails.get(fold(p.name.value), "")}) for p in people]


def knowing(meetings: Sequence[Meeting], people: Sequence[Person]) -> tuple[Meeting, ...]:
    """The meetings with each person's title and address, wherever in the invitation they stand."""
    known = {fold(person.name.value): person for person in people}
    return tuple(
        meeting.model_copy(update={"people": join_people([
            entry for person in meeting.people for entry in (person, known.get(fold(person.name.value), person))
        ])})
        for meeting in meetings
    )  # fmt: skip


def reader_of(source: Source, mail: Mail | None, people: list[Person]) -> list[Person]:
    """The recipient as the candidate, unless somebody is that already."""
    if mail is None or any(person.is_candidate for person in people):
        return []
    for name, email in mail.to[:1]:
        place = source.find(name) if is_name(name) else None
        if place:
            return [Person(name=Sourced(value=name, evidence=place), email=email, is_candidate=True)]
    return []


def words_of(letter: Letter | None, source: Source) -> str:
    """The words that rules about the whole invitation read, at their places in the source."""
    return letter.words if letter else source.text


def subject_of(source: Source, lines: list[EventLines], mail: Mail | None) -> Sourced | None:
    """The subject of the mail, else the summary of the event, with its place."""
    if mail and mail.subject:
        place = source.find(mail.subject)
        return Sourced(value=mail.subject, evidence=place) if place else None
    for line in lines:
        if "SUMMARY" in line.spans:
            return fields.sourced(source, source.text, line.spans["SUMMARY"])
    return None


def instructions(source: Source, lines: list[EventLines], letter: Letter | None) -> tuple[Sourced, ...]:
    """What the candidate is told to bring or prepare: from the letter, else from the description."""
    found: list[Sourced] = []
    if letter:
        signature = signature_span(letter.words, *letter.body)
        found += instructions_of(letter, letter.body[0], signature[0] if signature else letter.body[1])
    for line in lines if not found else []:
        if span := line.spans.get("DESCRIPTION"):
            found += [
                fields.sourced(source, source.text, place) for place in fields.instruction_spans(source.text, *span)
            ]
    return tuple(found)


def role_of(words: str, letter: Letter | None, company: str) -> fields.Span | None:
    """The job, as the message names it rather than its subject line."""
    if letter:
        start, end = letter.body
        return fields.role_span(" " * start + words[start:end], company) or fields.role_span(words, company)
    return fields.role_span(words, company)


def organiser_of(source: Source, lines: list[EventLines], letter: Letter | None, mail: Mail | None) -> Person | None:
    """Who invites: the sender, with the title of the signature; for a calendar alone, its ORGANIZER."""
    if letter and mail:
        signed = signed_by(letter, mail.sender[0], signature_span(letter.words, *letter.body))
        title = fields.sourced(source, letter.words, signed.title) if signed and signed.title else None
        if mail.sender[0] and (place := source.find(mail.sender[0])):
            return Person(name=Sourced(value=mail.sender[0], evidence=place), email=mail.sender[1], title=title)
        if signed:
            return Person(name=fields.sourced(source, letter.words, (signed.start, signed.end)), title=title)
    for line in lines:
        span, who = line.spans.get("ORGANIZER"), line.event.organizer
        if not span or not who:
            continue
        if person := person_at(source, who, span):
            return person
        if who.name and (place := source.find(who.name, span[0])):
            return Person(name=Sourced(value=who.name, evidence=place), email=who.email)
    return None
