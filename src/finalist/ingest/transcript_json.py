"""Transcripts as JSON: our own, Whisper's, Teams', Otter's, and the list of timed sentences that others write.

The shapes differ in names and in how they write a moment; both are tables here. Anything else is left alone.
"""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from finalist.ingest.lines import clean
from finalist.ingest.transcript_cues import Cue, HeardWord, seconds

LISTS = ("segments", "entries", "transcripts", "transcript", "utterances", "captions", "cues", "results")
"""Under which name the sentences stand, the first that fits; also inside `speech` (Otter) and `results`."""
WITHIN = ("speech", "results", "data", "recording")
TEXT = ("text", "transcript", "spokenText", "content", "value", "body")
START = ("start", "startOffset", "start_time", "startTime", "start_offset", "ts", "offset", "begin", "startDateTime")
END = ("end", "endOffset", "end_time", "endTime", "end_offset", "endDateTime")
WORDS = ("words", "alignment", "tokens")
WORD = ("word", "text", "punctuated_word", "value")
SPEAKER = ("speaker", "speakerDisplayName", "speakerName", "speaker_name", "user_name", "label", "name")
PROBABILITY = ("probability", "confidence", "score")
LANGUAGE = ("language", "language_code", "spokenLanguageTag", "spokenLanguage")
SAMPLES = 16_000.0
"""Otter counts `start_offset` in samples of 16 kHz."""
MILLISECONDS = 1_000.0
_CLOCK = re.compile(r"^(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3})\d*)?$")


def cues_of(found: Any) -> tuple[tuple[Cue, ...], str]:
    """(cues in order, language or ""). No cues when the shape is none of those known."""
    items = _items(found)
    language = _first(found, LANGUAGE) if isinstance(found, Mapping) else ""
    if not items and isinstance(found, Mapping):
        words = _words(found, _scale([found]))
        if words:
            return (_cue_of_words(words),), str(language or "")[:10]
    if not isinstance(language, str) or not language:
        language = next((item for each in items if isinstance(item := _first(each, LANGUAGE), str)), "")
    scale, began = _scale(items), _began(items)
    return tuple(_cues(items, scale, began)), language[:10]


def _items(found: Any, depth: int = 0) -> list[Mapping[str, Any]]:
    if isinstance(found, list):
        return [item for item in found if isinstance(item, Mapping) and isinstance(_first(item, TEXT), str)]
    if not isinstance(found, Mapping) or depth > 2:
        return []
    for name in LISTS:
        if isinstance(found.get(name), list) and (items := _items(found[name])):
            return items
    for name in WITHIN:
        if items := _items(found.get(name), depth + 1):
            return items
    return []


def _cues(items: list[Mapping[str, Any]], scale: float, began: float) -> Iterator[Cue]:
    for item in items:
        text = " ".join(clean(str(_first(item, TEXT))).split())
        start, end = _moment(_first(item, START), scale, began), _moment(_first(item, END), scale, began)
        if start is None or end is None or end < start:
            start = end = None
        speaker = _first(item, SPEAKER)
        name = clean(speaker).strip() if isinstance(speaker, str) else ""
        words = _words(item, scale)
        if text or words:
            yield Cue(text or " ".join(word.text for word in words), start, end, name, words)


def _cue_of_words(words: tuple[HeardWord, ...]) -> Cue:
    return Cue(" ".join(word.text for word in words), words[0].start, words[-1].end, "", words)


def _words(item: Mapping[str, Any], scale: float) -> tuple[HeardWord, ...]:
    """Words with times of their own; none when a single one lacks them or runs backwards."""
    listed = _listed(item)
    found: list[HeardWord] = []
    for each in listed:
        if not isinstance(each, Mapping):
            return ()
        text = "".join(clean(str(_first(each, WORD) or "")).split())
        start, end = _moment(_first(each, START), scale, 0.0), _moment(_first(each, END), scale, 0.0)
        if not text:
            continue
        if start is None or end is None or end < start:
            return ()
        found.append(HeardWord(text, start, end, True, _share(_first(each, PROBABILITY))))
    return tuple(found)


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((item[name] for name in names if item.get(name) is not None), None)


def _listed(item: Mapping[str, Any]) -> list[Any]:
    return next((found for name in WORDS if isinstance(found := item.get(name), list)), [])


def _share(value: Any) -> float | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return float(value) if usable else None


def _moment(value: Any, scale: float, began: float) -> float | None:
    """Seconds from the start; None for what is no moment."""
    if isinstance(value, str):
        stamp = value.strip()
        if match := _CLOCK.match(stamp):
            return seconds(match.groups())
        if (since := _calendar(stamp)) is not None:
            return max(since - began, 0.0)
        try:
            value = float(stamp)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    moment = float(value) / scale if abs(value) < 1e15 else math.inf
    return moment if math.isfinite(moment) and moment >= 0 else None


def _calendar(stamp: str) -> float | None:
    if "T" not in stamp:
        return None
    try:
        return datetime.fromisoformat(stamp).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def _began(items: list[Mapping[str, Any]]) -> float:
    """The first moment, where moments are written as days of the calendar."""
    found = [since for item in items if isinstance(at := _first(item, START), str) and (since := _calendar(at))]
    return min(found, default=0.0)


def _scale(items: list[Mapping[str, Any]]) -> float:
    """How many units a second has: samples (Otter), thousandths (whole numbers that speak too slowly), or one."""
    if any("start_offset" in item for item in items):
        return SAMPLES
    numbers: list[float] = []
    letters = 0
    for item in items:
        listed = _listed(item)
        last = [_first(each, END) for each in [item, *listed] if isinstance(each, Mapping)]
        numbers += [value for value in last if isinstance(value, int | float) and not isinstance(value, bool)]
        letters += len(str(_first(item, TEXT) or "")) or 5 * len(listed)
    whole = bool(numbers) and all(isinstance(value, int) for value in numbers)
    # Nobody takes ten seconds a letter.
    return MILLISECONDS if whole and max(numbers) > 10.0 * max(letters, 1) else 1.0
