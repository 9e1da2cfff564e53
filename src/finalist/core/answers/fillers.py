"""Filled pauses, discourse fillers and hedges, by kind and by what stands around them.

“um” and “uh” are counted apart from “you know” and “like” (EVIDENCE.md E2.7). “I like it” holds no filler: a
phrase that is also a plain word counts only where its neighbours or the commas around it say so.
"""

from collections.abc import Iterator, Sequence

from finalist.core.answers.language import Language, Phrase
from finalist.core.answers.results import Mark
from finalist.core.answers.words import Word, matches

SENTENCE = 60
"""Words a full stop below which a text counts as written with stops (convention)."""


def filled_pauses(words: Sequence[Word], known: Language) -> tuple[Mark, ...]:
    """Every “um” and “uh”, one mark a word."""
    sounds = frozenset(known.filled)
    return tuple(
        Mark("filled-pause", word.start, word.end, word.index, word.index, word.key)
        for word in words
        if word.key in sounds
    )


def fillers(words: Sequence[Word], known: Language) -> tuple[Mark, ...]:
    """Discourse fillers, longest phrase first, none inside another."""
    sounds = frozenset(known.filled)
    return tuple(Mark("filler", *place) for place in _found(words, known.discourse, sounds))


def hedges(words: Sequence[Word], known: Language) -> tuple[Mark, ...]:
    """Words that take back what is said: “I think”, “sort of”."""
    sounds = frozenset(known.filled)
    return tuple(Mark("hedge", *place) for place in _found(words, known.hedges, sounds))


def _found(
    words: Sequence[Word], phrases: Sequence[Phrase], sounds: frozenset[str]
) -> Iterator[tuple[int, int, int, int, str]]:
    by_first: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
    for phrase in phrases:
        keys = tuple(phrase.words.split())
        by_first.setdefault(keys[0], []).append((keys, phrase))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    written = sum(word.stops for word in words) * SENTENCE >= len(words)
    at = 0
    while at < len(words):
        step = 1
        for keys, phrase in by_first.get(words[at].key, ()):
            if (
                matches(words, at, keys)
                and _counts(words, at, len(keys), phrase, sounds)
                and not (written and phrase.marked_after and not _marked(words, at, len(keys), phrase, sounds))
            ):
                last = words[at + len(keys) - 1]
                yield words[at].start, last.end, words[at].index, last.index, phrase.words
                step = len(keys)
                break
        at += step


def _counts(words: Sequence[Word], at: int, length: int, phrase: Phrase, sounds: frozenset[str]) -> bool:
    """Whether the phrase is a filler here."""
    before = words[at - 1] if at else None
    after = words[at + length] if at + length < len(words) else None
    last = words[at + length - 1]
    next_key = after.key if after and not last.stops else ""
    previous = before.key if before and not before.stops else ""
    # Behind a sound or a comma the neighbour is no longer said in one breath with the phrase.
    joined_before = "" if before and (before.paused or previous in sounds) else previous
    joined_after = "" if last.paused or next_key in sounds else next_key
    if joined_before in phrase.not_after and joined_before:
        return False
    if joined_after in phrase.not_before and joined_after:
        return False
    if phrase.only_after and previous not in phrase.only_after:
        return False
    if phrase.only_before and next_key not in phrase.only_before:
        return False
    if phrase.opening and not (words[at].opens or before is None or previous in sounds or (before and before.paused)):
        return False
    if phrase.never_final and last.stops and not words[at].opens:
        return False
    return not phrase.apart or _set_off(words, at, length, sounds)


def _marked(words: Sequence[Word], at: int, length: int, phrase: Phrase, sounds: frozenset[str]) -> bool:
    """Whether whoever wrote it down set it off: “It held. Well, …”, “and well, …”, and not “I know it well and …”."""
    before = words[at - 1] if at else None
    if before is None or before.stops or before.paused or before.key in sounds:
        return True
    return words[at + length - 1].paused and before.key in phrase.marked_after


def _set_off(words: Sequence[Word], at: int, length: int, sounds: frozenset[str]) -> bool:
    """Whether commas, sounds or the edges of a sentence stand on one side, and nothing binds it on the other."""
    before = words[at - 1] if at else None
    after = words[at + length] if at + length < len(words) else None
    left = before is None or before.stops or before.paused or before.key in sounds
    right = words[at + length - 1].paused or words[at + length - 1].stops or after is None or after.key in sounds
    return (left and right) or (right and not words[at + length - 1].stops and after is not None)
