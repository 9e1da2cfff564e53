"""A held vowel beside a pause is heard as a hesitation; words, tones that glide, and noise are not."""

import numpy as np
import pytest

from finalist.speech.wav import open_wav

pytest.importorskip("swift_f0", reason="the extra `speech` is not installed")
from finalist.speech.pauses import filled_pauses, stretches

RATE = 16_000


def vowel(seconds, pitch=120.0, formants=((520, 90), (1190, 110), (2390, 160)), glide=0.0):
    """A voice's buzz through three resonances; `glide`: semitones its pitch moves from start to end."""
    time = np.arange(int(seconds * RATE)) / RATE
    hz = pitch * 2 ** (glide / 12 * time / max(seconds, 0.01))
    phase = 2 * np.pi * np.cumsum(hz) / RATE
    sound = np.zeros(len(time))
    for number in range(1, 30):
        at = number * pitch
        strength = sum(1 / (1 + ((at - middle) / width) ** 2) for middle, width in formants)
        sound += strength * np.sin(number * phase) / number**0.5
    return (0.3 * sound / np.abs(sound).max()).astype(np.float32)


def silence(seconds, seed=0):
    return np.random.default_rng(seed).normal(0, 0.0005, int(seconds * RATE)).astype(np.float32)


def test_a_held_vowel_between_pauses_is_found_where_it_is():
    sound = np.concatenate([silence(0.6), vowel(0.45), silence(0.6)])
    ((start, end),) = filled_pauses(sound, [(0.6, 1.05)])
    assert start == pytest.approx(0.6, abs=0.07)
    assert end == pytest.approx(1.05, abs=0.07)


@pytest.mark.parametrize(
    "sound",
    [
        vowel(0.1),
        vowel(2.0),
        vowel(0.5, glide=14),
        np.random.default_rng(1).normal(0, 0.1, RATE // 2).astype(np.float32),
        silence(0.5),
    ],
    ids=["too short", "too long", "a glide", "noise", "silence"],
)
def test_what_is_no_hesitation_is_not_heard_as_one(sound):
    whole = np.concatenate([silence(0.6), sound, silence(0.6)])
    assert filled_pauses(whole, [(0.6, 0.6 + len(sound) / RATE)]) == []


def test_outside_speech_nothing_is_heard():
    assert filled_pauses(np.concatenate([silence(0.6), vowel(0.45), silence(0.6)]), []) == []


def test_plain_speech_has_none(spoken):
    wav = open_wav(spoken)
    assert filled_pauses(wav.read(0, wav.seconds), [(0.0, wav.seconds)]) == []


@pytest.mark.parametrize("length", [0, 1, 511, 512, 700])
def test_a_blink_of_sound_is_no_trouble(length):
    assert list(stretches(np.zeros(length, np.float32))) == []


def test_where_words_are_timed_only_a_word_that_covers_it_speaks_against_a_hesitation(monkeypatch):
    from finalist.speech import pauses

    monkeypatch.setattr(pauses, "ALONE", 0.0)  # as unsteady as one that counts only where no word is said
    sound = np.concatenate([silence(0.6), vowel(0.45), silence(0.6)])
    speech = [(0.6, 1.05)]
    assert filled_pauses(sound, speech) == []
    assert filled_pauses(sound, speech, [(0.55, 1.1)]) == []
    assert len(filled_pauses(sound, speech, [])) == 1
    assert len(filled_pauses(sound, speech, [(0.0, 0.6), (1.05, 1.4)])) == 1
