"""Pieces of a PDF page in reading order: whole columns one after the other, margin notes beside what they belong to.

A page is cut where a vertical white strip parts it for at least three rows. A narrow side whose short blocks each
start level with a row of the other side is a margin (dates, labels): its words join that row. Anything else is a
column and is read to its end, across pages when the next page is cut at the same place.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from finalist.ingest.lines import BULLET, STRONG, WEAK, LineBuilder, one_line

ICON = "\x00"
_DOTS = frozenset("•‣◦▪●○■–-*·▸➢∙⁃")
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s")
_BIN = 3.0
_YEAR = re.compile(r"(?:19|20)\d\d|\b(?:present|current|now|today|heute|aujourd'hui|actual)\b", re.I)
_KEEP_HYPHEN = frozenset(
    ["self", "non", "co", "multi", "high", "low", "long", "short", "well", "cross", "end", "full", "part", "real", "time", "state", "large", "open", "peer", "on", "off", "in", "out", "data", "cost", "user", "client", "customer", "face", "hands", "first", "second", "third", "two", "three", "one", "four", "five", "year", "month", "week", "day", "pre", "post", "sub", "inter", "anti", "semi", "ex", "mid", "all", "over", "under", "best", "so", "decision", "award", "goal", "team", "vice", "re", "problem"]
)


@dataclass(slots=True)
class Piece:
    """A stretch of one line. Points from the lower left corner; y is the base line; order: as drawn."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int
    order: int


@dataclass(slots=True)
class Row:
    """Pieces on one base line, joined into cells. `edge`: the right edge of the column the row stands in."""

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
    height: float = 0.0
    hoisted: bool = False


@dataclass(slots=True)
class Region:
    """Rows to be read from top to bottom; with a gutter, the left column and then the right one."""

    rows: list[Row] = field(default_factory=list)
    right: list[Row] = field(default_factory=list)
    gutter: float = 0.0


def assemble(pieces: list[Piece]) -> LineBuilder:
    """All pages of pieces as lines in reading order, wrapped lines joined."""
    pages: dict[int, list[Piece]] = {}
    for piece in pieces:
        pages.setdefault(piece.page, []).append(piece)
    body = _body_size(pieces)
    regions: list[Region] = []
    for number, own in pages.items():
        own = _without_running_lines(own, pages, number)
        for region in _regions(own, body, 0):
            last = regions[-1] if regions else None
            if last and region.gutter and last.gutter and abs(last.gutter - region.gutter) < 15:
                last.rows += region.rows
                last.right += region.right
            else:
                regions.append(region)
    lines = LineBuilder()
    for region in regions:
        for rows in (region.rows, region.right):
            _emit(lines, rows, body)
            lines.gap()
    return lines


def _body_size(pieces: Iterable[Piece]) -> float:
    weights: dict[float, int] = {}
    for piece in pieces:
        weights[piece.size] = weights.get(piece.size, 0) + len(piece.text)
    return max(weights, key=lambda size: weights[size], default=10.0)


def _without_running_lines(own: list[Piece], pages: dict[int, list[Piece]], number: int) -> list[Piece]:
    """A page without what repeats at the same height on other pages (page numbers, running heads)."""
    if len(pages) < 2:
        return own

    def key(piece: Piece) -> tuple[str, int]:
        return re.sub(r"\d+", "#", piece.text), round(piece.y / 4)

    low, high = min(p.y for p in own), max(p.y for p in own)
    others = {key(piece) for page, each in pages.items() if page != number for piece in each}
    first = number == min(pages)

    def running(piece: Piece) -> bool:
        at_end = piece.y - low < 1.2 * piece.size or (not first and high - piece.y < 1.2 * piece.size)
        return at_end and key(piece) in others

    return [piece for piece in own if not running(piece)]


def _regions(pieces: list[Piece], body: float, depth: int) -> list[Region]:
    """A stretch of page cut into regions, top to bottom."""
    levels = _levels(pieces)
    cut = _gutter(levels) if depth < 4 and len(levels) >= 3 else None
    if cut is None:
        return [Region(_rows(levels))] if levels else []
    x, first, last = cut
    above = [piece for level in levels[:first] for piece in level]
    below = [piece for level in levels[last + 1 :] for piece in level]
    left = [piece for level in levels[first : last + 1] for piece in level if piece.left < x]
    right = [piece for level in levels[first : last + 1] for piece in level if piece.left >= x]
    middle = _columns(left, right, x, body, depth)
    return [*_regions(above, body, depth + 1), middle, *_regions(below, body, depth + 1)]


def _columns(left: list[Piece], right: list[Piece], x: float, body: float, depth: int) -> Region:
    narrow_left = _width(left) <= _width(right)
    narrow, wide = (left, right) if narrow_left else (right, left)
    if _is_margin(narrow, wide, narrow_left):
        wide_rows = _flat(_regions(wide, body, depth + 1))
        return Region(_beside(wide_rows, _rows(_levels(narrow)), narrow_left))
    sides = [_flat(_regions(side, body, depth + 1)) for side in (left, right)]
    return Region(sides[0], sides[1], x)


def _flat(regions: list[Region]) -> list[Row]:
    return [row for region in regions for row in (*region.rows, *region.right)]


def _width(pieces: list[Piece]) -> float:
    return max(p.right for p in pieces) - min(p.left for p in pieces)


def _levels(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces by base line, top to bottom, each level left to right."""
    levels: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.left)):
        if levels and abs(levels[-1][0].y - piece.y) <= 0.3 * max(piece.size, levels[-1][0].size) * 0.8:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    for level in levels:
        level.sort(key=lambda p: (p.left, p.order))
    return levels


def _gutter(levels: list[list[Piece]]) -> tuple[float, int, int] | None:
    """(x, first level, last level) of the white strip that parts most rows; None when no strip parts three."""
    start = min(p.left for level in levels for p in level)
    end = max(p.right for level in levels for p in level)
    best: tuple[float, float, int, int] | None = None
    for step in range(4, int((end - start) / _BIN) - 3):
        x = start + step * _BIN
        run_first, both, lefts, rights = 0, 0, 0, 0
        for index in range(len(levels) + 1):
            crossed = index == len(levels) or any(p.left < x and p.right > x + 1 for p in levels[index])
            if not crossed:
                is_left = levels[index][0].left < x
                is_right = levels[index][-1].left >= x
                both, lefts, rights = both + (is_left and is_right), lefts + is_left, rights + is_right
                continue
            score = both + 0.2 * min(lefts, rights) + 0.01 * (lefts + rights)
            if (
                lefts >= 3
                and rights >= 3
                and (both >= 2 or min(lefts, rights) >= 6)
                and (best is None or score > best[0])
            ):
                best = (score, x, run_first, index - 1)
            run_first, both, lefts, rights = index + 1, 0, 0, 0
    return best[1:] if best else None


def _blocks(rows: list[Row]) -> list[list[Row]]:
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and blocks[-1][-1].y - row.y <= 1.75 * row.size:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _is_margin(narrow: list[Piece], wide: list[Piece], is_left: bool) -> bool:
    rows = _rows(_levels(narrow))
    if _width(narrow) > 0.75 * _width(wide):
        return False
    beside = sorted(p.y for p in wide)
    blocks = _blocks(rows)
    good = dated = 0
    for block in blocks:
        level = any(abs(y - block[0].y) <= 0.35 * block[0].size for y in beside)
        good += len(block) if level and len(block) <= 4 else 0
        dated += any(_YEAR.search(cell) for row in block for cell in row.cells)
    enough_dates = dated >= (0.25 if is_left else 0.4) * len(blocks) or (is_left and len(rows) == len(blocks))
    return good >= 0.75 * len(rows) and enough_dates


def _rows(levels: list[list[Piece]]) -> list[Row]:
    rows = [row for level in levels if (row := _row(level)) is not None]
    edge = max((row.right for row in rows), default=0.0)
    for row in rows:
        row.edge = edge
    return rows


def _row(level: list[Piece]) -> Row | None:
    cells: list[list[str]] = []
    at: Piece | None = None
    breaks = True
    for piece in level:
        if piece.text == ICON:
            breaks = True
            continue
        if at is not None and not breaks and piece.left - at.right <= 1.15 * max(piece.size, at.size):
            gap = piece.left - at.right
            cells[-1].append((" " if gap > 0.12 * piece.size else "") + piece.text)
        else:
            cells.append([piece.text])
        at, breaks = piece, False
    if at is None:
        return None
    words = [piece for piece in level if piece.text != ICON]
    texts = ["".join(cell) for cell in cells]
    bullet, text_left = False, words[0].left
    if texts[0][1:2] in _DOTS:
        texts[0] = texts[0].removeprefix(STRONG)
    if texts[0].strip(f" {STRONG}{WEAK}") in _DOTS and len(texts) > 1:
        bullet, text_left, texts = True, words[1].left, texts[1:]
    elif mark := BULLET.match(texts[0]):
        bullet = True
        share = (words[0].right - words[0].left) / max(len(words[0].text), 1)
        text_left = words[1].left if len(words) > 1 and words[0].text.strip() == texts[0][: mark.end()].strip() else (
            words[0].left + share * mark.end())  # fmt: skip
        texts[0] = texts[0][mark.end() :]
    first = words[-1] if bullet and len(words) > 1 else words[0]
    head = len(first.text.split(" ", 1)[0]) / max(len(first.text), 1)
    heavy = max(words, key=lambda p: len(p.text))
    return Row(
        cells=texts, left=words[0].left, right=words[-1].right, y=heavy.y, size=heavy.size,
        bold=all(p.bold for p in words if p.text.strip(f"•- {STRONG}{WEAK}")), page=words[0].page, bullet=bullet,
        text_left=text_left, first_word=(first.right - first.left) * head,
    )  # fmt: skip


def _beside(wide: list[Row], narrow: list[Row], narrow_left: bool) -> list[Row]:
    """The rows of the wide side with the margin's words joined to the rows they stand level with."""
    blocks = _blocks(narrow)
    loose: list[Row] = []
    for block in blocks:
        anchor = next((i for i, row in enumerate(wide) if abs(row.y - block[0].y) <= 0.35 * row.size), None)
        if anchor is None:
            loose += block
            continue
        at = anchor
        for index, row in enumerate(block):
            level = next(
                (i for i in range(at, min(at + 3, len(wide))) if abs(wide[i].y - row.y) <= 0.35 * row.size),
                at,
            )
            if index and (level == at or wide[level].bullet or _runs_on(wide[level - 1], wide[level])):
                level = at
            target = wide[level]
            target.cells = (
                [*row.cells, *target.cells] if narrow_left and not target.hoisted else [*target.cells, *row.cells]
            )
            target.hoisted = True
            at = level
    return sorted([*wide, *loose], key=lambda row: -row.y) if loose else wide


def _runs_on(above: Row, row: Row) -> bool:
    """Whether a row carries on the line above it: it fills the column, and this one starts where its text did."""
    if row.bullet or _ITEM.match(row.cells[0]) or row.page != above.page or abs(row.size - above.size) > 0.6:
        return False
    gap = above.y - row.y
    if not 0 < gap <= 1.75 * row.size or (len(row.cells) > 1 and not row.hoisted):
        return False
    if abs(row.left - above.text_left) > 3.5:
        return False
    width = max(above.edge - above.text_left, 1.0)
    slack = 0.01 if above.cells[-1].endswith((".", "!", "?", ":")) else 0.06
    room = above.edge - above.right - row.first_word
    if above.bullet:
        return room < 0.3 * width and row.bold == above.bold
    return room < slack * width and row.bold == above.bold and not (len(above.cells) > 1 and not above.hoisted)


def _emit(lines: LineBuilder, rows: list[Row], body: float) -> None:
    """Rows as lines: wrapped rows joined, a gap where the page leaves one."""
    pitch = median([a.y - b.y for a, b in pairwise(rows) if 0 < a.y - b.y < 4 * body] or [body])
    index = 0
    while index < len(rows):
        row = rows[index]
        text, last = "\t".join(row.cells), row
        while index + 1 < len(rows) and not last.hoisted and _runs_on(last, rows[index + 1]):
            index += 1
            following = rows[index]
            text = _joined(text, "\t".join(following.cells))
            last = _carried(last, following)
        lines.add(
            one_line(text), mark="• " if row.bullet else "", page=row.page, x=round(row.left, 1), size=row.size,
            bold=row.bold, bullet=row.bullet,
        )  # fmt: skip
        index += 1
        if index < len(rows) and (rows[index].page != last.page or last.y - rows[index].y > 1.35 * pitch):
            lines.gap()


def _carried(above: Row, row: Row) -> Row:
    row.text_left = above.text_left
    row.bullet = above.bullet
    return row


def _joined(above: str, below: str) -> str:
    """Two rows as one, a word broken at the line end made whole."""
    if above.endswith((WEAK, WEAK + "\xad")) and below.startswith(STRONG):
        above, below = above.replace(WEAK + "\xad", "\xad").rstrip(WEAK), below[1:]
    if above.endswith("\xad") or (above.endswith("-") and below[:1].islower()):
        before = re.search(r"([^\W\d_]+)[-\xad]$", above)
        stem = before[1].lower() if before else ""
        hyphenated = above[:-1].rpartition(" ")[2].count("-") > 0 or stem in _KEEP_HYPHEN or not below[:1].islower()
        return above[:-1] + ("-" if hyphenated else "") + below
    return f"{above} {below}"
