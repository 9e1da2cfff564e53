"""PDF: the words of a page with their places, as pdfium gives them, within limits that hostile files can not break.

Here characters become pieces (stretches of one line without a wide gap); `pdf_layout` puts pieces in reading order.
"""

import ctypes
import math
import re
import time
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from finalist.core.errors import Problem, Unreadable
from finalist.core.text.bidi import runs_right_to_left
from finalist.ingest.lines import STRONG, WEAK, clean, one_line
from finalist.ingest.pdf_layout import assemble
from finalist.ingest.pdf_links import page_links
from finalist.ingest.pdf_rows import DOTS, ICON, Piece
from finalist.ingest.pdf_turned import turned_pieces
from finalist.ingest.read import MAX_CHARS, PlainText

MAX_PAGES = 60
"""Pages after these are left out. Convention: postings and résumés have one to five."""
MAX_SECONDS = 6.0
"""Reading stops after this long and keeps what it has. Convention."""
MAX_PAGE_CHARS = 40_000
SAMPLE = 4000
"""So many characters of a page tell which way it runs."""

_BULLET_GLYPHS = frozenset("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d")
_HYPHENS = frozenset("\ufffe\x02\xad")
_BOLD = re.compile(rb"bold|black|heavy|semib|demi", re.I)


def read_pdf(data: bytes, name: str, tables: bool = False) -> PlainText:
    """The text of a PDF in reading order, and its links with the words they lie on; tables by rows when asked for.

    Raises Unreadable: `encrypted-pdf`, `damaged-pdf`, `scanned-pdf` (pages, but no text layer).
    """
    shown = name or "The input"
    document = _open(data, shown)
    problems: list[Problem] = []
    try:
        pages = len(document)
        pieces, links = _all_pages(document, name, problems)
        title = _title(document)
    finally:
        document.close()
    if sum(len(piece.text) for piece in pieces) < 12:
        if pages == 0:
            raise _damaged(shown)
        raise Unreadable(
            f"{shown} has no text in it: it is a scan or a picture.",
            "Run it through text recognition (OCR), or give the document it was made from.",
            "scanned-pdf",
        )
    lines = assemble(pieces, tables)
    return lines.build("pdf", name=name, problems=tuple(problems), links=links, title=title)


def _damaged(shown: str) -> Unreadable:
    return Unreadable(f"{shown} is damaged: no page of it can be read.",
                      "Open it in a viewer, print it to PDF again, and give that file.", "damaged-pdf")  # fmt: skip


def _open(data: bytes, shown: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Unreadable(
                f"{shown} is protected by a password.",
                "Save a copy without the password and give that file.",
                "encrypted-pdf",
            ) from error
        raise _damaged(shown) from error
    except (ValueError, OSError, RuntimeError, MemoryError) as error:
        raise _damaged(shown) from error


def _all_pages(document: Any, name: str, problems: list[Problem]) -> tuple[list[Piece], tuple[tuple[str, str], ...]]:
    import pypdfium2

    started, total = time.monotonic(), 0
    pieces: list[Piece] = []
    links: list[tuple[str, str]] = []
    for number in range(min(len(document), MAX_PAGES)):
        if time.monotonic() - started > MAX_SECONDS or total > MAX_CHARS:
            problems.append(_cut(name, number))
            break
        try:
            page = document[number]
            found = _page_pieces(page, number, started + MAX_SECONDS)
        except (pypdfium2.PdfiumError, ValueError, OSError, RuntimeError):
            message = f"Page {number + 1} is damaged and was left out. Check what was read against the original."
            problems.append(Problem(code="damaged-page", message=message, file=name))
            continue
        links += page_links(document, page, found)
        pieces += found
        total += sum(len(piece.text) for piece in found)
    else:
        if len(document) > MAX_PAGES:
            problems.append(_cut(name, MAX_PAGES))
    return pieces, tuple(links)


def _cut(name: str, pages: int) -> Problem:
    message = f"Only the first {pages} pages were read. Give a file with just the pages that matter."
    return Problem(code="pages-cut", message=message, file=name)


def _title(document: Any) -> str:
    try:
        return one_line(str(document.get_metadata_value("Title")))[:300]
    except (ValueError, RuntimeError, OSError):
        return ""


@dataclass(slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    spaced: bool
    written: bool
    bold: bool


def _page_pieces(page: Any, number: int, deadline: float) -> list[Piece]:
    """The pieces of a page in the order they were drawn."""
    import pypdfium2.raw as pdfium

    holder = page.get_textpage()
    raw = holder.raw
    count = min(pdfium.FPDFText_CountChars(raw), MAX_PAGE_CHARS)
    width, height = page.get_size()
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    gather = _Gather(raw, number)
    if count and runs_right_to_left(holder.get_text_range(0, min(count, SAMPLE))):
        return turned_pieces(raw, count, (width, height), gather)
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        char = chr(code) if 0 < code < 0x110000 else " "
        if char.isspace():
            gather.space(not pdfium.FPDFText_IsGenerated(raw, index))
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        if not (-5 <= box.left <= width + 5 and -5 <= y.value <= height + 5) or not -5 < box.right - box.left < 300:
            continue
        gather.take(index, char, box, y.value)
        if index % 2000 == 1999 and time.monotonic() > deadline:
            break
    gather.finish()
    holder.close()
    return gather.pieces


class _Gather:
    """Characters into pieces: a new piece where the line, the size or the flow breaks."""

    def __init__(self, raw: Any, page: int) -> None:
        import pypdfium2.raw as pdfium

        self.pieces: list[Piece] = []
        self._raw, self._page = raw, page
        self._glyphs: list[_Glyph] = []
        self._spaced = self._written = False
        self._y = self._size = self._points = 0.0
        self._matrix = pdfium.FS_MATRIX()
        self._bold = False
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def space(self, written: bool) -> None:
        """A space: one written in the file, or one that pdfium sees in a gap."""
        self._spaced = True
        self._written = self._written or written

    def take(self, index: int, char: str, box: Any, y: float) -> None:
        size = max(box.top - box.bottom, 1.0)
        if "\ue000" <= char <= "\uf8ff":
            char = "•" if char in _BULLET_GLYPHS else ICON
        if char == ICON or self._breaks(char, box, y, size):
            self.finish()
        if not self._glyphs:
            self._y, self._size, self._points = y, size, self._font_size(index, size)
        if not self._glyphs or self._spaced or not char.isalnum():
            self._bold = self._is_bold(index)
        self._glyphs.append(_Glyph(char, box.left, box.right, self._spaced, self._written, self._bold))
        self._spaced = self._written = False
        if char == ICON:
            self.finish()

    def _breaks(self, char: str, box: Any, y: float, size: float) -> bool:
        if not self._glyphs:
            return False
        gap = box.left - self._glyphs[-1].right
        unit = max(self._size, size)
        shifted = abs(y - self._y) > 0.4 * unit
        resized = char.isalnum() and abs(math.log(size / self._size)) > (0.29 if self._spaced else 0.5)
        return shifted or resized or gap > 1.15 * unit or gap < -1.3 * unit

    def _font_size(self, index: int, box: float) -> float:
        """The size in points, as scaled on the page; the height of the box where the file gives none."""
        import pypdfium2.raw as pdfium

        size = pdfium.FPDFText_GetFontSize(self._raw, index)
        if pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size if 2 < size < 200 and 0.3 < size / box < 3 else box * 0.9

    def _is_bold(self, index: int) -> bool:
        import pypdfium2.raw as pdfium

        pdfium.FPDFText_GetFontInfo(self._raw, index, self._font, 128, self._flags)
        if _BOLD.search(self._font.value):
            return True
        return bool(self._flags.value & (1 << 18)) or pdfium.FPDFText_GetFontWeight(self._raw, index) >= 700

    def finish(self) -> None:
        glyphs, self._glyphs = self._glyphs, []
        if not glyphs:
            return
        spaces, tracked = _spaces(glyphs, self._size, self.pieces[-1] if self.pieces else None)
        text = ICON if glyphs[0].char == ICON else _marked(glyphs, [False, *spaces])
        heavy = sum(1 for glyph in glyphs if glyph.bold)
        if text == ICON or text.strip(f" {STRONG}{WEAK}"):
            left, right = min(each.left for each in glyphs), max(each.right for each in glyphs)
            self.pieces.append(
                Piece(
                    text=text,
                    left=left,
                    right=right,
                    y=self._y,
                    size=round(self._points, 1),
                    bold=heavy * 2 > len(glyphs),
                    page=self._page,
                    order=len(self.pieces),
                    inner=glyphs[1].left if len(glyphs) > 1 and glyphs[0].char in DOTS else left,
                    spaced=glyphs[0].spaced,
                    tracked=tracked,
                )
            )


def _spaces(glyphs: list[_Glyph], size: float, last: Piece | None) -> tuple[list[bool], bool]:
    """Whether a space stands before each glyph but the first, and whether the piece is letter-spaced.

    In letter-spaced text pdfium sees a space at every letter; only the gaps wider than the usual one are kept.
    """
    gaps = [max(b.left - a.right, 0.0) for a, b in pairwise(glyphs)]
    seen = [glyph.spaced or gap > 0.24 * size for glyph, gap in zip(glyphs[1:], gaps, strict=True)]
    tokens = sum(seen) + 1
    alone = tokens == len(glyphs)
    goes_on = last is not None and last.tracked and alone
    unwritten = len(glyphs) >= 3 and alone and not any(glyph.written for glyph in glyphs[1:])
    if len(glyphs) < 2 or not (goes_on or unwritten or (len(glyphs) >= 5 and tokens * 1.6 > len(glyphs))):
        return seen, goes_on
    usual = median(gaps)
    return [gap > max(1.6 * usual, usual + 0.12 * size) for gap in gaps], True


def _marked(glyphs: list[_Glyph], spaces: list[bool]) -> str:
    """Glyphs as text with marks around what is bold; a hyphen that breaks a word stays as a soft one at the end."""
    chars: list[str] = []
    bold = False
    for glyph, space in zip(glyphs, spaces, strict=True):
        if glyph.bold != bold:
            chars.append(STRONG if glyph.bold else WEAK)
            bold = glyph.bold
        chars.append(" " if space else "")
        chars.append("\xad" if glyph.char in _HYPHENS else glyph.char if glyph.char < "\x7f" else clean(glyph.char))
    text = "".join(chars) + (WEAK if bold else "")
    soft = text.rstrip(WEAK).endswith("\xad")
    return text.replace("\xad", "") + ("\xad" if soft else "")
