"""The parts of the plan that prepare the talk: fit, people, questions, stories, concerns, questions to ask."""

from typing import Literal

from pydantic import Field

from finalist.core.documents.base import Document, EvidenceRef, Line, Sourced
from finalist.core.documents.invitation import Meeting
from finalist.core.documents.posting import Requirement
from finalist.core.documents.story import StoryPart

Strength = Literal["strong", "partial", "gap", "open"]
Family = Literal["past", "situational", "motivation", "values", "technical", "difficult"]
ReasonKind = Literal["requirement", "concern", "stake", "field", "value", "round-one", "seniority", "staple", "pack"]


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
    """A requirement against the best the candidate has. `say`: for a gap or a partial, what to say.

    strength `open`: nothing was there to compare with, or a plain yes or no is asked.
    """

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


class StoryComment(Document):
    """What is the matter with a story, in its own words, and one thing to try. `rests_on`: id of the evidence."""

    code: str
    text: Line
    attempt: Line
    rests_on: str


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
    comments: tuple[StoryComment, ...] = ()
    """At most three, what helps most first."""
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
    about: str = ""
    """Id of the requirement it is about, "" when it is about none."""
    state: Literal["open", "prepared", "raised", "closed"] = "open"


class AskCard(Document):
    """A question to ask back. `answered`: struck out, `by` says where it is answered; `held`: too early (pay,
    leave).
    """

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
