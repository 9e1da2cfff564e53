"""Lines into PlainText: one builder for every format, so that offsets, bullets and gaps mean the same everywhere.

A line's `text` never holds its bullet mark; the mark stands in PlainText.text just before it. A blank line in the text
is a gap of the layout and no LayoutLine. Cells of one row (a date at the far right) are parted by a tab.
"""

import re
from typing import Any

from finalist.core.errors import Problem
from finalist.ingest.read import MAX_CHARS, LayoutLine, PlainText

BULLETS = "•‣◦▪▫●○■□◆◇►▸➢➤✓✔❖⁃∙·–—*+-"
BULLET = re.compile(r"[•‣◦▪▫●○■□◆◇►▸▶➢➤✓✔❖⁃∙\uf0b7\uf0a7]\s*(?=\S)|[·–—*+-]\s+(?=\S)|[o]\s{2,}(?=\S)")
"""A bullet mark at the start of a line, with the space after it."""

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_INVISIBLE = [*range(0x00, 0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, 0xFEFF, 0xFFFE, 0xFFFF]
_INVISIBLE += [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)]
_SPACES = [0x0B, 0x0C, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE, None),
    **dict.fromkeys(range(0xE000, 0xF900), None),
    **dict.fromkeys(range(0xD800, 0xE000), None),
    **dict.fromkeys(_SPACES, " "),
    0x2028: "\n",
    0x2029: "\n",
    **_LIGATURES,
}

_CLEAN_BUT_MARKS = {code: kept for code, kept in _CLEAN.items() if code not in (1, 2)}

STRONG, WEAK = "\x01", "\x02"
"""Marks that readers put around bold words; LineBuilder turns them into LayoutLine.strong."""


def clean(text: str, *, marks: bool = False) -> str:
    """The same words without ligatures, soft hyphens, control and private-use characters; newlines as "\\n".

    `marks` keeps STRONG and WEAK.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN_BUT_MARKS if marks else _CLEAN)


def one_line(text: str) -> str:
    """Cleaned text on one line, white space runs as one space; tabs between cells are kept."""
    cells = [" ".join(cell.split()) for cell in clean(text, marks=True).split("\t")]
    return "\t".join(cell for cell in cells if cell)


class LineBuilder:
    """Collects lines top to bottom and keeps their offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[LayoutLine] = []
        self._problems: list[Problem] = []
        self._gap = False
        self._full = False

    def gap(self) -> None:
        """A blank line before whatever comes next."""
        self._gap = bool(self._parts)

    def add(self, text: str, *, mark: str = "", **layout: Any) -> None:
        """Append one line; `mark` is written before it (a bullet), `layout` are the flags of LayoutLine."""
        text, strong = _unmarked(text)
        if not text or self._full:
            return
        if strong and strong != ((0, len(text)),):
            layout["strong"] = strong
        if self._length + len(text) > MAX_CHARS:
            self._full = True
            return
        lead = ("\n\n" if self._gap else "\n" if self._parts else "") + mark
        self._gap = False
        start = self._length + len(lead)
        self._parts += [lead, text]
        self._length = start + len(text)
        self._lines.append(LayoutLine(text=text, start=start, **layout))

    def build(self, format: str, *, name: str, problems: tuple[Problem, ...] = (), **more: Any) -> PlainText:
        """The finished text. A text that was too long ends where it was cut, with a problem saying so."""
        if self._full:
            problems = (*problems, too_long(name))
        text = "".join(self._parts)
        return PlainText(text=text, lines=tuple(self._lines), format=format, problems=problems, **more)


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without its marks, and the stretches they enclosed."""
    if STRONG not in text:
        return text.replace(WEAK, ""), ()
    chars: list[str] = []
    found: list[tuple[int, int]] = []
    opened = -1
    for char in text:
        if char == STRONG:
            opened = len(chars) if opened < 0 else opened
        elif char == WEAK:
            if opened >= 0 and len(chars) > opened:
                goes_on = found and not "".join(chars[found[-1][1] : opened]).strip(" ")
                found.append((found.pop()[0] if goes_on else opened, len(chars)))
            opened = -1
        else:
            chars.append(char)
    if 0 <= opened < len(chars):
        found.append((opened, len(chars)))
    plain = "".join(chars)
    if plain != plain.strip():
        shift = len(plain) - len(plain.lstrip())
        plain = plain.strip()
        found = [(max(a - shift, 0), min(b - shift, len(plain))) for a, b in found]
    return plain, tuple((a, b) for a, b in found if a < b)


def too_long(name: str) -> Problem:
    """The warning that a text was cut."""
    return Problem(
        code="text-cut",
        message=f"The text is longer than {MAX_CHARS:,} characters; the rest was left out. Give only what matters.",
        file=name,
    )
