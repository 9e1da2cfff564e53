"""A point: one phrase of the notes that may stand in a letter, with its form and its place."""

import re
from dataclasses import dataclass
from typing import Literal

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.notes import NoteLine

Form = Literal[
    "asked", "about", "quote", "said", "said-about", "wants", "culture", "my-question", "later-word", "later",
    "unfinished", "liked", "promise", "promise-to", "their-promise",
]  # fmt: skip
LABEL = re.compile(
    r"^\s*[*_]*(?:they said|they promised|i promised|i said|i told|asked me|asked|doubt|concern|worry|culture|question|"
    r"feeling|pay|q)[*_]*\s*(?::|!!+)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Point:
    """form: how `text` fits into a sentence; `more`: a second phrase (the answer, the day); evidence: where it stands;
    line: the whole note, which the sentence rests on.
    """

    form: Form
    text: str
    evidence: EvidenceRef
    line: NoteLine
    more: str = ""


def point(form: Form, text: str, line: NoteLine, start: str, more: str = "") -> Point:
    """A point whose evidence is the stretch of the note that begins with `start`, else the whole note."""
    ref = line.evidence
    at = ref.verbatim.find(start) if start else -1
    if at < 0:
        return Point(form, text, ref, line, more)
    end = at + len(start)
    place = EvidenceRef(document=ref.document, start=ref.start + at, end=ref.start + end, verbatim=ref.verbatim[at:end])
    return Point(form, text, place, line, more)
