"""Pieces of a PDF page in reading order: whole columns one after the other, margin notes beside what they belong to.

A page is cut where a vertical white strip parts it for at least three rows. A narrow side whose short blocks each
start level with a row of the other side is a margin (dates, labels): its words join that row. Anything else is a
column and is read to its end, across pages when the next page is cut at the same place.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from finalist.ingest.lines import LineBuilder
from finalist.ingest.pdf_rows import DOTS, ICON, Piece, Row, emit, rows_of, runs_on

_MAX_PIECES = 4000
"""Pages with more pieces are read row by row: no document that people write has them."""
_MAX_EDGES = 80
"""Left edges tried as the start of a column, the commonest first."""
SHORT = 34
"""Characters of a label in a table; a column of prose is wider. Convention."""
_YEAR = re.compile(r"(?:19|20)\d\d|\b(?:present|current|now|today|heute|aujourd'hui|actual)\b", re.I)
_NOTE = re.compile(f"{_YEAR.pattern}|:$", re.I)
_REACHED = re.compile(r"@|(?:\d[ ()./-]{0,2}){7}")


@dataclass(slots=True)
class Region:
    """Rows to be read from top to bottom; with a gutter, the left column and then the right one."""

    rows: list[Row] = field(default_factory=list)
    right: list[Row] = field(default_factory=list)
    gutter: float = 0.0


def assemble(pieces: list[Piece], tables: bool = False) -> LineBuilder:
    """All pages of pieces as lines in reading order, wrapped lines joined.

    tables: a page with short labels to the left of a gutter is a table, read row by row (letters, not résumés).
    """
    pages: dict[int, list[Piece]] = {}
    for piece in pieces:
        pages.setdefault(piece.page, []).append(piece)
    body = _body_size(pieces)
    regions: list[Region] = []
    for number, every in pages.items():
        own = _with_bullets(_without_running_lines(every, pages, number))
        levels = _levels(own)
        for region in [Region(rows_of(levels))] if tables and _is_table(levels) else _regions(own, body, 0):
            last = regions[-1] if regions else None
            if last is None or (len(regions) == 1 and len(last.rows) <= 3):
                region = _contact_first(region, body)
            if last and region.gutter and last.gutter and abs(last.gutter - region.gutter) < 15:
                last.rows += region.rows
                last.right += region.right
            elif last and not region.gutter and not last.gutter:
                last.rows += region.rows
            else:
                regions.append(region)
    known = frozenset(word.lower() for piece in pieces for word in re.findall(r"[^\W\d_]{4,}", piece.text))
    lines = LineBuilder()
    for region in regions:
        for rows in (region.rows, region.right):
            emit(lines, rows, body, known)
            lines.gap()
    return lines


def _is_table(levels: list[list[Piece]]) -> bool:
    """Whether a gutter parts labels from values: its left side is short words, most with something beside them."""
    cut = _gutter(levels) if len(levels) >= 3 and sum(map(len, levels)) <= _MAX_PIECES else None
    if cut is None:
        return False
    x, first, last = cut
    lefts = [[piece for piece in level if piece.left < x] for level in levels[first : last + 1]]
    labels = [sum(len(piece.text) for piece in left) for left in lefts if left]
    beside = sum(bool(left) and len(left) < len(level) for left, level in zip(lefts, levels[first:], strict=False))
    return bool(labels) and sorted(labels)[len(labels) // 2] <= SHORT and beside >= 0.6 * len(labels)


def _contact_first(region: Region, body: float) -> Region:
    """An address block at the top right, under no heading, is read before the left column goes on below it."""
    block: list[Row] = []
    for row in region.right:
        if row.stands_out(body) or (block and block[-1].y - row.y > 3 * row.size):
            break
        block.append(row)
    if not region.gutter or not block or not any(_REACHED.search(cell) for row in block for cell in row.cells):
        return region
    beside = [row for row in region.rows if row.y >= block[-1].y - 1]
    rest = region.rows[len(beside) :]
    return Region([*beside, *block, *rest], region.right[len(block) :], region.gutter)


def _with_bullets(pieces: list[Piece]) -> list[Piece]:
    """Bullet marks that stand alone put before the words to their right: a column of dots is no column."""
    kept: list[Piece] = []
    for level in _levels(pieces):
        mark: Piece | None = None
        for piece in level:
            if mark is not None and piece.left - mark.right < 4 * piece.size and piece.text != ICON:
                piece = replace(
                    piece, text=f"{mark.bare} {piece.text}", left=mark.left, inner=piece.left, order=mark.order
                )
            mark = piece if piece.bare in DOTS and mark is None else None
            if mark is None:
                kept.append(piece)
        if mark is not None:
            kept.append(mark)
    return kept


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

    return [piece for piece in own if not running(piece)] or own


def _regions(pieces: list[Piece], body: float, depth: int, edge: float = 0.0) -> list[Region]:
    """A stretch of page cut into regions, top to bottom. edge: the right edge of the column it belongs to."""
    edge = edge or max((piece.right for piece in pieces), default=0.0)
    levels = _levels(pieces)
    cut = _gutter(levels) if depth < 4 and len(levels) >= 3 and len(pieces) <= _MAX_PIECES else None
    if cut is None:
        return [Region(rows_of(levels, edge))] if levels else []
    x, first, last = cut
    above = [piece for level in levels[:first] for piece in level]
    below = [piece for level in levels[last + 1 :] for piece in level]
    left = [piece for level in levels[first : last + 1] for piece in level if piece.left < x]
    right = [piece for level in levels[first : last + 1] for piece in level if piece.left >= x]
    middle = _columns(left, right, x, body, depth)
    return [*_regions(above, body, depth + 1, edge), middle, *_regions(below, body, depth + 1, edge)]


def _columns(left: list[Piece], right: list[Piece], x: float, body: float, depth: int) -> Region:
    wide_left, wide_right = _width(_texts(left, body)), _width(_texts(right, body))
    narrow_left = wide_left <= wide_right
    narrow, wide = (left, right) if narrow_left else (right, left)
    margin = rows_of(_levels(narrow))
    if min(wide_left, wide_right) <= 0.75 * max(wide_left, wide_right) and _is_margin(
        margin, rows_of(_levels(wide)), narrow_left, body
    ):
        start = min(piece.left for piece in wide)
        edge = max(max(piece.right for piece in wide), 0.0 if narrow_left else start + 0.8 * (x - start))
        return Region(_beside(_flat(_regions(wide, body, depth + 1, edge)), margin, narrow_left))
    sides = [_flat(_regions(side, body, depth + 1)) for side in (left, right)]
    return Region(sides[0], sides[1], x)


def _flat(regions: list[Region]) -> list[Row]:
    return [row for region in regions for row in (*region.rows, *region.right)]


def _texts(pieces: list[Piece], body: float) -> list[Piece]:
    """The pieces without headings and names, which reach as far as they like; all when there is nothing else."""
    return [piece for piece in pieces if not piece.bold and piece.size <= body + 0.9] or pieces


def _width(pieces: list[Piece]) -> float:
    return max(p.right for p in pieces) - min(p.left for p in pieces)


def _levels(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces by base line, top to bottom, each level left to right."""
    levels: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.left)):
        if levels and abs(levels[-1][0].y - piece.y) <= 0.24 * max(piece.size, levels[-1][0].size):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    for level in levels:
        level.sort(key=lambda p: (p.left, p.order))
    return levels


def _gutter(levels: list[list[Piece]]) -> tuple[float, int, int] | None:
    """(x, first level, last level) of the white strip that parts most rows; None when no strip parts three."""
    start = min(p.left for level in levels for p in level)
    edges = Counter(round(p.left) for level in levels for p in level if p.left > start + 12)
    ends = [[(p.left, p.right) for p in level] for level in levels]
    best: tuple[float, float, int, int] | None = None
    for x in sorted(edge for edge, _ in edges.most_common(_MAX_EDGES)):
        for score, first, last in _strips(ends, x - 1.0):
            if best is None or score > best[0]:
                best = (score, x - 1.0, first, last)
    return best[1:] if best else None


def _strips(levels: list[list[tuple[float, float]]], x: float) -> Iterable[tuple[float, int, int]]:
    """(score, first level, last level) of each run of levels that no piece crosses at x and that has both sides."""
    first, both, lefts, rights = 0, 0, 0, 0
    for index, level in enumerate([*levels, [(x - 9, x + 9)]]):
        is_left = is_right = crossed = False
        for left, right in level:
            if left >= x:
                is_right = True
            elif right > x - 1:
                crossed = True
            else:
                is_left = True
        if not crossed:
            both, lefts, rights = both + (is_left and is_right), lefts + is_left, rights + is_right
            continue
        if min(lefts, rights) >= 3 and (both >= 2 or min(lefts, rights) >= 6):
            yield both + 0.2 * min(lefts, rights) + 0.01 * (lefts + rights), first, index - 1
        first, both, lefts, rights = index + 1, 0, 0, 0


def _blocks(rows: list[Row]) -> list[list[Row]]:
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and blocks[-1][-1].y - row.y <= 1.75 * row.size:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _level_with(row: Row, others: list[Row]) -> bool:
    return any(abs(other.y - row.y) <= 0.35 * row.size for other in others)


def _is_margin(margin: list[Row], wide: list[Row], is_left: bool, body: float) -> bool:
    """Whether the narrow side only notes what the wide side tells: short blocks, level with its rows, some of them
    dates or labels (“Phone:”). An e-mail address is no note.

    In a left margin the section headings stand too; then the wide side has none of its own.
    """
    if is_left and any("@" in cell for row in margin for cell in row.cells):
        return False
    headings = [row for row in margin if row.stands_out(body) and not _level_with(row, wide)]
    if headings and not is_left:
        return False
    looks = {(round(row.size), row.bold) for row in headings}
    if any((round(row.size), row.bold) in looks and row.stands_out(body) for row in wide):
        return False
    rows = [row for row in margin if row not in headings]
    # What stands below the last row of the wide side runs across the page: it is short, and no note.
    beside = [row for row in rows if any(other.y <= row.y + 0.35 * row.size for other in wide)]
    rows = beside if 2 * len(beside) > len(rows) else rows
    blocks = _blocks(rows)
    if not rows:
        return False
    good = sum(len(block) for block in blocks if _level_with(block[0], wide) and len(block) <= 4)
    dated = sum(any(_NOTE.search(cell) for row in block for cell in row.cells) for block in blocks)
    enough = dated >= (0.25 if is_left else 0.4) * len(blocks) or (is_left and len(rows) == len(blocks))
    enough = enough or (not is_left and _flush_right(rows))
    return good >= 0.75 * len(rows) and enough


def _flush_right(rows: list[Row]) -> bool:
    """Whether rows end at one edge and start at several: set to the right, as notes are and columns are not."""
    rights, lefts = [row.right for row in rows], [row.left for row in rows]
    return len(rows) > 2 and max(rights) - min(rights) < 2 and max(lefts) - min(lefts) > 4


def _beside(wide: list[Row], margin: list[Row], on_left: bool) -> list[Row]:
    """The rows of the wide side with the margin's words joined to the rows they stand level with."""
    loose: list[Row] = []
    for block in _blocks(margin):
        while block and not _level_with(block[0], wide):
            loose.append(block.pop(0))
        if block:
            _hoist(block, wide, on_left)
    return sorted([*wide, *loose], key=lambda row: (row.page, -row.y)) if loose else wide


def _hoist(block: list[Row], wide: list[Row], on_left: bool) -> None:
    """Join a block to its rows: line by line while those are heads, else all to the row it starts at."""
    at = next(i for i, row in enumerate(wide) if abs(row.y - block[0].y) <= 0.35 * block[0].size)
    for index, row in enumerate(block):
        near = range(at, min(at + 3, len(wide)))
        level = next((i for i in near if abs(wide[i].y - row.y) <= 0.35 * row.size), at)
        if index and (level == at or wide[level].bullet or runs_on(wide[level - 1], wide[level])):
            level = at
        target = wide[level]
        before = on_left and not target.hoisted
        target.cells = [*row.cells, *target.cells] if before else [*target.cells, *row.cells]
        target.hoisted = True
        at = level
