"""The sheet as a tagged PDF or as pictures, set by Typst in this process from one base and the theme's data.

No network, no Typst packages. Fonts: Typst's own and two families under the Open Font Licence, more for other scripts
where they are installed; for a letter that all lack the machine's are asked, and where none has it that is said.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from finalist.core.errors import Problem, UserError
from finalist.render.paper import ACCESSIBLE, NO_GLYPH
from finalist.render.resume.scripts import LATIN, Script, folders, how_to_get, scripts_in
from finalist.render.resume.sheet import Sheet
from finalist.render.resume.themes import Theme

if TYPE_CHECKING:
    import typst

Paper = Literal["a4", "us-letter"]
TEMPLATES = Path(__file__).parents[1] / "templates" / "resume"
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
    inputs = _inputs(sheet, theme, paper, photo)
    scripts = scripts_in(inputs["sheet"])
    at_hand = all(folders((module,)) for one in scripts for module in one.modules)
    return _set(at_hand, scripts, inputs, "png", ppi, strict=False)


def _printed(
    sheet: Sheet, theme: Theme, paper: Paper, photo: bytes, form: Literal["pdf", "png"], ppi: float
) -> Printed:
    inputs = _inputs(sheet, theme, paper, photo)
    scripts = scripts_in(inputs["sheet"])
    for own_fonts in (True, False):
        try:
            return Printed(_set(own_fonts, scripts, inputs, form, ppi, strict=True), True)
        except _NoGlyphError as missing:
            words = str(missing)
    made = _set(False, scripts, inputs, form, ppi, strict=False)
    message = (
        f"No font on this machine has every letter of this document{words}. {how_to_get(scripts)}, or choose another "
        "format: the text of DOCX, HTML and Markdown is whole."
    )
    return Printed(made, False, (Problem("missing-glyph", message),))


_FACING = (b"/Direction/R2L", b"/Direction/L2R")
"""A preference on how viewers lay facing pages. pdfium takes it for the direction of every line and turns the parts of
addresses and numbers round; the language and the text themselves say how they run."""


class _NoGlyphError(Exception):
    """A letter is in none of the fonts."""


def _set(own_fonts: bool, scripts: tuple[Script, ...], inputs: dict[str, str], form: Literal["pdf", "png"], ppi: float,
         strict: bool) -> tuple[bytes, ...]:  # fmt: skip
    import typst

    try:
        with _ONE_AT_A_TIME:
            compiler = _compiler(own_fonts, scripts)
            if form == "png" and strict:
                compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=ACCESSIBLE, timestamp=0)
            standard: Any = {"pdf_standards": ACCESSIBLE if strict else [], "timestamp": 0} if form == "pdf" else {}
            made: Any = compiler.compile(format=form, ppi=ppi, sys_inputs=inputs, **standard)
    except typst.TypstError as error:
        if strict and NO_GLYPH in str(error):
            raise _NoGlyphError(_named(str(error))) from error
        if "decode image" in str(error):
            raise UserError(
                "The photo is damaged.", "Open it, save it anew as PNG or JPEG, and name that file."
            ) from error
        raise
    pages = tuple(bytes(page) for page in made) if isinstance(made, list) else (bytes(made),)
    return tuple(page.replace(*_FACING) for page in pages) if form == "pdf" else pages


def _named(error: str) -> str:
    """The letter Typst names, as “: 字”."""
    before, _, _ = error.partition(NO_GLYPH)
    _, _, letter = before.rpartition("text ")
    letter = letter.strip().strip("`'\"") if len(letter) < 30 else ""
    return f" (missing: {letter})" if letter else ""


def _inputs(sheet: Sheet, theme: Theme, paper: Paper, photo: bytes) -> dict[str, str]:
    shown = {**asdict(sheet), "unprinted": [], "photo": list(photo)}
    return {
        "sheet": json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace").decode(),
        "look": json.dumps(dict(theme.look)),
        "paper": paper,
    }


@cache
def _compiler(own_fonts: bool, scripts: tuple[Script, ...]) -> "typst.Compiler":
    """One for every set of fonts, for fonts are read when it is made."""
    import typst

    modules = (*LATIN, *(module for one in scripts for module in one.modules))
    paths: list[Any] = list(folders(modules))
    return typst.Compiler(TEMPLATES / "resume.typ", root=TEMPLATES, font_paths=paths, ignore_system_fonts=own_fonts)
