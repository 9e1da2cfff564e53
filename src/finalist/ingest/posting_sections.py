"""The sections of a posting: which lines ask, describe the work, offer something, or are the board's own furniture.

A heading is known by its words, not by its looks alone; an unknown heading opens a section of kind `other`.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from finalist.core.text.sentences import sentence_spans
from finalist.ingest.posting_headings import HEADINGS, SectionKind
from finalist.ingest.posting_tables import criteria
from finalist.ingest.read import LayoutLine, PlainText

_KNOWN = tuple((kind, re.compile(rf"(?:{pattern})\s*[:?!.…-]*\s*", re.IGNORECASE)) for kind, pattern in HEADINGS)
_MAX_HEADING = 70
_WHOLE = frozenset({"duties", "benefits", "values"})
"""Sections whose bullets stay whole: a second sentence belongs to the first there."""
_INLINE = re.compile(
    r"(?:(?<=[.!?;)] )|(?<=\n))((?:Your |Our |Key |Main |Essential |Desirable |Job )?(?:[Rr]esponsibilities"
    r"|[Rr]equirements|"
    r"[Qq]ualifications|[Pp]rofile|[Tt]asks|[Bb]enefits|[Ss]kills|[Ee]xperience|[Dd]uties)|What you(?:'ll"
    r"| will)? (?:do|need|bring)"
    r"|What we (?:offer|expect)|Nice to have|Desirable|Essential|Preferred|We offer|Bonus points)\s?:\s"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A bullet or sentence of a section, at text[start:end]. `bullet`: a list item; `heading`: what it stands under."""

    kind: SectionKind
    heading: str
    start: int
    end: int
    bullet: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A line taken as a heading: its kind and how the layout marked it."""

    kind: SectionKind
    text: str
    level: int


def with_headings(plain: PlainText) -> PlainText:
    """The same text with headings marked where only the type shows them: larger than the body, or bold and short."""
    if any(line.heading for line in plain.lines) or not any(line.size or line.bold for line in plain.lines):
        return plain
    sizes = sorted(line.size for line in plain.lines)
    body, largest = sizes[len(sizes) // 2], sizes[-1]
    marked = []
    for line in plain.lines:
        short = len(line.text.split()) <= 12 and not line.bullet and not line.text.rstrip().endswith((".", ",", ";"))
        larger = bool(body) and line.size >= body * 1.12
        level = 0 if not short or not (larger or line.bold) else 1 if larger and line.size == largest else 2
        marked.append(replace(line, heading=level))
    return replace(plain, lines=tuple(marked))


def heading_kind(words: str) -> SectionKind | None:
    """The kind of section that these words head, or None when they head no known one."""
    words = words.strip(" *_#:\t").replace("’", "'")
    if not words or len(words) > _MAX_HEADING:
        return None
    return next((kind for kind, pattern in _KNOWN if pattern.fullmatch(words)), None)


def heading_of(line: LayoutLine) -> Heading | None:
    """The heading a line is, if it is one."""
    words = line.text.strip(" *_#\t")
    short = len(words.split()) <= 10 and len(words) <= _MAX_HEADING
    kind = heading_kind(words) if short else None
    sentence = words.endswith((".", ";", ",")) and not line.heading
    if kind and not sentence and not (line.bullet and not words.endswith(":")):
        return Heading(kind, words, line.heading)
    if line.heading and short:
        return Heading("other", words, line.heading)
    if short and not line.bullet and words.endswith(":") and len(words.split()) <= 8:
        return Heading("other", words, 0)
    return None


def pieces(plain: PlainText) -> list[Piece]:
    """Every bullet and sentence with the section it stands in. Headings themselves are left out."""
    found: list[Piece] = []
    kind: SectionKind = "top"
    heading = ""
    paragraph: list[LayoutLine] = []

    def flush() -> None:
        nonlocal kind, heading
        if paragraph:
            kind, heading = _split(plain.text, paragraph, kind, heading, found)
            paragraph.clear()

    lines = _lines(plain)
    rows = criteria(lines)
    row = False
    for line in lines:
        if line.start in rows:
            flush()
            found += [Piece(item.necessity, heading, item.start, item.end, True) for item in rows[line.start]]
            row = row or bool(rows[line.start])
            continue
        if row and not line.bullet:
            kind = "other"  # what follows such a table is no longer asked
        row = False
        head = heading_of(line)
        if head is not None:
            flush()
            kind, heading = _entered(head, kind), head.text
            continue
        if line.bullet or (paragraph and _breaks(plain.text, paragraph[-1], line)):
            flush()
        paragraph.append(line)
    flush()
    return found


def _entered(head: Heading, kind: SectionKind) -> SectionKind:
    """A small unknown heading inside a section of lists (“Skills: … Personal:”) does not end that section."""
    if head.kind == "other" and head.level == 0 and kind not in ("furniture", "apply", "top"):
        return kind
    return head.kind


def _lines(plain: PlainText) -> tuple[LayoutLine, ...]:
    if plain.lines:
        return plain.lines
    lines, offset = [], 0
    for raw in plain.text.split("\n"):
        if raw.strip():
            lines.append(LayoutLine(text=raw.strip(), start=offset + len(raw) - len(raw.lstrip())))
        offset += len(raw) + 1
    return tuple(lines)


def _breaks(text: str, last: LayoutLine, line: LayoutLine) -> bool:
    """Whether a new paragraph or list item begins: a gap, the end of a bullet, or a line that ended on its own."""
    between = text[last.start + len(last.text) : line.start]
    if "\n\n" in between.replace(" ", "") or last.heading != line.heading:
        return True
    continues = line.text[:1].islower() or last.text.rstrip().endswith((",", "-", " and", " or", " the", " of"))
    if last.bullet:
        return not continues
    return not continues and len(last.text) < 60


def _split(
    text: str, lines: list[LayoutLine], kind: SectionKind, heading: str, found: list[Piece]
) -> tuple[SectionKind, str]:
    """Add the sentences of a paragraph; an inline heading (“Your profile: …”) changes the section on the way."""
    start, end = lines[0].start, lines[-1].start + len(lines[-1].text)
    bullet = lines[0].bullet
    cuts = [match for match in _INLINE.finditer("\n" + text[start:end]) if heading_kind(match.group(1))]
    edges = [start, *(start + match.start() - 1 for match in cuts), end]
    for index, (left, right) in enumerate(pairwise(edges)):
        left = max(left, start)
        if index:
            kind = heading_kind(cuts[index - 1].group(1)) or kind
            heading = cuts[index - 1].group(1)
            left = start + cuts[index - 1].end() - 1
        if bullet and len(edges) == 2 and kind in _WHOLE:
            found.append(Piece(kind, heading, left, right, bullet))
            continue
        for first, last in sentence_spans(text[left:right].replace("*", " ")):
            found.append(Piece(kind, heading, left + first, left + last, bullet))
    return kind, heading
