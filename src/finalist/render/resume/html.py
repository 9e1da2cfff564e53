"""The sheet as one HTML page: no script, no network, the theme's colours; prints as it reads."""

from functools import cache
from typing import TYPE_CHECKING

from finalist.render.resume.pdf import TEMPLATES
from finalist.render.resume.sheet import Sheet
from finalist.render.resume.sheet_words import after_title, group_words
from finalist.render.resume.themes import Theme

if TYPE_CHECKING:
    from jinja2 import Template

SERIF = frozenset({"Libertinus Serif", "Source Serif Pro"})


def resume_html(sheet: Sheet, theme: Theme) -> bytes:
    """The page, UTF-8. Everything from the résumé is escaped; links go nowhere but to mail, telephone and the web."""
    look = theme.look
    faces = {key: "Georgia, serif" if look["fonts"][key] in SERIF else "system-ui, sans-serif" if "Sans Pro" in
             look["fonts"][key] else "ui-monospace, monospace" for key in ("body", "head")}  # fmt: skip
    side = look["side"]["parts"] if theme.columns == 2 and not sheet.single else ()
    made = _template().render(sheet=sheet, look=look, faces=faces, side=side, after_title=after_title,
                              group_words=group_words)  # fmt: skip
    return made.encode("utf-8", "replace")


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    return made.get_template("page.html")
