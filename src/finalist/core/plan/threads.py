"""What an earlier round left open: phrases of the notes that the next round is likely to pick up again.

A phrase is cut from the line as it stands (“asked why I left” → “why I left”); a line that gives none is left alone.
"""

import re
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.plan.material import Material
from finalist.core.plan.people import same_person

_CUE = re.compile(
    r"(?:\basked (?:me )?(?:about|re)|\bwants? (?:to (?:know|hear|see))(?: more)?(?: (?:about|on|of))?|"
    r"\bcurious about|\bkeen on|\binterested in|\bcame back to|\bpressed (?:me )?on|\bdoubts? (?:about|on|re)|"
    r"\bunsure about|\bnot sure about|\bconcerned about|\bstories? (?:about|of)|\btold (?:her|him|them)(?: about)?(?: the| my)?)"
    r"\s*[:,]?\s+(?:the |my |a |an )?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:!?(\n→]|\s[-–—]+>?\s|,| & (?=said)|\b(?:because|but|said|i said|she|he|they|liked)\b", re.IGNORECASE
)
_PERSONAL = re.compile(r"\b(i|i've|i'm|my|me|myself|she|he|her|his|they|you|your|what i|why i)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thread:
    """A phrase to be picked up: its place, the line it comes from, and who it came from."""

    phrase: EvidenceRef
    line: NoteLine


def thread_of(line: NoteLine) -> Thread | None:
    """The phrase of a line that can follow “Last time you mentioned …”; None when it would not read as English.

    Two to seven words, no pronouns (they would change sides when the interviewer says them).
    """
    text = line.evidence.verbatim
    cue = _CUE.search(text)
    if cue is None:
        return None
    stop = _STOP.search(text, cue.end())
    start, end = cue.end(), stop.start() if stop else len(text)
    phrase = text[start:end].rstrip(" ,–-“”\"'")
    words = phrase.split()
    if not 2 <= len(words) <= 7 or _PERSONAL.search(phrase):
        return None
    at = line.evidence.start + start
    ref = EvidenceRef(document=line.evidence.document, start=at, end=at + len(phrase), verbatim=phrase)
    return Thread(phrase=ref, line=line)


def threads(material: Material) -> list[Thread]:
    """All threads of all notes, doubts first, then what was asked, then the rest; each phrase once."""
    order = {"concern": 0, "they-asked": 1, "they-said": 2, "i-told-story": 3}
    lines = [line for line in material.note_lines() if line.kind in order]
    found: list[Thread] = []
    for line in sorted(lines, key=lambda line: order[line.kind]):
        thread = thread_of(line)
        if thread and all(thread.phrase.verbatim.casefold() != known.phrase.verbatim.casefold() for known in found):
            found.append(thread)
    return found


def person_in_notes(notes: tuple[Notes, ...], name: str) -> Sourced | None:
    """The name as the notes introduce it, with its place."""
    for note in notes:
        for person in note.people:
            if same_person(person.name.value, name):
                return person.name
    return None
