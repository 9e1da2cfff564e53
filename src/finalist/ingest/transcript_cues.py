"""Cues of subtitle files: WebVTT (W3C) and SubRip, as Zoom, Teams, Otter, browsers and Finalist itself write them.

A cue is a stretch of time with words in it. Inner time stamps of WebVTT (`<00:00:01.250>`) are times of single words;
`<v Name>` and “Name: ” at the head of a cue say who speaks. Teams' service writes a JSON object into each cue.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from finalist.ingest.lines import clean

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMING = re.compile(rf"^\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}")
_STAMP = re.compile(rf"<{_TIME}>")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|\{\\[^{}]{0,100}\}")
_NAMED = re.compile(r"^\s*([^\W\d_][\w .'’()-]{0,60}?)\s*:\s+(?=\S)")
ESTIMATED = "<c.estimated>"
"""What our own files put around words whose times are estimates."""
HEADER = "NOTE finalist "
"""The comment in our own files that carries what cues cannot."""


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word with its own times in seconds. measured: the file's maker timed it; False for an estimate."""

    text: str
    start: float
    end: float
    measured: bool = True
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words said between two moments (seconds; None when not known). words: with times of their own, else empty."""

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str = ""
    words: tuple[HeardWord, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cues:
    """What a file holds. bad_lines: 1-based lines of cues that could not be read; about: our own header, if any."""

    cues: tuple[Cue, ...]
    bad_lines: tuple[int, ...] = ()
    about: dict[str, Any] | None = None
    language: str = ""


def read_cues(text: str) -> Cues:
    """The cues of a WebVTT or SubRip file, in the file's order. Never raises: what cannot be read is told."""
    cues: list[Cue] = []
    bad: list[int] = []
    about: dict[str, Any] | None = None
    language = ""
    for line, block in _blocks(text):
        timing = next((place for place, row in enumerate(block[:3]) if "->" in row), None)
        if timing is None:
            about = about or _about(block)
            language = language or _language(block)
            continue
        cue = _cue(block[timing], block[timing + 1 :], line + timing, ours=about is not None)
        if cue is None:
            bad.append(line + timing)
        elif cue.text:
            cues.append(cue)
    return Cues(tuple(_settled(cues)), tuple(bad), about, language)


def seconds(parts: tuple[str | None, ...]) -> float:
    """Hours (may be missing), minutes, seconds and thousandths as seconds."""
    hours, minutes, whole, part = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(whole or 0) + int((part or "0").ljust(3, "0")) / 1000


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """(1-based first line, lines) of every run of lines without a blank one."""
    block: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            if not block:
                first = number
            block.append(line)
        elif block:
            yield first, block
            block = []


def _about(block: list[str]) -> dict[str, Any] | None:
    if not block[0].startswith(HEADER):
        return None
    try:
        found = json.loads("".join(block)[len(HEADER) :])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _language(block: list[str]) -> str:
    for row in block:
        if row.lower().startswith("language:"):
            return row.split(":", 1)[1].strip()[:10]
    return ""


def _cue(timing: str, payload: list[str], line: int, *, ours: bool) -> Cue | None:
    match = TIMING.match(timing)
    if match is None:
        return None
    parts = match.groups()
    start, end = seconds(parts[:4]), seconds(parts[4:])
    if end < start:
        return None
    raw = " ".join(row.strip() for row in payload)
    if raw.startswith("{") and (cue := _cue_of_json(raw, start, end, line)):
        return cue
    voices = _VOICE.findall(raw)
    speaker = html.unescape(voices[0]).strip() if voices else ""
    words = _stamped(raw, start, end) if ours or _STAMP.search(raw) or ESTIMATED in raw else ()
    return Cue(_plain(_STAMP.sub(" ", raw) if not words else raw), start, end, speaker, words, line)


def _cue_of_json(raw: str, start: float, end: float, line: int) -> Cue | None:
    """Teams' service: an object a cue, with spokenText and speakerName."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("spokenText"), str):
        return None
    return Cue(_plain(found["spokenText"]), start, end, str(found.get("speakerName") or ""), (), line)


def _plain(raw: str) -> str:
    return " ".join(clean(html.unescape(_TAG.sub("", _STAMP.sub("", raw)))).split())


def _stamped(raw: str, start: float, end: float) -> tuple[HeardWord, ...]:
    """Words between inner stamps: each starts at the last stamp before it and ends at the next one after it.

    Several words between two stamps share the time evenly and are estimates.
    """
    measured = ESTIMATED not in raw
    moments, pieces, at = [start], [], 0
    for match in _STAMP.finditer(raw):
        pieces.append(raw[at : match.start()])
        moments.append(min(max(seconds(match.groups()), moments[-1]), end))
        at = match.end()
    pieces.append(raw[at:])
    moments.append(end)
    found: list[HeardWord] = []
    for place, piece in enumerate(pieces):
        words = _plain(piece).split()
        first, last = moments[place], moments[place + 1]
        step = (last - first) / max(len(words), 1)
        found += [
            HeardWord(word, first + step * number, first + step * (number + 1), measured and len(words) == 1)
            for number, word in enumerate(words)
        ]
    return tuple(found)


def _settled(cues: list[Cue]) -> Iterator[Cue]:
    """“Name: ” at the head of a cue is a speaker, when the file does it more than once or for most of its cues."""
    heads = [match[1] for cue in cues if not cue.speaker and not cue.words and (match := _NAMED.match(cue.text))]
    names = {head for head in heads if heads.count(head) > 1 or len(heads) * 2 > len(cues)}
    last = ""
    for cue in cues:
        match = _NAMED.match(cue.text)
        if not cue.speaker and not cue.words and match and match[1] in names:
            last = match[1]
            rest = cue.text[match.end() :]
            if rest:
                yield replace(cue, speaker=last, text=rest)
            continue
        # Zoom and Otter name a speaker once and leave the cues that go on unnamed.
        yield replace(cue, speaker=last) if names and not cue.speaker else cue
