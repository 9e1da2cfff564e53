"""Times of day in running text, each with its span: “10–11:30am”, “from 2pm to 3.30pm”, “10h30”, “14 Uhr”, “noon”.

A number is only a time when something says so: a colon, am or pm, `h`, `Uhr`, `kl.`, or a range with one of these.
An hour from 1 to 6 with neither am nor pm nor a leading nought is read as afternoon and says so (`assumed_pm`).
"""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import islice

from finalist.core.text.days import MAX_MENTIONS
from finalist.core.text.zone_names import ABBREVIATIONS, PLACES


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time or range as written. `zone`: the words naming its zone, "" if none; `length` when “for 45 minutes”."""

    start: int
    end: int
    begin: time
    finish: time | None = None
    zone: str = ""
    length: timedelta | None = None
    assumed_pm: bool = False


_AP = r"(?P<ap{n}>[ap]\.?\s?m\b\.?)"
_CLOCK = (
    r"(?:(?P<noon{n}>noon|midday)|(?P<h{n}>[01]?\d|2[0-4])(?:(?P<sep{n}>[:.h：])(?P<m{n}>[0-5]\d)(?::[0-5]\d)?"
    r"|(?P<hh{n}>\s?h(?:eures?|rs?|ours)?\b|\s?uhr\b|\s?o['’]clock))?(?![\d%/])(?:\s?"
    + _AP
    + r")?(?:\s?(?P<uhr{n}>uhr|hrs)\b)?)"
)
_TO = r"\s*(?:-|–|—|−|~|\b(?:to|until|till|til|and|bis|à|a|tot|til)\b)\s*"
_NAMES = "|".join(sorted((re.escape(name) for name in PLACES), key=len, reverse=True))
_ZONE = (
    r"(?:\s*[,(\[]?\s*(?P<zone>(?:UTC|GMT)\s?[+\-−–]\s?\d{1,2}(?::?[0-5]\d)?"
    rf"|(?-i:{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\b(?!/)"
    rf"|[+\-−]\d\d:[0-5]\d\b|(?-i:Z\b)|(?:the\s+)?(?:{_NAMES})\s+(?:(?:standard|daylight|summer|winter|local)\s+)?time\b"
    r"|(?-i:[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?))\s*[)\]]?)?"
)
_PATTERN = re.compile(
    r"(?<![\w£$€.,:/+-])(?:(?P<lead>at|from|between|kl\.?|um|à|von|om|de|alle|às)\s+)?"
    + _CLOCK.format(n=1)
    + r"(?:"
    + _TO
    + _CLOCK.format(n=2)
    + r")?"
    + _ZONE,
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<=\dT)(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?P<zone>Z|[+\-]\d\d:?\d\d)?(?![\d:])"
)
_LENGTH = re.compile(
    r"(?P<n>\d{1,3}|an?|one|two|three|four|half\s+an|ninety|sixty|forty-five|thirty)(?P<half>[.,]5|½|\s+and\s+a\s+half)?"
    r"[\s-]*(?P<unit>minutes?|mins?\b|hours?|hrs?\b|h\b|stunden?|minuten)",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"(?:^|\n)[\s•*-]*$")
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "half an": 0.5,
    "ninety": 90,
    "sixty": 60,
    "forty-five": 45,
    "thirty": 30,
}


def find_times(text: str) -> list[TimeMention]:
    """Every time of day written in the text, in order."""
    written = (mention for match in _PATTERN.finditer(text) if (mention := _mention(match)))
    found = list(islice(written, MAX_MENTIONS))
    found += [
        TimeMention(*match.span(), time(int(match["h"]), int(match["m"])), zone=match["zone"] or "")
        for match in islice(_ISO.finditer(text), MAX_MENTIONS)
    ]
    return sorted(found, key=lambda mention: mention.start)


def _mention(match: re.Match[str]) -> TimeMention | None:
    part = match.groupdict()
    if part["noon1"] is None and part["h1"] is None:
        return None
    if part["noon2"] is None and part["h2"] is None:
        return _single(match)
    if not _is_time(part, match, both=True):
        return None
    return _range(match)


def _is_time(part: dict[str, str | None], match: re.Match[str], *, both: bool) -> bool:
    """Whether something in the words says that these numbers are times."""
    ends = ("1", "2") if both else ("1",)
    if any(part[f"{mark}{n}"] for mark in ("noon", "ap", "hh", "uhr") for n in ends):
        return True
    seps = {(part[f"sep{n}"] or "").casefold() for n in ends} - {""}
    lead = (part["lead"] or "").casefold().rstrip(".")
    if seps & {":", "h", "："}:
        return True
    if (
        both
        and part["sep1"]
        and part["sep2"]
        and _LINE_START.search(match.string[max(0, match.start() - 4) : match.start()])
    ):
        return True
    return bool(lead in {"kl", "um", "at", "from", "om", "von"} and (seps or lead == "kl"))


def _single(match: re.Match[str]) -> TimeMention | None:
    part = match.groupdict()
    if not _is_time(part, match, both=False):
        return None
    begin, assumed = _clock(part, "1", _half(part["ap1"]))
    if begin is None:
        return None
    start, end = _span(match)
    return TimeMention(start, end, begin, None, part["zone"] or "", length_after(match.string, match.end()), assumed)


def _range(match: re.Match[str]) -> TimeMention | None:
    """Both ends; am or pm said once serves both, as long as the range then runs forward and under half a day."""
    part = match.groupdict()
    half1, half2 = _half(part["ap1"]), _half(part["ap2"])
    start, end = _span(match)
    choices = []
    for first in [half1] if half1 else (["am", "pm"] if half2 else [""]):
        for second in [half2] if half2 else (["am", "pm"] if half1 else [""]):
            begin, assumed1 = _clock(part, "1", first)
            finish, _ = _clock(part, "2", second)
            if begin is None or finish is None:
                continue
            if not (half1 or half2) and finish <= begin and finish.hour < 12:
                finish = finish.replace(hour=finish.hour + 12)
            minutes = _minutes(finish) - _minutes(begin)
            if minutes > 0:
                choices.append((minutes, begin, finish, assumed1))
    if not choices:
        return None
    _, begin, finish, assumed = min(choices, key=lambda choice: choice[0])
    return TimeMention(start, end, begin, finish, part["zone"] or "", None, assumed)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _half(words: str | None) -> str:
    return {"a": "am", "p": "pm"}.get((words or " ")[0].casefold(), "")


def _clock(part: dict[str, str | None], n: str, half: str) -> tuple[time | None, bool]:
    """One end as a time of day, and whether afternoon was assumed."""
    if part[f"noon{n}"]:
        return time(12), False
    written = part[f"h{n}"] or "0"
    hour, minute = int(written), int(part[f"m{n}"] or 0)
    if half and hour > 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    assumed = not half and 1 <= hour <= 6 and len(written) == 1
    if assumed:
        hour += 12
    return (time(hour, minute), assumed) if hour < 24 else (None, False)


def _span(match: re.Match[str]) -> tuple[int, int]:
    start = match.start("noon1") if match["noon1"] else match.start("h1")
    end = match.end()
    while end > start and match.string[end - 1] in " \t\n,":
        end -= 1
    return start, end


def length_after(text: str, at: int) -> timedelta | None:
    """A duration said right after a time: “for 45 minutes”, “(60 min)”, “It should run about 2 hours”; else None."""
    lead = re.compile(
        r"[\s,(–-]*(?:for|lasting|duration:?|dauer:?|und dauert)?\s*(?:about|approximately|around|ca\.?)?\s*",
        re.IGNORECASE,
    ).match(text, at)
    match = _LENGTH.match(text, lead.end() if lead else at)
    if match is None and (lead := _LASTING.match(text, at)):
        match = _LENGTH.match(text, lead.end())
    return _length(match) if match else None


_LASTING = re.compile(
    r"[\s.,;!]{0,4}(?:and )?(?:it|this|that|which|the (?:call|interview|meeting|conversation|session|visit|round))"
    r"(?:['’]ll| should| will| would| is (?:expected|planned|scheduled) to| is going to)?"
    r" (?:run|last|take|be)s?(?: for)?(?: about| approximately| around| roughly)?\s+",
    re.IGNORECASE,
)
"""The sentence after a time that says how long: “… at 2:00 PM EST. It should run about 2 hours.”"""


def find_lengths(text: str) -> list[tuple[int, int, timedelta]]:
    """Every duration in the text as (start, end, length)."""
    return [(match.start(), match.end(), _length(match)) for match in _LENGTH.finditer(text)]


def _length(match: re.Match[str]) -> timedelta:
    words = " ".join(match["n"].casefold().split())
    count = float(words) if words.isdigit() else float(_COUNTS[words])
    if match["half"]:
        count += 0.5
    hours = match["unit"].casefold().startswith(("h", "s"))
    return timedelta(hours=count) if hours else timedelta(minutes=count)
