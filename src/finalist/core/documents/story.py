"""Stories: what the candidate did, in their words, cut into situation, task, action, result and lesson."""

from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef, Sourced

StoryPart = Literal["situation", "task", "action", "result", "lesson"]


class PartSpan(Document):
    """A stretch of the story and the part it plays. `stated` when a heading says so, else recognised by rule."""

    part: StoryPart
    stated: bool
    evidence: EvidenceRef


class Story(Document):
    """One story. `told_to`: names of people who have heard it, as the candidate wrote them."""

    id: str
    source: str
    title: Sourced
    parts: tuple[PartSpan, ...] = ()
    competencies: tuple[str, ...] = ()
    """Competency ids the candidate gave; empty when none were given."""
    situations: tuple[str, ...] = ()
    """Ids of what happens in it (core/knowledge: situations), as the candidate said; empty when not said."""
    told_to: tuple[Sourced, ...] = ()
    told: tuple[EvidenceRef, ...] = ()
    """What is told, without titles, labels and what is said about the story."""
    confirmed: tuple[EvidenceRef, ...] = ()
    """Values of a `confirmed:` line: figures the candidate vouches for, or `all`, `yes`."""
    unconfirmed: tuple[EvidenceRef, ...] = ()
    """Values of an `unconfirmed:` line: figures the candidate can not vouch for, or `all`, `no`."""
    when: Sourced | None = None
    """When it was, as the candidate wrote it."""
    numbers: tuple[EvidenceRef, ...] = ()
    evidence: EvidenceRef


class Stories(Document):
    """A file of stories."""

    source: str
    stories: tuple[Story, ...] = ()
