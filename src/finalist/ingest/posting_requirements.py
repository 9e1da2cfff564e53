"""What a posting asks: bullets and sentences as requirements, each must or nice-to-have, with its kind and years.

A section decides first, then the words of the sentence itself (“is a plus”, “must”). Prose without headings is read by
the words alone, and more strictly: only a sentence that plainly asks for something becomes a requirement.
"""

import re
from bisect import bisect_left
from decimal import Decimal

from finalist.core.documents.base import Source
from finalist.core.documents.posting import Necessity, Requirement, RequirementKind, Skill
from finalist.core.text.quantities import quantities
from finalist.ingest.posting_cues import ASKS, HELD, KINDS, MUST, NICE, NOT_ASKED, TAUGHT
from finalist.ingest.posting_sections import Piece

_NOT_ASKED_YEARS = re.compile(r"\b(?:in|within|next|first|after|for the last|past|every|until|over) $", re.IGNORECASE)
_YEARS_WORD = re.compile(
    r"experience|working|practice|track record|background|role|position|industry|management|development|qualified"
    r"|as an?\b|in\b|of\b",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:[\s*|]*(?:essential|desirable|criteria|criterion|requirements?|skills?|experience))+[\s*|]*", re.I
)
_CELL = re.compile(r"\t\s*(?:essential|desirable|[ED])\s*$", re.IGNORECASE)
_ASIDE = re.compile(r"\w[,(–-]\s*(?:ideally|preferably)\b", re.IGNORECASE)
"""“… in B2B sales, ideally in building supplies”: the wish is for a part, the whole is still asked."""
_SPLIT = re.compile(r"\s*;\s+")
_LISTED = 3
"""With so many lines under headings that ask, a sentence elsewhere must say “must” or “required” to count too."""
_ASKING = frozenset({"must", "nice", "requirements"})
_READ = frozenset({"top", "other", "duties", "about", "apply", "furniture"})


def requirements_of(source: Source, pieces: list[Piece], skills: tuple[Skill, ...]) -> tuple[Requirement, ...]:
    """The requirements, in the order of the text, with ids `r1`, `r2` …; `skills` are those found in the whole text."""
    spans: list[tuple[int, int, Necessity]] = []
    listed = sum(piece.kind in _ASKING for piece in pieces) >= _LISTED
    for piece in pieces:
        if listed and piece.kind not in _ASKING and not (MUST.search(source.text, piece.start, piece.end)):
            continue
        for start, end in _clauses(source.text, piece):
            if necessity := _asked(source.text[start:end], piece):
                spans.append((start, end, necessity))
    return tuple(
        _requirement(source, f"r{number}", start, end, necessity, skills)
        for number, (start, end, necessity) in enumerate(spans, 1)
    )


def _clauses(text: str, piece: Piece) -> list[tuple[int, int]]:
    """The sentence, or its parts at semicolons where these differ in must and nice."""
    words = text[piece.start : piece.end]
    cuts = list(_SPLIT.finditer(words))
    if not cuts or not (NICE.search(words) or words.count(";") > 2):
        return [(piece.start, piece.end)]
    edges = [0, *(cut.end() for cut in cuts), len(words)]
    ends = [*(cut.start() for cut in cuts), len(words)]
    return [
        (piece.start + left, piece.start + right) for left, right in zip(edges, ends, strict=False) if right - left > 3
    ]


def _asked(words: str, piece: Piece) -> Necessity | None:
    """Whether these words ask for something, and how strongly; None when they do not ask."""
    if (
        len(words) < 3
        or _HEADER.fullmatch(words)
        or len(words) > 700
        or not any(char.isalpha() for char in words)
        or words.rstrip().endswith("?")
    ):
        return None
    if piece.kind in _ASKING:
        if NOT_ASKED.search(words) or words.rstrip().endswith(":"):
            return None
        return _necessity(words, "nice" if piece.kind == "nice" else "must")
    short = len(words.split()) <= 12 and re.search(r"\b(?:is|are|be)\b", words) is not None
    if piece.kind not in _READ or NOT_ASKED.search(words) or not (ASKS.search(words) or (short and NICE.search(words))):
        return None
    if piece.kind in ("about", "duties") and not (MUST.search(words) or NICE.search(words)):
        return None
    return _necessity(words, "must")


def _necessity(words: str, section: Necessity) -> Necessity:
    nice, must = bool(NICE.search(words)), bool(MUST.search(words))
    if section == "nice":
        return (
            "must" if must and not nice and re.search(r"\b(?:essential|mandatory|required)\b", words, re.I) else "nice"
        )
    return "nice" if nice and not _ASIDE.search(words) else "must"


def kind_of(words: str) -> RequirementKind:
    """What sort of thing a requirement asks for; `skill` when nothing else fits."""
    kind: RequirementKind = next((kind for kind, pattern in KINDS if pattern.search(words)), "skill")
    return "experience" if kind == "education" and TAUGHT.search(words) and not HELD.search(words) else kind


def years_of(words: str) -> float | None:
    """The years of experience asked: the lower bound (“3-5 years” → 3); None when no number of years is asked."""
    for quantity in quantities(words):
        if quantity.kind != "duration" or quantity.unit not in ("year", "month") or quantity.period:
            continue
        around = words[max(0, quantity.start - 60) : quantity.end + 60]
        value = quantity.low if quantity.low is not None else quantity.high
        if value is None or not _YEARS_WORD.search(around) or _NOT_ASKED_YEARS.search(words[: quantity.start]):
            continue
        years = value / 12 if quantity.unit == "month" else value
        if Decimal(0) < years <= 40:
            return float(round(years, 2))
    return None


def _requirement(
    source: Source, number: str, start: int, end: int, necessity: Necessity, skills: tuple[Skill, ...]
) -> Requirement:
    if cell := _CELL.search(source.text[start:end]):
        end = start + cell.start()
    words = " ".join(source.text[start:end].replace("**", "").split())
    first, last = (bisect_left(skills, edge, key=lambda skill: skill.evidence.start) for edge in (start, end))
    own = {skill.name: skill for skill in reversed(skills[first:last]) if skill.evidence.end <= end}
    return Requirement(
        id=number,
        text=words,
        necessity=necessity,
        kind=kind_of(words),
        years=years_of(words),
        skills=tuple(reversed(own.values())),
        evidence=source.quote(start, end),
    )
