"""The figures of a story with their units, and whether the teller vouches for each.

“About”, “roughly” and “I think” make a figure unconfirmed; so does an `unconfirmed:` line in the story. A `confirmed:`
line makes it confirmed. Where nothing is said, nothing is assumed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from finalist.core.answers.spoken import said
from finalist.core.continuity.cues import shows
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.story import Story
from finalist.core.stories.sentences import Sentence, within
from finalist.core.text.quantities import figures

Confirmed = Literal["yes", "no", "unsaid"]
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_ALL = frozenset(("all", "yes", "true", "everything"))
_NONE = frozenset(("none", "no", "false", "nothing"))
_BEFORE = 24
"""Characters before a figure in which a hedge belongs to it (convention)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure. low, high as in core/text/quantities; because: the words that decide on `confirmed`, if any."""

    evidence: EvidenceRef
    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    confirmed: Confirmed
    because: EvidenceRef | None


def numbers(story: Story, told: Sequence[Sentence]) -> tuple[Number, ...]:
    """The figures of a story, in order."""
    return tuple(number for sentence in told for number in _of(story, sentence.evidence))


def _of(story: Story, sentence: EvidenceRef) -> Iterator[Number]:
    for found in figures(sentence.verbatim):
        ref = within(sentence, found.start, found.end)
        confirmed, because = _vouched(story, sentence, ref, found.approximate)
        yield Number(ref, found.kind, found.low, found.high, found.unit, confirmed, because)


def _vouched(
    story: Story, sentence: EvidenceRef, ref: EvidenceRef, about: bool
) -> tuple[Confirmed, EvidenceRef | None]:
    for value in story.unconfirmed:
        if value.verbatim.casefold() in _ALL or _same(value.verbatim, ref.verbatim):
            return "no", value
    for value in story.confirmed:
        if value.verbatim.casefold() in _NONE:
            return "no", value
        if value.verbatim.casefold() in _ALL or _same(value.verbatim, ref.verbatim):
            return "yes", value
    start = max(0, ref.start - sentence.start - _BEFORE)
    end = min(len(sentence.verbatim), ref.end - sentence.start + 16)
    near = within(sentence, start, end)
    hedge = said("words", "hedge", near.verbatim)
    if hedge:
        return "no", within(near, *hedge)
    if about or shows("unsure", sentence.verbatim):
        return "no", sentence
    return "unsaid", None


def _same(listed: str, written: str) -> bool:
    """Whether a listed value names this figure: the same digits, or the same words."""
    return listed.casefold() == written.casefold() or (
        _DIGITS.findall(listed) == _DIGITS.findall(written) and bool(_DIGITS.search(listed))
    )
