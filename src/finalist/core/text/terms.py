"""Words as the matching rules see them: lower case, without marks and endings, without the words that carry nothing."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[+#]+|(?:[.'’&/-][^\W_]+)*[+#]*)", re.UNICODE)

STOP = frozenset(
    """a about above after again all also am an and any are as at be because been before being below between both but
    by can could did do does doing down during each etc few for from further had has have having he her here hers him
    his how i if in into is it its itself just me more most must my no nor not of off on once only or other our ours
    out over own per please same she should so some such than that the their theirs them then there these they this
    those through to too under until up upon us very was we were what when where which while who whom why will with
    within would you your yours yourself eg ie able across using use used via well new strong good great excellent
    including include includes""".split()
)


def fold(text: str) -> str:
    """Lower case, compatibility forms resolved, accents dropped: “Boğaziçi” → “bogazici”."""
    if text.isascii():  # Most texts are, and this is called for every phrase of the knowledge.
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """All words of a text, folded; `C++`, `C#`, `node.js`, `follow-up` stay whole."""
    return [match.group().strip(".'’-/") for match in _WORD.finditer(fold(text))]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest English endings: good enough to match, never shown.

    Light on purpose (plural, -ing, -ed, -ly, -ment, -ion): it joins “managing”, “managed” and “management”.
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "edly",
        "ed",
        "ers",
        "er",
        "ors",
        "or",
        "ly",
        "ions",
        "ion",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 4 else word


def terms(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order, with repeats."""
    return [stem(word) for word in words(text) if word not in STOP and (len(word) > 1 or word in {"r", "c"})]
