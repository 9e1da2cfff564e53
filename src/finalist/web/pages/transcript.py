"""A transcript to read along: passages by the part they play, words with their moments and what is marked on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from finalist.core.answers.results import Mark, Part, Review
from finalist.core.documents.take import Transcript
from finalist.web.messages_practice import MARKS, PARTS


@dataclass(frozen=True, slots=True)
class Said:
    """One word. `at`, `to`: seconds, None without times; `mark`: its kind, "" for none; `note`: the kind in words."""

    text: str
    at: float | None
    to: float | None
    mark: str = ""
    note: Any = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that play one part. `part`: "" for none; `name`: the part in words, "" when the passage before had it."""

    part: str
    name: Any
    words: tuple[Said, ...]


def passages(transcript: Transcript, review: Review | None) -> tuple[Passage, ...]:
    """The whole transcript in order."""
    marks = _by_word(review.marks) if review else {}
    made: list[Passage] = []
    at, words, part = 0, list[Said](), ""
    for index, word in enumerate(transcript.words):
        here = _part_at(review.parts if review else (), at)
        if words and here != part:
            made.append(Passage(part, PARTS.get(part, ""), tuple(words)))
            words = []
        part = here
        mark = marks.get(index)
        note = MARKS.get(mark.kind, mark.kind) if mark else ""
        words.append(Said(word.text, word.start, word.end, mark.kind if mark else "", note))
        at += len(word.text) + 1
    if words:
        made.append(Passage(part, PARTS.get(part, ""), tuple(words)))
    return tuple(made)


def _part_at(parts: Sequence[Part], at: int) -> str:
    return next((one.part for one in parts if one.start <= at < one.end), "")


def _by_word(marks: Sequence[Mark]) -> dict[int, Mark]:
    """The first mark of each word; a claim before all else, for it may be wrong."""
    found: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda one: one.kind != "claim"):
        for index in range(mark.first, mark.last + 1):
            found.setdefault(index, mark)
    return found
