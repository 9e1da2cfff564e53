"""Letters: drafts made from notes and documents, sentence by sentence, and what a check of any letter finds."""

from typing import Literal

from finalist.core.documents.base import Document, EvidenceRef, Line

LetterKind = Literal[
    "thank-you",
    "follow-up",
    "other-offer",
    "more-time",
    "feedback",
    "withdrawal",
    "connection",
    "keep-in-touch",
    "reply",
    "referee",
    "cover",
]
Tone = Literal["warm", "formal", "brief"]
FlagCode = Literal["no-notes", "little-said", "attach", "late", "no-address", "fill-in", "not-met"]
CheckCode = Literal[
    "generic",
    "placeholder",
    "wrong-name",
    "wrong-title",
    "unsourced",
    "contradiction",
    "repeat",
    "undercut",
    "too-long",
    "too-short",
    "over-eager",
    "negative",
    "pay-early",
    "duplicate",
    "late",
]
CheckSeverity = Literal["error", "warning", "hint"]


class LetterFlag(Document):
    """Something the candidate has to know or do before this draft goes out."""

    code: FlagCode
    line: Line


class LetterDraft(Document):
    """One letter to one person. `person`: the name as in the documents, "" when nobody is known.

    paragraphs: sentences in order, each resting on its evidence; topics: the codes or words it comes back to, for
    showing and for keeping letters to one panel apart.
    """

    kind: LetterKind
    tone: Tone
    engine: str = "rules"
    person: str = ""
    email: str = ""
    subject: Line
    greeting: str
    paragraphs: tuple[tuple[Line, ...], ...]
    farewell: str
    signature: str = ""
    sender_email: str = ""
    topics: tuple[str, ...] = ()
    flags: tuple[LetterFlag, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence in order, greeting and farewell left out."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph)

    @property
    def body(self) -> str:
        """The letter as text: greeting, paragraphs, farewell, name."""
        inner = "\n\n".join(" ".join(line.text for line in paragraph) for paragraph in self.paragraphs)
        end = f"{self.farewell}\n{self.signature}" if self.signature else self.farewell
        return f"{self.greeting}\n\n{inner}\n\n{end}\n"

    @property
    def words(self) -> int:
        """Words between greeting and farewell."""
        return sum(len(line.text.split()) for line in self.lines)


class LetterFinding(Document):
    """One thing to look at in a letter. `place`: the words; `mend`: what to do; `before`: what it collides with."""

    code: CheckCode
    severity: CheckSeverity
    place: EvidenceRef
    line: Line
    mend: Line
    before: EvidenceRef | None = None
    rests_on: str = ""


class LetterReview(Document):
    """What a check of one letter found, in the order of its words. `words` counts greeting and farewell too."""

    to: str = ""
    words: int
    specific: tuple[EvidenceRef, ...] = ()
    """Sentences that only this letter could hold: they share telling words with the notes or documents."""
    findings: tuple[LetterFinding, ...] = ()

    @property
    def must_see(self) -> tuple[LetterFinding, ...]:
        """What stands in the way of sending it: errors and warnings."""
        return tuple(finding for finding in self.findings if finding.severity != "hint")
