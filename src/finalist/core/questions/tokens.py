"""A question as words with their places.

Every word counts, “you” and “would” most of all; apostrophes part words (“you'd” is “you d”).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from finalist.core.text.terms import fold, stem

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?…:;\n]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its stem, its place in the text, and whether a sentence begins with it."""

    stem: str
    start: int
    end: int
    first: bool


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    found: list[Token] = []
    before = 0
    for match in _WORD.finditer(text):
        first = not found or _END.search(text, before, match.start()) is not None
        found.append(Token(stem(fold(match.group())), match.start(), match.end(), first))
        before = match.end()
    return found


@lru_cache(maxsize=16384)
def phrase(words: str) -> tuple[str, ...]:
    """An authored wording as stems."""
    return tuple(stem(fold(part)) for part in _WORD.findall(words))
