"""The job advertisement, as read: every field with the words it was read from."""

from decimal import Decimal
from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef, Sourced, SourcedMoment

Necessity = Literal["must", "nice"]
RequirementKind = Literal["skill", "experience", "education", "licence", "language", "trait", "availability"]
PayPeriod = Literal["hour", "day", "week", "month", "year"]


class Pay(Document):
    """A pay figure or range. `currency` is ISO 4217 or "" when not said; equal bounds mean one figure."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    period: PayPeriod | None
    evidence: EvidenceRef


class Skill(Document):
    """A skill or piece of knowledge named in a text: `name` in the lexicon's spelling, evidence as written."""

    name: str
    evidence: EvidenceRef


class Requirement(Document):
    """One thing the posting asks. `text`: its quote without bullet and line breaks; `years`: if it asks a number."""

    id: str
    text: str
    necessity: Necessity
    kind: RequirementKind
    years: float | None = None
    skills: tuple[Skill, ...] = ()
    evidence: EvidenceRef


class Posting(Document):
    """The job advertisement. A field the text does not give is None or empty, never guessed."""

    source: str
    language: str = ""
    title: Sourced | None = None
    company: Sourced | None = None
    locations: tuple[Sourced, ...] = ()
    remote: Sourced | None = None
    employment_type: Sourced | None = None
    seniority: Sourced | None = None
    pay: Pay | None = None
    requirements: tuple[Requirement, ...] = ()
    responsibilities: tuple[Sourced, ...] = ()
    skills: tuple[Skill, ...] = ()
    values: tuple[Sourced, ...] = ()
    benefits: tuple[Sourced, ...] = ()
    about: tuple[Sourced, ...] = ()
    deadline: SourcedMoment | None = None
