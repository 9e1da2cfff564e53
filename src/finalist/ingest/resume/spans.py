"""Words with their place, and values that remember it: what keeps every field of a résumé tied to its source."""

import re
from dataclasses import dataclass
from typing import Any

from finalist.core.documents.base import EvidenceRef, Source
from finalist.ingest.read import LayoutLine

_MARKS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|`")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source: `source.text[start:start + len(text)] == text`."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def plain(self) -> str:
        """The words without Markdown marks, white space runs as one space."""
        return " ".join(_MARKS.sub("", _LINK.sub(r"\1", self.text)).split())

    def cut(self, start: int, end: int | None = None) -> "Span":
        """text[start:end] with white space trimmed."""
        end = len(self.text) if end is None else end
        return Span(self.text[start:end], self.start + start).strip()

    def strip(self, chars: str = " \t\n") -> "Span":
        """Without `chars` at its ends."""
        left = len(self.text) - len(self.text.lstrip(chars))
        return Span(self.text.strip(chars), self.start + (left if left < len(self.text) else 0))

    def split(self, pattern: re.Pattern[str], limit: int = 0) -> list["Span"]:
        """The parts between matches, empty ones left out."""
        parts: list[Span] = []
        at = 0
        for count, match in enumerate(pattern.finditer(self.text), 1):
            parts.append(self.cut(at, match.start()))
            at = match.end()
            if count == limit:
                break
        parts.append(self.cut(at))
        return [part for part in parts if part.text]


@dataclass(frozen=True, slots=True)
class Noted:
    """A value and the words it was read from."""

    value: str
    start: int
    end: int


def said(value: str, span: Span) -> Noted:
    """A value and the span it was read from."""
    return Noted(value, span.start, span.end)


def noted(span: Span | None) -> Noted | None:
    """A span as its own value."""
    return said(span.plain, span) if span is not None and span.plain else None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the résumé: its words, cell by cell, and its layout. `gap`: a blank line stands before it."""

    span: Span
    layout: LayoutLine
    gap: bool

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def cells(self) -> list[Span]:
        return self.span.split(_CELLS)

    @property
    def bullet(self) -> bool:
        return self.layout.bullet


_CELLS = re.compile(r"\t+| {3,}|\s+\|\s+|\s+[•·∙⋅◦◆]\s+|\s*[│┃¦]\s*")


def settle(tree: Any, source: Source) -> tuple[Any, dict[str, EvidenceRef]]:
    """A tree of dicts and lists with Noted leaves as plain values, and the evidence by JSON pointer."""
    spans: dict[str, EvidenceRef] = {}
    return _settled(tree, "", spans, source), spans


def _settled(tree: Any, pointer: str, spans: dict[str, EvidenceRef], source: Source) -> Any:
    if isinstance(tree, Noted):
        spans[pointer] = source.quote(tree.start, tree.end)
        return tree.value
    if isinstance(tree, dict):
        kept = {key: value for key, value in tree.items() if value is not None and value != [] and value != {}}
        return {key: _settled(value, f"{pointer}/{escaped(key)}", spans, source) for key, value in kept.items()}
    if isinstance(tree, list):
        return [_settled(value, f"{pointer}/{index}", spans, source) for index, value in enumerate(tree)]
    return tree


def escaped(key: str) -> str:
    """A key as part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
