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
WORDS: tuple[tuple[SourceKind, str], ...] = (
    ("resume", r"^(?:work )?experience$|^employment(?: history)?$|^education$|^references|berufserfahrung|ausbildung"),
    ("posting", r"\b(?:requirements|responsibilities|qualifications|you will|we offer|we are looking for|apply|salary|"
                r"essential|desirable|what you(?:'|’)ll|anforderungen|wir bieten|wir suchen)\b"),
    ("invitation", r"\b(?:interview|invite you|invitation|please confirm|look forward to meeting|panel|einladung)\b"),
    ("notes", r"\b(?:asked|said|told (?:her|him|them)|they want|she|he)\b|^\s*(?:q|a|doubt):"),
    ("stories", r"^#*\s*(?:\W{0,2}situation|task|action|result|lesson)\b|^##? "),
    ("company", r"\b(?:our (?:values|mission|story|people|customers)|we believe|founded in|who we are|über uns)\b"),
)  # fmt: skip
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
    if form == "json":
        return "posting" if b"JobPosting" in data[:LOOKED_AT] else "resume"
    named = _by_name(name)
    if named:
        return named
    text = decode(data[:LOOKED_AT]) if form in ("text", "markdown", "html") else _text_of(data, name)
    counts = {kind: len(re.findall(signs, text, re.I | re.M)) for kind, signs in WORDS}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else "posting"


def _by_name(name: str) -> SourceKind | None:
    stem = re.sub(r"[_\-.]+", " ", name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return next((kind for kind, signs in NAMES if re.search(signs, stem, re.I)), None)


def _text_of(data: bytes, name: str) -> str:
    from finalist.ingest.text import read_text

    try:
        return read_text(data, name).text[:LOOKED_AT]
    except UserError:
        return ""
