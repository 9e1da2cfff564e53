"""Could this letter go to anybody? It is its writer's own when a sentence rests on the notes or stories (rests.py), or
when the whole of it, weighed, does not sound like a letter of thanks by anybody (style.py).

Stock lines inside a letter of one's own are only pointed out.
"""

import re

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.letter import LetterFinding
from finalist.core.letters.review.found import finding
from finalist.core.letters.review.known import Known
from finalist.core.letters.review.parts import Letter
from finalist.core.letters.review.rests import Weighed, resting
from finalist.core.letters.review.style import features, is_own
from finalist.core.letters.words import matcher


def specific(letter: Letter, rows: list[Weighed]) -> tuple[EvidenceRef, ...]:
    """The sentences that rest on the notes or stories of this round. rows: the letter, `weighed`."""
    return tuple(letter.body[n] for n in resting(rows))


def generic(letter: Letter, known: Known, rows: list[Weighed]) -> tuple[LetterFinding, ...]:
    """One warning for a letter that could go to anybody; hints for stock lines in the others."""
    stock = matcher("stock")
    lines = [ref for ref in letter.body if stock.search(ref.verbatim.replace("’", "'"))]
    if not letter.body:
        return ()
    if resting(rows) or is_own(features(letter, rows, known)):
        return tuple(finding("generic", "hint", ref, "stock-line") for ref in lines)
    anchored = [ref for ref in letter.body if re.search(r"[“\"][^”\"]{8,}[”\"]|\d", ref.verbatim) and ref not in lines]
    if not known.said and anchored:
        return tuple(finding("generic", "hint", ref, "stock-line") for ref in lines)
    place = max(lines or letter.body, key=lambda ref: len(ref.verbatim))
    return (finding("generic", "warning", place, "generic", rests_on="E6.5"),)
