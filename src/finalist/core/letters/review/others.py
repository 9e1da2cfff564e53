"""One letter beside the others of a round: sentences that stand in two of them, letters that are nearly one."""

from collections.abc import Iterator, Sequence

from finalist.core.documents.letter import LetterFinding
from finalist.core.letters.review.facts import folded
from finalist.core.letters.review.found import finding
from finalist.core.letters.review.parts import Letter

SAME = 0.5
"""From which share of shared word triples two letters are one letter (convention)."""
LEAST = 5
"""Words of a sentence that counts as the same; shorter ones are anybody's (convention)."""


def doubled(letter: Letter, others: Sequence[Letter]) -> Iterator[LetterFinding]:
    """Findings on what this letter shares with each of the others."""
    mine = _triples(letter)
    for other in others:
        theirs = _triples(other)
        share = len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
        name = other.to or other.greeted or other.source.name
        if share >= SAME:
            yield finding("duplicate", "error", letter.body[0], "near-duplicate", before=other.body[0], name=name)
            continue
        held = {folded(ref.verbatim): ref for ref in other.body if len(ref.verbatim.split()) >= LEAST}
        for ref in letter.body:
            same = held.get(folded(ref.verbatim))
            if same:
                yield finding("duplicate", "warning", ref, "same-sentence", before=same, name=name)


def _triples(letter: Letter) -> set[tuple[str, ...]]:
    flat = [word for ref in letter.body for word in folded(ref.verbatim).split()]
    return {tuple(flat[n : n + 3]) for n in range(len(flat) - 2)}
