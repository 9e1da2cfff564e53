"""How a check says what it found: the words, what is the matter, and what to do about it."""

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.letter import CheckCode, CheckSeverity, LetterFinding
from finalist.core.letters.compose import tell


def finding(
    code: CheckCode, severity: CheckSeverity, place: EvidenceRef, says: str, *, before: EvidenceRef | None = None,
    rests_on: str = "", **slots: str,
) -> LetterFinding:  # fmt: skip
    """A finding whose sentences are `check.SAYS` and `check.SAYS.mend` (data/letters/says.yaml)."""
    refs = (place, before) if before else (place,)
    return LetterFinding(
        code=code, severity=severity, place=place, line=tell(f"check.{says}", *refs, **slots),
        mend=tell(f"check.{says}.mend", *refs, **slots), before=before, rests_on=rests_on,
    )  # fmt: skip


def within(ref: EvidenceRef, start: int, end: int) -> EvidenceRef:
    """The place of ref.verbatim[start:end]."""
    return EvidenceRef(
        document=ref.document, start=ref.start + start, end=ref.start + end, verbatim=ref.verbatim[start:end]
    )
