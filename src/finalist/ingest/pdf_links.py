"""The links of a PDF page: the address of each link annotation with the words its rectangle covers."""

import ctypes
from typing import Any

from finalist.ingest.lines import clean, one_line
from finalist.ingest.pdf_rows import ICON, Piece

_URI = 3
"""PDFACTION_URI: the kind of action that opens an address."""


def page_links(document: Any, page: Any, pieces: list[Piece]) -> list[tuple[str, str]]:
    """(words, address) of each link annotation, in drawing order; the words are those its rectangle covers."""
    import pypdfium2.raw as pdfium

    found: list[tuple[str, str]] = []
    position, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < 300 and pdfium.FPDFLink_Enumerate(page.raw, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != _URI:
            continue
        size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if not 1 < size < 4000 or not pdfium.FPDFLink_GetAnnotRect(link, rect):
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
        address = clean(buffer.value.decode("utf-8", errors="replace")).strip()
        if address:
            found.append((_under(rect, pieces).translate({1: None, 2: None}), address))
    return found


def _under(rect: Any, pieces: list[Piece]) -> str:
    low, high = min(rect.bottom, rect.top), max(rect.bottom, rect.top)
    left, right = min(rect.left, rect.right), max(rect.left, rect.right)
    words: list[str] = []
    for piece in pieces:
        if piece.text == ICON or not low - 1 <= piece.y <= high or piece.right < left or piece.left > right:
            continue
        span = max(piece.right - piece.left, 0.1)
        start = max(0, round((left - piece.left) / span * len(piece.text)))
        end = min(len(piece.text), round((right - piece.left) / span * len(piece.text)))
        whole = start <= 2 and end >= len(piece.text) - 2
        words.append(piece.text if whole else _grown(piece.text, start, end))
    return one_line(" ".join(words))


def _grown(text: str, start: int, end: int) -> str:
    """text[start:end] stretched to whole words: proportional fonts make the ends inexact."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]
