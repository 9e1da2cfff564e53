"""A story as sentences with their places, each with the part it plays."""

from bisect import bisect_right
from dataclasses import dataclass

from finalist.core.answers.units import unit_spans
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.story import Story, StoryPart


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. part: None where none was likely enough; stated: a label of the teller says so."""

    part: StoryPart | None
    stated: bool
    evidence: EvidenceRef


def within(ref: EvidenceRef, start: int, end: int) -> EvidenceRef:
    """The evidence for ref.verbatim[start:end]."""
    return EvidenceRef(
        document=ref.document, start=ref.start + start, end=ref.start + end, verbatim=ref.verbatim[start:end]
    )


def told(story: Story) -> tuple[EvidenceRef, ...]:
    """What is told: the stretches the reader found, else the whole."""
    return story.told or (story.evidence,)


def sentences(story: Story) -> tuple[Sentence, ...]:
    """Every sentence of what is told, in order."""
    found: list[Sentence] = []
    parts = sorted(story.parts, key=lambda part: part.evidence.start)
    starts = [part.evidence.start for part in parts]
    for block in told(story):
        for start, end in unit_spans(block.verbatim):
            ref = within(block, start, end)
            at = bisect_right(starts, ref.start) - 1
            part = parts[at] if at >= 0 and ref.start < parts[at].evidence.end else None
            found.append(Sentence(part.part if part else None, bool(part and part.stated), ref))
    return tuple(found)
