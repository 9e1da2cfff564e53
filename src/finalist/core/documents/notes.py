"""Round notes: a person's hasty lines, sorted by who and what, never rewritten."""

from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef, Sourced
from finalist.core.documents.invitation import Person

NoteKind = Literal[
    "they-said",
    "they-asked",
    "i-said",
    "i-told-story",
    "i-promised",
    "they-promised",
    "concern",
    "pay",
    "culture",
    "question",
    "feeling",
    "other",
]


class NoteLine(Document):
    """One line of the notes. `person`: name as in Notes.people, "" when it is not clear whom it concerns."""

    text: str
    kind: NoteKind
    person: str = ""
    evidence: EvidenceRef


class Notes(Document):
    """The notes of one round. `round` is None when they do not say which."""

    source: str
    round: int | None = None
    day: Sourced | None = None
    people: tuple[Person, ...] = ()
    lines: tuple[NoteLine, ...] = ()
