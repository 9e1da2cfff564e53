"""Pieces of a PDF as rows and cells, and rows as lines: what is a bullet, and which row carries on the one above."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from finalist.ingest.lines import BULLET, STRONG, WEAK, LineBuilder, one_line

ICON = "\x00"
"""Stands for a picture glyph (an icon font): it parts cells and carries no text."""
DOTS = frozenset("•‣◦▪●○■–-*·▸➢∙⁃")
_MARKS = f" {STRONG}{WEAK}"
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s")
_DATED = re.compile(r"(?:\b(?:19|20)\d\d|\b(?:present|current|now|today|heute))\W*$", re.I)
_OPEN = re.compile(r"(?:[,&\xad-]|\b(?:and|or|of|in|the|for|with|to|und|et|y))$")
"""How a line ends that goes on: in a narrow column, a full line alone does not tell."""
_ADDRESS = re.compile(r"\S*(?:@|\w\.\w|/)\S*")
_BROKEN_ADDRESS = re.compile(r"(?:^|\s)\S*(?:\w/\w|@|://)\S*[-/._\xad]$")
_UNBROKEN = re.compile(r"[@/\d]|www\.")
_KEEP_HYPHEN = frozenset(
    (
        "self non co multi high low long short well cross end full part real time state large open peer on off in out "
        "data cost user client face customer hands first second third two three one four five year month week day pre "
        "post inter anti semi ex mid all over under best so decision award goal team vice problem cold hard fast light "
        "left right old new"
    ).split(" ")
)


@dataclass(slots=True)
class Piece:
    """A stretch of one line. Points from the lower left corner; y is the base line; order: as drawn.

    inner: where its text starts after a bullet mark; spaced: white space stood before it; tracked: letter-spaced.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int
    order: int
    inner: float = 0.0
    spaced: bool = False
    tracked: bool = False

    @property
    def bare(self) -> str:
        """The words without marks."""
        return self.text.strip(_MARKS)


@dataclass(slots=True)
class Row:
    """Pieces on one base line, joined into cells.

    text_left: where the words start, after a bullet; edge: the right edge of the column the row stands in;
    first_word: the width of the first word; mark_left: where its bullet stands;
    hoisted: words of a margin were joined to it.
    """

    cells: list[str]
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int
    bullet: bool = False
    text_left: float = 0.0
    edge: float = 0.0
    first_word: float = 0.0
    mark_left: float = 0.0
    hoisted: bool = False

    def stands_out(self, body: float) -> bool:
        """Whether it looks like a heading: larger than the body, or bold on its own."""
        return not self.bullet and len(self.cells) == 1 and (self.size > 1.08 * body or self.bold)


def rows_of(levels: list[list[Piece]], edge: float = 0.0) -> list[Row]:
    """Each level of pieces (one base line, left to right) as a row; `edge`: of the column, else the longest row's."""
    rows = [row for level in levels if (row := _row(level)) is not None]
    edge = max((row.right for row in rows), default=0.0) if edge == 0.0 else edge
    for row in rows:
        row.edge = edge
    return rows


def _row(level: list[Piece]) -> Row | None:
    words = [piece for piece in level if piece.text != ICON]
    if not words:
        return None
    texts = _cells(level)
    bullet, text_left, first = False, words[0].left, words[0]
    if texts[0][1:2] in DOTS:
        texts[0] = texts[0].removeprefix(STRONG)
    if mark := BULLET.match(texts[0]):
        bullet, text_left = True, words[0].inner
        texts[0] = texts[0][mark.end() :]
    bare = first.bare.lstrip("".join(DOTS) + " ") if bullet else first.bare
    share = len(bare.split(" ", 1)[0]) / max(len(bare), 1)
    heavy = max(words, key=lambda p: len(p.text))
    return Row(
        cells=texts, left=words[0].left, right=words[-1].right, y=heavy.y, size=heavy.size,
        bold=all(p.bold for p in words if p.bare not in DOTS), page=words[0].page, bullet=bullet,
        text_left=text_left, mark_left=words[0].left, first_word=(first.right - max(first.left, text_left)) * share,
    )  # fmt: skip


def _cells(level: list[Piece]) -> list[str]:
    """The texts of a row, parted at wide gaps and icons; letter-spaced words bear wider gaps."""
    cells: list[list[str]] = []
    at: Piece | None = None
    for piece in level:
        if piece.text == ICON:
            at = None
            continue
        gap = piece.left - at.right if at is not None else 0.0
        reach = 4.0 if at is not None and at.tracked and piece.tracked else 1.15
        if at is not None and gap <= reach * max(piece.size, at.size):
            cells[-1].append((" " if piece.spaced or gap > 0.12 * piece.size else "") + piece.text)
        else:
            cells.append([piece.text])
        at = piece
    return ["".join(cell) for cell in cells]


def runs_on(above: Row, row: Row) -> bool:
    """Whether a row carries on the line above it: that one fills the column, and this one starts where its text did."""
    if row.bullet or _ITEM.match(row.cells[0]) or row.page != above.page or abs(row.size - above.size) > 0.6:
        return False
    gap = above.y - row.y
    if not 0 < gap <= 1.75 * row.size or (len(row.cells) > 1 and not row.hoisted) or row.bold != above.bold:
        return False
    width = max(above.edge - above.text_left, 1.0)
    unused = above.edge - above.right
    begun = row.cells[0].lstrip(_MARKS)[:1]
    carries = begun.islower() or begun == "(" or bool(_OPEN.search(above.cells[-1]))
    hanging = above.bullet and abs(row.left - above.mark_left) <= 3.5 and carries
    if abs(row.left - above.text_left) > 3.5 and not (hanging and unused < 0.35 * width):
        return False
    if above.bullet:
        return hanging or unused - row.first_word < 0.3 * width
    if len(above.cells) > 1 and not above.hoisted:
        return False
    if _DATED.search(above.cells[-1]) or (row.cells[0][:1] == STRONG and above.cells[-1][-1:] != WEAK):
        return False
    if _BROKEN_ADDRESS.search(above.cells[-1]) and " " not in row.cells[0].strip():
        return True
    if width < 16 * row.size and not (row.cells[0][:1].islower() or _OPEN.search(above.cells[-1])):
        return False
    first = row.cells[0].split(" ", 1)[0]
    if any(_ADDRESS.fullmatch(cell.strip(_MARKS)) for cell in (above.cells[-1], row.cells[0])):
        return False
    if unused > 0.3 * width or (unused > 0.1 * width and _UNBROKEN.search(first)):
        return False
    slack = 0.01 if above.cells[-1].endswith((".", "!", "?", ":")) else 0.06
    return unused - row.first_word < slack * width


def emit(lines: LineBuilder, rows: list[Row], body: float, known: frozenset[str] = frozenset()) -> None:
    """Rows as lines: wrapped rows joined, a gap where the page leaves one. known: the words of the document."""
    pitch = median([a.y - b.y for a, b in pairwise(rows) if 0 < a.y - b.y < 4 * body] or [body])
    index = 0
    while index < len(rows):
        row = rows[index]
        text, last = "\t".join(row.cells), row
        while index + 1 < len(rows) and _goes_on(last, rows[index + 1]):
            index += 1
            following = rows[index]
            text = join(text, "\t".join(following.cells), known)
            following.text_left, following.mark_left = last.text_left, last.mark_left
            following.bullet = last.bullet
            last = following
        lines.add(
            one_line(text), mark="• " if row.bullet else "", page=row.page, x=round(row.left, 1), size=row.size,
            bold=row.bold, bullet=row.bullet,
        )  # fmt: skip
        index += 1
        if index < len(rows) and (rows[index].page != last.page or last.y - rows[index].y > 1.35 * pitch):
            lines.gap()


def _goes_on(last: Row, row: Row) -> bool:
    """Whether a row belongs to the one above. Beside a date that one is a head, and only a head where the next word had
    no room is broken.
    """
    return runs_on(last, row) and (not last.hoisted or last.edge - last.right < row.first_word)


def join(above: str, below: str, known: frozenset[str] = frozenset()) -> str:
    """Two rows as one, a word broken at the line end made whole.

    Whether its hyphen stays is told by the same word elsewhere in the document, else by what stands before it.
    """
    if above.endswith((WEAK, WEAK + "\xad")) and below.startswith(STRONG):
        above, below = above.replace(WEAK + "\xad", "\xad").rstrip(WEAK), below[1:]
    if _BROKEN_ADDRESS.search(above) and " " not in below.strip():
        return above.replace("\xad", "-") + below
    if above.endswith("\xad") or (above.endswith("-") and below[:1].islower()):
        before = re.search(r"([^\W\d_]+)[-\xad]$", above)
        stem = before[1].lower() if before else ""
        after = re.match(r"[^\W\d_]*", below)
        whole = (stem + after[0] if after else stem).lower()
        hyphenated = "-" in above[:-1].rpartition(" ")[2] or stem in _KEEP_HYPHEN or not below[:1].islower()
        hyphenated = hyphenated and whole not in known
        return above[:-1] + ("-" if hyphenated else "") + below
    return f"{above} {below}"
