"""Where each sentence of a drafted letter comes from, as far as it still stands in the letter."""

import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.letter import LetterDraft
from finalist.core.text.sentences import sentence_spans
from finalist.services import drafting
from finalist.store.models import Letter, Note

NOTES = "notes.md"
"""Name of the file that the workspace's own notes are read as (services/material.py)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a sentence rests on. `where`: the paper's name; `url`: of the note, "" for a paper."""

    words: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class BoundSentence:
    """One sentence of the draft. `stands`: it stands in the letter unchanged."""

    text: str
    quotes: tuple[Quote, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """The draft beside its letter. `own`: sentences that are the candidate's; `flags`: what to do first."""

    sentences: tuple[BoundSentence, ...]
    own: tuple[str, ...]
    flags: tuple[str, ...]
    engine: str


def bound(letter: Letter, body: str) -> Bound | None:
    """Read it for a letter as it stands (or is being typed); one query. None for a letter of one's own."""
    draft = drafting.draft_of(letter)
    if draft is None:
        return None
    notes = list(Note.objects.of(letter.owner).filter(opportunity=letter.opportunity).only("pk", "text"))
    sources = letter.made.get("sources", {})
    flat = _flat(body)
    sentences = tuple(
        BoundSentence(line.text, _quotes(line, sources, notes, letter), _flat(line.text) in flat)
        for line in draft.lines
    )
    return Bound(sentences, _own(draft, body), _flags(draft, letter), draft.engine)


def _flags(draft: LetterDraft, letter: Letter) -> tuple[str, ...]:
    """What is still to do: an address that is known by now, and a thing that goes along, are done."""
    done = {"no-address"} if letter.person and letter.person.email else set()
    done |= {"attach"} if letter.encloses.exists() else set()
    return tuple(flag.line.text for flag in draft.flags if flag.code not in done)


def _quotes(line: Line, sources: dict[str, Any], notes: list[Note], letter: Letter) -> tuple[Quote, ...]:
    """Words that stand within other words of the same sentence's evidence are shown once."""
    refs = [ref for ref in line.evidence if not any(_is_within(ref, other) for other in line.evidence)]
    return tuple(_quote(ref, sources, notes, letter) for ref in dict.fromkeys(refs))


def _is_within(ref: EvidenceRef, other: EvidenceRef) -> bool:
    return ref != other and ref.document == other.document and other.start <= ref.start and ref.end <= other.end


def _quote(ref: EvidenceRef, sources: dict[str, Any], notes: list[Note], letter: Letter) -> Quote:
    name = str(sources.get(ref.document, ""))
    note = next((row for row in notes if _is_of(ref.verbatim, row)), None) if name == NOTES else None
    if note is not None:
        return Quote(ref.verbatim, _("your note"), reverse("note", args=[letter.opportunity_id, note.pk]))
    where = {NOTES: _("your notes"), "stories.md": _("your stories"), "": _("your corrections")}.get(name, name)
    return Quote(ref.verbatim, where, "")


def _is_of(words: str, row: Note) -> bool:
    """Whether the words stand in the note, or are the note with its lead (“They said: …”)."""
    said, noted = _flat(words), _flat(row.text)
    return said in noted or (bool(noted) and said.endswith(noted))


def _own(draft: LetterDraft, body: str) -> tuple[str, ...]:
    """What stands in the letter besides the draft's sentences, greeting and farewell."""
    left = body
    for words in (*(line.text for line in draft.lines), draft.greeting, draft.signature, draft.farewell):
        left = _without(left, words)
    return tuple(left[start:end] for start, end in sentence_spans(left) if any(map(str.isalnum, left[start:end])))


def _without(text: str, words: str) -> str:
    """The text with the words out, wherever its lines break; a paragraph's end in their place."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.sub(pattern, "\n\n", text, count=1) if pattern else text


def _flat(text: str) -> str:
    return " ".join(text.split())
