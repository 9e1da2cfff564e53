"""What the company says of itself: statements with their words and the page they stand on."""

from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef, Sourced

StatementKind = Literal["value", "mission", "product", "news", "people", "challenge", "fact"]


class CompanyStatement(Document):
    """One sentence or bullet. `heading`: the heading it stands under, "" if none."""

    kind: StatementKind
    text: str
    heading: str = ""
    evidence: EvidenceRef


class Company(Document):
    """One page of the company."""

    source: str
    name: Sourced | None = None
    statements: tuple[CompanyStatement, ...] = ()
