"""A whole sound is listened to stretch by stretch: silence around the voice moves its times and nothing else."""

import numpy as np
import pytest

from finalist.speech import engines
from finalist.speech.ports import EngineInfo, HeardWord, Piece
from finalist.speech.vad import VoiceDetector, model_file
from finalist.speech.wav import open_wav

pytestmark = [
    pytest.mark.patient,
    pytest.mark.skipif(model_file() is None, reason="the voice detector is not installed (extra `speech`)"),
]


class Says:
    """An engine that says one word a piece, for tests of everything around engines."""

    def __init__(self, piece, timing="estimated"):
        self.info = EngineInfo("says", "says 1", (), timing, longest=12.0)
        self.piece = piece
        self.lengths = []

    def transcribe(self, samples, language):
        self.lengths.append(len(samples) / 16_000)
        return self.piece


def heard(path, engine, told=None):
    from finalist.speech.ear import hear

    return hear(open_wav(path), engine, VoiceDetector(), "en", (told if told is not None else []).append)


def plain(transcript):
    return [word.text.lower().strip(".,") for word in transcript.words]


@pytest.fixture
def late(spoken, wav_of):
    """The clear voice after 43 seconds of near silence."""
    wav = open_wav(spoken)
    hush = np.random.default_rng(0).normal(0, 0.0005, 43 * 16_000)
    return wav_of(np.concatenate([hush, wav.read(0, wav.seconds)]), name="late.wav")


def test_silence_before_it_moves_the_times_and_no_word(spoken, late):
    if not engines.installed():
        pytest.skip("no speech recogniser is installed")
    engine = engines.load(engines.choose("en", "moonshine-voice"))
    now, later = heard(spoken, engine).transcript, heard(late, engine).transcript
    # A tiny model may take a word for another when the sound is cut a few samples later.
    assert sum(a != b for a, b in zip(plain(now), plain(later), strict=True)) <= 2
    assert all(b.start - a.start == pytest.approx(43.0, abs=0.3) for a, b in zip(now.words, later.words, strict=True))
    assert later.seconds == pytest.approx(now.seconds + 43, abs=0.01)


def test_pieces_are_never_longer_than_the_engine_takes_and_progress_only_rises(late):
    engine, told = Says(Piece("word")), []
    heard(late, engine, told)
    assert max(engine.lengths) <= 12.0 + 0.4
    assert told == sorted(told)
    assert told[-1] == pytest.approx(0.98)


def test_measured_words_keep_their_times_and_never_run_backwards(spoken):
    words = (HeardWord("I", 0.5, 0.7, 0.9), HeardWord("kind of", 0.6, 0.9, 0.5), HeardWord("did", 0.8, 0.85, 1.2))
    found = heard(spoken, Says(Piece("", words), "measured")).transcript
    assert [word.text for word in found.words[:4]] == ["I", "kind", "of", "did"]
    starts = [word.start for word in found.words[:4]]
    assert starts == sorted(starts)
    assert {word.timing for word in found.words} == {"measured"}
    assert found.words[3].probability == 1.0


def test_a_voice_without_a_word_is_said(spoken):
    from finalist.speech.ports import CannotListen

    with pytest.raises(CannotListen) as told:
        heard(spoken, Says(Piece("")))
    assert told.value.code == "no-words"
