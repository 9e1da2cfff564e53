"""A transcript mended by hand: words that stayed keep their times, new ones share the time of what they replace."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from finalist.core.documents.take import TimedWord, Transcript

Room = tuple[float, float] | None


def retimed(before: Transcript, text: str) -> Transcript:
    """`before` with the words of `text`. Times of new words are estimated; without times around them they have none.

    The engine stays named: who listened is still who listened. Rule: longest common runs of words (difflib).
    """
    said = text.split()
    old = before.words
    words: list[TimedWord] = []
    matcher = SequenceMatcher(a=[word.text for word in old], b=said, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            words += old[first:last]
        elif start < end:
            words += _spread(said[start:end], _room(old, first, last))
    return before.model_copy(update={"words": tuple(words)})


def _room(old: Sequence[TimedWord], first: int, last: int) -> Room:
    """The seconds that were taken by the words replaced; for words put in between, the gap they fill."""
    replaced = [word for word in old[first:last] if word.start is not None and word.end is not None]
    if replaced:
        return replaced[0].start or 0.0, replaced[-1].end or 0.0
    before, after = old[first - 1] if first else None, old[last] if last < len(old) else None
    start = before.end if before else None
    end = after.start if after else None
    if start is None and end is None:
        return None
    known = [moment for moment in (start, end) if moment is not None]
    return known[0], max(known)


def _spread(said: Sequence[str], room: Room) -> list[TimedWord]:
    if room is None:
        return [TimedWord(text=word) for word in said]
    start, end = room
    step = (end - start) / len(said)
    return [
        TimedWord(
            text=word, start=round(start + at * step, 3), end=round(start + (at + 1) * step, 3), timing="estimated"
        )
        for at, word in enumerate(said)
    ]
