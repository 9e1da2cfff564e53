"""How loud a WAV file is over its length: what a waveform is drawn from."""

import io
import wave
from itertools import pairwise


def peaks(data: bytes, bars: int) -> tuple[tuple[float, ...], float] | None:
    """(`bars` peaks from 0 to 1, the loudest of them 1; the length in seconds) of 16-bit sound; None for anything else.

    Several channels count as their loudest. A file that breaks off is drawn as far as it goes. Needs numpy, which is
    loaded with the first waveform: it is a tenth of the server's start.
    """
    import numpy as np

    try:
        with wave.open(io.BytesIO(data)) as sound:
            if sound.getsampwidth() != 2 or sound.getframerate() <= 0:
                return None
            channels, rate = sound.getnchannels(), sound.getframerate()
            raw = sound.readframes(sound.getnframes())
    except (wave.Error, EOFError, ValueError, OverflowError):
        return None
    whole = len(raw) // (2 * channels)
    if whole == 0:
        return None
    samples = np.frombuffer(raw[: whole * 2 * channels], dtype="<i2").reshape(whole, channels)
    loud = np.abs(samples.astype(np.int32)).max(axis=1)
    edges = np.linspace(0, whole, bars + 1).astype(int)
    found = [int(loud[start:end].max()) if end > start else 0 for start, end in pairwise(edges)]
    most = max(*found, 1)
    return tuple(round(one / most, 3) for one in found), whole / rate
