"""Sound cut into pieces a recogniser takes well: at pauses where there are some, at the quietest moment where not."""

from collections.abc import Sequence

from finalist.speech.ports import RATE
from finalist.speech.vad import STEP, Region

EARLIEST = 0.6
"""A piece without a pause is cut after this share of the longest piece or later, where a voice is least sure."""
LONG_PAUSE = 1.0
"""A pause of so many seconds always ends a piece."""
MARGIN = 0.15
"""Seconds of the pause that stay at each end of a piece, so that no consonant is lost."""


def pieces(regions: Sequence[Region], chances: Sequence[float], longest: float) -> list[tuple[Region, ...]]:
    """The regions of speech in groups, each at most `longest` seconds from its first start to its last end."""
    found: list[list[Region]] = []
    for region in (part for whole in regions for part in _halved(whole, chances, longest)):
        group = found[-1] if found else None
        joins = group and region[0] - group[-1][1] < LONG_PAUSE and region[1] - group[0][0] <= longest
        if group and joins:
            group.append(region)
        else:
            found.append([region])
    return [tuple(group) for group in found]


def _halved(region: Region, chances: Sequence[float], longest: float) -> list[Region]:
    """The region in parts of at most `longest` seconds."""
    made, (start, end) = [], region
    while end - start > longest:
        first, last = int((start + EARLIEST * longest) * RATE / STEP), int((start + longest) * RATE / STEP)
        steps = range(first, max(first + 1, min(last, len(chances))))
        place = min(steps, key=lambda step: chances[step] if step < len(chances) else 1.0)
        cut = place * STEP / RATE
        made.append((start, cut))
        start = cut
    return [*made, (start, end)]
