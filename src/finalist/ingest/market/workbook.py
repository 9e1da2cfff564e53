"""The first sheet of an .xlsx as CSV, streamed: publishers' workbooks have a million rows and need no formatting read.

Only cell values are read (no formulas run, no links followed); the archive's sizes are checked before it is opened.
"""

import csv
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from finalist.core.errors import UserError
from finalist.ingest.zips import BROKEN

MAX_BYTES = 6 << 30
"""Larger sheets are refused. Convention: a year of LCA disclosures is under 3 GB."""
MAX_RATIO = 200
_BROKEN = (*BROKEN, KeyError, SyntaxError, IndexError)
"""What a damaged or hostile workbook makes Python raise."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LETTERS = re.compile(r"[A-Z]{1,3}")


def sheet_to_csv(file: Path, target: Path) -> None:
    """Write the first sheet as CSV. Raises UserError when the file is no workbook, or one that grows without end."""
    try:
        with zipfile.ZipFile(file) as archive, target.open("w", newline="", encoding="utf-8") as out:
            sheet = _first_sheet(archive)
            strings = _strings(archive)
            csv.writer(out).writerows(_rows(archive.open(sheet), strings))
    except _BROKEN:
        raise UserError("this is no workbook that can be read.", "Save it as CSV.") from None


def _first_sheet(archive: zipfile.ZipFile) -> str:
    sheets = sorted(
        (name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d{1,4}\.xml", name)),
        key=lambda name: int(re.sub(r"\D", "", name)),
    )
    for name in (*sheets[:1], "xl/sharedStrings.xml"):
        if name in archive.namelist():
            info = archive.getinfo(name)
            if info.file_size > MAX_BYTES or info.file_size > MAX_RATIO * max(info.compress_size, 1 << 16):
                raise UserError("this workbook grows too large when it is unpacked.", "Save it as CSV.")
    return sheets[0]


def _strings(archive: zipfile.ZipFile) -> list[str]:
    """The shared strings, in order."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    found = []
    with archive.open("xl/sharedStrings.xml") as stream:
        for item in _elements(stream, "si"):
            found.append("".join(text.text or "" for text in item.iter(f"{_MAIN}t")))
    return found


def _elements(stream: IO[bytes], name: str) -> Iterator[Any]:
    """Each element of a name, forgotten after use."""
    from lxml import etree

    for _, element in etree.iterparse(stream, tag=f"{_MAIN}{name}", resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _rows(stream: IO[bytes], strings: list[str]) -> Iterator[list[str]]:
    for row in _elements(stream, "row"):
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            letters = _LETTERS.match(cell.get("r") or "")
            column = _column(letters.group()) if letters else len(cells)
            cells += [""] * (column - len(cells))
            cells.append(_value(cell, strings))
        yield cells


def _column(letters: str) -> int:
    """“A” is 0, “AA” 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Any, strings: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
    value = cell.find(f"{_MAIN}v")
    text = (value.text or "") if value is not None else ""
    return strings[int(text)] if kind == "s" and text else text
