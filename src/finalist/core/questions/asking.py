"""Whether a text asks for anything, in English, and is short enough to be a question; “Tell me about …” asks too."""

from collections.abc import Sequence

from finalist.core.questions.tokens import Token, phrase
from finalist.core.text.language import is_english
from finalist.core.text.terms import stem

MOST_WORDS = 200
"""A text with more words is no question but a document (convention)."""
LONG = 25
"""Words from which the share of small English words tells the language; “What's” and “you've” are none of them."""
KNOWN = 0.55
"""The share of words that must be known from the bank; short texts in other languages have less."""
OPENERS = frozenset(
    stem(word)
    for word in """what why how when where who whom whose which did do does is are was were have has had can could would
    will shall should may might am aren isn don doesn didn won wouldn couldn haven hasn weren wasn ever any imagine
    suppose picture say tell describe give share explain talk walk take think explore estimate sketch draw show name
    list convince sell let pick choose compare define recall discuss roughly write answer help run plan put point
    interview go begin break build pretend role summarise summarize outline""".split()
)
"""Stems with which a question or a request begins."""
FILLERS = frozenset(
    stem(word)
    for word in """so right ok okay and but well now then great thank thanks lovely alright just um er uh erm first
    firstly next finally lastly also maybe perhaps please yeah yes sure good cool q hmm ah oh i honestly sorry actually
    one last quick question final""".split()
)
"""Stems that may stand before it."""
_ASKING = """i d love|i d like|i was wondering|i wonder|i m curious|i want to|keen to|ask|i m interested|d be interested
    |bit worried
    |not convinced|my concern|your thoughts
    |a time when|example of|mind telling|to hear about"""
ASKING = tuple(phrase(words) for words in _ASKING.split("|"))
"""Wordings anywhere that make a statement a question."""
AHEAD = 4
"""How many words of a sentence may stand before its opener."""


def readable(text: str, words: Sequence[Token], vocabulary: frozenset[str]) -> bool:
    """Whether the text is English and of a length that can be judged."""
    if not words or len(words) > MOST_WORDS or (len(words) >= LONG and not is_english(text)):
        return False
    known = sum(word.stem in vocabulary for word in words)
    return known >= KNOWN * len(words)


def asks(text: str, words: Sequence[Token]) -> bool:
    """Whether any sentence is a question or a request."""
    if "?" in text or "？" in text:
        return True
    stems = [word.stem for word in words]
    if any(tuple(stems[at : at + len(wanted)]) == wanted for wanted in ASKING for at in range(len(stems))):
        return True
    return any(_opens(stems, at) for at, word in enumerate(words) if word.first)


def _opens(stems: Sequence[str], at: int) -> bool:
    for said in stems[at : at + AHEAD]:
        if said in OPENERS:
            return True
        if said not in FILLERS:
            return False
    return False
