"""Clauses said in plain words: a sentence shows one when it says each of the things that make it, in any order.

“If you leave in the first year, we want the bonus back” has no word a lawyer would use. What must be said, and the ways
to say it, are data (core/knowledge/data/clauses_plain.yaml).
"""

import re
from functools import cache
from typing import Any

from finalist.core.knowledge.compile import data_folder
from finalist.core.offers.spar.words import parsed

Sign = tuple[re.Pattern[str], ...]
"""Patterns that a sentence must all meet."""


def plain_clauses_in(sentence: str) -> frozenset[str]:
    """Ids of the clauses that one sentence (one line, at most some 1,500 characters) shows in plain words."""
    text = sentence.replace("’", "'").replace("n't", " not")
    return frozenset(
        clause
        for clause, signs, unless in _plain()
        if any(all(part.search(text) for part in sign) for sign in signs) and not (unless and unless.search(text))
    )


@cache
def _plain() -> tuple[tuple[str, tuple[Sign, ...], re.Pattern[str] | None], ...]:
    raw: dict[str, Any] = parsed((data_folder() / "clauses_plain.yaml").read_text(encoding="utf-8"))
    said = raw["words"]

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(_NAME.sub(lambda found: said[found[1]], text), re.IGNORECASE)

    return tuple(
        (
            clause,
            tuple(tuple(pattern(part) for part in sign) for sign in entry["signs"]),
            pattern(entry["unless"]) if "unless" in entry else None,
        )
        for clause, entry in raw["clauses"].items()
    )


_NAME = re.compile(r"\{([a-z][a-z-]+)\}")
