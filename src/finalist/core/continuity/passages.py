"""Papers cut into passages: the stretch in which a figure's words stand, with what it stands under.

A résumé's passage is a line of a position, a story's a sentence, a note's a line, a letter's a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from finalist.core.documents.base import Document, EvidenceRef, Source
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Stories, Story
from finalist.core.text.sentences import sentence_spans

_TOLD = {"highlights", "summary", "description"}
SHORT = 6
"""A sentence of this many words leans on the one before it. Convention."""
LONG = 320
"""A note line of more characters is a paragraph. Convention."""
_THEIRS = ("they-said", "they-promised", "culture", "feeling")


@dataclass(frozen=True, slots=True)
class Passage:
    """`ref`: its words. place: what must differ for two passages to disagree (a document, a story).

    scope: title or employer it stands under; person: who heard it (notes); around: `ref` with the sentence before it
    when it is too short to say what it is about.
    """

    ref: EvidenceRef
    place: str
    scope: str = ""
    person: str = ""
    kind: str = ""
    around: EvidenceRef | None = None


def passages(source: Source, document: Document | None = None) -> tuple[Passage, ...]:
    """The passages of one paper in which the candidate speaks. Without a document it is read as a letter."""
    if isinstance(document, Resume):
        return tuple(_of_resume(source, document))
    if isinstance(document, Stories):
        return tuple(passage for story in document.stories for passage in _of_story(source, story))
    if isinstance(document, Notes):
        return tuple(item for line in document.lines if line.kind not in _THEIRS for item in _of_note(line, source))
    return tuple(
        Passage(source.quote(start, end), source.id)
        for start, end in sentence_spans(source.text)
        if _speaks(source, start)
    )


def _speaks(source: Source, start: int) -> bool:
    """Not a header of a letter, nor a line quoted from somebody else."""
    line = source.text[source.text.rfind("\n", 0, start) + 1 :][:24]
    return not re.match(r"(?:>|(?:from|to|cc|date|subject|sent|message-id):)", line, re.IGNORECASE)


def _of_resume(source: Source, resume: Resume) -> Iterator[Passage]:
    work = resume.content.work
    for pointer, ref in resume.spans.items():
        parts = pointer.strip("/").split("/")
        if not set(parts) & _TOLD:
            continue
        at = int(parts[1]) if parts[0] == "work" and parts[1].isdigit() else -1
        scope = work[at].name if 0 <= at < len(work) else ""
        for start, end in sentence_spans(ref.verbatim):
            yield Passage(source.quote(ref.start + start, ref.start + end), source.id, scope)


def _of_story(source: Source, story: Story) -> Iterator[Passage]:
    place = f"{source.id}#{story.id}"
    at, before = story.evidence.start, None
    for start, end in sentence_spans(story.evidence.verbatim):
        ref = source.quote(at + start, at + end)
        short = before is not None and len(ref.verbatim.split()) <= SHORT
        around = source.quote(before, ref.end) if short and before is not None else None
        yield Passage(ref, place, story.title.value, around=around)
        before = ref.start


def _of_note(line: NoteLine, source: Source) -> Iterator[Passage]:
    """A line as it stands; a very long one sentence by sentence, because then its words no longer belong together."""
    ref = line.evidence
    if len(ref.verbatim) <= LONG:
        yield Passage(ref, source.id, "", line.person, line.kind)
        return
    for start, end in sentence_spans(ref.verbatim):
        yield Passage(source.quote(ref.start + start, ref.start + end), source.id, "", line.person, line.kind)
