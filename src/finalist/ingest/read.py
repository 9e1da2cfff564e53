"""What every reader returns: the document as far as it could be read, its text, and what was wrong with it."""

import hashlib
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from finalist.core.documents.base import Source, SourceKind
from finalist.core.errors import Problem

T = TypeVar("T")

MAX_BYTES = 20 * 1024 * 1024
"""Larger files are refused before they are parsed. Convention: a posting or a résumé is far smaller."""
MAX_CHARS = 400_000
"""Longer texts are cut, with a warning. Convention."""


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """A line of a document with the layout its format knows. `start`: offset of the line in PlainText.text.

    size: font size in points, 0 when unknown; x: left edge in points, 0 when unknown; page: 0-based;
    heading: 1..6 when the format itself calls it a heading (HTML h1, DOCX Heading 1), else 0; bullet: a list item.
    strong: (start, end) in `text` of what is set in bold when not all of the line is.
    """

    text: str
    start: int
    page: int = 0
    x: float = 0.0
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    bullet: bool = False
    strong: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlainText:
    """Any file as text, in reading order, lines joined by "\\n". `text` is what a Source keeps and spans count in.

    data: JSON-LD objects of an HTML page, else empty; links: (text, address) pairs; title: HTML <title> or PDF title.
    """

    text: str
    lines: tuple[LayoutLine, ...] = ()
    data: tuple[dict[str, Any], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    title: str = ""
    format: str = "text"
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A document as far as it could be read. `document` and `source` are None only when nothing could be."""

    document: T | None
    source: Source | None
    problems: tuple[Problem, ...] = field(default_factory=tuple)


def source_of(data: bytes, text: str, *, name: str, kind: SourceKind, source_id: str) -> Source:
    """The Source for a file: its text under an id, with the hash of the bytes it came from."""
    return Source(id=source_id, kind=kind, name=name, sha256=hashlib.sha256(data).hexdigest(), text=text)
