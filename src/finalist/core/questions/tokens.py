"""A question as words with their places, and the features that are counted: stems, pairs of stems, how it begins.

Every word counts, “you” and “would” most of all; apostrophes part words (“you'd” is “you d”).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

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
    """An authored wording as stems; `_` stays."""
    return tuple(part if part == "_" else stem(fold(part)) for part in re.findall(r"_|[^\W_]+", words))


def features(words: Sequence[Token]) -> set[str]:
    """Stems, pairs of neighbours, and `^stem` for a word that begins a sentence."""
    stems = [word.stem for word in words]
    pairs = {f"{one} {other}" for one, other in pairwise(stems)}
    return {*stems, *pairs, *(f"^{word.stem}" for word in words if word.first)}
