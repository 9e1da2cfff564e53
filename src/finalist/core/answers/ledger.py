"""What an answer says that the candidate's own papers or earlier notes contradict, by core/continuity alone."""

from collections.abc import Sequence

from finalist.core.answers.results import Conflict, Quote
from finalist.core.continuity.contradictions import contradictions
from finalist.core.continuity.facts import facts_of
from finalist.core.documents.base import Source
from finalist.core.documents.fact import Fact

ANSWER = "answer"


def facts_in(text: str) -> tuple[Fact, ...]:
    """The figures, dates, names and claims of an answer, as Facts."""
    return facts_of(Source(id=ANSWER, kind="notes", name=ANSWER, sha256="", text=text))


def conflicts(text: str, known: Sequence[Fact]) -> tuple[Conflict, ...]:
    """Where the answer collides with what is known. Nothing known, nothing contradicted."""
    if not known:
        return ()
    papers: dict[str, list[Fact]] = {}
    for fact in known:
        papers.setdefault(fact.evidence.document, []).append(fact)
    found = []
    for clash in contradictions([*papers.values(), facts_in(text)]):
        sides = (clash.first, clash.second)
        now = next((side for side in sides if side.evidence.document == ANSWER), None)
        before = next((side for side in sides if side.evidence.document != ANSWER), None)
        if now and before:
            place = now.evidence
            found.append(
                Conflict(
                    clash.topic,
                    Quote(place.start, place.end, place.verbatim),
                    before.said.verbatim,
                    before.evidence.document,
                )
            )
    return tuple(found)
