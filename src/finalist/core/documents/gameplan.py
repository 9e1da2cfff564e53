"""The game plan: everything a candidate acts on before, on and after the day, each part with what it rests on.

Strings come in three kinds, and a test holds them apart: words of a source (EvidenceRef.verbatim), sentences of the
plan (Line, checked against their evidence), and names of things (ids, codes, titles of authored entries).
"""

from typing import Literal

from finalist.core.documents.base import Document, Moment, Source
from finalist.core.documents.plan_days import (
    After,
    Agenda,
    AgendaBlock,
    BlockKind,
    DayPerson,
    DaySheet,
    Deadline,
    Exercise,
    PayView,
    RoleRound,
    TimelineItem,
    ValueCard,
)
from finalist.core.documents.plan_talk import (
    AskCard,
    CompetencyRow,
    ConcernCard,
    Countdown,
    Family,
    Gap,
    LikelyQuestion,
    PersonCard,
    Reason,
    ReasonKind,
    RequirementFit,
    Snapshot,
    StoryCard,
    StoryComment,
    StorySeed,
    Strength,
    Support,
)

__all__ = [
    "After",
    "Agenda",
    "AgendaBlock",
    "AskCard",
    "BlockKind",
    "CompetencyRow",
    "ConcernCard",
    "Countdown",
    "DayPerson",
    "DaySheet",
    "Deadline",
    "EvidenceNote",
    "Exercise",
    "Family",
    "GamePlan",
    "Gap",
    "LikelyQuestion",
    "PayView",
    "PersonCard",
    "PlanProblem",
    "Reason",
    "ReasonKind",
    "RequirementFit",
    "RoleRound",
    "Snapshot",
    "StoryCard",
    "StoryComment",
    "StorySeed",
    "Strength",
    "Support",
    "TimelineItem",
    "ValueCard",
]


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
    agenda: Agenda = Agenda()
    day: DaySheet | None = None
    after: After
    evidence: tuple[EvidenceNote, ...] = ()
    problems: tuple[PlanProblem, ...] = ()
    sources: tuple[Source, ...] = ()
