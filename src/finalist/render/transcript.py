"""A transcript as subtitles: WebVTT with the time of every word, and SubRip. Same transcript, same bytes.

WebVTT carries everything: cues hold a breath of words with inner time stamps, a comment at the head holds the rest
(engine, language, speech, filled pauses), and ingest/transcript.py reads all of it back to the thousandth of a second.
SubRip has one time a cue; words come back as estimates.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from finalist.core.documents.take import Span, TimedWord, Transcript
from finalist.core.errors import UserError

LINE_WORDS, LINE_SECONDS, BREATH = 12, 6.0, 0.6
"""A cue ends after so many words or seconds, or at a pause of so many seconds. Convention of subtitles."""
_ENDS = (".", "?", "!", "…")


def vtt_bytes(transcript: Transcript) -> bytes:
    """WebVTT, UTF-8. Raises UserError when no word has a time."""
    about = {
        "language": transcript.language,
        "engine": transcript.engine,
        "seconds": transcript.seconds,
        "speech": _pairs(transcript.speech),
        "filled_pauses": _pairs(transcript.filled_pauses),
    }
    # "-->" may not stand in a comment.
    head = json.dumps(about, ensure_ascii=False).replace(">", "\\u003e")
    parts = ["WEBVTT", f"NOTE finalist {head}"]
    for group in _groups(transcript.words):
        start, end = _from(group), _to(group)
        parts.append(f"{_stamp(start)} --> {_stamp(end)}\n{_payload(group, start, end)}")
    return ("\n\n".join(parts) + "\n").encode()


def srt_bytes(transcript: Transcript) -> bytes:
    """SubRip, UTF-8. Raises UserError when no word has a time."""
    parts = []
    for number, group in enumerate(_groups(transcript.words), 1):
        times = f"{_stamp(_from(group), ',')} --> {_stamp(_to(group), ',')}"
        parts.append(f"{number}\n{times}\n{_escaped(group)}")
    return ("\n\n".join(parts) + "\n").encode()


def _escaped(words: Iterable[TimedWord]) -> str:
    return " ".join(_escape(word.text) for word in words)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _groups(words: Sequence[TimedWord]) -> Iterator[tuple[TimedWord, ...]]:
    """Words of one cue each. Words without times stand with the timed one before them (or after, at the start)."""
    if not any(word.start is not None for word in words):
        raise UserError("This transcript has no times.", "Subtitles need them: record the answer, or take .json.")
    group: list[TimedWord] = []
    timed: TimedWord | None = None
    for word in words:
        if word.start is not None:
            if timed is not None and _breaks(group, timed, word):
                yield tuple(group)
                group = []
            timed = word
        group.append(word)
    yield tuple(group)


def _breaks(group: Sequence[TimedWord], last: TimedWord, word: TimedWord) -> bool:
    start, before = word.start or 0.0, last.end or 0.0
    return (
        start < before
        or last.timing != word.timing
        or start - before >= BREATH
        or len(group) >= LINE_WORDS
        or start - _from(group) >= LINE_SECONDS
        or (last.text.endswith(_ENDS) and len(group) > 3)
    )


def _from(group: Iterable[TimedWord]) -> float:
    return next(word.start for word in group if word.start is not None)


def _to(group: Iterable[TimedWord]) -> float:
    return [word.end for word in group if word.end is not None][-1]


def _payload(group: Sequence[TimedWord], start: float, end: float) -> str:
    """The words, a stamp wherever one starts or ends inside the cue; stamps only ever rise, as the format wants."""
    made, at, last = "", _ms(start), _ms(end)
    for number, word in enumerate(group):
        gap = " " if number else ""
        if word.start is None or word.end is None:
            made += gap + _escape(word.text)
            continue
        first, done = _ms(word.start), _ms(word.end)
        made += gap
        if at < first < last:
            made += f"<{_stamp(first / 1000)}>"
            at = first
        made += _escape(word.text)
        if at < done < last:
            made += f"<{_stamp(done / 1000)}>"
            at = done
    estimated = any(word.timing == "estimated" for word in group)
    return f"<c.estimated>{made}</c>" if estimated else made


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _stamp(seconds: float, mark: str = ".") -> str:
    rest, ms = divmod(_ms(seconds), 1000)
    minutes, whole = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{whole:02}{mark}{ms:03}"


def _pairs(spans: Iterable[Span]) -> list[list[float]]:
    return [[span.start, span.end] for span in spans]
