"""The contract walk: which clauses an offer or contract contains, where, what such a clause does, what to ask a lawyer.

Sentence by sentence, with authored patterns: lawyers' usual words (core/knowledge/data/clauses.yaml) and plain ones
(`plain_words.py`). It describes and asks; it never judges.
"""

import re
from dataclasses import dataclass
from functools import cache

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.knowledge.entries import Clause
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.plain_words import plain_clauses_in
from finalist.core.text.sentences import sentence_spans

LONGEST = 1500
"""Characters of one sentence that are looked at; what follows counts as another. Convention: it bounds the time."""
HEADING_CHARS = 70


@dataclass(frozen=True, slots=True)
class ClauseFound:
    """A clause, every sentence of it, what such a clause does and what to ask a lawyer."""

    id: str
    name: str
    describe: str
    question: str
    evidence: tuple[EvidenceRef, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """Clauses in the order in which they first stand; `absent`: names of those looked for and not found."""

    found: tuple[ClauseFound, ...]
    absent: tuple[str, ...]


def walk(source: Source) -> Walk:
    """Every clause of the text with its places."""
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in _pieces(source.text):
        for clause_id in clauses_in(source.text[start:end]):
            places.setdefault(clause_id, []).append((start, end))
    entries = {entry.id: entry for entry in knowledge().clauses}
    ordered = sorted(places, key=lambda each: (places[each][0], each))
    found = tuple(_found(entries[each], places[each], source) for each in ordered)
    return Walk(found, tuple(entry.name for entry in entries.values() if entry.id not in places))


def clauses_in(sentence: str) -> tuple[str, ...]:
    """Ids of the clauses that one sentence shows, in authored order."""
    flat = " ".join(sentence.split())[:LONGEST]
    if not flat:
        return ()
    plain = plain_clauses_in(flat)
    return tuple(
        entry_id
        for entry_id, signs, unless in _patterns()
        if entry_id in plain or (signs.search(flat) and not (unless and unless.search(flat)))
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (entry.id, _any(entry.signs), _any(entry.unless) if entry.unless else None) for entry in knowledge().clauses
    )


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Sentences; a heading line is no sentence of its own, and a very long one is looked at in parts."""
    found = []
    for start, end in sentence_spans(text):
        if end - start <= HEADING_CHARS and "\n" not in text[start:end] and text[start:end][-1] not in ".;:!?":
            continue
        found += [(at, min(at + LONGEST, end)) for at in range(start, end, LONGEST)]
    return found


def _found(entry: Clause, places: list[tuple[int, int]], source: Source) -> ClauseFound:
    refs = tuple(source.quote(start, end) for start, end in places)
    return ClauseFound(entry.id, entry.name, entry.describe, entry.question, refs)
