"""The invitation: who meets whom, when, where. Times are UTC moments with the zone the invitation names."""

from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef, Moment, Sourced

MeetingFormat = Literal[
    "one-to-one",
    "panel",
    "presentation",
    "technical",
    "case",
    "role-play",
    "group",
    "meal",
    "tour",
    "unknown",
]
Medium = Literal["on-site", "video", "phone", "unknown"]


class Person(Document):
    """Somebody named in the invitation or the notes."""

    name: Sourced
    email: str = ""
    title: Sourced | None = None
    is_candidate: bool = False


class Meeting(Document):
    """One slot of a round. `zone`: IANA name, or a fixed offset such as `UTC+02:00` when that is all that was said.

    `end` is None when the invitation does not say; `zone_assumed` when no zone was said and one was taken over.
    uid, sequence: of the calendar entry that stands for this meeting and no other (RFC 5545), "" and 0 without one.
    """

    id: str
    title: str = ""
    start: Moment
    end: Moment | None = None
    whole_day: bool = False
    zone: str
    zone_assumed: bool = False
    medium: Medium = "unknown"
    format: MeetingFormat = "unknown"
    place: Sourced | None = None
    link: Sourced | None = None
    people: tuple[Person, ...] = ()
    uid: str = ""
    sequence: int = 0
    evidence: EvidenceRef


class Invitation(Document):
    """An invitation. `slots` are meetings offered to choose from; `meetings` those that are set.

    method, uid, sequence: from the calendar object (RFC 5545/5546), "" or 0 for a mail; `cancelled` when it withdraws.
    """

    source: str
    method: str = ""
    uid: str = ""
    sequence: int = 0
    cancelled: bool = False
    rescheduled: bool = False
    company: Sourced | None = None
    role: Sourced | None = None
    subject: Sourced | None = None
    round: int | None = None
    meetings: tuple[Meeting, ...] = ()
    slots: tuple[Meeting, ...] = ()
    organiser: Person | None = None
    people: tuple[Person, ...] = ()
    instructions: tuple[Sourced, ...] = ()
    """What the candidate is told to bring, prepare or send."""


class BusyTime(Document):
    """A stretch of a calendar that is taken."""

    start: Moment
    end: Moment
