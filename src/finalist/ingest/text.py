"""Any file as text in reading order: the one way in for every reader of documents."""

from finalist.core.errors import Unreadable
from finalist.ingest.detect import detect
from finalist.ingest.plain import read_plain
from finalist.ingest.read import PlainText


def read_text(data: bytes, name: str, tables: bool = False) -> PlainText:
    """The text of a PDF, DOCX, HTML, Markdown or plain text file, with its lines, links and JSON-LD.

    tables: read a PDF's tables row by row. JSON comes back as its text; so do mails and calendars, whose readers parse
    the bytes themselves. Raises Unreadable, with a code and what to do next, for anything that no reader can use.
    """
    format = detect(data, name)
    if format == "pdf":
        from finalist.ingest.pdf import read_pdf

        plain = read_pdf(data, name, tables)
    elif format == "docx":
        from finalist.ingest.docx import read_docx

        plain = read_docx(data, name)
    elif format == "html":
        from finalist.ingest.html import read_html

        plain = read_html(data, name)
    else:
        plain = read_plain(data, name, format)
    if not plain.text.strip():
        raise Unreadable(f"{name or 'The input'} holds no text.", "Give a file with text in it.", "empty-file")
    return plain
