"""Transcripts made elsewhere: .vtt, .srt and .json as Zoom, Teams, Otter, Whisper and Finalist itself write them.

A cue that cannot be read is named with its line and hides no other. Words that the file did not time one by one are
laid over their cue and marked `estimated`.
"""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from finalist.core.documents.take import Span, TimedWord, Transcript
from finalist.core.errors import Problem, Unreadable
from finalist.core.text.word_times import spread
from finalist.ingest.lines import clean
from finalist.ingest.plain import decode
from finalist.ingest.read import MAX_BYTES, Read, source_of
from finalist.ingest.transcript_cues import TIMING, Cue, Cues, read_cues
from finalist.ingest.transcript_json import cues_of

MAX_WORDS = 60_000
"""Longer transcripts are cut, with a warning. Convention: six hours of talk."""
ENDINGS = (".vtt", ".srt", ".json")
HINT = "Give a .vtt, .srt or .json file as Zoom, Teams, Otter, Whisper or Finalist write them."


def read_transcript(data: bytes, name: str, *, language: str = "", speaker: str = "") -> Read[Transcript]:
    """The words of one person, or of everybody when `speaker` is "". Raises Unreadable when it is no transcript.

    language: of the words; "" for what the file says, else English. Problems name bad cues, and the speakers when
    there are several and none was chosen. A typed text is not read here: core/documents/take.py, `typed`.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{name}: this is larger than 20 MB.", "Give the transcript of one meeting.", "too-large")
    text = clean(decode(data))
    kind, cues, whole = _parsed(text, name)
    source = source_of(data, text, name=name, kind="notes", source_id="transcript")
    problems = [Problem("bad-cue", "This cue cannot be read and was left out.", name, line) for line in cues.bad_lines]
    if whole is not None:
        return Read(whole, source, tuple(problems))
    chosen = [cue for cue in cues.cues if not speaker or cue.speaker.casefold() == speaker.casefold()]
    names = _names(cues.cues)
    if not chosen:
        raise Unreadable(f"{name}: no words of “{speaker}” in it.", f"It names {', '.join(names)}.", "no-such-speaker")
    if len(names) > 1 and not speaker:
        told = f"Several people speak: {', '.join(names[:8])}. The words of all were taken."
        problems.append(Problem("several-speakers", told, name, severity="info"))
    made = _made(cues, chosen, kind, language)
    if len(made.words) == MAX_WORDS:
        problems.append(Problem("too-long", f"Only the first {MAX_WORDS} words were read.", name))
    return Read(made, source, tuple(problems))


def speakers(data: bytes, name: str) -> tuple[str, ...]:
    """Who speaks, in order of first words; empty when the file does not say. Raises Unreadable."""
    return _names(_parsed(clean(decode(data[:MAX_BYTES])), name)[1].cues)


def _parsed(text: str, name: str) -> tuple[str, Cues, Transcript | None]:
    """(format, its cues, the whole document when it is our own JSON)."""
    head = text.lstrip("\ufeff \n\t")
    if head.startswith(("{", "[")):
        return _parsed_json(head, name)
    kind = "vtt" if head.startswith("WEBVTT") else "srt"
    if kind == "srt" and not any(TIMING.match(line) for line in head.split("\n")):
        raise Unreadable(f"{name}: no line in it says from when to when something was said.", HINT, "no-cues")
    cues = read_cues(text)
    if not cues.cues:
        raise Unreadable(f"{name}: no words are in it.", HINT, "no-words")
    return kind, cues, None


def _parsed_json(text: str, name: str) -> tuple[str, Cues, Transcript | None]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(f"{name}: this is not whole JSON.", HINT, "bad-json") from None
    if isinstance(found, dict) and {"engine", "language", "words"} <= found.keys():
        try:
            return "json", Cues(()), Transcript.model_validate_json(text)
        except (ValidationError, ValueError):
            pass  # somebody else's document with the same names
    cues, language = cues_of(found)
    if not cues:
        raise Unreadable(f"{name}: no timed sentences are in it.", HINT, "no-words")
    return "json", Cues(cues, language=language), None


def _names(cues: Iterable[Cue]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cue.speaker for cue in cues if cue.speaker))


def _made(cues: Cues, chosen: list[Cue], kind: str, language: str) -> Transcript:
    words: list[TimedWord] = []
    for cue in chosen:
        words += _words(cue)
        if len(words) >= MAX_WORDS:
            break
    about = cues.about or {}
    said = about.get("language") if isinstance(about.get("language"), str) else cues.language
    engine = about.get("engine")
    return Transcript(
        language=language or (said or "en").split("-")[0].lower()[:8],
        engine=engine[:80] if isinstance(engine, str) and engine else f"imported ({kind})",
        words=tuple(words[:MAX_WORDS]),
        seconds=_length(about.get("seconds")),
        speech=_spans(about, "speech"),
        filled_pauses=_spans(about, "filled_pauses"),
    )


def _words(cue: Cue) -> Iterable[TimedWord]:
    if cue.words:
        return [
            TimedWord(
                text=word.text,
                start=round(word.start, 3),
                end=round(word.end, 3),
                timing="measured" if word.measured else "estimated",
                probability=word.probability,
            )
            for word in cue.words
        ]
    if cue.start is None or cue.end is None:
        return [TimedWord(text=word) for word in cue.text.split()]
    return spread(cue.text.split(), [(cue.start, cue.end)])


def _length(value: Any) -> float | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
    return float(value) if usable else None


def _spans(about: Mapping[str, Any], key: str) -> tuple[Span, ...]:
    listed = about.get(key)
    found = []
    for item in listed if isinstance(listed, list) else ():
        pair = [_length(value) for value in item] if isinstance(item, list) and len(item) == 2 else []
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None and pair[0] <= pair[1]:
            found.append(Span(start=pair[0], end=pair[1]))
    return tuple(found)
