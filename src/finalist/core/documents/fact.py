"""Facts: what the candidate stated, each with its place; and the register of what may be used and what may not."""

from decimal import Decimal
from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef

FactKind = Literal["number", "date", "name", "claim"]
Confirmed = Literal["yes", "no", "unsaid", "retracted"]
Topic = Literal[
    "", "notice", "salary", "availability", "leaving", "title", "tenure", "start", "end", "certificate", "education"
]
"""What a fact settles when its words say so; "" for everything else."""
FactState = Literal["confirmed", "cannot-confirm", "retracted"]


class Fact(Document):
    """One thing stated at `evidence`, inside the passage `said` (a sentence, a line).

    number: low and high with unit, period, change and per as in core/text/amounts.py. date: `value` is ISO 8601 to the
    known precision. name: a title, reason or person as written. claim: a sentence about the candidate without figures.
    scope: the story's title, the employer or the interviewer it stands under. subject: stems of the words around it.
    """

    id: str
    kind: FactKind
    topic: Topic = ""
    subject: tuple[str, ...] = ()
    scope: str = ""
    value: str
    low: Decimal | None = None
    high: Decimal | None = None
    measure: str = ""
    """money, percent, count, duration, age, fraction or factor for a number."""
    unit: str = ""
    period: str | None = None
    approximate: bool = False
    change: Literal["", "from", "to"] = ""
    per: str = ""
    confirmed: Confirmed = "unsaid"
    evidence: EvidenceRef
    said: EvidenceRef


class RegisteredFact(Document):
    """What the candidate decided about a fact. `text`: its words, in short (“falls went from 9.1 to 6.0”)."""

    text: str
    state: FactState
    note: str = ""


class FactRegister(Document):
    """The candidate's decisions on their facts: a file that they keep (`facts.yaml`)."""

    facts: tuple[RegisteredFact, ...] = ()


class Contradiction(Document):
    """The same thing said differently in two places. topic: as in Fact, or the measure for other figures."""

    topic: str
    first: Fact
    second: Fact
