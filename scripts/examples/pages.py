"""Puts the words of an advertisement into the page of its job site, between the menus, banners and footers."""

from html import escape
from pathlib import Path

from blocks import Block, blocks

_PLACE = "<!-- posting -->\n"
_STYLES = {"bold": "strong", "italic": "em"}


def posting_html(page: Path, markdown: str) -> bytes:
    """`page` with everything from the first section of `markdown` on at its mark."""
    items = blocks(markdown)
    first = next(number for number, item in enumerate(items) if item.kind == "h2")
    return page.read_text("utf-8").replace(_PLACE, _html(items[first:])).encode()


def _html(items: list[Block]) -> str:
    lines: list[str] = []
    in_list = False
    for item in items:
        if in_list != (item.kind == "li"):
            lines.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        words = "".join(_run(run.text, run.style) for run in item.runs)
        lines.append(f"<{item.kind}>{words}</{item.kind}>")
    return "\n".join([*lines, *(["</ul>"] if in_list else [])]) + "\n"


def _run(text: str, style: str) -> str:
    words = escape(text, quote=False)
    return f"<{_STYLES[style]}>{words}</{_STYLES[style]}>" if style in _STYLES else words
