"""Spelling of English by a word list on this machine (the extra `spelling`): few, sure findings rather than many.

A word counts as misspelt only when the list does not have it, it is written small, no name says it, and one
common word, far commoner than any other, is one letter away.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

_WORD = re.compile(r"(?<![\w@./'’-])[a-z]{5,20}(?![\w@/'’-]|\.\w)")
COMMON = 2e-7
"""Share of all words from which a better word is common. Convention."""
CLEARLY = 4
"""How much more common than the next the better word must be. Convention."""
MOST = 12
FOREIGN = 0.3
"""Share of words unknown to the list from which a text is taken for another language. Convention."""


@cache
def _english() -> Any:
    """The word list, read once: it takes a quarter of a second. None when it is not installed."""
    try:
        from spellchecker import SpellChecker
    except ImportError:
        return None
    return SpellChecker(language="en", distance=1)


def speller(names: str, text: str) -> tuple[Callable[[str], Sequence[tuple[str, str]]] | None, str]:
    """((word, better word) pairs of a text, "") or (None, why not). names: text whose words are right."""
    list_of_words = _english()
    if list_of_words is None:
        return None, "Spelling was not checked: run pip install 'finalist[spelling]'."
    known = {word.lower() for word in re.findall(r"\w+", names)}
    said = set(_WORD.findall(text))
    if len(list_of_words.unknown(said)) > FOREIGN * len(said):
        return None, "Spelling was not checked: the text does not look like English."

    def misspelt(text: str) -> Sequence[tuple[str, str]]:
        words = [word for word in dict.fromkeys(_WORD.findall(text)) if word not in known]
        unknown = list_of_words.unknown(words)
        found = []
        for word in (one for one in words if one in unknown):
            often = list_of_words.word_usage_frequency
            near = sorted((one for one in list_of_words.candidates(word) or () if one != word), key=often, reverse=True)
            sure = len(near) == 1 or (len(near) > 1 and often(near[0]) > CLEARLY * often(near[1]))
            if sure and often(near[0]) > COMMON and _telling(word, near[0]):
                found.append((word, near[0]))
        return found[:MOST]

    return misspelt, ""


def _telling(word: str, near: str) -> bool:
    """False for forms that word lists leave out: plurals, British endings."""
    endings = (word.replace("is", "iz"), word.replace("our", "or"), word.rstrip("s"), word.replace("ll", "l"))
    return near not in endings
