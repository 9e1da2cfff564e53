"""The words of a transcript as the measures see them: a plain key, the place in the text, and what stands around.

Transcripts come with stops and capitals (typed, most recognisers) or without (verbatim transcripts); nothing here
needs either, but where they are, they are used.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.documents.take import TimedWord, Transcript

_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_PAUSED = re.compile(r"[,;:–—-][\"”’')\]]*$|^[–—-]+$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word. key: lower case, apostrophes straight, no marks around (`""` for a dash); cut: broken off (“wor-”).

    opens: a sentence begins with it; stops: one ends with it; paused: a comma or dash follows.
    """

    index: int
    key: str
    start: int
    end: int
    opens: bool
    stops: bool
    paused: bool
    cut: bool
    timed: TimedWord


def placed(transcript: Transcript) -> tuple[Word, ...]:
    """The words of a transcript with their places in its text."""
    found: list[Word] = []
    at, opens = 0, True
    for index, word in enumerate(transcript.words):
        text = word.text
        stops = bool(_STOP.search(text)) and not text.endswith("...")
        cut = bool(re.search(r"\w[-–—]+$", text)) or text.endswith("...")
        key = _EDGE.sub("", text).lower().replace("’", "'")
        found.append(Word(index, key, at, at + len(text), opens, stops, bool(_PAUSED.search(text)), cut, word))
        opens = stops
        at += len(text) + 1
    return tuple(found)


def matches(words: Sequence[Word], at: int, phrase: Sequence[str]) -> bool:
    """Whether the words from `at` on are the phrase, with no sentence ending inside it."""
    if at + len(phrase) > len(words):
        return False
    return all(
        words[at + step].key == key and not (words[at + step].stops and step < len(phrase) - 1)
        for step, key in enumerate(phrase)
    )


def spoken(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that are words: a lone dash is none."""
    return tuple(word for word in words if word.key)
