"""Plain text and Markdown: the user's own characters, kept as they are, with their lines marked up.

Only line endings and invisible characters are normalised, so a quote from the text reads as the user wrote it.
"""

import codecs
import re

from finalist.core.errors import Problem
from finalist.ingest.lines import clean, too_long
from finalist.ingest.read import MAX_CHARS, LayoutLine, PlainText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BULLET = re.compile(r"[ \t]*(?:[•‣◦▪▫●○■►▸➢✓⁃∙][ \t]*|[·–*+-][ \t]+|\d{1,2}[.)][ \t]+)(?=\S)")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_SETEXT = re.compile(r"[ \t]*(=|-)\1{2,}[ \t]*\Z")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1[ \t]*\Z")
_STRONG = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,300}(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,200})\]\(\s*<?([^()\s<>]{1,500})>?[^()\n]{0,100}\)")
_BARE = re.compile(r"https?://[^\s<>()\[\]\"'|]{3,500}")


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, else UTF-8, else UTF-16 by its zero bytes, else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
        if "\x00" not in text[:2000]:
            return text
    except UnicodeDecodeError:
        pass
    head = data[:2000]
    if head.count(0) > len(head) // 4:
        little = head[1::2].count(0) >= head[0::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    lenient = data.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") * 200 < len(lenient) and any(ord(char) > 0x7F for char in lenient.replace("\ufffd", "")):
        return lenient
    return data.decode("cp1252", errors="replace")


def read_plain(data: bytes, name: str, format: str = "text") -> PlainText:
    """Text, Markdown, JSON, or the source of a mail or calendar, line by line. `format` is detect()'s word."""
    text = clean(decode(data))
    problems: list[Problem] = []
    if len(text) > MAX_CHARS:
        text = text[:MAX_CHARS]
        problems.append(too_long(name))
    if "\ufffd" in text:
        problems.append(_bad_bytes(name))
    markdown = format == "markdown"
    return PlainText(
        text=text,
        lines=tuple(_lines(text, markdown)) if format in ("text", "markdown") else (),
        links=_links(text) if format in ("text", "markdown") else (),
        format=format,
        problems=tuple(problems),
    )


def _bad_bytes(name: str) -> Problem:
    message = "Some characters could not be decoded and show as “�”. Save the file as UTF-8 if they matter."
    return Problem(code="bad-characters", message=message, file=name)


def _links(text: str) -> tuple[tuple[str, str], ...]:
    named = [(match[1], match[2]) for match in _LINK.finditer(text)]
    known = {address for _, address in named}
    bare = [match.group().rstrip(".,;:!?") for match in _BARE.finditer(text)]
    return (*named, *((address, address) for address in bare if address not in known))


def _lines(text: str, markdown: bool) -> list[LayoutLine]:
    lines: list[LayoutLine] = []
    offset, fenced = 0, False
    raw = text.split("\n")
    for number, line in enumerate(raw):
        if markdown and line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif line.strip() and not (markdown and not fenced and _SETEXT.match(line)):
            under = raw[number + 1] if number + 1 < len(raw) else ""
            lines.append(_line(line, offset, under, markdown and not fenced))
        offset += len(line) + 1
    return lines


def _line(line: str, offset: int, under: str, markdown: bool) -> LayoutLine:
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    indent = float(len(line[:start].expandtabs(4)))
    heading = 0
    if bullet := _BULLET.match(line, 0, end):
        start = bullet.end()
    elif markdown and (match := _HEADING.match(line)):
        heading, start = len(match[1]), match.end()
        end = start + len(line[start:end].rstrip("# \t")) or end
    elif markdown and start == 0 and (match := _SETEXT.match(under)) and end > 0:
        heading = 1 if match[1] == "=" else 2
    bold = False
    if markdown and (whole := _BOLD.match(line, start, end)) and "**" not in whole[2]:
        start, end, bold = whole.start(2), whole.end(2), True
    strong = tuple(match.span() for match in _STRONG.finditer(line[start:end])) if markdown else ()
    return LayoutLine(
        text=line[start:end],
        start=offset + start,
        x=indent,
        bold=bold,
        heading=heading,
        bullet=bullet is not None,
        strong=strong,
    )
