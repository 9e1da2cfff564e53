"""DOCX: paragraphs in order, through tables, text boxes and headers, with headings and bullets as Word knows them.

The package is read as what it is, a zip of XML: that shows tracked changes, text boxes and links, costs half of a
full object model, and lets a bomb be refused before anything is unpacked.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from finalist.core.errors import Problem, Unreadable
from finalist.ingest.lines import BULLET, STRONG, WEAK, LineBuilder, clean, one_line
from finalist.ingest.read import PlainText
from finalist.ingest.zips import BROKEN

MAX_UNPACKED = 60 * 1024 * 1024
MAX_PART = 25 * 1024 * 1024
"""Unpacked sizes above these are refused before unpacking. Convention: a long report stays far below."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({_W + "del", _W + "moveFrom", _W + "delText", _W + "instrText", _W + "rPrChange", _W + "pPrChange",
                   _MC + "Fallback", _W + "fldData"})  # fmt: skip
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*([1-6])\Z", re.I)
_BROKEN = (*BROKEN, KeyError)


def read_docx(data: bytes, name: str) -> PlainText:
    """The text of a DOCX. Raises Unreadable for a damaged, encrypted or oversized package."""
    package = _Package(data, name)
    styles = _styles(package.xml("word/styles.xml"))
    body = package.xml("word/document.xml")
    if body is None:
        raise package.damaged()
    lines, links = LineBuilder(), []
    for part in (*package.named("word/header"), "word/document.xml", *package.named("word/footer")):
        root = body if part == "word/document.xml" else package.xml(part)
        if root is None:
            continue
        targets = package.targets(part)
        seen: set[str] = set()
        for paragraph in _paragraphs(root):
            if part != "word/document.xml" and (paragraph.text in seen or _page_mark(paragraph.text)):
                continue
            seen.add(paragraph.text)
            _say(lines, paragraph, styles)
            links += [(text, targets[key]) for text, key in paragraph.links if key in targets]
        lines.gap()
    return lines.build("docx", name=name, links=tuple(links), title=_title(package), problems=package.problems())


def _page_mark(text: str) -> bool:
    return bool(re.fullmatch(r"(?i)\W*(?:page|seite|p\.)?\W*\d*\W*(?:of|/|von)?\W*\d*\W*", text))


class _Package:
    """The zip, opened with its limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name or "The input"
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise self.damaged() from error
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable(f"{self.name} is encrypted.", "Save a copy without a password.", "encrypted-docx")
        wanted = [info for info in infos if info.filename.endswith((".xml", ".rels"))]
        if sum(info.file_size for info in wanted) > MAX_UNPACKED or len(infos) > 5000:
            raise Unreadable(f"{self.name} unpacks to far more than a document holds.",
                             "Save it again from a word processor, or as PDF.", "docx-bomb")  # fmt: skip
        self._names = {info.filename: info for info in infos}
        self._broken: list[str] = []

    def damaged(self) -> Unreadable:
        return Unreadable(f"{self.name} is damaged: its text can not be read.",
                          "Open it in a word processor and save it again.", "damaged-docx")  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        message = "A part of the document is damaged and was left out. Check what was read against the original."
        return (Problem(code="damaged-part", message=message, file=self.name),) if self._broken else ()

    def named(self, prefix: str) -> list[str]:
        return sorted(name for name in self._names if name.startswith(prefix) and name.endswith(".xml"))

    def xml(self, part: str) -> Any:
        """The root of a part; None when it is missing or broken (a broken main part is damaged())."""
        from lxml import etree

        if part not in self._names or self._names[part].file_size > MAX_PART:
            return None
        try:
            raw = self._zip.read(part)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
            root = etree.fromstring(raw, parser)
        except (*_BROKEN, etree.LxmlError):
            root = None
        if root is None:
            self._broken.append(part)
        return root

    def targets(self, part: str) -> dict[str, str]:
        folder, _, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels")
        if root is None:
            return {}
        external = (node for node in root.iter("{*}Relationship") if node.get("TargetMode") == "External")
        return {node.get("Id", ""): node.get("Target", "") for node in external}


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as Word stores it."""

    text: str = ""
    style: str = ""
    listed: bool = False
    bold: bool = False
    size: float = 0.0
    level: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    more: tuple[str, ...] = ()
    """Lines after a break of the line, where they are lines of their own: a list by hand, a cell of a table."""


def _paragraphs(root: Any) -> Iterator[_Paragraph]:
    """Every paragraph in document order; a text box follows the paragraph it hangs on; a table row is one line
    when each of its cells is one short paragraph, else cell by cell."""
    row_cells: dict[Any, list[_Paragraph]] = {}
    plain_rows: dict[Any, int] = {}
    for node in root.iter(_W + "p"):
        if any(parent.tag in _GONE for parent in node.iterancestors()):
            continue
        paragraph = _paragraph(node)
        row = _row(node)
        if row is not None and row not in plain_rows:
            plain_rows[row] = _plain_cells(row)
        if row is None or not plain_rows[row]:
            yield from _lines_of(paragraph)
            continue
        cells = row_cells.setdefault(row, [])
        cells.append(paragraph)
        if len(cells) == plain_rows[row]:
            yield from _lines_of(_joined(cells))


def _lines_of(paragraph: _Paragraph) -> Iterator[_Paragraph]:
    """The paragraph, and each line of it that a break has parted from it."""
    yield paragraph
    for text in paragraph.more:
        yield _Paragraph(text, paragraph.style, bold=False, size=paragraph.size)


def _row(node: Any) -> Any:
    """The table row that a paragraph stands in, directly in a cell of it; None elsewhere."""
    cell = node.getparent()
    return cell.getparent() if cell is not None and cell.tag == _W + "tc" else None


def _plain_cells(row: Any) -> int:
    """How many cells a row has when each holds one paragraph and they are two to eight; else 0."""
    cells = row.findall(_W + "tc")
    if not 1 < len(cells) <= 8 or any(len(list(islice(each.iter(_W + "p"), 2))) != 1 for each in cells):
        return 0
    return len(cells)


def _joined(cells: list[_Paragraph]) -> _Paragraph:
    first = next((cell for cell in cells if cell.text), cells[0])
    whole = [*(" ".join((cell.text, *cell.more)) for cell in cells[:-1]), cells[-1].text]
    text = "\t".join(cell for cell in whole if cell)
    links = [link for cell in cells for link in cell.links]
    return _Paragraph(text, first.style, first.listed, first.bold, first.size, first.level, links, cells[-1].more)


def _paragraph(node: Any) -> _Paragraph:
    made = _Paragraph()
    style = node.find(f"{_W}pPr/{_W}pStyle")
    made.style = style.get(_W + "val", "") if style is not None else ""
    number = node.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    made.listed = number is not None and number.get(_W + "val") not in (None, "0")
    outline = node.find(f"{_W}pPr/{_W}outlineLvl")
    level = outline.get(_W + "val", "9") if outline is not None else "9"
    made.level = int(level) + 1 if level.isdigit() and int(level) < 6 else 0
    pieces: list[str] = []
    bold = plain = 0
    for run in node.iter(_W + "r"):
        if _foreign(run, node):
            continue
        text = _run_text(run)
        properties = run.find(_W + "rPr")
        is_bold = properties is not None and _on(properties.find(_W + "b"))
        pieces.append(f"{STRONG}{clean(text)}{WEAK}" if is_bold else clean(text))
        if text.strip():
            bold, plain = bold + is_bold, plain + (not is_bold)
            made.size = max(made.size, _size(properties))
    for link in node.iter(_W + "hyperlink"):
        text = one_line("".join(_run_text(run) for run in link.iter(_W + "r")))
        made.links.append((text, link.get(_R + "id", "")))
    broken = [one for line in "".join(pieces).split("\n") if (one := one_line(line))]
    by_hand = any(BULLET.match(line.lstrip(STRONG)) for line in broken[1:])
    if len(broken) > 1 and (by_hand or _row(node) is not None):
        made.text, made.more = broken[0], tuple(broken[1:])
    else:
        made.text = one_line(" ".join(broken))
    made.bold = bold > 0 and plain == 0
    return made


def _foreign(run: Any, paragraph: Any) -> bool:
    """Whether a run belongs to a paragraph inside this one (a text box) or was deleted."""
    for parent in run.iterancestors():
        if parent is paragraph:
            return False
        if parent.tag == _W + "p" or parent.tag in _GONE:
            return True
    return True


def _run_text(run: Any) -> str:
    parts: list[str] = []
    for node in run:
        if node.tag == _W + "t":
            parts.append(node.text or "")
        elif node.tag in (_W + "tab", _W + "ptab"):
            parts.append("\t")
        elif node.tag in (_W + "br", _W + "cr"):
            parts.append("\n")
        elif node.tag == _W + "noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _on(node: Any) -> bool:
    return node is not None and node.get(_W + "val", "1") not in ("0", "false", "none")


def _size(properties: Any) -> float:
    node = properties.find(_W + "sz") if properties is not None else None
    value = node.get(_W + "val", "") if node is not None else ""
    return float(value) / 2 if value.isdigit() and len(value) < 5 else 0.0


@dataclass(frozen=True, slots=True)
class _Style:
    heading: int
    listed: bool


def _styles(root: Any) -> dict[str, _Style]:
    if root is None:
        return {}
    found: dict[str, _Style] = {}
    for node in root.iter(_W + "style"):
        name_node = node.find(_W + "name")
        name = name_node.get(_W + "val", "") if name_node is not None else ""
        match = _HEADING.match(name)
        heading = int(match[1]) if match else 1 if name.lower() == "title" else 2 if name.lower() == "subtitle" else 0
        listed = name.lower().startswith("list") or node.find(f"{_W}pPr/{_W}numPr") is not None
        found[node.get(_W + "styleId", "")] = _Style(heading, listed and not heading)
    return found


def _say(lines: LineBuilder, paragraph: _Paragraph, styles: dict[str, _Style]) -> None:
    if not paragraph.text:
        lines.gap()
        return
    style = styles.get(paragraph.style, _Style(0, False))
    heading = style.heading or paragraph.level
    text, mark = paragraph.text, BULLET.match(paragraph.text.lstrip(STRONG))
    if mark:
        text = text.lstrip(STRONG)[mark.end() :]
    bullet = bool(mark) or ((paragraph.listed or style.listed) and not heading)
    if heading:
        lines.gap()
    lines.add(
        text,
        mark="• " if bullet else "",
        bullet=bullet,
        heading=heading,
        bold=paragraph.bold,
        size=paragraph.size,
    )


def _title(package: _Package) -> str:
    root = package.xml("docProps/core.xml")
    node = root.find("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
    return one_line(node.text or "") if node is not None else ""
