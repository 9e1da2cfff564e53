"""How a story bank is written, said once for those who write it and those who read it back.

Markdown: a marker line, then for each story a heading, front matter of `key: JSON` lines, the telling, and its parts
under `**Situation:**` lines. A line that would be taken for any of these gets a backslash. CSV: lists as “a; b”, and
a cell that a spreadsheet would run as a formula gets an apostrophe.
"""

import json
import re

MARKER = "<!-- finalist: stories -->"
PARTS = ("situation", "task", "action", "result", "lesson")
LISTS = ("competencies", "told_to", "tags")
COLUMNS = ("title", *PARTS, "text", *LISTS, "when", "extra")
META = ("title", *LISTS, "when", "extra")
PLAIN_TITLE = re.compile(r"[^\W_](?:[^\W_]| (?! )|[,.'’()&-](?=\S))*")
"""A title that a heading can hold as it is."""
_TAKEN = re.compile(
    r"\\|[ \t]*(?:[#=>~`|]|---|\*\*|___?|[-*_] ?[-*_]|<!--|-?[ \t]*(?:title|story|told|heard|tags?|when|date|shows"
    r"|good for|competenc|situation|task|action|result|lesson|s:|t:|a:|r:|l:))",
    re.IGNORECASE,
)
_FORMULA = "=+-@\t'"


def guarded(line: str) -> str:
    """A line of telling, so that it is not read as anything else."""
    return "\\" + line if _TAKEN.match(line) else line


def unguarded(line: str) -> str:
    """The line as it was told."""
    return line[1:] if line.startswith("\\") else line


def label(part: str) -> str:
    """The line that begins a part: “**Situation:**”."""
    return f"**{part.capitalize()}:**"


def one_line(value: object) -> str:
    """A value as JSON on one line that no reader of lines takes for two."""
    return json.dumps(value, ensure_ascii=False)


def cell(text: str) -> str:
    """A cell that no spreadsheet runs."""
    return "'" + text if text[:1] and text[0] in _FORMULA else text


def uncelled(text: str) -> str:
    """The cell as it was meant."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in _FORMULA else text


def joined(items: tuple[str, ...]) -> str:
    """A list in one cell: “a; b”, or JSON when an item holds a semicolon or looks like JSON."""
    if any(";" in item or item.startswith("[") for item in items):
        return one_line(list(items))
    return "; ".join(items)


def parted(text: str) -> tuple[str, ...]:
    """The list of a cell."""
    if text.startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return tuple(item for item in found if isinstance(item, str))
    return tuple(item.strip() for item in text.split(";") if item.strip())
