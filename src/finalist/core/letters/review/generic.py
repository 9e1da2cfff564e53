"""Could this letter go to anybody? A sentence is specific when it shares telling words with the notes or stories.

A letter without one is generic. Stock lines inside a specific letter are only pointed out.
"""

import re

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.letter import LetterFinding
from finalist.core.letters.review.found import finding
from finalist.core.letters.review.known import Known, everyday, numbers_of, telling
from finalist.core.letters.review.parts import Letter
from finalist.core.letters.words import matcher

SHARED = 2
"""Telling words a sentence shares with one line of notes or one sentence of a story to be specific (convention);
one is enough when it is no word of working life at large.
"""


def specific(letter: Letter, known: Known) -> tuple[EvidenceRef, ...]:
    """The sentences that rest on the notes or stories of this round."""
    return tuple(ref for ref in letter.body if _rests(ref.verbatim, known))


def _rests(text: str, known: Known) -> bool:
    shared = telling(text) - known.stock
    most = max((len(shared & passage) for passage in known.said), default=0)
    if most >= SHARED or any(len(word) > 3 and word not in everyday() for word in shared & _all(known)):
        return True
    own = numbers_of(" ".join(s.text for s in known.sources if s.kind in ("notes", "stories")))
    figures = {value for value in numbers_of(text) if value > 12}
    return most == 1 and bool(figures & own)


def _all(known: Known) -> frozenset[str]:
    """Every telling word of the notes and stories."""
    return frozenset(word for passage in known.said for word in passage)


def generic(letter: Letter, known: Known) -> tuple[LetterFinding, ...]:
    """One warning for a letter that nothing in the notes explains; hints for stock lines in the others."""
    stock = matcher("stock")
    lines = [ref for ref in letter.body if stock.search(ref.verbatim.replace("’", "'"))]
    if not letter.body:
        return ()
    held = specific(letter, known)
    if held:
        return tuple(finding("generic", "hint", ref, "stock-line") for ref in lines)
    anchored = [ref for ref in letter.body if re.search(r"[“\"][^”\"]{8,}[”\"]|\d", ref.verbatim) and ref not in lines]
    if not known.said and anchored:
        return tuple(finding("generic", "hint", ref, "stock-line") for ref in lines)
    place = max(lines or letter.body, key=lambda ref: len(ref.verbatim))
    return (finding("generic", "warning", place, "generic", rests_on="E6.5"),)
