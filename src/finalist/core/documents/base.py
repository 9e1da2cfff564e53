"""What every document from outside has in common: it is frozen, strict, and knows where it comes from.

EvidenceRef is the promise "nothing is invented" in one type: a document, a span in its text, and the words there.
"""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict

SourceKind = Literal["posting", "resume", "invitation", "notes", "stories", "company", "calendar", "offer"]

Moment = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC).replace(microsecond=0))]
"""A moment in time: kept in UTC, to the second."""


class Document(BaseModel):
    """The base of everything that is read or written as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class EvidenceRef(Document):
    """A place in a source: `verbatim == source.text[start:end]`, always."""

    document: str
    start: int
    end: int
    verbatim: str


class Source(Document):
    """One input as plain text, the text that every EvidenceRef into it counts in (Unicode code points).

    id: unique in a plan (`posting`, `resume`, `invite-1`, `notes-1` …); name: the file name as the user gave it;
    sha256: of the bytes read.
    """

    id: str
    kind: SourceKind
    name: str
    sha256: str
    text: str

    def quote(self, start: int, end: int) -> EvidenceRef:
        """The evidence for text[start:end]."""
        return EvidenceRef(document=self.id, start=start, end=end, verbatim=self.text[start:end])

    def find(self, words: str, start: int = 0) -> EvidenceRef | None:
        """The first place at or after `start` where `words` stand exactly; None when they do not."""
        at = self.text.find(words, start) if words else -1
        return self.quote(at, at + len(words)) if at >= 0 else None


class Sourced(Document):
    """A value read from a source, cleaned for use, with the words it was read from."""

    value: str
    evidence: EvidenceRef


class SourcedMoment(Document):
    """A day or moment read from a source. `whole_day` when no hour was said."""

    value: datetime
    whole_day: bool
    evidence: EvidenceRef


class Line(Document):
    """One sentence of an output: what is shown, what it rests on, and which authored entry worded it.

    Every number, name and quotation in `text` is in `evidence`, in the entry `knowledge`, or computed by the plan
    (see core/grounding.py, which checks it).
    """

    text: str
    evidence: tuple[EvidenceRef, ...] = ()
    knowledge: str = ""
