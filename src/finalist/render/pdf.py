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

if TYPE_CHECKING:
    import typst

Paper = Literal["a4", "us-letter"]
TEMPLATES = Path(__file__).parent / "templates" / "pdf"
ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, titled, with a language."""


def plan_pdf(plan: GamePlan, zone: str | None = None, paper: Paper = "a4") -> bytes:
    """The PDF. `zone`: the candidate's IANA zone, in place of the plan's. Same plan, same bytes.

    When a letter is in none of Typst's fonts (a name in Chinese), the machine's fonts are added.
    """
    page = plan_page(plan, zone)
    inputs = {
        "page": json.dumps(asdict(page), ensure_ascii=False).encode("utf-8", "replace").decode(),
        "title": title_of(page),
        "paper": paper,
    }
    return _set(inputs, int(plan.made_at.timestamp()))


def _set(inputs: dict[str, str], stamp: int) -> bytes:
    made: Any = _compiler().compile(
        format="pdf", sys_inputs=inputs, pdf_standards=ACCESSIBLE, timestamp=stamp, pdf_tags=True
    )
    return bytes(made)


@cache
def _compiler() -> "typst.Compiler":
    import typst

    return typst.Compiler(TEMPLATES / "plan.typ", root=TEMPLATES, ignore_system_fonts=True)
