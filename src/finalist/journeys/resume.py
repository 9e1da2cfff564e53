"""A résumé from any file to any format: read, laid on a sheet, printed; what was not understood is told on the way."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.errors import Problem, UserError
from finalist.core.resume.placeholders import finished
from finalist.core.resume.sections import arranged, known
from finalist.ingest.read import Read
from finalist.ingest.resume import read_resume
from finalist.render.resume.dress import dressed
from finalist.render.resume.sheet import Sheet, sheet_of
from finalist.render.resume.themes import DEFAULT, Theme, theme, tongue

Paper = Literal["a4", "us-letter"]
FORMATS = ("pdf", "docx", "html", "txt", "md", "json", "png")
MAX_PHOTO = 3 * 1024 * 1024
"""A larger photo is refused: convention, and parsers refuse files above 2.5 MB (E8.3)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to print and how. photo: PNG or JPEG, b"" for none; accent, font: as `dressed` takes them; sections: those
    that come first, () for the document's own order.
    """

    format: str
    theme: str = DEFAULT
    paper: Paper = "a4"
    language: str = "en"
    photo: bytes = b""
    accent: str = ""
    font: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """The files by ending name part (“”, or “-2” for a second page of pictures), and everything the reader should be
    told.
    """

    files: tuple[tuple[str, bytes], ...]
    problems: tuple[Problem, ...]
    accessible: bool = False


def read(data: bytes, name: str) -> tuple[Resume, tuple[Problem, ...]]:
    """The résumé in a file of any known format. Raises UserError when there is none in it."""
    found: Read[Resume] = read_resume(data, name)
    if found.document is None:
        raise UserError(str(found.problems[-1]) if found.problems else f"{name}: no résumé was found in it.")
    return found.document, found.problems


def from_tree(tree: Mapping[str, Any]) -> JsonResume:
    """A document kept as JSON; what JSON Resume cannot have in it is left out as a reader of files leaves it out."""
    import json

    from pydantic import ValidationError

    try:
        return JsonResume.model_validate(tree)
    except ValidationError:
        pass
    try:
        return read(json.dumps(dict(tree)).encode(), "resume.json")[0].content
    except UserError:
        return JsonResume()


def format_of(path: str) -> str:
    """The format that a file name asks for. Raises UserError naming the ones there are."""
    ending = PurePath(path).suffix.lower().lstrip(".")
    ending = {"htm": "html", "markdown": "md", "text": "txt"}.get(ending, ending)
    if ending not in FORMATS:
        raise UserError(f"{path}: there is no writer for this ending.", f"Choose one of: {', '.join(FORMATS)}.")
    return ending


def build(content: JsonResume, order: Order) -> Built:
    """The résumé in the format asked for. Raises UserError for an unknown theme, language, section or format."""
    if order.sections:
        tree = content.model_dump(mode="json", exclude_unset=True)
        content = JsonResume.model_validate(arranged(tree, known(tree, order.sections)))
    if order.format == "json":
        return Built((("", as_json(content)),), ())
    content, gaps = finished(content)
    sheet = sheet_of(content, tongue(order.language))
    return build_sheet(sheet, order, (*_unprinted(sheet), *_gaps(gaps)))


def build_sheet(sheet: Sheet, order: Order, told: tuple[Problem, ...] = ()) -> Built:
    """Any sheet (a résumé's, a letter's) in the format asked for, but JSON. Raises UserError for an unknown theme."""
    look = dressed(theme(order.theme), order.accent, order.font)
    if order.format in ("pdf", "png"):
        from finalist.render.resume.pdf import resume_pdf, resume_png

        printed = (resume_pdf if order.format == "pdf" else resume_png)(sheet, look, order.paper, order.photo)
        names = ("", *(f"-{page}" for page in range(2, len(printed.files) + 1)))
        return Built(tuple(zip(names, printed.files, strict=True)), (*told, *printed.problems), printed.accessible)
    return Built((("", _WRITERS[order.format](sheet, look, order)),), told)


def pages(content: JsonResume, order: Order, ppi: float) -> tuple[bytes, ...]:
    """The pages as pictures (PNG) at once, unproved: what an editor shows beside the words. Raises UserError."""
    from finalist.render.resume.pdf import resume_preview

    look = dressed(theme(order.theme), order.accent, order.font)
    sheet = sheet_of(finished(content)[0], tongue(order.language))
    return resume_preview(sheet, look, order.paper, order.photo, ppi)


def as_json(content: JsonResume) -> bytes:
    """JSON Resume v1 with everything that was given, unknown keys too, and no empty keys that were not."""
    import json

    kept = content.model_dump(mode="json", exclude_unset=True)
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def photo_of(content: JsonResume, fetch: Callable[[str], bytes]) -> bytes:
    """The picture that basics.image names: a data address, or a file that `fetch` reads. Raises UserError."""
    named = str((content.basics.model_extra or {}).get("image") or "")
    if not named:
        raise UserError(
            "There is no photo: basics.image is empty.", "Name a PNG or JPEG file there, or leave --photo out."
        )
    if named.startswith(("http://", "https://")):
        raise UserError(
            "The photo is a web address, and nothing is downloaded.", "Save it beside the résumé and name the file."
        )
    data = _inline(named) if named.startswith("data:") else fetch(named)
    if not data.startswith((b"\x89PNG", b"\xff\xd8\xff")) or len(data) > MAX_PHOTO:
        raise UserError(
            "The photo is no PNG or JPEG, or larger than 3 MB.", "Give a smaller picture in one of these formats."
        )
    return data


def _inline(address: str) -> bytes:
    try:
        return b64decode(address.partition(",")[2], validate=True)
    except (NotBase64, ValueError):
        return b""


def _unprinted(sheet: Sheet) -> tuple[Problem, ...]:
    """One sentence about the values that no page shows."""
    if not sheet.unprinted:
        return ()
    shown = ", ".join(sheet.unprinted[:6]) + (" …" if len(sheet.unprinted) > 6 else "")
    message = f"Kept in the document, shown on no page: {shown}. They are written out with -o NAME.json."
    return (Problem("unprinted", message, severity="info"),)


def _gaps(left: tuple[str, ...]) -> tuple[Problem, ...]:
    """One sentence about lines that wait to be finished."""
    if not left:
        return ()
    shown = "; ".join(f"“{one[:60]}”" for one in left[:3])
    return (Problem("placeholder", f"Left out until the gaps ⟨ ⟩ are filled in: {shown}."),)


def _docx(sheet: Sheet, look: Theme, order: Order) -> bytes:
    from finalist.render.resume.docx import resume_docx

    return resume_docx(sheet, look, order.paper, order.photo)


def _html(sheet: Sheet, look: Theme, order: Order) -> bytes:
    del order
    from finalist.render.resume.html import resume_html

    return resume_html(sheet, look)


def _plain(sheet: Sheet, look: Theme, order: Order) -> bytes:
    from finalist.render.resume.text import resume_md, resume_txt

    del look
    return (resume_txt if order.format == "txt" else resume_md)(sheet)


_WRITERS: dict[str, Callable[[Sheet, Theme, Order], bytes]] = {
    "docx": _docx, "html": _html, "txt": _plain, "md": _plain,
}  # fmt: skip
