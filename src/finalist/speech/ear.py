"""One sound listened to from end to end: speech regions, words with times, filled pauses. Runs in the engine process.

Sound is read a stretch at a time, so that memory does not grow with its length.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from finalist.core.documents.take import Span, TimedWord, Transcript
from finalist.core.text.word_times import spread
from finalist.speech.pauses import filled_pauses
from finalist.speech.pieces import MARGIN, pieces
from finalist.speech.ports import CannotListen, Piece, Progress, Transcriber
from finalist.speech.vad import Region, VoiceDetector, regions
from finalist.speech.wav import Wav

if TYPE_CHECKING:
    pass

STRETCH = 20.0
"""Seconds of sound in memory while looking for speech."""
QUIET_DB, SILENT_DB, LOUDEST_GAIN = -40.0, -62.0, 24.0
"""dB of full scale: speech below the first is made louder before it is listened to (by at most so many dB), a sound
whose loud moments stay below the second cannot be judged. Convention, from speech played ever more quietly.
"""
LOUD_FRAMES = 20
"""Of 50 ms each."""
HESITATIONS = frozenset("um uh er erm uhm umm hm hmm mm ah eh äh ähm öh hm".split())
"""How recognisers write them; such a word is no reason not to hear one there."""
_SHARE_REGIONS, _SHARE_WORDS = 0.06, 0.92


@dataclass(frozen=True, slots=True)
class Heard:
    """A transcript and what it cost: seconds of each part."""

    transcript: Transcript
    costs: dict[str, float] = field(default_factory=dict)


def hear(wav: Wav, engine: Transcriber, detector: VoiceDetector, language: str, progress: Progress) -> Heard:
    """Words, speech and filled pauses of the sound. Raises CannotListen: no speech, too quiet, no words."""
    costs = dict.fromkeys(("regions", "words", "pauses"), 0.0)
    with _timed(costs, "regions"):
        gain = _gain(wav)
        detector.forget()
        chances: list[float] = []
        for start in _starts(wav.seconds, STRETCH):
            last = start + STRETCH >= wav.seconds
            chances += detector.probabilities(wav.read(start, start + STRETCH) * gain, last=last)
            progress(_SHARE_REGIONS * min(1.0, (start + STRETCH) / wav.seconds))
        speech = regions(chances, wav.seconds)
    if not speech:
        raise CannotListen("no-speech", "No voice is in this recording.", "Check the microphone and record it again.")
    words: list[TimedWord] = []
    filled: list[Span] = []
    for number, group in enumerate(groups := pieces(speech, chances, engine.info.longest), 1):
        start = max(0.0, group[0][0] - MARGIN)
        samples = wav.read(start, group[-1][1] + MARGIN) * gain
        with _timed(costs, "words"):
            piece = engine.transcribe(samples, language)
        words += _words(piece, group, start)
        with _timed(costs, "pauses"):
            inside = [(first - start, last - start) for first, last in group]
            said = _said(piece) if engine.info.timing == "measured" else None
            filled += [_span(start + first, start + last) for first, last in filled_pauses(samples, inside, said)]
        progress(_SHARE_REGIONS + _SHARE_WORDS * number / len(groups))
    if not words:
        raise CannotListen(
            "no-words", "A voice was heard, but no word was understood.", "Speak closer to the microphone, or type."
        )
    transcript = Transcript(
        language=language,
        engine=engine.info.label,
        words=tuple(words),
        seconds=round(wav.seconds, 3),
        speech=tuple(_span(start, end) for start, end in speech),
        filled_pauses=tuple(filled),
    )
    return Heard(transcript, costs)


@contextmanager
def _timed(costs: dict[str, float], key: str) -> Iterator[None]:
    began = perf_counter()
    yield
    costs[key] += perf_counter() - began


def _starts(seconds: float, step: float) -> Iterator[float]:
    number = 0
    while number * step < seconds:
        yield number * step
        number += 1


def _gain(wav: Wav) -> float:
    """By how much to multiply the samples. Raises CannotListen when nothing is loud enough to be speech."""
    import numpy as np

    loud: list[float] = []
    for start in _starts(wav.seconds, STRETCH):
        loud += wav.loudness(start, start + STRETCH).tolist()
    if not loud:
        raise CannotListen("no-speech", "This recording is shorter than a word.", "Record it again.")
    # Of the second that is loudest, whatever the silence around it.
    level = 20 * np.log10(max(sorted(loud)[-min(LOUD_FRAMES, (len(loud) + 1) // 2)], 1e-9))
    if level < SILENT_DB:
        raise CannotListen(
            "too-quiet",
            "This recording is too quiet to be understood.",
            "Bring the microphone closer and record again.",
        )
    return float(10 ** (min(max(QUIET_DB - level + 12.0, 0.0), LOUDEST_GAIN) / 20)) if level < QUIET_DB else 1.0


def _words(piece: Piece, group: Sequence[Region], offset: float) -> list[TimedWord]:
    """Words with their times in the whole sound: the engine's own, or spread over the regions of speech."""
    if not piece.words:
        return list(spread(piece.text.split(), group))
    made: list[TimedWord] = []
    before = 0.0
    for word in piece.words:
        start = max(round(word.start + offset, 3), before)
        end = max(round(word.end + offset, 3), start)
        chance = None if word.probability is None else round(min(max(word.probability, 0.0), 1.0), 3)
        # An engine may call two words one (“kind of”); ours hold no white space.
        made += [
            TimedWord(text=part, start=start, end=end, timing="measured", probability=chance)
            for part in word.text.split()
        ]
        before = end
    return made


def _said(piece: Piece) -> list[Region]:
    """Measured times of the words that are no hesitations."""
    return [(word.start, word.end) for word in piece.words if word.text.lower().strip(".,!?…-") not in HESITATIONS]


def _span(start: float, end: float) -> Span:
    return Span(start=round(max(start, 0.0), 3), end=round(max(end, start, 0.0), 3))
