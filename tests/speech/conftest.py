"""Sounds for the tests: made here, or of the engine's own package; never a recording of a person we know."""

import struct
import wave
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def spoken() -> Path:
    """Ten seconds of a clear voice: “Ever tried. Ever failed. No matter …” (from the moonshine-voice package)."""
    package = pytest.importorskip("moonshine_voice", reason="the extra `speech` is not installed")
    return Path(package.__file__).parent / "assets" / "beckett.wav"


@pytest.fixture
def wav_of(tmp_path: Path):
    """wav_of(samples, rate, channels): a WAV file with these numbers, -1..1, as 16 bit."""

    def write(samples, rate=16_000, channels=1, name="a.wav") -> Path:
        path = tmp_path / name
        with wave.open(str(path), "wb") as out:
            out.setnchannels(channels)
            out.setsampwidth(2)
            out.setframerate(rate)
            out.writeframes(b"".join(struct.pack("<h", round(max(-1, min(1, x)) * 32767)) for x in samples))
        return path

    return write
