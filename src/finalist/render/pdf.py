"""The plan as a tagged PDF, set by Typst in this process: no network, no packages, no fonts but Typst's own.

The templates are ours; everything from documents travels as JSON data, so nothing in it can be read as markup.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from finalist.core.documents.gameplan import GamePlan
from finalist.render.html import title_of
from finalist.render.page.build import plan_page
from finalist.render.paper import ACCESSIBLE, NO_GLYPH

if TYPE_CHECKING:
    import typst

Paper = Literal["a4", "us-letter"]
TEMPLATES = Path(__file__).parent / "templates" / "pdf"


def plan_pdf(plan: GamePlan, zone: str | None = None, paper: Paper = "a4") -> bytes:
    """The PDF. `zone`: the candidate's IANA zone, in place of the plan's. Same plan, same bytes.

    A letter that Typst's fonts lack (a name in Chinese) is taken from the machine's fonts; where those lack it too,
    the PDF shows an empty box for it and no longer claims PDF/UA.
    """
    page = plan_page(plan, zone)
    inputs = {
        "page": json.dumps(asdict(page), ensure_ascii=False).encode("utf-8", "replace").decode(),
        "title": title_of(page),
        "paper": paper,
    }
    stamp = int(plan.made_at.timestamp())
    for own_fonts, standard in ((True, ACCESSIBLE), (False, ACCESSIBLE)):
        made = _set(_compiler(own_fonts), inputs, stamp, standard)
        if made is not None:
            return made
    made = _set(_compiler(False), inputs, stamp, [])
    assert made is not None
    return made


def _set(
    compiler: "typst.Compiler", inputs: dict[str, str], stamp: int, standard: Literal["ua-1"] | list[Any]
) -> bytes | None:
    """The PDF; None when a letter is in none of the fonts, which PDF/UA forbids."""
    import typst

    try:
        made: Any = compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=standard, timestamp=stamp, pdf_tags=True
        )
    except typst.TypstError as error:
        if standard and NO_GLYPH in str(error):
            return None
        raise
    return bytes(made)


@cache
def _compiler(own_fonts: bool) -> "typst.Compiler":
    import typst

    return typst.Compiler(TEMPLATES / "plan.typ", root=TEMPLATES, ignore_system_fonts=own_fonts)
