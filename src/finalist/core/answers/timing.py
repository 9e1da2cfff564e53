"""How an answer was spoken: pace, pauses, what filled them. Apart from the content, unscored (EVIDENCE.md E2.21).

Nothing finer is said than the times bear: windows and pauses between words need word times that were measured; regions
of speech heard in the sound are good enough for pauses; without times there is a count of words and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from finalist.core.answers.results import Mark, Measure, WhyNot, Window
from finalist.core.answers.words import Word
from finalist.core.documents.take import Transcript
from finalist.core.knowledge.load import knowledge

WINDOW = 30.0
"""Seconds of a window: EVIDENCE.md E2.6 asks for a note only when a pace lasts that long."""
SILENT, LONG = 0.25, 3.0
"""Seconds from which a gap is a silent pause (convention of the field), and a long one (E2.21)."""
LEAST_SECONDS = 10.0
"""Below this a rate a minute says nothing (convention)."""


@dataclass(frozen=True, slots=True)
class Times:
    """What the times of a take bear. why: why they bear no more; first: seconds until the first word or voice."""

    whole: float | None
    voiced: float | None
    gaps: tuple[tuple[float, float], ...] | None
    first: float | None
    fine: bool
    why: WhyNot


def times(transcript: Transcript) -> Times:
    """How long it took, how much of it was speech, and the gaps in it."""
    timed = [word for word in transcript.words if word.start is not None and word.end is not None]
    fine = bool(timed) and len(timed) == len(transcript.words) and all(word.timing == "measured" for word in timed)
    spans = _joined([(span.start, span.end) for span in transcript.speech])
    if not spans and fine:
        spans = _joined([(word.start or 0.0, word.end or 0.0) for word in timed])
    ends = [span[1] for span in spans] + [word.end or 0.0 for word in timed]
    whole = transcript.seconds if transcript.seconds is not None else max(ends, default=None)
    why: WhyNot = "" if fine else "times-estimated" if timed else "no-times"
    if not spans:
        return Times(whole, None, None, None, fine, why)
    gaps = tuple((a[1], b[0]) for a, b in pairwise(spans) if b[0] - a[1] >= SILENT)
    return Times(whole, sum(end - start for start, end in spans), gaps, spans[0][0], fine, why)


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans in order, overlapping or nearly touching ones as one."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] < SILENT:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def delivery(
    transcript: Transcript,
    words: Sequence[Word],
    sounds: Sequence[Mark],
    small: Sequence[Mark],
    repairs: Sequence[Mark],
) -> tuple[Measure, ...]:
    """The measures of how it was spoken. sounds: filled pauses; small: discourse fillers; repairs: both kinds."""
    found = times(transcript)
    said = [word for word in words if word.index not in _indexes(sounds)]
    return (
        *_pace(found, said),
        *_pauses(found),
        *_filling(transcript, found, sounds, small),
        *_repairs(words, repairs),
    )


def _pace(found: Times, said: Sequence[Word]) -> list[Measure]:
    quiet = knowledge().thresholds["wpm_quiet_band"]
    band = (float(quiet["value"][0]), float(quiet["value"][1]))
    whole: WhyNot = "no-times" if found.whole is None else "too-short" if found.whole < LEAST_SECONDS else ""
    pace = None if whole or not found.whole else round(60 * len(said) / found.whole, 1)
    voiced = None if whole or not found.voiced else round(60 * len(said) / found.voiced, 1)
    windows = _windows(found, said) if found.fine and not whole else ()
    return [
        Measure("pace", pace, "words a minute", band, "E2.6", True, whole, windows),
        Measure(
            "articulation", voiced, "words a minute of speech", None, "E2.6", True, whole or _unheard(found, voiced)
        ),
    ]


def _unheard(found: Times, value: float | None) -> WhyNot:
    return "" if value is not None else found.why or "not-listened"


def _windows(found: Times, said: Sequence[Word]) -> tuple[Window, ...]:
    """Words a minute of each half minute; the last stretch joins the one before when it is shorter than a half."""
    whole = found.whole or 0.0
    count = max(1, int(whole // WINDOW) + (1 if whole % WINDOW >= WINDOW / 2 else 0))
    edges = [min(whole, WINDOW * at) for at in range(count)] + [whole]
    starts = [word.timed.start or 0.0 for word in said]
    last = len(edges) - 2
    made = []
    for at, (low, high) in enumerate(pairwise(edges)):
        inside = sum(low <= start < high or (at == last and start >= high) for start in starts)
        if high > low:
            made.append(Window(low, high, round(60 * inside / (high - low), 1)))
    return tuple(made)


def _pauses(found: Times) -> list[Measure]:
    hint = knowledge().thresholds["latency_hint_s"]
    why: WhyNot = "" if found.gaps is not None else found.why or "not-listened"
    gaps = found.gaps or ()
    silent = None if why else float(len(gaps))
    long = None if why else float(sum(end - start >= LONG for start, end in gaps))
    share = None
    if not why and found.voiced and gaps is not None:
        quiet = sum(end - start for start, end in gaps)
        share = round(quiet / (quiet + found.voiced), 3)
    longest = tuple(Window(a, b, round(b - a, 2)) for a, b in gaps if b - a >= LONG)
    first = None if why or found.first is None else round(found.first, 2)
    return [
        Measure("before-answer", first, "seconds", (None, float(hint["value"])), "E2.8", True, why),
        Measure("silent-pauses", silent, "pauses", None, "E2.21", True, why),
        Measure("long-pauses", long, "pauses of 3 s or more", None, "E2.21", True, why, longest),
        Measure("silence", share, "share of the time", None, "E2.21", True, why),
    ]


def _filling(transcript: Transcript, found: Times, sounds: Sequence[Mark], small: Sequence[Mark]) -> list[Measure]:
    """Counts always; a rate a minute only over enough speech (E2.7)."""
    limits = knowledge().thresholds["filler_per_min"]["value"]
    speech = found.whole
    why: WhyNot = "no-times" if speech is None else "too-short" if speech < limits["min_speech_s"] else ""
    heard = float(len(transcript.filled_pauses)) if transcript.speech else None
    rows: list[Measure] = [
        Measure("filled-pauses", float(len(sounds)), "in the transcript", None, "E2.7"),
        Measure(
            "filled-pauses-heard",
            heard,
            "heard in the sound",
            None,
            "E2.7",
            True,
            "" if transcript.speech else "not-listened",
        ),
        Measure("fillers", float(len(small)), "in the transcript", None, "E2.7"),
    ]
    for code, marks in (("filled-pauses-rate", sounds), ("fillers-rate", small)):
        value = None if why or not speech else round(60 * len(marks) / speech, 1)
        band = (None, float(limits["green"]))
        rows.append(Measure(code, value, "a minute", band, "E2.7", False, why))
    return rows


def _repairs(words: Sequence[Word], repairs: Sequence[Mark]) -> list[Measure]:
    counts = {kind: sum(mark.kind == kind for mark in repairs) for kind in ("repeat", "restart")}
    return [
        Measure("repeats", float(counts["repeat"]), "in the transcript"),
        Measure("restarts", float(counts["restart"]), "in the transcript"),
    ]


def _indexes(marks: Sequence[Mark]) -> frozenset[int]:
    return frozenset(index for mark in marks for index in range(mark.first, mark.last + 1))
