"""What a résumé's file is made of: columns, tables, pictures, headers, the words as a plain reader gets them."""

import io
import re
import zipfile
from collections import defaultdict

from finalist.core.resume.anatomy import Anatomy
from finalist.ingest.read import PlainText
from finalist.ingest.resume.anatomy_pdf import facts_of, joined_letters
from finalist.ingest.resume.sections import cut_sections, known_heading, resume_lines
from finalist.ingest.text import read_text
from finalist.ingest.zips import BROKEN

APART = 110.0
"""Headings whose left edges lie so many points apart stand in two columns. Convention."""
SMALL_WORDS = 60
"""A size of type counts from so many letters on: page numbers and marks do not. Convention."""
MOST_PART = 5_000_000


def anatomy_of(data: bytes, name: str) -> Anatomy:
    """What the file is made of. Raises Unreadable as `read_text` does."""
    plain = read_text(data, name)
    lines = resume_lines(plain)
    sections = [one for one in cut_sections(lines) if one.heading is not None]
    headings = tuple(one.heading.text for one in sections if one.heading)
    odd = tuple(one.heading.text for one in sections if one.heading and not known_heading(one.heading.text))
    links = tuple((words, address) for words, address in plain.links)
    if plain.format == "pdf":
        facts = facts_of(data)
        size = min((size for size, count in facts.sizes.items() if count >= SMALL_WORDS), default=0.0)
        return Anatomy(
            "pdf", len(data), facts.pages, _columns(plain), facts.tables, facts.pictures, tagged=facts.tagged,
            aside=" ".join(facts.aside), raw="\n".join(facts.raw), headings=headings, odd_headings=odd, links=links,
            fonts=tuple(facts.fonts), unembedded=tuple(facts.unembedded), smallest=size, bare=tuple(facts.bare),
            shown=plain.text, joined=joined_letters(data), apart=sum("\t" in line.text for line in plain.lines),
        )  # fmt: skip
    if plain.format == "docx":
        tables, pictures, aside, columns = _docx(data)
        return Anatomy("docx", len(data), 0, columns, tables, pictures, aside=aside, shown=plain.text,
                       headings=headings, odd_headings=odd, links=links)  # fmt: skip
    return Anatomy(plain.format, len(data), headings=headings, odd_headings=odd, links=links, shown=plain.text)


def _columns(plain: PlainText) -> int:
    """2 when known headings of one page start at left edges far apart."""
    edges: dict[int, list[float]] = defaultdict(list)
    for line in plain.lines:
        if len(line.text) < 40 and line.x and known_heading(line.text):
            edges[line.page].append(line.x)
    return 2 if any(max(found) - min(found) > APART for found in edges.values()) else 1


def _docx(data: bytes) -> tuple[int, int, str, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: _part(package, name) for name in package.namelist()
                 if re.fullmatch(r"word/(?:document|header\d*|footer\d*)\.xml", name)}  # fmt: skip
    body = parts.pop("word/document.xml", "")
    boxes = re.findall(r"<w:txbxContent>.*?</w:txbxContent>", body, re.S)
    aside = " ".join(_words(part) for part in (*parts.values(), *boxes))
    columns = [int(number) for number in re.findall(r"<w:cols\b[^>]{0,200}\bw:num=\"(\d)\"", body)]
    return len(re.findall(r"<w:tbl>", body)), len(re.findall(r"<pic:pic\b", body)), aside, max(columns, default=1)


def _part(package: zipfile.ZipFile, name: str) -> str:
    """The part's XML; "" for one that is damaged: the words were read from others."""
    try:
        with package.open(name) as stream:
            return stream.read(MOST_PART).decode("utf-8", "replace")
    except BROKEN:
        return ""


def _words(xml: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", "", re.sub(r"</w:p>", " ", xml)).split())
