"""The game plan: everything a candidate acts on before, on and after the day, each part with what it rests on.

Strings come in three kinds, and a test holds them apart: words of a source (EvidenceRef.verbatim), sentences of the
plan (Line, checked against their evidence), and names of things (ids, codes, titles of authored entries).
"""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from finalist.core.documents.base import Document, EvidenceRef, Line, Moment, Source, Sourced
from finalist.core.documents.invitation import Medium, Meeting, MeetingFormat
from finalist.core.documents.posting import Pay, Requirement
from finalist.core.documents.story import StoryPart

Strength = Literal["strong", "partial", "gap"]
Family = Literal["past", "situational", "motivation", "values", "technical", "difficult"]
ReasonKind = Literal["requirement", "concern", "stake", "field", "value", "round-one", "seniority", "staple"]
BlockKind = Literal["research", "stories", "practice", "questions", "logistics", "rest", "review"]


class Gap(Document):
    """Something the plan could not have because it was not given: what, and how to give it."""

    part: str
    line: Line


class Countdown(Document):
    """Whole hours from `made_at` to the first meeting; negative when it has passed."""

    hours: int
    days: int


class Snapshot(Document):
    """Who, what, when, where, at a glance."""

    company: Sourced | None = None
    role: Sourced | None = None
    candidate: Sourced | None = None
    round: int | None = None
    meetings: tuple[Meeting, ...] = ()
    slots: tuple[Meeting, ...] = ()
    candidate_zone: str = ""
    countdown: Countdown | None = None
    total_minutes: int | None = None
    instructions: tuple[Sourced, ...] = ()
    notices: tuple[Line, ...] = ()
    """Cancelled, moved, choose a slot, time zone assumed …"""


class Support(Document):
    """One piece of evidence for a requirement. `score` in 0..1; `shared`: the terms both sides name."""

    evidence: EvidenceRef
    score: float
    shared: tuple[str, ...] = ()


class RequirementFit(Document):
    """A requirement against the best the candidate has. `say`: for a gap or a partial, what to say."""

    requirement: Requirement
    strength: Strength
    support: tuple[Support, ...] = ()
    why: Line
    say: Line | None = None


class PersonCard(Document):
    """One interviewer. `stake_because` says whether the stake was given or inferred, and from which words."""

    id: str
    name: Sourced
    email: str = ""
    title: Sourced | None = None
    stake: str
    stake_name: str
    stake_inferred: bool
    stake_because: Line
    meetings: tuple[str, ...] = ()
    decides: Line | None = None
    cares_about: tuple[Line, ...] = ()
    tests_by: tuple[Line, ...] = ()
    heard: tuple[Line, ...] = ()
    """What they said, asked or were told in an earlier round."""
    questions: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


class Reason(Document):
    """Why something is in the plan: its kind, its sentence, and how much it weighs in the ranking."""

    kind: ReasonKind
    line: Line
    weight: float


class LikelyQuestion(Document):
    """A question to expect. `score` ranks; it is not a probability. `story`, `spare`: story ids, "" when none fits."""

    id: str
    rank: int
    text: Line
    family: Family
    competencies: tuple[str, ...] = ()
    score: float
    reasons: tuple[Reason, ...]
    askers: tuple[str, ...] = ()
    story: str = ""
    spare: str = ""
    story_why: Line | None = None
    seconds: tuple[int, int] = (60, 120)
    probes: tuple[str, ...] = ()
    strong: str = ""
    mistakes: tuple[str, ...] = ()


class StoryCard(Document):
    """A story of the candidate. `has`: parts found; `missing`: parts not found, each with a question to answer."""

    id: str
    title: Sourced
    evidence: EvidenceRef
    has: tuple[StoryPart, ...] = ()
    missing: tuple[Line, ...] = ()
    numbers: tuple[EvidenceRef, ...] = ()
    competencies: dict[str, float] = Field(default_factory=dict)
    told_to: tuple[Sourced, ...] = ()
    seconds: int = 0
    for_questions: tuple[str, ...] = ()


class StorySeed(Document):
    """A résumé line that states a result and could become a story, with the question that opens it."""

    evidence: EvidenceRef
    competencies: tuple[str, ...] = ()
    ask_yourself: Line


class CompetencyRow(Document):
    """One row of the coverage heat map. `demand`: how much this round asks for it (0..1); `cells`: story id → 0..1."""

    competency: str
    name: str
    demand: float
    cells: dict[str, float] = Field(default_factory=dict)
    covered: float


class ConcernCard(Document):
    """A doubt to answer. `state` starts as open."""

    id: str
    kind: str
    title: str
    why: Line
    meet: Line
    bring: tuple[Line, ...] = ()
    say: Line | None = None
    avoid: Line | None = None
    state: Literal["open", "prepared", "raised", "closed"] = "open"


class AskCard(Document):
    """A question to ask back. `answered`: struck out, `by` says where it is answered; `held`: too early (pay, leave)."""

    id: str
    text: Line
    theme: str
    status: Literal["ask", "answered", "held"] = "ask"
    by: EvidenceRef | None = None
    because: Line | None = None
    people: tuple[str, ...] = ()
    score: float = 0.0
    tells: str = ""
    follow_up: Line | None = None


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


class EvidenceNote(Document):
    """Research behind a rule the plan used, worded as it may be shown."""

    id: str
    wording: str
    source: str
    grade: str


class PlanProblem(Document):
    """Something a reader could not use or understand."""

    file: str
    message: str
    severity: Literal["error", "warning", "info"]


class GamePlan(Document):
    """The whole plan. Same inputs and `made_at`, same bytes."""

    version: Literal[1] = 1
    engine: str = "rules"
    made_at: Moment
    program: str = ""
    fingerprint: str
    """SHA-256 over the inputs: a plan whose inputs changed is one made from older versions."""
    snapshot: Snapshot
    missing: tuple[Gap, ...] = ()
    fit: tuple[RequirementFit, ...] = ()
    people: tuple[PersonCard, ...] = ()
    questions: tuple[LikelyQuestion, ...] = ()
    stories: tuple[StoryCard, ...] = ()
    coverage: tuple[CompetencyRow, ...] = ()
    seeds: tuple[StorySeed, ...] = ()
    concerns: tuple[ConcernCard, ...] = ()
    asks: tuple[AskCard, ...] = ()
    role_round: RoleRound
    culture: tuple[ValueCard, ...] = ()
    pay: PayView
    agenda: Agenda
    day: DaySheet | None = None
    after: After
    evidence: tuple[EvidenceNote, ...] = ()
    problems: tuple[PlanProblem, ...] = ()
    sources: tuple[Source, ...] = ()
