"""What a posting without headings says of the work, the employer, its values and its offer: sentence by sentence.

Used where no section of that kind stands in the text; only sentences that plainly are of the kind count.
"""

import re

from finalist.ingest.posting_headings import SectionKind
from finalist.ingest.posting_sections import Piece

_NAMES: tuple[tuple[SectionKind, str], ...] = (
    ("values", r"\bour (?:core |company )?values\b|\bwe (?:value|believe in|stand for)\b"),
    (
        "benefits",
        r"^(?:we (?:can )?(?:offer|provide)|you(?:'ll|’ll| will)? (?:get|receive|enjoy|earn)|benefits include"
        r"|in return)\b"
        r"|\bdays(?:'|’)? (?:of )?(?:holiday|leave|vacation)\b",
    ),
    (
        "duties",
        r"^(?:(?:as an? |in this |as our )[^.]{3,60}?,? )?you(?:'ll|’ll| will)(?: also| then)? "
        r"(?!need|have|be (?:an? |able|fluent|experienced|comfortable|expected|required|working for|offered|paid)"
        r"|bring|get"
        r"|receive|earn|enjoy|join|find|love|love)",
    ),
    (
        "about",
        r"^(?:we(?:'re|’re| are) (?:an?|the|one)|we (?:sell|make|build|run|serve|supply|employ|operate|help)"
        r"|founded in)\b",
    ),
)
_SAYS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _NAMES}
_IN_PROSE = frozenset({"top", "other", "about", "duties", "furniture"})


def prose_of(text: str, pieces: list[Piece], kind: SectionKind, company: str) -> list[Piece]:
    """The sentences of a kind outside of any section of that kind; `company` is the employer's name or ""."""
    found = []
    for piece in pieces:
        words = text[piece.start : piece.end]
        if piece.kind not in _IN_PROSE or piece.bullet or len(words) < 12:
            continue
        named = (
            kind == "about"
            and bool(company)
            and words.startswith((f"{company} is ", f"{company} has ", f"{company} was "))
        )
        if named or _SAYS[kind].search(words):
            found.append(piece)
    return found
