"""Which kind of paper a file is, when it was dropped without saying so: by its format, its name, its words."""

import re

from finalist.core.documents.base import SourceKind
from finalist.core.errors import UserError

NAMES: tuple[tuple[SourceKind, str], ...] = (
    ("resume", r"r[eé]sum[eé]|\bcv\b|curriculum|lebenslauf"),
    ("invitation", r"invit|interview|einladung|re.?schedul"),
    ("notes", r"notes?\b|round.?\d|runde|notizen"),
    ("stories", r"stor(?:y|ies)|star\b|geschichten"),
    ("calendar", r"busy|calendar|kalender"),
    ("company", r"about|company|values|mission|culture|press|ueber|über"),
    ("posting", r"posting|vacan|advert|\bjob\b|\bjd\b|role|stelle|position"),
)
_HEADING = r"^[#*\s]{0,5}(?:%s)[*:\s]{0,5}$"
WORDS: tuple[tuple[SourceKind, int, str], ...] = (
    ("resume", 4, _HEADING % (
        r"(?:work |professional |relevant )?experience|employment(?: history)?|education(?: and training)?|references|"
        r"certifications|registration|publications|berufserfahrung|ausbildung")),
    ("stories", 4, r"^[#*\s\-]{0,6}(?:situation|task|action|result|lesson|what i learned|told to)\b\W"),
    ("invitation", 2, r"\b(?:invite you|invitation|please confirm|look forward to meeting|einladung)\b"),
    ("posting", 1, r"\b(?:requirements|responsibilities|qualifications|you(?:'|’)ll|we (?:offer|are looking for|want)|"
                   r"apply|salary|gross|per annum|full.?time|part.?time|essential|desirable|nice to have|must have|"
                   r"(?:what )?you (?:will|would|need|bring)|anforderungen|wir bieten|wir suchen|vollzeit|teilzeit)\b"),
    ("company", 1, r"\b(?:our (?:values|mission|story|customers|members)|we (?:believe|exist)|founded in|who we are|"
                   r"(?:why|how) we \w+|what we (?:hold|do|are)|über uns)\b"),
    ("notes", 1, r"\b(?:asked|said|told (?:her|him|them)|they want|she|he)\b|^\s*(?:q|a|doubt):"),
)  # fmt: skip
"""Kind, what each different sign of it counts, its signs. Headings and labels say more than words anybody uses.

A posting speaks of its company too, so it comes first when both have as many signs.
"""
ABOUT = re.compile(rb'"@type"\s*:\s*"(JobPosting|Organization|Corporation)"')
LOOKED_AT = 20_000


def kind_of(data: bytes, name: str) -> SourceKind:
    """The kind whose signs are most; a posting when nothing speaks for another. Never raises for an odd file."""
    from finalist.ingest.detect import detect
    from finalist.ingest.plain import decode

    try:
        form = detect(data, name)
    except UserError:
        return _by_name(name) or "posting"
    if form == "ics":
        return "invitation" if re.search(rb"^METHOD:(?:REQUEST|CANCEL)|^ATTENDEE", data, re.M | re.I) else "calendar"
    if form == "eml":
        return "invitation"
    typed = ABOUT.search(data[:LOOKED_AT]) if form == "html" else None
    if form == "json":
        return "posting" if b"JobPosting" in data[:LOOKED_AT] else "resume"
    named = _by_name(name)
    if named:
        return named
    if typed:
        return "posting" if b"JobPosting" in data[:LOOKED_AT] else "company"
    text = decode(data[:LOOKED_AT]) if form in ("text", "markdown") else _text_of(data, name)
    counts = {kind: weight * len(_signs(signs, text)) for kind, weight, signs in WORDS}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else "posting"


def _signs(signs: str, text: str) -> set[str]:
    """The different signs that stand in the text."""
    return {" ".join(re.findall(r"\w+", found[0].casefold())) for found in re.finditer(signs, text, re.I | re.M)}


def _by_name(name: str) -> SourceKind | None:
    stem = re.sub(r"[_\-.]+", " ", name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return next((kind for kind, signs in NAMES if re.search(signs, stem, re.I)), None)


def _text_of(data: bytes, name: str) -> str:
    from finalist.ingest.text import read_text

    try:
        return read_text(data, name).text[:LOOKED_AT]
    except UserError:
        return ""
