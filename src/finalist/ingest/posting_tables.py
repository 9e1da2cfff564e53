"""Person specifications as tables: a row for each criterion, a column for what is essential and one for what is
desirable.

Public employers write them so (schools, health services, councils). Read across, a row would mix both with the name of
the criterion and with how it is assessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from finalist.ingest.read import LayoutLine

_COLUMNS: tuple[tuple[Literal["must", "nice"], re.Pattern[str]], ...] = (
    ("must", re.compile(r"(?:essential|required|must[- ]have)(?: (?:criteria|requirements?|skills?))?", re.IGNORECASE)),
    ("nice", re.compile(r"(?:desirable|desired|preferred|nice[- ]to[- ]have)(?: (?:criteria|\w+))?", re.IGNORECASE)),
)
_CELL = re.compile(r"[^|\t]+")
_TICK = re.compile(r"[xXyY✓✔●•*]|yes|Yes", re.IGNORECASE)
_FIRST = re.compile(r"(?:criteri(?:a|on)|attributes?|areas?|factors?|requirements?|categor(?:y|ies))?", re.IGNORECASE)
_WORD = re.compile(r"(?i:essential|desirable)|E|D")
_ITEM = re.compile(r"[^;•\n]+?(?=\s*(?:;|•|<br\s*/?>|$))")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing asked, at [start:end] of the whole text, under a column for must or nice."""

    necessity: Literal["must", "nice"]
    start: int
    end: int


def criteria(lines: Sequence[LayoutLine]) -> dict[int, tuple[Criterion, ...]]:
    """Start of each line that is a row of such a table → what it asks; () for its header and rules."""
    found: dict[int, tuple[Criterion, ...]] = {}
    columns: list[Literal["must", "nice"] | None] = []
    for line in lines:
        header = _header(line.text)
        if header:
            columns = header
            found[line.start] = ()
        elif columns and any(_WORD.fullmatch(line.text[a:b].strip()) for a, b in _cells(line.text)[1:]):
            continue  # “NVQ Level 2 ⇥ Essential”: read as a sentence with its mark
        elif columns and re.search(r"[|\t]", line.text):
            found[line.start] = tuple(_row(line, columns))
        else:
            columns = []
    return found


def _cells(text: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand; cells between bars may be empty, cells between tabs never are."""
    if "|" not in text:
        return [match.span() for match in _CELL.finditer(text)]
    inner = text.rstrip()
    start = 1 if inner.startswith("|") else 0
    end = len(inner) - 1 if inner.endswith("|") and len(inner) > 1 else len(inner)
    spans, at = [], start
    for cell in inner[start:end].split("|"):
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    return spans


def _header(text: str) -> list[Literal["must", "nice"] | None]:
    """The kind of each column; empty when no column, or only one, is named."""
    cells = [text[start:end].strip(" *_:") for start, end in _cells(text)]
    kinds = [next((kind for kind, words in _COLUMNS if words.fullmatch(cell)), None) for cell in cells]
    heads = len(set(kinds) - {None}) == 2 or (any(kinds) and bool(_FIRST.fullmatch(cells[0])))
    return kinds if 1 < len(cells) <= 8 and heads else []


def _row(line: LayoutLine, columns: list[Literal["must", "nice"] | None]) -> Iterator[Criterion]:
    """What a row asks. A tick under a column stands for the words of the first cell; where cells are missing, only the
    first column that asks is sure."""
    cells = _cells(line.text)
    sure = len(cells) == len(columns)
    first = next(number for number, kind in enumerate(columns) if kind)
    for number, ((start, end), kind) in enumerate(zip(cells, columns, strict=False)):
        if kind is None or not (sure or number == first):
            continue
        start, end = cells[0] if _TICK.fullmatch(line.text[start:end].strip()) else (start, end)
        for item in _ITEM.finditer(line.text[start:end]):
            words = item.group()
            left = len(words) - len(words.lstrip(" *-–>"))
            if sum(map(str.isalpha, words)) > 2:
                yield Criterion(kind, line.start + start + item.start() + left, line.start + start + item.end())
