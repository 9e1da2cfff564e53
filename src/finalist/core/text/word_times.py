"""Words laid over the time in which they were said, where nobody measured each of them.

Longer words take longer: a word's share grows with its vowel groups (its syllables, near enough) and its letters. What
comes out is marked `estimated`, so that nothing finer than the segment is ever derived from it.
"""

import re
from collections.abc import Sequence

from finalist.core.documents.take import TimedWord

_VOWELS = re.compile(r"[aeiouyäöüàâéèêëîïôûù]+", re.IGNORECASE)
_SYLLABLE, _LETTER, _FLOOR = 1.0, 0.12, 0.4
"""Weights of a vowel group, a letter, and any word at all. Convention; benchmarks/recognition.py measures the error."""


def weight(word: str) -> float:
    """How much of the time the word takes, beside the others. More than 0 for any word."""
    return _FLOOR + _SYLLABLE * len(_VOWELS.findall(word)) + _LETTER * sum(char.isalnum() for char in word)


def spread(words: Sequence[str], spans: Sequence[tuple[float, float]]) -> tuple[TimedWord, ...]:
    """The words in order over `spans` (start, end; seconds, in order, not overlapping), pauses between spans left free.

    A word never straddles a pause: it goes wholly where its middle falls. No spans: words without times.
    """
    spans = [(start, max(start, end)) for start, end in spans]
    if not spans:
        return tuple(TimedWord(text=word) for word in words)
    room = sum(end - start for start, end in spans)
    total = sum(weight(word) for word in words) or 1.0
    placed: list[list[str]] = [[] for _ in spans]
    done, at, borders = 0.0, 0, _borders(spans)
    for word in words:
        share = weight(word) / total * room
        while at < len(spans) - 1 and done + share / 2 >= borders[at]:
            at += 1
        placed[at].append(word)
        done += share
    return tuple(timed for span, here in zip(spans, placed, strict=True) for timed in _inside(here, span[0], span[1]))


def _borders(spans: Sequence[tuple[float, float]]) -> list[float]:
    """Voiced time up to the end of each span."""
    found, sum_so_far = [], 0.0
    for start, end in spans:
        sum_so_far += end - start
        found.append(sum_so_far)
    return found


def _inside(words: Sequence[str], start: float, end: float) -> list[TimedWord]:
    total = sum(weight(word) for word in words) or 1.0
    made, before = [], 0.0
    for word in words:
        after = before + weight(word)
        first, last = start + (end - start) * before / total, start + (end - start) * after / total
        made.append(TimedWord(text=word, start=round(first, 3), end=round(max(first, last), 3), timing="estimated"))
        before = after
    return made
