"""Listening: word errors, speed, what is kept of “um” and repeats, hesitations heard in the sound, time and memory."""

import json
import re
import subprocess
import tempfile
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.recognition_sounds import DEVELOPMENT, HELD_OUT, Spliced, alone, can_speak, joined, say, spliced, write
from finalist.journeys.listen import COMPUTES, CannotListen, available, end_engine, has_ffmpeg, listen_closely
from finalist.journeys.practise import review_take
from finalist.speech import engines
from finalist.speech.fasterwhisper import FasterWhisper
from finalist.speech.pauses import filled_pauses
from finalist.speech.ports import RATE, Transcriber
from finalist.speech.vad import VoiceDetector, regions
from finalist.speech.wav import open_wav
from scripts.speech_fixtures import folder as whisper_folder
from scripts.speech_fixtures import is_whole

AUDIO = Path(__file__).resolve().parents[2] / "shared" / "data" / "audio"
Place = tuple[float, float]
SPOKEN = Path(__file__).parent / "data" / "speech" / "spoken.txt"
VOICES = ("flite rms", "flite slt", "flite awb", "espeak en-gb")
HESITATIONS = {"um", "uh", "er", "erm", "uhm", "ah", "eh", "hm", "hmm", "umm"}
CITIES = """it was the best of times it was the worst of times it was the age of wisdom it was the age of foolishness
it was the epoch of belief it was the epoch of incredulity it was the season of light it was the season of darkness it
was the spring of hope it was the winter of despair we had everything before us we had nothing before us we were all
going direct to heaven we were all going direct the other way in short the period was so far like the present period
that some of its noisiest authorities insisted on its being received for good or for evil in the superlative degree of
comparison only"""
NUMBERS = {"1813": "eighteen thirteen", "8": "eight"}


def main() -> None:
    """Prints the tables."""
    if not available():
        print("no recogniser is installed here: pip install 'finalist[speech]'")
        return
    wanted = ["moonshine-voice", *([f"faster-whisper:{whisper_folder()}"] if is_whole() else [])]
    if len(wanted) == 1:
        print("faster-whisper is left out: its small model could not be fetched (scripts/speech_fixtures.py)")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        clips = _clips(folder)
        for engine in wanted:
            _errors(engine, clips)
        _hesitations(folder, clips, wanted[1:])
        _kept(wanted, folder)
        for engine in wanted:
            _two_minutes(engine, clips, folder)
        if len(wanted) == 2:
            _times(wanted, clips)
            _computes(wanted[1], clips)
    end_engine()


def words(text: str) -> list[str]:
    """Lower case, without marks, years in words."""
    plain = re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("’", "'"))
    return " ".join(NUMBERS.get(word, word) for word in plain.split()).split()


def errors(said: list[str], heard: list[str]) -> int:
    """Fewest insertions, deletions and changes from one to the other."""
    row = list(range(len(heard) + 1))
    for place, word in enumerate(said, 1):
        last, row[0] = row[0], place
        for column, other in enumerate(heard, 1):
            last, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, last + (word != other))
    return row[-1]


def _clips(folder: Path) -> list[tuple[str, Path, str]]:
    """(name, WAV, what is said or "") of the shared clips and of the reading in the engine's own package."""
    found = []
    listed = json.loads((AUDIO / "transcripts.json").read_text(encoding="utf-8")) if AUDIO.is_dir() else []
    if not listed:
        print("../shared/data/audio is not there: its clips are left out")
    for item in listed if has_ffmpeg() else []:
        made = folder / f"{Path(item['file']).stem}.wav"
        command = ["ffmpeg", "-v", "error", "-i", str(AUDIO / item["file"]), "-ac", "1", "-ar", str(RATE), str(made)]
        subprocess.run(command, check=True)
        found.append((item["file"], made, item["text"] or ""))
    spec = find_spec("moonshine_voice")
    assets = Path(spec.origin or "").parent / "assets" if spec else Path("/nowhere")
    for name, text in (("two_cities.wav", CITIES), ("beckett.wav", ""), ("endgame_nagg_nell.wav", "")):
        if (assets / name).is_file():
            wav = open_wav(assets / name)
            found.append((name, write(folder / name, wav.read(0, wav.seconds)), text))
    return found


def _errors(engine: str, clips: list[tuple[str, Path, str]]) -> None:
    listen_closely(clips[0][1], engine=engine)  # loads
    wrong = of = 0
    sound = spent = 0.0
    heard = {}
    for name, path, text in clips:
        began = time.perf_counter()
        outcome = listen_closely(path, engine=engine)
        spent += time.perf_counter() - began
        sound += outcome.transcript.seconds or 0.0
        heard[name] = words(outcome.transcript.text)
        if text and name != "two_cities.wav":
            wrong += errors(words(text), heard[name])
            of += len(words(text))
    print(f"\n{outcome.transcript.engine}")
    print(f"  shared clips with a truth: {wrong} of {of} words wrong ({wrong / max(of, 1):.1%}); too few for a rate")
    if "two_cities.wav" in heard:
        far = errors(words(CITIES), heard["two_cities.wav"])
        print(f"  a human reading of 44 s (well known, surely in training data): {far / len(words(CITIES)):.1%}")
    dry, wet = heard.get("libri-1088-134315-0000.wav"), heard.get("libri-1088-134315-0000_rvb.wav")
    if dry and wet:
        print(f"  the same sentence in an echoing room: {errors(dry, wet)} of {len(dry)} words differ")
    print(
        f"  {sound:.0f} s of sound in {spent:.1f} s: {spent / sound:.2f} of real time, one clip after the other, warm"
    )


def _kept(wanted: list[str], folder: Path) -> None:
    """Hesitations and repeats that each engine leaves in the text, on many sentences."""
    if not can_speak(VOICES):
        print("\nwhat is kept of “um” and repeats: left out, espeak-ng and flite are not installed")
        return
    rows = [line.split("|") for line in SPOKEN.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    sounds = [say(text.strip(), VOICES[n % len(VOICES)], folder / "s.wav") for n, (_, text) in enumerate(rows)]
    counts = [tuple(int(part) for part in head.split()) for head, _ in rows]
    print(f"\nWhat is kept of {sum(c[0] for c in counts)} hesitations and {sum(c[1] for c in counts)} repeats,")
    print(f"{len(rows)} own sentences in the voices {', '.join(VOICES)}")
    for name in wanted:
        info = engines.choose("en", name)
        if info.name == "faster-whisper":
            _kept_by("no prompt", FasterWhisper(info, prompt=""), sounds, counts, rows)
            _kept_by("disfluent prompt", FasterWhisper(info), sounds, counts, rows)
        else:
            _kept_by("", engines.load(info), sounds, counts, rows)


def _kept_by(how: str, engine: Transcriber, sounds: list[Any], counts: list[Any], rows: list[Any]) -> None:
    kept, too_many, wrong, of = [0, 0], [0, 0], 0, 0
    for sound, count, (_, text) in zip(sounds, counts, rows, strict=True):
        heard = words(engine.transcribe(sound, "en").text)
        found = (
            sum(word in HESITATIONS for word in heard),
            sum(a == b for a, b in pairwise(heard)),
        )
        for which in range(2):
            kept[which] += min(found[which], count[which])
            too_many[which] += max(0, found[which] - count[which])
        said = [word for word in words(text) if word not in HESITATIONS]
        wrong += errors(said, [word for word in heard if word not in HESITATIONS])
        of += len(said)
    there = [sum(count[which] for count in counts) for which in range(2)]
    label = f"{engine.info.label} {how}".strip()
    print(
        f"  {label:42} hesitations {kept[0] / there[0]:4.0%} (+{too_many[0]}), repeats {kept[1] / there[1]:4.0%} ",
        end="",
    )
    print(f"(+{too_many[1]}), other words wrong {wrong / of:.1%}")


def _hesitations(folder: Path, clips: list[tuple[str, Path, str]], measured: list[str]) -> None:
    """Hesitations heard in the sound: recall and precision where their places are known."""
    print("\nHesitations heard in the sound, spliced at known places (by synthetic voices: people vary more)")
    detector = VoiceDetector()
    for label, voices, seed in (("set on", DEVELOPMENT, 1), ("other", HELD_OUT, 2)):
        if not can_speak(voices):
            print(f"  {label}: left out, the voices {', '.join(voices)} are not installed")
            continue
        sounds, words_alone = spliced(voices, folder, seed), alone(voices, folder)
        _judged(f"{label} voices, words not timed", sounds, words_alone, lambda path: _heard_in(path, detector))
        for engine in measured if label == "other" else ():
            _judged(f"{label} voices, words timed", sounds, [], partial(_heard_by, engine))
    human = [path for name, path, _ in clips if "_rvb" not in name]
    false = sum(len(_heard_in(path, detector)) for path in human)
    seconds = sum(open_wav(path).seconds for path in human)
    print(f"  {seconds:.0f} s of clips in which nobody hesitates (AMI, readings, a play): {false} false")


def _judged(label: str, sounds: list[Spliced], words_alone: list[Path], hear: Callable[[Path], list[Place]]) -> None:
    right = wrong = missed = 0
    for sound in sounds:
        found = hear(sound.path)
        hits = [any(_meet(place, each) for each in found) for place in sound.hesitations]
        right, missed = right + sum(hits), missed + len(hits) - sum(hits)
        wrong += sum(not any(_meet(place, each) for place in sound.hesitations) for each in found)
    precision = f"{right / (right + wrong):.0%}" if right + wrong else "–"
    alone = f"; short words alone taken for one: {sum(bool(hear(path)) for path in words_alone)} of {len(words_alone)}"
    print(f"  {label:30} recall {right / (right + missed):4.0%} of {right + missed}, precision {precision}", end="")
    print(f" ({wrong} false){alone if words_alone else ''}")


def _heard_in(path: Path, detector: VoiceDetector) -> list[Place]:
    wav = open_wav(path)
    sound = wav.read(0, wav.seconds)
    detector.forget()
    return filled_pauses(sound, regions(detector.probabilities(sound, last=True), wav.seconds))


def _heard_by(engine: str, path: Path) -> list[Place]:
    try:
        return [(span.start, span.end) for span in listen_closely(path, engine=engine).transcript.filled_pauses]
    except CannotListen:
        return []


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) > 0.4 * min(a[1] - a[0], b[1] - b[0])


def _two_minutes(engine: str, clips: list[tuple[str, Path, str]], folder: Path) -> None:
    """A two-minute answer from "stop" to feedback, with the engine loaded and not; analysis; memory, also of longer."""
    human = [path for name, path, _ in clips if "_rvb" not in name]
    answer = joined(human, folder / "answer.wav", lambda path: open_wav(path).read(0, 1e9))
    end_engine()
    rows = []
    for state in ("cold", "warm"):
        began = time.perf_counter()
        outcome = listen_closely(answer, engine=engine)
        heard = time.perf_counter()
        review_take(outcome.transcript, "Tell me about a time when something went wrong.")
        rows.append((state, heard - began, time.perf_counter() - heard, outcome))
    _, listening, review, outcome = rows[-1]
    costs = outcome.costs
    beyond = costs["regions"] + costs["pauses"] + review
    seconds = outcome.transcript.seconds or 0.0
    print(f"\n{outcome.transcript.engine}: an answer of {seconds:.0f} s, {len(outcome.transcript.words)} words")
    print(f"  from stop to feedback: {rows[0][1] + rows[0][2]:.1f} s cold, {listening + review:.1f} s warm", end="")
    print(" (in the web app 0.3 s more at most until a free worker looks)")
    print(f"  the engine process with all its threads: {costs['processor']:.1f} s of processor time")
    print(
        f"  recognition {costs['words']:.2f} s; beyond it {beyond:.2f} s = {beyond / costs['words']:.0%} (aim 15 %):",
        end="",
    )
    print(f" speech regions {costs['regions']:.2f}, hesitations {costs['pauses']:.2f}, measures {review:.2f}")
    longer = joined([answer] * 2, folder / "longer.wav", lambda path: open_wav(path).read(0, 1e9))
    more = listen_closely(longer, engine=engine).memory
    print(f"  engine process: {outcome.memory} MB at most; {more} MB after an answer twice as long")


def _times(wanted: list[str], clips: list[tuple[str, Path, str]]) -> None:
    """How far the estimated starts of words are from those that Whisper measures, for words both heard in one order."""
    apart: list[float] = []
    for name, path, _ in clips:
        if "_rvb" in name or "endgame" in name:
            continue
        ours, theirs = (listen_closely(path, engine=engine).transcript.words for engine in wanted)
        spoken = [[" ".join(words(word.text)) for word in side] for side in (ours, theirs)]
        matcher = SequenceMatcher(None, *spoken, autojunk=False)
        for a, b, length in matcher.get_matching_blocks():
            pairs = zip(ours[a : a + length], theirs[b : b + length], strict=True)
            apart += [abs((one.start or 0.0) - (other.start or 0.0)) for one, other in pairs]
    apart.sort()
    middle, most = apart[len(apart) // 2], apart[int(len(apart) * 0.9)]
    print(f"\nEstimated starts of {len(apart)} words beside measured ones: half within {middle:.2f} s,", end="")
    print(f" nine in ten within {most:.2f} s")


def _computes(engine: str, clips: list[tuple[str, Path, str]]) -> None:
    """The human reading with the model held in eight bits and in 32: work, memory, words that differ."""
    path = next((path for name, path, _ in clips if "two_cities" in name and "_rvb" not in name), None)
    if path is None:
        return
    print("\nA Whisper model held in other numbers, a human reading of 44 s, engine loaded")
    said: dict[str, list[str]] = {}
    for compute in COMPUTES:
        end_engine()
        for _ in range(2):
            outcome = listen_closely(path, engine=engine, compute=compute)
        said[compute] = words(outcome.transcript.text)
        print(f"  {compute}: {outcome.costs['processor']:.1f} s of processor time, {outcome.memory} MB")
    first, second = said.values()
    print(f"  words that differ: {errors(first, second)} of {len(first)}")


__all__ = ["Spliced", "errors", "main", "words"]
