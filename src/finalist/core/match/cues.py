"""Cues: short authored phrases by which a text shows what it is about, found word for word whatever the endings.

A cue is words; “told/asked me” allows either, “*” up to three words between. Thousands of cues meet every text, so
they are looked up by their first word and nothing is a regular expression.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from finalist.core.text.terms import fold, stem

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = 3

Part = frozenset[str] | None
"""The stems that a place of a cue allows; None for a gap."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its stem, and its place in code points."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that stands in the text, at its first place."""

    cue: str
    start: int
    end: int


def placed_words(text: str) -> list[Word]:
    """The words of a text with their places; hyphens and signs part words, apostrophes do not."""
    return [
        Word(stem(fold(match.group()).replace("’", "'")), match.start(), match.end()) for match in _TOKEN.finditer(text)
    ]


class CueBook:
    """Cues ready to be found."""

    def __init__(self, cues: Iterable[str]) -> None:
        self._first: dict[str, list[tuple[str, tuple[Part, ...]]]] = {}
        for cue in dict.fromkeys(cues):
            parts = tuple(_part(word) for word in cue.replace("-", " ").split())
            if parts and parts[0]:
                for begin in parts[0]:
                    self._first.setdefault(begin, []).append((cue, parts))

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """Every cue that stands in the words, once each, in order of its first place."""
        stems = [word.stem for word in words]
        found: dict[str, Hit] = {}
        for at, word in enumerate(words):
            for cue, parts in self._first.get(word.stem, ()):
                if cue not in found and (end := _end(parts, stems, at)) > at:
                    found[cue] = Hit(cue, word.start, words[end - 1].end)
        return list(found.values())


def _part(word: str) -> Part:
    if word == "*":
        return None
    return frozenset(placed.stem for either in word.split("/") for placed in placed_words(either))


def _end(parts: Sequence[Part], stems: Sequence[str], at: int) -> int:
    """Behind the last word of the cue when it stands at `at`, else -1."""
    if None not in parts:  # Most cues have no gap, and this is asked thousands of times a text.
        fits = at + len(parts) <= len(stems) and all(
            part is not None and stems[at + place] in part for place, part in enumerate(parts)
        )
        return at + len(parts) if fits else -1
    places = {at}
    for part in parts:
        if part is None:
            places = {place + skip for place in places for skip in range(_GAP + 1)}
        else:
            places = {place + 1 for place in places if place < len(stems) and stems[place] in part}
        if not places:
            return -1
    end = min(places)
    return end if end <= len(stems) else -1
