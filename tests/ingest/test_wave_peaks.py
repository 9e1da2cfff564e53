"""A waveform is drawn from what was recorded, and from nothing that is no sound."""

import io
import wave

import numpy as np
import pytest
from hypothesis import given, strategies

from finalist.ingest.wave_peaks import peaks


def sound(samples, rate=16000, channels=1, width=2):
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(channels)
        made.setsampwidth(width)
        made.setframerate(rate)
        made.writeframes(np.asarray(samples, dtype="<i2").tobytes())
    return out.getvalue()


def test_silence_between_two_tones_is_flat():
    tone = (8000 * np.sin(np.arange(8000) / 5)).astype(int)
    bars, seconds = peaks(sound(np.concatenate([tone, np.zeros(8000, int), tone // 2])), 6)
    assert seconds == 1.5
    assert bars[:2] == (1.0, 1.0)
    assert bars[2:4] == (0.0, 0.0)
    assert bars[4] == pytest.approx(0.5, abs=0.01)


def test_two_channels_count_as_the_louder():
    bars, seconds = peaks(sound([0, 1000, 0, -2000], channels=2, rate=2), 2)
    assert (bars, seconds) == ((0.5, 1.0), 1.0)


@pytest.mark.parametrize("data", [b"", b"RIFF", sound([]), b"\x1aE\xdf\xa3 webm", sound([1, 2], width=1)])
def test_what_is_no_such_sound_is_not_drawn(data):
    assert peaks(data, 10) is None


@given(strategies.binary(max_size=200), strategies.integers(1, 50))
def test_mangled_files_never_break_it(tail, bars):
    whole = sound([5, -5] * 40)
    for data in (tail, whole[: len(tail)], whole[:44] + tail, whole[:20] + tail):
        found = peaks(data, bars)
        assert found is None or len(found[0]) == bars
