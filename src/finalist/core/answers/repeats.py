"""Words said twice and starts abandoned: “the, the”, “I went, I drove”. Facts about speech, no fault.

A repeat is the same one to four words again, with nothing but sounds and fillers between. A restart takes up the
beginning of an abandoned stretch with other words. What people double on purpose (“very, very”) is neither.
"""

from collections.abc import Sequence

from finalist.core.answers.language import Language
from finalist.core.answers.results import Mark
from finalist.core.answers.words import Word, matches

LONGEST = 4
"""Words that a repeat has at most (convention; longer ones are told again, not stumbled over)."""
REACH = 3
"""Words within which an abandoned start is taken up again."""


def repeats_and_restarts(words: Sequence[Word], known: Language, skip: frozenset[int]) -> tuple[Mark, ...]:
    """The words said first of each repair (what would be cut). skip: indexes of sounds and fillers, looked through."""
    kept = [word for word in words if word.key and word.index not in skip]
    marks: list[Mark] = []
    at = 0
    while at < len(kept):
        length, kind = _repeat(kept, at, known), "repeat"
        if not length:
            length, kind = _restart(kept, at, known, words, skip), "restart"
        if length:
            first, last = kept[at], kept[at + length - 1]
            marks.append(
                Mark("repeat" if kind == "repeat" else "restart", first.start, last.end, first.index, last.index)
            )
        at += length or 1
    return tuple(marks)


def _repeat(kept: Sequence[Word], at: int, known: Language) -> int:
    """How many words from `at` on are said again at once; 0 for none."""
    for length in range(min(LONGEST, (len(kept) - at) // 2), 0, -1):
        if kept[at].key != kept[at + length].key:
            continue
        first, second = kept[at : at + length], kept[at + length : at + 2 * length]
        if any(word.stops for word in first):
            continue
        if [word.key for word in first] == [word.key for word in second] and not _meant(first, known):
            return length
    return 0


def _meant(first: Sequence[Word], known: Language) -> bool:
    """Whether doubling is no stumble: “very very”, “had had”, digits said one by one."""
    return all(word.key in known.repeatable or word.key.isdigit() for word in first)


def _restart(kept: Sequence[Word], at: int, known: Language, words: Sequence[Word], skip: frozenset[int]) -> int:
    """How many words from `at` on are abandoned and begun anew; 0 for none."""
    head = kept[at]
    if head.cut and at + 1 < len(kept) and not head.stops:
        return 1
    if head.key not in known.restart_heads:
        return 0
    for length in range(2, min(REACH, len(kept) - at - 1) + 1):
        again = kept[at + length]
        last = kept[at + length - 1]
        if any(word.stops for word in kept[at : at + length]):
            return 0
        if again.key == head.key and (last.cut or _announced(words, last, again, known, skip)):
            return length
    return 0


def _announced(words: Sequence[Word], last: Word, again: Word, known: Language, skip: frozenset[int]) -> bool:
    """Whether a sound, an editing phrase or a dash stands between the abandoned start and the new one."""
    between = range(last.index + 1, again.index)
    if any(index in skip for index in between):
        return True
    return any(
        matches(words, again.index - size, phrase.split())
        for phrase in known.editing
        if (size := len(phrase.split())) and again.index - size > last.index - size
    )
