"""What a file is: by its content first, by its name only where the content leaves it open.

A file that no reader can use is refused here, each kind with its own sentence that says what to do next.
"""

import io
import re
import zipfile
from typing import Literal

from finalist.core.errors import Unreadable
from finalist.ingest.plain import decode
from finalist.ingest.read import MAX_BYTES

Format = Literal["pdf", "docx", "html", "eml", "ics", "json", "markdown", "text"]

SAVE_AS = "Save it as PDF, DOCX or plain text and give that file."

_REFUSED: tuple[tuple[tuple[bytes, ...], str, str, str], ...] = (
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), "old-word", "{name} is an old Office file (.doc).",
     "Open it in a word processor, save it as .docx or PDF, and give that file."),
    ((b"{\\rtf",), "rtf", "{name} is a rich text file (RTF).", SAVE_AS),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x00\x1cftyp",
      b"\x00\x00\x00\x18ftypheic", b"\x00\x00\x00\x18ftypmif1"), "image", "{name} is a picture.",
     "Give the document it was made from, or paste the text into a .txt file."),
    ((b"%!PS",), "postscript", "{name} is a PostScript file.", "Print it to PDF and give that file."),
    ((b"ID3", b"OggS", b"fLaC", b"RIFF", b"\x1aE\xdf\xa3"), "media", "{name} is a sound, picture or video file.",
     "Give a document: PDF, DOCX, HTML, Markdown or plain text."),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"), "archive", "{name} is a packed archive.",
     "Unpack it and give the document inside."),
)  # fmt: skip
_ZIPS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", "spreadsheet", "{name} is a spreadsheet."),
    ("ppt/presentation.xml", "slides", "{name} is a slide deck."),
    ("content.xml", "opendocument", "{name} is an OpenDocument file."),
    ("Index/Document.iwa", "pages", "{name} is a Pages document."),
    ("Index.zip", "pages", "{name} is a Pages document."),
    ("index.xml", "pages", "{name} is a Pages document."),
)
_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|main|article|section|div|table|h[1-6]|ul|p|meta)\b[^<>]*>", re.I
)
_HEADER = re.compile(r"([!-9;-~]{1,60}):[ \t]?")
_MAIL = frozenset(
    {"from", "to", "subject", "date", "received", "return-path", "mime-version", "message-id", "delivered-to"}
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|---\s*$[\s\S]{0,2000}?^---\s*$|\s*[-*+] \*\*|\[[^\]\n]{1,80}\]\(https?://)", re.M
)
_NAMED: tuple[tuple[str, Format], ...] = (
    (".md", "markdown"), (".markdown", "markdown"), (".json", "json"), (".eml", "eml"), (".ics", "ics"),
    (".html", "html"), (".htm", "html"), (".xhtml", "html"),
)  # fmt: skip


def detect(data: bytes, name: str) -> Format:
    """The format of a file. Raises Unreadable (with a code of its own) for what no reader can use."""
    shown = name or "The input"
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{shown} is larger than {MAX_BYTES // 2**20} MB.", "Give a smaller file.", "too-large")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable(f"{shown} is empty.", "Give a file with text in it.", "empty-file")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data, shown)
    for marks, code, what, next_step in _REFUSED:
        if data.startswith(marks) and not (code in ("image", "media", "archive") and _is_text(data)):
            raise Unreadable(what.format(name=shown), next_step, code)
    if not _is_text(data):
        raise Unreadable(f"{shown} is not a text document.", SAVE_AS, "binary")
    return _text(decode(data[:200_000]), name.lower())


def _zip(data: bytes, shown: str) -> Format:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        RuntimeError,
        NotImplementedError,
        OverflowError,
    ) as error:
        raise Unreadable(f"{shown} is damaged: it starts like a DOCX but can not be opened.",
                         "Open it in a word processor and save it again.", "damaged-docx") from error  # fmt: skip
    if "word/document.xml" in names:
        return "docx"
    for member, code, what in _ZIPS:
        if member in names:
            raise Unreadable(what.format(name=shown), SAVE_AS, code)
    raise Unreadable(f"{shown} is a packed archive.", "Unpack it and give the document inside.", "archive")


def _is_text(data: bytes) -> bool:
    head = data[:8192]
    text = decode(head)
    odd = sum(1 for char in text if char == "\ufffd" or (char < " " and char not in "\t\n\r\f\x0b\x1b"))
    return odd * 20 <= len(text)


def _text(text: str, name: str) -> Format:
    start = text.lstrip("\ufeff \t\r\n")
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return "ics"
    if start[:1] in "{[" and _is_json(start, name):
        return "json"
    if _is_mail(start):
        return "eml"
    if start.startswith("<") and _HTML.search(start[:20_000]):
        return "html"
    for ending, format in _NAMED:
        if name.endswith(ending) and format != "eml":
            return format
    if name.endswith(".eml"):
        return "eml" if _HEADER.match(start) else "text"
    if len(_HTML.findall(start[:20_000])) >= 3:
        return "html"
    return "markdown" if _MARKDOWN.search(start[:20_000]) else "text"


def _is_json(start: str, name: str) -> bool:
    if name.endswith(".json"):
        return True
    return bool(re.match(r'\{\s*(?:"[^"\n]{0,100}"\s*:|\})|\[\s*(?:[{\["\]\d-])', start)) and not name.endswith(".md")


def _is_mail(start: str) -> bool:
    seen: set[str] = set()
    for line in start[:20_000].splitlines():
        if not line.strip():
            break
        if line[0] in " \t" and seen:
            continue
        match = _HEADER.match(line)
        if match is None:
            return False
        seen.add(match[1].lower())
    known = seen & _MAIL
    return bool(known & {"from", "received", "return-path"}) and len(known) >= 2
