"""“Um” and “uh” heard in the sound: a steady voiced stretch beside a pause, which recognisers often tidy away.

A hesitation is a vowel (often closing into m) that is held: for a fifth of a second or more neither its colour nor its
pitch moves, and there is silence before or after it. Words change all the time. The search runs over cheap spectra;
pitch (swift-f0, MIT) is asked only where they look like one. Thresholds: convention, set on spliced clips of two
makers' synthetic voices and on speech without hesitations; benchmarks/recognition.py reports on voices of a third.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from finalist.speech.ports import RATE

if TYPE_CHECKING:
    from finalist.speech.ports import Samples
    from finalist.speech.vad import Region

HOP, WINDOW, BANDS = 160, 512, 24
"""10 ms between two looks of 32 ms each, in 24 bands as wide as the ear's."""
SHORTEST, LONGEST = 0.2, 1.4
"""Seconds of a hesitation. Convention; EVIDENCE on their length lies within."""
STEADY, ALONE, UNSAID = 0.43, 0.85, 1.2
"""Most that the colour may change in 40 ms (mean absolute change of the bands, in nepers): of a stretch with a pause on
one side; of one with a pause on both, which may be a short word alone (“oh”, “then”); and of the same where words have
measured times and none of them covers it."""
COVERS = 0.6
"""Share of a stretch that a word must cover to be what is heard there."""
SILENT_DB = 26.0
"""So many dB below the loud parts of the piece counts as silence."""
PAUSE, CLEAR = 0.05, 0.1
"""Seconds of silence that must lie beside it, within EDGE seconds: on one side at least, or on both."""
EDGE = 0.12
PITCH_MOVES = 2.5
"""Semitones (standard deviation) that its pitch may move."""
VOICED, CONTEXT, INSET = 0.5, 0.2, 0.03
"""Confidence that counts as a voice; seconds given to the pitch model beside the stretch, and left out at its ends."""
BRIDGE, LEAST = 0.08, 0.07
"""“uhm” moves once, from vowel to m: steady parts of LEAST seconds with BRIDGE seconds or less between are one."""
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """A steady stretch: frames first..last (10 ms each), with what speaks for and against a hesitation."""

    first: int
    last: int
    change: float
    before: float
    after: float

    @property
    def stands_out(self) -> bool:
        """Whether it is steady enough for the pauses beside it, if no word is said there."""
        alone = min(self.before, self.after) >= CLEAR
        return alone or (self.change < STEADY and max(self.before, self.after) >= PAUSE)


def filled_pauses(
    samples: "Samples", speech: Sequence["Region"], words: Sequence["Region"] | None = None
) -> list["Region"]:
    """Hesitations (start, end; seconds) in a piece of sound.

    speech: its regions of speech; words: measured times of the words that are no hesitations, None when not measured.
    """
    found = []
    for stretch in stretches(samples):
        start, end = stretch.first * HOP / RATE, (stretch.last * HOP + WINDOW) / RATE
        in_speech = any(first - EDGE <= (start + end) / 2 <= last + EDGE for first, last in speech)
        unsaid = words is not None and not any(_covers(word, start, end) for word in words)
        steady = stretch.change < (UNSAID if unsaid else ALONE)
        if in_speech and steady and stretch.stands_out and _held(samples, start, end):
            found.append((start, end))
    return found


def _covers(word: "Region", start: float, end: float) -> bool:
    return min(end, word[1]) - max(start, word[0]) >= COVERS * (end - start)


def stretches(samples: "Samples") -> Iterator[Stretch]:
    """Steady, loud stretches of a hesitation's length."""
    import numpy as np

    bands = _bands(samples)
    if len(bands) <= _AHEAD:
        return
    level = 10 * np.log10(np.exp(bands).sum(axis=1))
    silent = level < np.percentile(level, 92) - SILENT_DB
    shape = bands - bands.mean(axis=1, keepdims=True)
    change = np.abs(shape[_AHEAD:] - shape[:-_AHEAD]).mean(axis=1)
    change = np.convolve(np.pad(change, (2, 2), mode="edge"), np.full(5, 0.2), mode="valid")
    steady = np.zeros(len(bands), bool)
    steady[_AHEAD // 2 : _AHEAD // 2 + len(change)] = change < UNSAID
    steady &= ~silent
    for first, last in _joined(steady, silent):
        if SHORTEST <= (last - first) * HOP / RATE <= LONGEST:
            middle = change[max(0, first - _AHEAD // 2) : max(1, last - _AHEAD // 2)]
            yield Stretch(first, last, float(middle.mean()), _quiet(silent[:first][::-1]), _quiet(silent[last:]))


def _joined(steady: Any, silent: Any) -> list[tuple[int, int]]:
    """Steady runs, two of them as one where only a short movement and no silence lies between."""
    least, bridge = int(LEAST * RATE / HOP), int(BRIDGE * RATE / HOP)
    made: list[tuple[int, int]] = []
    for first, last in _runs(steady):
        if last - first < least:
            continue
        near = made and first - made[-1][1] <= bridge and not silent[made[-1][1] : first].any()
        if near:
            made[-1] = (made[-1][0], last)
        else:
            made.append((first, last))
    return made


def _runs(flags: Any) -> Iterator[tuple[int, int]]:
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _quiet(silent: Any) -> float:
    """Seconds of silence that begin within EDGE seconds; the end of the piece is silence."""
    edge = int(EDGE * RATE / HOP)
    begin = next((place for place, quiet in enumerate(silent[:edge].tolist()) if quiet), None)
    if begin is None:
        return 9.0 if len(silent) < edge else 0.0
    length = next((place for place, quiet in enumerate(silent[begin:].tolist()) if not quiet), None)
    return 9.0 if length is None else length * HOP / RATE


def _bands(samples: "Samples") -> Any:
    """(frames, BANDS) natural logarithms of the energy in each band."""
    import numpy as np

    if len(samples) < WINDOW:
        return np.zeros((0, BANDS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    power = np.abs(np.fft.rfft(frames * np.hanning(WINDOW).astype(np.float32), axis=1)) ** 2 @ _filters()
    return np.log(power + 1e-6)


@lru_cache(maxsize=1)
def _filters() -> Any:
    """(WINDOW / 2 + 1, BANDS): triangles evenly spaced in mel from 100 to 4,000 Hz."""
    import numpy as np

    lowest, highest = (2595 * np.log10(1 + hz / 700) for hz in (100.0, 4000.0))
    mel = np.linspace(lowest, highest, BANDS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    hz = np.fft.rfftfreq(WINDOW, 1 / RATE)[:, None]
    left, middle, right = edges[:-2], edges[1:-1], edges[2:]
    return np.maximum(0, np.minimum((hz - left) / (middle - left), (right - hz) / (right - middle)))


@lru_cache(maxsize=1)
def _pitch() -> Any:
    from swift_f0 import SwiftF0

    return SwiftF0(threads=1)


def _held(samples: "Samples", start: float, end: float) -> bool:
    """Whether a voice holds its pitch through the stretch. The model hears a little more on both sides."""
    import numpy as np

    first = max(0, int((start - CONTEXT) * RATE))
    found = _pitch().detect(samples[first : int((end + CONTEXT) * RATE)], RATE, fmin=65, fmax=500)
    at = found.timestamps + first / RATE
    inside = (at >= start + INSET) & (at <= end - INSET)
    voiced = inside & (found.confidence >= VOICED)
    if voiced.sum() < 0.6 * max(inside.sum(), 1):
        return False
    notes = 12 * np.log2(found.pitch_hz[voiced])
    return bool(notes.std() <= PITCH_MOVES)
