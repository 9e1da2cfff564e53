"""The shape of a recording to look at: peaks of its sound, where a voice was heard and where there was a pause."""

from dataclasses import dataclass
from functools import lru_cache

from finalist.core.documents.take import Span, Transcript
from finalist.ingest.wave_peaks import peaks
from finalist.store import files
from finalist.store.models import Take

BARS = 240
HIGH = 56
KEPT = 32
"""Bars across, their height, and shapes kept in memory. Conventions."""
PAUSE = 0.7
"""Seconds of silence from which a pause is drawn. Convention: what a listener notices."""


@dataclass(frozen=True, slots=True)
class Wave:
    """A picture in units of its own: `width` × `high`; `path`: the bars; `pauses`: (x, width, seconds)."""

    width: int
    high: int
    path: str
    pauses: tuple[tuple[float, float, float], ...]
    seconds: float


def of(take: Take, transcript: Transcript | None) -> Wave | None:
    """None without a sound that can be drawn."""
    if take.blob is None:
        return None
    found = _peaks(str(take.owner_id), take.blob.sha256)
    if found is None:
        return None
    bars, seconds = found
    middle = HIGH / 2
    path = " ".join(f"M{at * 2 + 1} {middle - half:.1f}V{middle + half:.1f}"
                    for at, bar in enumerate(bars) for half in [max(0.5, bar * middle)])  # fmt: skip
    wide = BARS * 2
    scale = wide / seconds if seconds else 0
    pauses = tuple((round(one.start * scale, 1), round((one.end - one.start) * scale, 1), round(one.end - one.start, 1))
                   for one in _pauses(transcript, seconds))  # fmt: skip
    return Wave(wide, HIGH, path, pauses, seconds)


def _pauses(transcript: Transcript | None, seconds: float) -> tuple[Span, ...]:
    """Between the voiced regions; between words where nobody listened for a voice."""
    if transcript is None:
        return ()
    voiced = [(one.start, one.end) for one in transcript.speech] or [
        (one.start, one.end) for one in transcript.words if one.start is not None and one.end is not None
    ]
    made, last = [], 0.0
    for start, end in [*voiced, (seconds, seconds)] if voiced else []:
        if start - last >= PAUSE:
            made.append(Span(start=last, end=start))
        last = max(last, end)
    return tuple(made)


@lru_cache(maxsize=KEPT)
def _peaks(owner: str, sha256: str) -> tuple[tuple[float, ...], float] | None:
    try:
        data = files.path_of(owner, sha256).read_bytes()
    except OSError:
        return None
    return peaks(data, BARS)
