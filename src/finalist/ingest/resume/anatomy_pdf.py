"""What a PDF is made of, as pdfium tells it: fonts, marks, pictures, ruled tables, pages without words."""

import contextlib
import ctypes
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

MOST_PAGES = 60
MOST_OBJECTS = 20_000
THIN = 2.0
"""A drawn box of at most so many points in one direction is a line. Convention."""
_TEXT, _PATH, _PICTURE = 1, 2, 3
"""pdfium's numbers for what lies on a page."""
MOST_STREAMS, MOST_TABLE = 2000, 200_000
"""Streams looked into, and bytes of each: no table of meanings is longer."""
_JOINED = re.compile(rb"<(FB0[0-6])>", re.IGNORECASE)
Box = tuple[float, float, float, float]
"""left, bottom, right, top in points."""


@dataclass(slots=True)
class PdfFacts:
    """pages: of the whole file; bare: pages (from 1) with a picture and no words; sizes: letters by points."""

    pages: int = 0
    pictures: int = 0
    tables: int = 0
    tagged: bool = False
    bare: list[int] = field(default_factory=list)
    fonts: Counter[str] = field(default_factory=Counter)
    unembedded: Counter[str] = field(default_factory=Counter)
    sizes: Counter[float] = field(default_factory=Counter)
    raw: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)


def facts_of(data: bytes) -> PdfFacts:
    """Everything about a PDF that `read_text` could open; damaged pages are passed over."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(data)
    found = PdfFacts(pages=len(document))
    try:
        found.tagged = bool(pdfium.FPDFCatalog_IsTagged(document.raw))
        for number in range(min(found.pages, MOST_PAGES)):
            with contextlib.suppress(pypdfium2.PdfiumError, ValueError, OSError):
                _page(document[number], number + 1, found)
    finally:
        document.close()
    return found


def joined_letters(data: bytes) -> str:
    """Signs such as “ﬁ” that the file gives as what its glyphs mean, looked for in its tables of meanings (ToUnicode):
    pdfium takes them apart by itself, other readers do not.
    """
    found: set[str] = set()
    for table in islice(_streams(data), MOST_STREAMS):
        plain = table
        with contextlib.suppress(zlib.error):
            plain = zlib.decompressobj().decompress(table, MOST_TABLE)
        if b"beginbf" in plain:
            found.update(chr(int(code, 16)) for code in _JOINED.findall(plain))
    return "".join(sorted(found))


def _streams(data: bytes) -> Iterator[bytes]:
    """The bytes of every stream that is short enough, and b"" for each that is not."""
    at = data.find(b"stream")
    while at >= 0:
        start = at + len(b"stream")
        end = data.find(b"endstream", start, start + MOST_TABLE)
        yield data[start:end].lstrip(b"\r\n") if end >= 0 else b""
        at = data.find(b"stream", end + len(b"endstream") if end >= 0 else start)


def _page(page: Any, number: int, found: PdfFacts) -> None:
    import pypdfium2.raw as pdfium

    words = page.get_textpage()
    raw = words.get_text_range()
    lines: list[Box] = []
    pictures = 0
    for one in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == _TEXT:
            _text(one, words.raw, found)
        elif kind == _PICTURE:
            pictures += 1
        elif kind == _PATH and (box := _box(one)) and min(box[2] - box[0], box[3] - box[1]) <= THIN:
            lines.append(box)
    found.raw.append(raw)
    found.pictures += pictures
    found.tables += _has_grid(lines)
    if pictures and len(raw.strip()) < 12:
        found.bare.append(number)


def _objects(page: Any) -> Iterator[Any]:
    """The objects of a page, those in forms too."""
    for one in islice(page.get_objects(max_depth=3), MOST_OBJECTS):
        yield one.raw


def _text(one: Any, words: Any, found: PdfFacts) -> None:
    import pypdfium2.raw as pdfium

    text = _string(lambda buffer, size: pdfium.FPDFTextObj_GetText(one, words, buffer, size))
    if not text.strip():
        return
    font = pdfium.FPDFTextObj_GetFont(one)
    name = _name(font)
    found.fonts[name] += len(text)
    if pdfium.FPDFFont_GetIsEmbedded(font) == 0:
        found.unembedded[name] += len(text)
    size = ctypes.c_float()
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFTextObj_GetFontSize(one, size):
        scale = abs(matrix.d) if pdfium.FPDFPageObj_GetMatrix(one, matrix) else 1.0
        found.sizes[round(size.value * scale * 2) / 2] += len(text)
    if _is_aside(one):
        found.aside.append(text)


def _name(font: Any) -> str:
    """The family of a font, without the letters that mark a subset and without its weight."""
    import pypdfium2.raw as pdfium

    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.value.decode("utf-8", "replace")
    return name.partition("+")[2] or name or "?"


def _is_aside(one: Any) -> bool:
    """Whether the words are marked as no part of the text: a header, a footer, a page number."""
    import pypdfium2.raw as pdfium

    buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    for at in range(max(pdfium.FPDFPageObj_CountMarks(one), 0)):
        mark = pdfium.FPDFPageObj_GetMark(one, at)
        wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        if pdfium.FPDFPageObjMark_GetName(mark, wide, 64, length):
            name = buffer.raw[: length.value].decode("utf-16-le", "replace").rstrip("\x00")
            if name == "Artifact":
                return True
    return False


def _string(ask: Any) -> str:
    """A string that pdfium writes as UTF-16 into a buffer of the size it first names."""
    size = ask(None, 0)
    if not 2 < size < 100_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _box(one: Any) -> Box | None:
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(one, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _has_grid(lines: list[Box]) -> bool:
    """Whether at least two upright lines each meet three level ones: a drawn table."""
    upright = [box for box in lines if box[3] - box[1] > 8 and box[2] - box[0] <= THIN]
    level = [box for box in lines if box[2] - box[0] > 20 and box[3] - box[1] <= THIN]
    crossed = [
        {round(each[1]) for each in level
         if each[0] - 2 <= box[0] <= each[2] + 2 and box[1] - 2 <= each[1] <= box[3] + 2}
        for box in upright[:400]
    ]  # fmt: skip
    places = {round(box[0]) for box, met in zip(upright, crossed, strict=False) if len(met) >= 3}
    return len(places) >= 2 or _has_cells(upright, level)


def _has_cells(upright: list[Box], level: list[Box]) -> bool:
    """The same where every cell draws its own four sides: many short lines at few places."""
    edges = Counter(round(box[0]) for box in upright)
    rows = Counter(round(box[1]) for box in level)
    return sum(count >= 3 for count in edges.values()) >= 2 and sum(count >= 2 for count in rows.values()) >= 3
