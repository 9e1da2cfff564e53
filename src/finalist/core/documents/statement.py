"""Statements: what was said to whom in which round; and what a draft would say differently, or once more."""

from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef
from finalist.core.documents.fact import Fact

StatementKind = Literal["story", "number", "salary", "notice", "leaving", "availability", "promise", "claim"]
FindingKind = Literal["contradiction", "repeat", "undercut"]


class Statement(Document):
    """One thing the candidate said. person: the name as in the notes, "" when it is not clear who heard it."""

    id: str
    kind: StatementKind
    person: str = ""
    round: int | None = None
    facts: tuple[Fact, ...] = ()
    evidence: EvidenceRef


class Ledger(Document):
    """Everything said so far, in the order of the notes."""

    statements: tuple[Statement, ...] = ()


class LedgerFinding(Document):
    """Something in a draft to look at before it goes out: the place in it, and the place it collides with."""

    kind: FindingKind
    topic: str
    person: str = ""
    text: str
    before: EvidenceRef
    now: EvidenceRef
