"""Nothing is invented: the check that a sentence says only what its evidence, its authored pattern or plain sums say.

A Line names the pattern that worded it. Here the pattern is laid over the text, and what stands in its slots must be
found in the evidence, be an authored name, or be computed (a number, a date, a time). Anything else is unsupported.
"""

import re
from collections.abc import Collection

from finalist.core.documents.base import EvidenceRef, Line

_COMPUTED = re.compile(
    r"(?:[\d.,:/%+–-]+|st|nd|rd|th|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|"
    r"apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|"
    r"of|to|and|or|in|a|an|the|at|hours?|minutes?|days?|weeks?|months?|years?|utc[+-]?\d*|is|are|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|about|under|[£$€¥])",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{3,4}|[A-Z][A-Za-z_]+/[A-Z][A-Za-z_/]+")
"""A currency or a zone: `GBP`, `CEST`, `Europe/London`."""
_SLOT = re.compile(r"\\\{(\w+)\\\}")


def plain(text: str) -> str:
    """Text as compared: one space for any white space, no case, plain quotes, no bullet or ellipsis at its ends."""
    flat = re.sub(r"\s+", " ", text.replace("’", "'").replace("­", "")).strip().casefold()
    return flat.strip("…-*•–▪◦.,;:“”\"' ").strip()


def slot_values(text: str, pattern: str) -> list[str] | None:
    """What stands in the pattern's slots in this text, in order; None when the pattern does not fit the text."""
    regex = _SLOT.sub(r"(.+?)", re.escape(pattern))
    match = re.fullmatch(regex, text, re.DOTALL)
    return list(match.groups()) if match else None


def is_computed(value: str) -> bool:
    """True when every word of the value is a number, a date, a time or a unit."""
    words = re.findall(r"[^\s,()]+", value)
    return bool(words) and all(_COMPUTED.fullmatch(word.rstrip(".")) or _CODE.fullmatch(word) for word in words)


def is_supported(value: str, evidence: Collection[EvidenceRef], names: Collection[str]) -> bool:
    """True when a slot's value stands in the evidence, is an authored name, or is computed."""
    wanted = plain(value)
    if not wanted or wanted in names or is_computed(value):
        return True
    if any(wanted in plain(ref.verbatim) for ref in evidence):
        return True
    parts = [part for part in re.split(r", | and ", wanted) if part]
    return len(parts) > 1 and all(is_supported(part, evidence, names) for part in parts)


def unsupported(line: Line, patterns: Collection[str], names: Collection[str] = frozenset()) -> list[str]:
    """The parts of a line that nothing supports; empty when it stands. `names`: authored names, in `plain` form.

    `patterns`: the authored texts the line may have been worded from; a text equal to one of them stands by itself.
    """
    if line.text in patterns:
        return []
    best: list[str] | None = None
    for pattern in patterns:
        values = slot_values(line.text, pattern)
        if values is None:
            continue
        loose = [value for value in values if not is_supported(value, line.evidence, names)]
        if not loose:
            return []
        best = loose if best is None or len(loose) < len(best) else best
    return best if best is not None else [line.text]
