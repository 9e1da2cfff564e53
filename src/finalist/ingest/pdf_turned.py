"""Pages that run from right to left: looked at as in a mirror, so that columns, gaps and wrapped lines are found alike.

pdfium gives such letters in an order of its own; here they are put in order by where they stand.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from finalist.core.text.bidi import has_right_to_left, reading_order
from finalist.ingest.lines import STRONG, WEAK
from finalist.ingest.pdf_rows import Piece

_NO_MARKS = dict.fromkeys(map(ord, f"{STRONG}{WEAK}"))

_EDGES = re.compile(r"([\s,;:|–—-]*)(.*?)([\s,;:|–—-]*)", re.DOTALL)


@dataclass(slots=True)
class Letter:
    """A character with its box in points; y: its base line; index: as pdfium counts."""

    index: int
    char: str
    left: float
    right: float
    top: float
    bottom: float
    y: float


class Gathers(Protocol):
    """What takes characters one by one and makes pieces of them."""

    pieces: list[Piece]

    def space(self, written: bool) -> None: ...
    def take(self, index: int, char: str, box: Any, y: float) -> None: ...
    def finish(self) -> None: ...


def turned_pieces(raw: Any, count: int, size: tuple[float, float], gather: Gathers) -> list[Piece]:
    """The pieces of a page of pdfium's, seen in a mirror: x grows as one reads. size: of the page, in points."""
    for line in in_mirror(_letters(raw, count, size), size[0]):
        for one in line:
            if one.char.isspace():
                gather.space(True)
            else:
                gather.take(one.index, one.char, one, one.y)
        gather.finish()
    for piece in gather.pieces:
        piece.text = read_turned(piece.text)
    return gather.pieces


def _letters(raw: Any, count: int, size: tuple[float, float]) -> Iterator[Letter]:
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if not 0 < code < 0x110000 or pdfium.FPDFText_IsGenerated(raw, index):
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        if -5 <= box.left <= size[0] + 5 and -5 <= y.value <= size[1] + 5 and -5 < box.right - box.left < 300:
            yield Letter(index, chr(code), box.left, box.right, box.top, box.bottom, y.value)


def in_mirror(letters: Iterable[Letter], width: float) -> list[list[Letter]]:
    """Lines from top to bottom, each from right to left, with boxes as if the page were seen in a mirror."""
    lines: list[list[Letter]] = []
    for one in sorted(letters, key=lambda letter: -letter.y):
        one.left, one.right = width - one.right, width - one.left
        if lines and abs(lines[-1][0].y - one.y) < 0.3 * max(one.top - one.bottom, 1.0):
            lines[-1].append(one)
        else:
            lines.append([one])
    for line in lines:
        line.sort(key=lambda letter: (letter.left + letter.right, letter.index))
    return lines


def read_turned(text: str) -> str:
    """Words as they are read, of a piece whose letters were taken from right to left; bold is kept where all is bold.

    pdfium gives brackets as they are drawn. A dash beside a number (“– 04/2021”) stands on its other side.
    """
    bare = text.translate(_NO_MARKS)
    bold = text.startswith(STRONG) and len(bare) == len(text) - 2
    made = reading_order(bare[::-1], mirrored=True)
    if not has_right_to_left(made) and (edges := _EDGES.fullmatch(made)):
        made = edges[3][::-1] + edges[2] + edges[1][::-1]
    return f"{STRONG}{made}{WEAK}" if bold else made
