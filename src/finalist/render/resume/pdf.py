"""The sheet as a tagged PDF or as pictures, set by Typst in this process from one base and the theme's data.

No network and no packages. Fonts: Typst's own and two families under the Open Font Licence; for a letter they lack the
machine's fonts are asked, and where none has it that is said, never hidden behind an empty box.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from finalist.core.errors import Problem
from finalist.render.paper import ACCESSIBLE, NO_GLYPH
from finalist.render.resume.sheet import Sheet
from finalist.render.resume.themes import Theme

if TYPE_CHECKING:
    import typst

Paper = Literal["a4", "us-letter"]
TEMPLATES = Path(__file__).parents[1] / "templates" / "resume"
FONTS = ("font_source_sans_pro", "font_source_serif_pro")
DOTS_PER_INCH = 110.0
_ONE_AT_A_TIME = Lock()
"""A compiler of Typst serves one thread at a time; a server has several."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages (one file of PDF, or one PNG a page) and what is wrong with them. accessible: PDF/UA-1 is claimed."""

    files: tuple[bytes, ...]
    accessible: bool
    problems: tuple[Problem, ...] = ()


def resume_pdf(sheet: Sheet, theme: Theme, paper: Paper = "a4", photo: bytes = b"") -> Printed:
    """The PDF. Same sheet and theme, same bytes. photo: PNG or JPEG, b"" for none."""
    return _printed(sheet, theme, paper, photo, "pdf", DOTS_PER_INCH)


def resume_png(sheet: Sheet, theme: Theme, paper: Paper = "a4", photo: bytes = b"",
               ppi: float = DOTS_PER_INCH) -> Printed:  # fmt: skip
    """One picture a page, of what the PDF shows."""
    return _printed(sheet, theme, paper, photo, "png", ppi)


def resume_preview(sheet: Sheet, theme: Theme, paper: Paper = "a4", photo: bytes = b"",
                   ppi: float = 96.0) -> tuple[bytes, ...]:  # fmt: skip
    """The same pictures at once, for whoever is still typing: nothing is proved about letters or tags."""
    return _set(not _foreign(sheet), _inputs(sheet, theme, paper, photo), "png", ppi, strict=False)


def _printed(
    sheet: Sheet, theme: Theme, paper: Paper, photo: bytes, form: Literal["pdf", "png"], ppi: float
) -> Printed:
    inputs = _inputs(sheet, theme, paper, photo)
    for own_fonts in (True, False) if not _foreign(sheet) else (False,):
        try:
            return Printed(_set(own_fonts, inputs, form, ppi, strict=True), True)
        except _NoGlyphError as missing:
            words = str(missing)
    made = _set(False, inputs, form, ppi, strict=False)
    message = (
        f"No font on this machine has every letter of this résumé{words}. Install one (for example fonts-noto-cjk or "
        "fonts-noto-core), or choose another format: the text of DOCX, HTML and Markdown is whole."
    )
    return Printed(made, False, (Problem("missing-glyph", message),))


class _NoGlyphError(Exception):
    """A letter is in none of the fonts."""


def _set(own_fonts: bool, inputs: dict[str, str], form: Literal["pdf", "png"], ppi: float,
         strict: bool) -> tuple[bytes, ...]:  # fmt: skip
    import typst

    try:
        with _ONE_AT_A_TIME:
            compiler = _compiler(own_fonts)
            if form == "png" and strict:
                compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=ACCESSIBLE, timestamp=0)
            standard: Any = {"pdf_standards": ACCESSIBLE if strict else [], "timestamp": 0} if form == "pdf" else {}
            made: Any = compiler.compile(format=form, ppi=ppi, sys_inputs=inputs, **standard)
    except typst.TypstError as error:
        if strict and NO_GLYPH in str(error):
            raise _NoGlyphError(_named(str(error))) from error
        raise
    return tuple(bytes(page) for page in made) if isinstance(made, list) else (bytes(made),)


def _named(error: str) -> str:
    """The letter Typst names, as “: 字”."""
    before, _, _ = error.partition(NO_GLYPH)
    _, _, letter = before.rpartition("text ")
    letter = letter.strip().strip("`'\"") if len(letter) < 30 else ""
    return f" (missing: {letter})" if letter else ""


def _foreign(sheet: Sheet) -> bool:
    """Whether letters beyond Latin, Greek and Cyrillic occur: our own fonts need not be tried then."""
    text = json.dumps(asdict(sheet), ensure_ascii=False)
    return any(0x0590 <= ord(char) <= 0x1CFF or 0x2E80 <= ord(char) <= 0xD7FF for char in text)


def _inputs(sheet: Sheet, theme: Theme, paper: Paper, photo: bytes) -> dict[str, str]:
    shown = {**asdict(sheet), "unprinted": [], "photo": list(photo)}
    return {
        "sheet": json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace").decode(),
        "look": json.dumps(dict(theme.look)),
        "paper": paper,
    }


def font_folders() -> list[Path]:
    """Where the two families lie."""
    found = [find_spec(name) for name in FONTS]
    return [Path(spec.submodule_search_locations[0]) / "files" for spec in found
            if spec and spec.submodule_search_locations]  # fmt: skip


@cache
def _compiler(own_fonts: bool) -> "typst.Compiler":
    import typst

    folders: list[Any] = font_folders()
    return typst.Compiler(TEMPLATES / "resume.typ", root=TEMPLATES, font_paths=folders, ignore_system_fonts=own_fonts)
