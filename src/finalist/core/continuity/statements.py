"""What was said to whom: the lines of a round's notes as Statements, with their facts."""

from collections.abc import Iterable

from finalist.core.continuity.cues import reasons, shows
from finalist.core.continuity.facts import facts_of
from finalist.core.continuity.posts import Post
from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.documents.fact import Fact
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.documents.statement import Ledger, Statement, StatementKind

_TOPICS: tuple[StatementKind, ...] = ("salary", "notice", "availability", "leaving")
_SAID = ("i-said", "i-told-story", "i-promised", "concern", "they-asked", "pay", "other")


def ledger_of(source: Source, notes: Notes, posts: Iterable[Post] = ()) -> Ledger:
    """The statements of one round, in order. Lines about the employer alone are none."""
    facts = facts_of(source, notes, posts)
    found: list[Statement] = []
    for line in notes.lines:
        own = tuple(fact for fact in facts if line.evidence.start <= fact.evidence.start < line.evidence.end)
        kind = _kind(line, own)
        if kind:
            found.append(
                Statement(
                    id=f"{source.id}-{len(found) + 1}", kind=kind, person=line.person, round=notes.round, facts=own,
                    evidence=line.evidence,
                )
            )  # fmt: skip
    return Ledger(statements=tuple(found))


def letter_ledger(source: Source, posts: Iterable[Post] = (), *, person: str = "", round: int | None = None) -> Ledger:
    """The statements of one's own letter or transcribed take: each sentence that states a fact, to `person`."""
    by_place: dict[EvidenceRef, list[Fact]] = {}
    for fact in facts_of(source, None, posts):
        if fact.kind != "name" or fact.topic:
            by_place.setdefault(fact.said, []).append(fact)
    found: list[Statement] = []
    for said, facts in sorted(by_place.items(), key=lambda item: item[0].start):
        if shows("callback", said.verbatim):
            continue
        number = len(found) + 1
        found.append(
            Statement(
                id=f"{source.id}-{number}",
                kind=_of_facts(facts),
                person=person,
                round=round,
                facts=tuple(facts),
                evidence=said,
            )
        )
    return Ledger(statements=tuple(found))


def _of_facts(facts: Iterable[Fact]) -> StatementKind:
    known = list(facts)
    for topic in _TOPICS:
        if any(fact.topic == topic for fact in known):
            return topic
    if any(cue in known[0].said.verbatim.casefold() for cue in ("i promise", "i will send", "i'll send", "i’ll send")):
        return "promise"
    return "number" if any(fact.kind == "number" for fact in known) else "claim"


def _kind(line: NoteLine, facts: tuple[Fact, ...]) -> StatementKind | None:
    """What kind of statement a note line holds; None when the candidate says nothing in it."""
    if line.kind not in _SAID:
        return None
    if line.kind == "i-promised":
        return "promise"
    for topic in _TOPICS:
        if any(fact.topic == topic for fact in facts):
            return topic
    if reasons(line.text) and shows("leaving", line.text):
        return "leaving"
    if line.kind == "i-told-story":
        return "story"
    if any(fact.kind == "number" for fact in facts) and line.kind != "pay":
        return "number"
    own = line.kind == "i-said" or (line.kind in ("concern", "they-asked") and shows("own-words", line.text))
    return "claim" if own else None
