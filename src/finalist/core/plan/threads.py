"""What an earlier round left open: phrases of the notes that the next round is likely to pick up again.

A phrase is cut from the line as it stands (“asked why I left” → “why I left”); a line that gives none is left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.gameplan import RequirementFit
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.plan.doubts import requirement_of
from finalist.core.plan.material import Material
from finalist.core.plan.people import same_person
from finalist.core.plan.phrases import noun_phrase

_CUE = re.compile(
    r"(?:\basked (?:me )?(?:about|re)|\bwants? (?:to (?:know|hear|see))(?: more)?(?: (?:about|on|of))?|"
    r"\bcurious about|\bkeen on|\binterested in|\bcame back to|\bpressed (?:me )?on|\bdoubts? (?:about|on|re)|"
    r"\bunsure about|\bnot sure about|\bconcerned about|\bstories? (?:about|of)|"
    r"\btold (?:her|him|them)(?: about)?(?: the| my)?)"
    r"\s*[:,]?\s+(?:the |my |a |an )?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:!?(\n→]|\s[-–—]+>?\s|,| & (?=said)|\b(?:because|but|said|i said|she|he|they|liked)\b", re.IGNORECASE
)
_ROUGH = re.compile(
    r"\b(?:i|i['’]ve|i['’]m|my|me|myself|she|he|her|his|they|you|your|what i|why i)\b|[/&=>@#]|->", re.IGNORECASE
)
"""What does not read well in somebody else's sentence."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A phrase to be picked up: the phrase with its place, and the note line it belongs to."""

    phrase: Sourced
    line: NoteLine


def thread_of(line: NoteLine) -> Thread | None:
    """The phrase of a line that can follow “Last time you mentioned …”; None when it would not read as English.

    Two to seven plain words, no pronouns (they would change sides when the interviewer says them).
    """
    text = line.evidence.verbatim
    cue = _CUE.search(text)
    if cue is None:
        return None
    stop = _STOP.search(text, cue.end())
    start, end = cue.end(), stop.start() if stop else len(text)
    phrase = re.sub(r"\s+(?:story|one)$", "", text[start:end].rstrip(" ,–-“”\"'"))
    if not 2 <= len(phrase.split()) <= 7 or len(phrase) < 5 or _ROUGH.search(phrase):
        return None
    at = line.evidence.start + start
    ref = EvidenceRef(document=line.evidence.document, start=at, end=at + len(phrase), verbatim=phrase)
    return Thread(phrase=Sourced(value=phrase, evidence=ref), line=line)


def threads(material: Material, fit: Sequence[RequirementFit]) -> list[Thread]:
    """What was left open: a doubt as the requirement it is about, other lines by their own phrase; each once."""
    found: list[Thread] = []
    for line in material.note_lines("concern", "i-promised", "they-asked", "i-told-story"):
        item = requirement_of(line, fit) if line.kind == "concern" else None
        phrase = noun_phrase(item.requirement.text) if item else ""
        thread = (
            Thread(Sourced(value=phrase, evidence=item.requirement.evidence), line)
            if item and phrase
            else thread_of(line)
        )
        if thread and all(thread.phrase.value.casefold() != known.phrase.value.casefold() for known in found):
            found.append(thread)
    return found


def person_in_notes(notes: tuple[Notes, ...], name: str) -> Sourced | None:
    """The name as the notes introduce it, with its place."""
    for note in notes:
        for person in note.people:
            if same_person(person.name.value, name):
                return person.name
    return None
