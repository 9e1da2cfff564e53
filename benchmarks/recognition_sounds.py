"""Sounds for the benchmark of recognition: Debian's synthetic voices, spliced so that we know what is where."""

import random
import shutil
import subprocess
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from finalist.speech.wav import open_wav

RATE = 16_000
PHRASES = (
    ("I was responsible for the launch", "and the deadline was two weeks away"),
    ("We had to rewrite the database", "because the old one was too slow"),
    ("My manager asked me", "to take over the whole project"),
    ("The customer was really angry", "so I called her the same afternoon"),
    ("I told the team", "that we would not make it"),
    ("In the end we saved", "about twelve thousand pounds"),
    ("The main problem was", "that nobody owned the process"),
    ("I learned", "to ask for help much earlier"),
    ("We measured it every week", "and it went down by a third"),
    ("What I did first", "was to write down the numbers"),
    ("At the time there were four of us", "and two were on holiday"),
    ("I would do it again", "but with a smaller group"),
)
SHORT_WORDS = ("yes", "no", "so", "well", "right", "I", "we", "now", "then", "and", "but", "or", "a", "oh")
HELD_OUT = ("kal_diphone", "ked_diphone", "cmu_us_slt_arctic_hts")
"""Festival's voices: no threshold was set on them. (Two of the three speakers also lent flite their voices.)"""
DEVELOPMENT = ("espeak en-gb", "espeak en-us+m3", "espeak en-us+f4", "flite rms", "flite slt", "flite awb")


@dataclass(frozen=True, slots=True)
class Spliced:
    """A sound with hesitations at known places (start, end; seconds)."""

    path: Path
    voice: str
    hesitations: tuple[tuple[float, float], ...]


def can_speak(voices: tuple[str, ...]) -> bool:
    """Whether the programs of these voices are installed."""
    programs = {"espeak": "espeak-ng", "flite": "flite"}
    return all(shutil.which(programs.get(voice.split()[0], "text2wave")) for voice in voices)


def say(text: str, voice: str, path: Path, *, slow: float = 1.0) -> Any:
    """The text in this voice at 16 kHz, silence at both ends cut off."""
    kind, _, name = voice.partition(" ")
    if kind == "espeak":
        command = ["espeak-ng", "-v", name, "-s", str(round(155 / slow)), "-w", str(path), text]
        subprocess.run(command, check=True, capture_output=True)
    elif kind == "flite":
        command = ["flite", "-voice", name, "--setf", f"duration_stretch={slow}", "-t", text, "-o", str(path)]
        subprocess.run(command, check=True, capture_output=True)
    else:
        stretch = f"(Parameter.set 'Duration_Stretch {slow})"
        command = ["text2wave", "-eval", f"(voice_{voice})", "-eval", stretch, "-o", str(path)]
        subprocess.run(command, input=text.encode(), check=True, capture_output=True)
    wav = open_wav(path)
    sound = wav.read(0, wav.seconds)
    loud = np.flatnonzero(np.abs(sound) > 0.02 * max(float(np.abs(sound).max()), 1e-6))
    return sound[max(0, loud[0] - 160) : loud[-1] + 160] if len(loud) else sound


def spliced(voices: tuple[str, ...], folder: Path, seed: int) -> list[Spliced]:
    """Two sounds a phrase: its halves with a hesitation between, and pauses of 50 to 500 ms around it."""
    chance = random.Random(seed)
    made = []
    for number, (before, after) in enumerate(PHRASES * 2):
        voice = voices[number % len(voices)]
        parts = [say(before, voice, folder / "x.wav"), say(after, voice, folder / "x.wav")]
        word = chance.choice(("um", "uh", "er", "uhm", "erm"))
        held = say(word, voice, folder / "x.wav", slow=chance.choice((1.2, 1.6, 2.0)))
        held = held / max(float(np.abs(held).max()), 1e-6) * float(np.abs(parts[0]).max()) * chance.uniform(0.5, 0.9)
        gaps = [_hiss(chance.choice((0.05, 0.12, 0.25, 0.5)), number) for _ in range(2)]
        edge = _hiss(0.4, number)
        path = folder / f"spliced-{seed}-{number}.wav"
        write(path, np.concatenate([edge, parts[0], gaps[0], held, gaps[1], parts[1], edge]))
        start = (len(edge) + len(parts[0]) + len(gaps[0])) / RATE
        made.append(Spliced(path, voice, ((start, start + len(held) / RATE),)))
    return made


def alone(voices: tuple[str, ...], folder: Path) -> list[Path]:
    """Short words alone between pauses: what is most easily taken for a hesitation."""
    made = []
    for voice in voices:
        for number, word in enumerate(SHORT_WORDS):
            path = folder / f"alone-{len(made)}.wav"
            made.append(write(path, np.concatenate([_hiss(0.5, number), say(word, voice, path), _hiss(0.5, 99)])))
    return made


def _hiss(seconds: float, seed: int) -> Any:
    return np.random.default_rng(seed).normal(0, 0.0008, int(seconds * RATE)).astype(np.float32)


def write(path: Path, sound: Any) -> Path:
    """The sound as a 16-bit WAV file."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def joined(paths: list[Path], target: Path, read: Callable[[Path], Any]) -> Path:
    """Several sounds one after the other, half a second of silence between."""
    gap = np.zeros(RATE // 2, np.float32)
    return write(target, np.concatenate([part for path in paths for part in (read(path), gap)]))
