"""Readers of finished files that are not ours: what the pipelines of employers are likely to call.

pypdfium2 comes along; pdfminer.six and docx2txt (the extra `proof`) and poppler's pdftotext are asked where they are
installed. Which were asked is part of every answer: a score without its readers says nothing.
"""

import importlib.util
import io
import shutil
import subprocess
from collections.abc import Callable

from finalist.core.errors import UserError
from finalist.core.text.bidi import reading_order

SECONDS = 20
Extract = Callable[[bytes], str]


def extractors(form: str) -> dict[str, Extract]:
    """Name → bytes to text, of every reader of `pdf` or `docx` that this machine has, ours not among them."""
    if form == "docx":
        return {"docx2txt": _docx2txt} if importlib.util.find_spec("docx2txt") else {"python-docx": _python_docx}
    found: dict[str, Extract] = {"pypdfium2": _pdfium}
    if importlib.util.find_spec("pdfminer"):
        found["pdfminer.six"] = _pdfminer
    if shutil.which("pdftotext"):
        found["pdftotext"] = _pdftotext
    return found


def _pdfium(data: bytes) -> str:
    """The text layer in the order in which it was written."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _pdfminer(data: bytes) -> str:
    """pdfminer.six with its own analysis of the layout; it gives the letters of a line as they stand on the page, so
    lines that run from right to left are turned here.
    """
    from pdfminer.high_level import extract_text

    lines = str(extract_text(io.BytesIO(data))).splitlines()
    return "\n".join(reading_order(line) for line in lines)


def _pdftotext(data: bytes) -> str:
    """Poppler, as most pipelines call it. Raises UserError when it does not answer."""
    try:
        done = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, timeout=SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise UserError(f"pdftotext could not read the file ({error}).", "Look at it in another reader.") from None
    return done.stdout.decode("utf-8", "replace")


def _docx2txt(data: bytes) -> str:
    import docx2txt

    return str(docx2txt.process(io.BytesIO(data)))


def _python_docx(data: bytes) -> str:
    """Its paragraphs, one after the other."""
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
