"""Invitations in every form they arrive in: calendar file, mail with or without one, pasted text, PDF, DOCX, HTML.

A mail and its calendar are read together: the calendar says when, the mail says who and what to bring. Where they
disagree the calendar is taken and both are shown.
"""

from collections.abc import Sequence
from datetime import datetime

from finalist.core.documents.base import Source
from finalist.core.documents.invitation import Invitation, Meeting, Person
from finalist.core.errors import Problem, Unreadable
from finalist.core.rounds import join_people, local_start, numbered
from finalist.core.text.zones import zone_by_place
from finalist.ingest import invitation_doubts as doubts
from finalist.ingest import invitation_fields as fields
from finalist.ingest.detect import detect
from finalist.ingest.eml import Mail, read_mail
from finalist.ingest.ics import CalendarEvent, CalendarFile, read_calendar_file
from finalist.ingest.invitation_agree import agreed, clock_words, is_agenda, own_days, refined
from finalist.ingest.invitation_calendar import (
    MAX_INVITED,
    EventLines,
    candidate_of,
    meeting_of,
    person_at,
    write_lines,
)  # fmt: skip
from finalist.ingest.invitation_parts import (
    domain_of,
    event_format,
    instructions,
    knowing,
    organiser_of,
    organizer_of,
    reader_of,
    role_of,
    subject_of,
    unique,
    with_emails,
    words_of,
)
from finalist.ingest.invitation_text import (
    Letter,
    appointments,
    meetings_of,
    people_in,
    signature_span,
)  # fmt: skip
from finalist.ingest.read import Read, source_of

BLANK = "\ufffc"
"""Stands for each character that is not to be read: no space, no letter, no mark that a rule knows."""
LETTER_CHARS = 20_000
"""How much of a message is searched for times and people. Convention: ten pages."""


def read_invitation(
    data: bytes, name: str, source_id: str = "invite-1", *, default_zone: str = "UTC", now: datetime | None = None
) -> Read[Invitation]:
    """An invitation from .ics, .eml, text, Markdown, HTML, PDF or DOCX.

    default_zone: IANA zone for times that name none (flagged `zone_assumed`); now: what a missing year counts from,
    unless the mail has a date of its own. Raises Unreadable for what no reader can use.
    """
    kind = detect(data, name)
    if kind == "ics":
        file = read_calendar_file(data, name)
        return _Reader(data, name, source_id, default_zone, now).calendar(file)
    if kind == "eml":
        return _Reader(data, name, source_id, default_zone, now).mail(read_mail(data, name))
    from finalist.ingest.text import read_text

    plain = read_text(data, name)
    mail = _pasted(plain.text)
    read = _Reader(data, name, source_id, default_zone, now).text(plain.text, mail, plain.links)
    return Read(read.document, read.source, (*plain.problems, *read.problems))


def _pasted(text: str) -> Mail:
    """Pasted text as a mail without headers; “Subject:” and “From:” lines at its top are left in the words."""
    from finalist.ingest.eml import history

    quoted, forwarded = history(text)
    return Mail("", ("", ""), (), None, text, quoted, forwarded)


class _Reader:
    """One reading: the file, where its text will stand, and what was noticed on the way."""

    def __init__(self, data: bytes, name: str, source_id: str, zone: str, now: datetime | None) -> None:
        self.data, self.name, self.source_id, self.zone, self.now = data, name, source_id, zone, now
        self.problems: list[Problem] = []

    def calendar(self, file: CalendarFile) -> Read[Invitation]:
        """A calendar file alone."""
        self.problems += file.problems
        text, lines = write_lines(self._invited(file), file.method, 0)
        source = self._source(text)
        _, meetings, people = self._events(source, lines, (), "")
        return self._finish(source, lines, file.method, tuple(meetings), (), people, None, None)

    def mail(self, mail: Mail) -> Read[Invitation]:
        """A mail, with what is attached."""
        self.problems += mail.problems
        return self.text(mail.body, mail, mail.links)

    def text(self, body: str, mail: Mail, links: Sequence[tuple[str, str]]) -> Read[Invitation]:
        """A message: its head, its body, and the lines of its calendars, in one source."""
        head = mail.head()
        at = len(head) + 2 if head else 0
        files = self._attached(mail)
        method = next((file.method for file in files if file.method), "")
        offset = at + len(body) + 2
        events = [event for file in files for event in self._invited(file)]
        lines_text, lines = write_lines(unique(events), method, offset) if events else ("", [])
        text = "\n\n".join(part for part in (head, body, lines_text) if part)
        source = self._source(text)
        letter = self._letter(source, mail, at, links)
        return self._together(letter, mail, source, lines, method)

    def _source(self, text: str) -> Source:
        return source_of(self.data, text, name=self.name, kind="invitation", source_id=self.source_id)

    def _attached(self, mail: Mail) -> list[CalendarFile]:
        files = []
        for data in mail.calendars:
            try:
                files.append(read_calendar_file(data, f"{self.name} (calendar)"))
            except Unreadable as error:
                self.problems.append(Problem(error.code, str(error), file=self.name))
        for file in files:
            self.problems += file.problems
        return files

    def _invited(self, file: CalendarFile) -> list[CalendarEvent]:
        events = [event for event in file.events if event.start is not None or event.summary]
        if len(events) > MAX_INVITED:
            named = [event for event in events if "interview" in f"{event.summary} {event.description}".casefold()]
            events = (named or events)[:MAX_INVITED]
            self.problems.append(doubts.many_events(MAX_INVITED, self.name))
        return events

    def _letter(self, source: Source, mail: Mail, at: int, links: Sequence[tuple[str, str]]) -> Letter:
        """The words to read: head, history, and calendar blanked; a forwarded mail read when little stands above it."""
        body = (at, at + len(mail.body))
        keep = list(source.text)
        blank = [(0, at), (body[1], len(keep)), *[(a + at, b + at) for a, b in mail.quoted]]
        subject = source.text.startswith("Subject: ")
        for first, last in blank:
            for place in range(first, last):
                keep[place] = "\n" if keep[place] == "\n" else BLANK
        if subject:
            end = source.text.find("\n") if "\n" in source.text else len(source.text)
            keep[:end] = " " * 9 + source.text[9:end]
        if mail.forwarded:
            body = (mail.forwarded[0] + at, mail.forwarded[1] + at)
        if body[1] - body[0] > LETTER_CHARS:
            self.problems.append(doubts.long_letter(self.name))
            body = (body[0], body[0] + LETTER_CHARS)
            keep[body[1] :] = BLANK * (len(keep) - body[1])
        when = mail.date or self.now
        candidate = tuple(words for person in mail.to for words in person if words)
        zone = zone_by_place(source.text, self.zone)
        return Letter(source, "".join(keep), body, self.name, zone, when.date() if when else None, self.now,
                      domain_of(mail.sender[1]), candidate, tuple(url for _, url in links))  # fmt: skip

    def _together(
        self, letter: Letter, mail: Mail, source: Source, lines: list[EventLines], method: str
    ) -> Read[Invitation]:
        known = tuple(word.casefold() for word in letter.candidate)
        frames, agenda, people = self._events(source, lines, known, letter.domain)
        if frames and not frames[0].zone_assumed:
            letter.default_zone = frames[0].zone
        found = appointments(letter)
        signature = signature_span(letter.words, *letter.body)
        stop = signature[0] if signature else letter.body[1]
        written = meetings_of(letter, found.moments, stop)
        self.problems += letter.problems
        named = people_in(letter, letter.body[0], stop)
        meetings, slots = self._agree(frames, agenda, written, letter)
        people = join_people([*named, *[p for m in (*meetings, *slots) for p in m.people], *people])
        if (len(meetings) == 1 and not meetings[0].people) or slots:
            guests = tuple(person for person in people if not person.is_candidate)
            meetings = tuple(m.model_copy(update={"people": guests}) for m in meetings)
            slots = tuple(m.model_copy(update={"people": guests}) for m in slots)
        return self._finish(source, lines, method, meetings, slots, people, letter, mail)

    def _agree(
        self, frames: Sequence[Meeting], agenda: Sequence[Meeting], written: tuple[Meeting, ...], letter: Letter
    ) -> tuple[tuple[Meeting, ...], tuple[Meeting, ...]]:
        """(meetings, slots) of the calendar's events and the mail's times."""
        if not frames:
            asks = fields.offers_choice(letter.words[letter.body[0] : letter.body[1]])
            return ((), own_days(written)) if asks and written and not is_agenda(written) else (written, ())
        together = agreed(frames, agenda, written)
        if together is not None:
            return together, ()
        ours, theirs = (", ".join(clock_words(m) for m in group) for group in (written, frames))
        self.problems.append(doubts.disagreement(ours, theirs, self.name))
        return tuple(agenda), ()

    def _events(
        self, source: Source, lines: list[EventLines], known: tuple[str, ...], domain: str
    ) -> tuple[list[Meeting], list[Meeting], tuple[Person, ...]]:
        """(one meeting an event, the same with the agendas of their descriptions opened up, everybody invited)."""
        frames: list[Meeting] = []
        meetings: list[Meeting] = []
        everybody: list[Person] = []
        live = [line for line in lines if line.event.status != "CANCELLED"] or lines
        for line in live:
            meeting = meeting_of(source, line, self.zone)
            people = self._invitees(source, line, known)
            letter = self._described(source, line, domain or domain_of(organizer_of(line)), meeting, people)
            told = people_in(letter, *letter.body) if letter else []
            everybody += [*people, *told]
            if meeting is None:
                continue
            guests = tuple(p for p in join_people([*told, *people]) if not p.is_candidate)
            meeting = meeting.model_copy(update={"people": guests, "format": event_format(line, guests)})
            frames.append(meeting)
            agenda = self._agenda(letter, line, meeting) if letter else ()
            meetings += agenda or [meeting]
        return frames, meetings, join_people(everybody)

    def _invitees(self, source: Source, line: EventLines, known: tuple[str, ...]) -> list[Person]:
        reader = candidate_of(line, known)
        people = []
        for index, (attendee, span) in enumerate(zip(line.event.attendees, line.attendees, strict=False)):
            person = person_at(source, attendee, span)
            if person:
                people.append(person.model_copy(update={"is_candidate": index == reader}))
        return people

    def _described(
        self, source: Source, line: EventLines, domain: str, meeting: Meeting | None, people: list[Person]
    ) -> Letter | None:
        span = line.spans.get("DESCRIPTION")
        if span is None:
            return None
        span = (span[0], min(span[1], span[0] + LETTER_CHARS))
        words = " " * span[0] + source.text[span[0] : span[1]] + " " * (len(source.text) - span[1])
        reader = tuple(person.name.value for person in people if person.is_candidate)
        zone = meeting.zone if meeting else self.zone
        day = local_start(meeting).date() if meeting else None
        return Letter(source, words, span, self.name, zone, day, self.now, domain, reader)

    def _agenda(self, letter: Letter, line: EventLines, event: Meeting) -> tuple[Meeting, ...]:
        """The rows of an agenda in the description, when they lie in the event and say their ends."""
        found = appointments(letter, on=local_start(event).date(), within=letter.body)
        rows = [m for m in found.moments if event.end and event.start <= m.start < event.end]
        if len(rows) < 2 or rows[0].start != event.start or sum(row.end is not None for row in rows) * 2 < len(rows):
            return ()
        made = [refined(row, event) for row in meetings_of(letter, rows, letter.body[1], found.moments)]
        return tuple(made)

    def _finish(
        self,
        source: Source,
        lines: list[EventLines],
        method: str,
        meetings: tuple[Meeting, ...],
        slots: tuple[Meeting, ...],
        people: Sequence[Person],
        letter: Letter | None,
        mail: Mail | None,
    ) -> Read[Invitation]:
        words = words_of(letter, source)
        subject = subject_of(source, lines, mail)
        domain = letter.domain if letter and letter.domain else domain_of(organizer_of(lines[0]) if lines else "")
        company = fields.company_span(source.text if not letter else letter.words, domain)
        role = role_of(words, letter, source.text[company[0] : company[1]] if company else "")
        cancelled = method == "CANCEL" or (bool(lines) and all(line.event.status == "CANCELLED" for line in lines))
        cancelled = cancelled or fields.is_cancelled(words)
        people = with_emails(people, lines)
        meetings, slots = knowing(meetings, people), knowing(slots, people)
        for meeting in (*meetings, *slots)[:1]:
            if meeting.zone_assumed:
                self.problems.append(doubts.zone_assumed(meeting.zone, self.name))
        if not meetings and not slots and not cancelled:
            self.problems.append(doubts.no_time(self.name))
        invitation = Invitation(
            source=source.id,
            method=method,
            uid=lines[0].event.uid if lines else "",
            sequence=max((line.event.sequence for line in lines), default=0),
            cancelled=cancelled,
            rescheduled=not cancelled and (any(line.event.sequence for line in lines) or fields.is_moved(words)),
            company=fields.sourced(source, source.text, company) if company else None,
            role=fields.sourced(source, source.text, role) if role else None,
            subject=subject,
            round=fields.round_of(words),
            meetings=numbered(meetings, "meeting"),
            slots=numbered(slots, "slot"),
            organiser=organiser_of(source, lines, letter, mail),
            people=tuple(people + reader_of(source, mail, people)),
            instructions=instructions(source, lines, letter),
        )
        return Read(invitation, source, tuple(dict.fromkeys(self.problems)))
