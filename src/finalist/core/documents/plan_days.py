"""The parts of the plan that run the days: role round, culture, pay, agenda, day sheet, and what comes after."""

from decimal import Decimal
from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef, Line, Moment
from finalist.core.documents.invitation import Medium, MeetingFormat
from finalist.core.documents.posting import Pay

BlockKind = Literal["research", "stories", "practice", "questions", "logistics", "rest", "review"]


class Exercise(Document):
    """Something a second round in this field contains, with how to prepare it."""

    name: str
    brief: str
    minutes: int
    bring: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()
    outline: tuple[str, ...] = ()
    because: Line | None = None


class RoleRound(Document):
    """What second rounds contain in the posting's field. `field` is "other" when the posting does not show one."""

    field: str
    field_name: str
    because: Line
    formats: tuple[str, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    portfolio: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class ValueCard(Document):
    """A value the company names in its own words, the candidate's story for it, and what to watch for on the day."""

    value: str
    name: str
    evidence: EvidenceRef
    behaviours: tuple[str, ...] = ()
    story: str = ""
    prompt: str = ""
    look_for: tuple[str, ...] = ()
    watch_out: tuple[str, ...] = ()


class PayView(Document):
    """The posted pay, a year of it, and how to answer. `raised`: the employer spoke of pay, and where."""

    posted: Pay | None = None
    yearly: tuple[Decimal, Decimal] | None = None
    yearly_note: Line | None = None
    raised: tuple[EvidenceRef, ...] = ()
    answers: tuple[Line, ...] = ()


class AgendaBlock(Document):
    """A stretch of preparation. `about`: ids of questions, stories, concerns or people it works on."""

    id: str
    start: Moment
    end: Moment
    kind: BlockKind
    title: str
    tasks: tuple[Line, ...] = ()
    about: tuple[str, ...] = ()


class Agenda(Document):
    """The hours before the interview. `minutes` planned; `note`: what did not fit, and the spacing rule used."""

    minutes: int = 0
    blocks: tuple[AgendaBlock, ...] = ()
    notes: tuple[Line, ...] = ()


class TimelineItem(Document):
    """A time on the day: a meeting, a buffer, a break, a meal."""

    start: Moment
    end: Moment | None = None
    kind: Literal["travel", "technology", "arrive", "meeting", "break", "meal", "review", "notes"]
    line: Line
    meeting: str = ""


class DayPerson(Document):
    """A person on the day sheet: who they are and the story and question kept for them."""

    person: str
    name: str
    stake_name: str
    story: str = ""
    ask: str = ""


class DaySheet(Document):
    """One page for the day."""

    title: Line
    medium: Medium = "unknown"
    format: MeetingFormat = "unknown"
    zone: str = ""
    timeline: tuple[TimelineItem, ...] = ()
    people: tuple[DayPerson, ...] = ()
    stories: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    checklist: tuple[Line, ...] = ()
    energy: tuple[Line, ...] = ()
    recovery: Line | None = None


class Deadline(Document):
    """Something due after the day. `rests_on`: id of the evidence entry behind the rule."""

    kind: Literal["thank-you", "nudge", "close"]
    due: Moment
    line: Line
    rests_on: str = ""


class After(Document):
    """What happens once the door has closed."""

    deadlines: tuple[Deadline, ...] = ()
    letters: tuple[Line, ...] = ()
    """One a person: what in the notes to come back to, or that nothing was noted yet."""
