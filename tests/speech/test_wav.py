"""WAV files of every usual kind become the same 16 kHz mono sound, stretch by stretch, without a seam."""

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.speech.ports import CannotListen
from finalist.speech.wav import open_wav


def tone(rate, seconds=1.0, hz=440.0):
    return 0.5 * np.sin(2 * np.pi * hz * np.arange(round(rate * seconds)) / rate)


def file_of(tmp_path, body, fmt, *, size=None, name="x.wav"):
    chunk = struct.pack("<4sI", b"fmt ", len(fmt)) + fmt
    data = struct.pack("<4sI", b"data", len(body) if size is None else size) + body
    path = tmp_path / name
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(chunk) + len(data)) + b"WAVE" + chunk + data)
    return path


def fmt(kind, channels, rate, bits):
    return struct.pack("<HHIIHH", kind, channels, rate, rate * channels * bits // 8, channels * bits // 8, bits)


ENCODED = {
    "8 bit": (1, 8, lambda x: np.round(x * 127 + 128).astype(np.uint8).tobytes()),
    "16 bit": (1, 16, lambda x: np.round(x * 32767).astype("<i2").tobytes()),
    "24 bit": (1, 24, lambda x: b"".join(int(v * 8388607).to_bytes(3, "little", signed=True) for v in x)),
    "32 bit": (1, 32, lambda x: np.round(x * 2147483647).astype("<i4").tobytes()),
    "float": (3, 32, lambda x: x.astype("<f4").tobytes()),
    "double": (3, 64, lambda x: x.astype("<f8").tobytes()),
}


@pytest.mark.parametrize("kind", ENCODED)
def test_every_sample_format_gives_the_same_sound(tmp_path, kind):
    code, bits, encode = ENCODED[kind]
    sound = tone(16_000)
    path = file_of(tmp_path, encode(sound), fmt(code, 1, 16_000, bits))
    found = open_wav(path).read(0, 1)
    assert found.dtype == np.float32
    assert len(found) == 16_000
    assert np.abs(found - sound).max() < (0.012 if bits == 8 else 0.0001)


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000])
def test_every_rate_becomes_16_khz(wav_of, rate):
    wav = open_wav(wav_of(tone(rate), rate))
    found = wav.read(0, 1)
    assert len(found) == 16_000
    middle = slice(800, 15_200)
    assert np.abs(found[middle] - tone(16_000)[middle]).max() < 0.01


def test_what_16_khz_cannot_hold_is_filtered_out_and_does_not_fold_back(wav_of):
    wav = open_wav(wav_of(tone(48_000, hz=11_000), 48_000))
    assert np.abs(wav.read(0.1, 0.9)).max() < 0.01


@pytest.mark.parametrize("rate", [16_000, 44_100])
def test_stretches_join_without_a_seam(wav_of, rate):
    wav = open_wav(wav_of(tone(rate), rate))
    parts = np.concatenate([wav.read(0, 0.3), wav.read(0.3, 0.71), wav.read(0.71, 5)])
    assert np.array_equal(parts, wav.read(0, 1))


def test_channels_are_averaged(wav_of):
    wav = open_wav(wav_of([0.5, 0.1] * 1000, 16_000, 2))
    assert wav.seconds == 1000 / 16_000
    assert np.allclose(wav.read(0, 1), 0.3, atol=0.001)


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 64_000])
def test_a_recorder_that_was_killed_leaves_what_it_wrote(tmp_path, size):
    body = ENCODED["16 bit"][2](tone(16_000))
    path = file_of(tmp_path, body, fmt(1, 1, 16_000, 16), size=size)
    assert open_wav(path).seconds == 1.0
    assert len(open_wav(path).read(0, 9)) == 16_000


@pytest.mark.parametrize(
    ("head", "body"),
    [(fmt(1, 0, 16_000, 16), b"00"), (fmt(2, 1, 16_000, 4), b"00"), (fmt(1, 1, 0, 16), b"00"), (b"\x01\x00", b"00")],
)
def test_what_cannot_be_read_is_said(tmp_path, head, body):
    with pytest.raises(CannotListen) as told:
        open_wav(file_of(tmp_path, body, head))
    assert told.value.code == "not-audio"


def test_more_than_two_hours_are_refused(tmp_path):
    path = file_of(tmp_path, b"", fmt(1, 1, 8_000, 8))
    with path.open("ab") as file:
        file.truncate(8_000 * 7_300)
    with pytest.raises(CannotListen, match=r"2\.0 hours long") as told:
        open_wav(path)
    assert told.value.code == "too-long"


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_are_a_sound_or_a_sentence(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "fuzz.wav"
    for begin in (b"", b"RIFF\0\0\0\0WAVE", b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + fmt(1, 1, 16_000, 16)):
        path.write_bytes(begin + data)
        try:
            wav = open_wav(path)
        except CannotListen as told:
            assert told.code == "not-audio"  # noqa: PT017 - refusing is one of two right ends
        else:
            assert np.isfinite(wav.read(0, wav.seconds)).all()
