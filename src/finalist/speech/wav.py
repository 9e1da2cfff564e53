"""WAV files read a stretch at a time, as mono sound at 16 kHz: any usual sample format, rate and number of channels.

A file whose recorder was killed (sizes of 0 or too large in the header) is read as far as its bytes go.
"""

import math
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finalist.speech.ports import RATE, CannotListen

if TYPE_CHECKING:
    from finalist.speech.ports import Samples

MAX_SECONDS = 2 * 60 * 60
"""Longer sound is refused. Convention: an interview is shorter."""
TAPS = 32
"""Input samples on each side of an output sample when the rate is changed: enough for speech up to 7.5 kHz."""
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


@dataclass(frozen=True, slots=True)
class Wav:
    """An open question to a WAV file: where its samples are and how to read them. seconds: its length."""

    path: Path
    rate: int
    channels: int
    bits: int
    is_float: bool
    begins: int
    frames: int

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return self.frames / self.rate

    def read(self, start: float, end: float) -> "Samples":
        """Mono sound at RATE from `start` to `end` seconds, -1..1; shorter at the end of the file."""
        first, last = round(start * RATE), min(round(end * RATE), math.floor(self.frames * RATE / self.rate))
        if self.rate == RATE:
            return self._frames(first, last)
        return self._resampled(first, last)

    def loudness(self, start: float, end: float) -> "Samples":
        """Root mean square of every 50 ms from `start` to `end`, without changing the rate."""
        import numpy as np

        samples, step = (
            self._frames(round(start * self.rate), round(min(end, self.seconds) * self.rate)),
            self.rate // 20,
        )
        frames = samples[: len(samples) // step * step].reshape(-1, step)
        loud: Samples = np.sqrt(np.mean(frames * frames, axis=1))
        return loud

    def _frames(self, first: int, last: int) -> "Samples":
        """Frames first..last as they are in the file, channels averaged; silence outside of it."""
        import numpy as np

        inside = (min(max(first, 0), self.frames), min(max(last, 0), self.frames))
        width = self.channels * self.bits // 8
        with self.path.open("rb") as file:
            file.seek(self.begins + inside[0] * width)
            data = file.read(max(inside[1] - inside[0], 0) * width)
        data = data[: len(data) // width * width]
        mono = _numbers(data, self.bits, self.is_float).reshape(-1, self.channels).mean(axis=1, dtype=np.float32)
        before = max(min(-first, last - first), 0)
        after = max(last - first, 0) - before - len(mono)
        return np.pad(mono, (before, max(after, 0))).astype(np.float32, copy=False)

    def _resampled(self, first: int, last: int) -> "Samples":
        """Output samples first..last by a windowed-sinc filter, so that stretches join without a seam."""
        import numpy as np

        if last <= first:
            return np.zeros(0, np.float32)
        common = math.gcd(RATE, self.rate)
        up, down = RATE // common, self.rate // common
        bank = _filters(up, down)
        taps = bank.shape[1]
        places = np.arange(first, last, dtype=np.int64) * down
        at, phase = places // up, places % up
        begin = int(at[0]) - taps // 2 + 1
        source = self._frames(begin, int(at[-1]) + taps // 2 + 2)
        windows = np.lib.stride_tricks.sliding_window_view(source, taps)
        made = np.empty(last - first, np.float32)
        for here in range(0, len(made), RATE):
            part = slice(here, here + RATE)
            made[part] = np.einsum("ij,ij->i", windows[at[part] - at[0]], bank[phase[part]])
        return made


@lru_cache(maxsize=4)
def _filters(up: int, down: int) -> Any:
    """(up, taps): one low-pass filter for each place of an output sample between two input samples."""
    import numpy as np

    cut = min(1.0, up / down) * 0.95
    half = math.ceil(TAPS / min(1.0, up / down))
    offsets = np.arange(-half + 1, half + 1)[None, :] - np.arange(up)[:, None] / up
    shape = np.where(np.abs(offsets) < half, 0.5 + 0.5 * np.cos(np.pi * offsets / half), 0.0)
    bank = np.sinc(offsets * cut) * shape
    return (bank / bank.sum(axis=1, keepdims=True)).astype(np.float32)


def _numbers(data: bytes, bits: int, is_float: bool) -> Any:
    """The samples as float32 in -1..1; what is no number counts as silence."""
    import numpy as np

    if is_float:
        found = np.frombuffer(data, "<f4" if bits == 32 else "<f8").astype(np.float32)
        return np.clip(np.nan_to_num(found, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0)
    if bits == 8:
        return (np.frombuffer(data, np.uint8).astype(np.float32) - 128.0) / 128.0
    if bits == 24:
        raw = np.frombuffer(data, np.uint8).reshape(-1, 3).astype(np.int32)
        whole = raw[:, 0] << 8 | raw[:, 1] << 16 | raw[:, 2] << 24
        return whole.astype(np.float32) / float(1 << 31)
    return np.frombuffer(data, f"<i{bits // 8}").astype(np.float32) / float(1 << (bits - 1))


def is_wav(head: bytes) -> bool:
    """Whether a file that begins so is a WAV."""
    return head[:4] in (b"RIFF", b"RIFX", b"RF64") and head[8:12] == b"WAVE"


def open_wav(path: Path) -> Wav:
    """Where the sound of the file lies. Raises CannotListen when there is none, or too much."""
    size = path.stat().st_size
    shape: tuple[int, int, int, bool] | None = None
    with path.open("rb") as file:
        if not is_wav(file.read(12)):
            raise _no_sound("This file is no WAV sound.")
        while len(head := file.read(8)) == 8:
            name, length = struct.unpack("<4sI", head)
            if name == b"data":
                begins = file.tell()
                break
            if name == b"fmt ":
                body = file.read(min(length, 64))
                shape = _shape(body)
                file.seek(length - len(body) + length % 2, 1)
            else:
                file.seek(length + length % 2, 1)
        else:
            raise _no_sound("No sound is in this WAV file.")
    if shape is None:
        raise _no_sound("This WAV file does not say how its sound is written.")
    rate, channels, bits, is_float = shape
    there = size - begins
    wanted = length if 0 < length <= there else there
    found = Wav(path, rate, channels, bits, is_float, begins, wanted // (channels * bits // 8))
    if found.seconds > MAX_SECONDS:
        raise CannotListen(
            "too-long", f"This sound is {found.seconds / 3600:.1f} hours long.", "Cut it to two hours or less."
        )
    return found


def _shape(body: bytes) -> tuple[int, int, int, bool]:
    """(rate, channels, bits, is it floating point)."""
    if len(body) < 16:
        raise _no_sound("The head of this WAV file is cut off.")
    kind, channels, rate, _, _, bits = struct.unpack("<HHIIHH", body[:16])
    if kind == _EXTENSIBLE and len(body) >= 26:
        kind = struct.unpack("<H", body[24:26])[0]
    usable = {_PCM: (8, 16, 24, 32), _FLOAT: (32, 64)}
    if bits not in usable.get(kind, ()) or not 1 <= channels <= 16 or not 4_000 <= rate <= 384_000:
        raise _no_sound("The sound of this WAV file is written in a way that cannot be read here.")
    return rate, channels, bits, kind == _FLOAT


def _no_sound(what: str) -> CannotListen:
    return CannotListen("not-audio", what, "Record it again, or give another file.")
