"""Whether a text holds a phrase, word for word. Thousands of authored phrases meet every text, so nothing is compiled.

Texts and phrases are compared folded (core/text/terms.py); a phrase inside a longer word does not count.
"""

from functools import lru_cache

from finalist.core.text.terms import fold, terms


@lru_cache(maxsize=65536)
def folded(phrase: str) -> str:
    """An authored phrase as compared; kept, because the same ones come back for every text."""
    return fold(phrase).replace("’", "'")


@lru_cache(maxsize=65536)
def stems(phrase: str) -> frozenset[str]:
    """The stems of an authored phrase; kept like `folded`."""
    return frozenset(terms(phrase))


def spot(phrase: str, text: str, *, plural: bool = False) -> int:
    """Where the phrase stands in the already folded text as whole words, -1 when it does not.

    plural: an ending in s or es is allowed (“nurse” stands in “nurses”).
    """
    wanted = folded(phrase)
    if not wanted:
        return -1
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not (at and _word(text[at - 1])) and _ends(text, end, plural):
            return at
        at = text.find(wanted, at + 1)
    return -1


def _word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _ends(text: str, end: int, plural: bool) -> bool:
    if end >= len(text) or not _word(text[end]):
        return True
    if not plural:
        return False
    return any(
        text.startswith(ending, end) and (end + len(ending) >= len(text) or not _word(text[end + len(ending)]))
        for ending in ("s", "es")
    )
