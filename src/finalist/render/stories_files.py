"""A story bank as a file: Markdown that people edit, CSV for a spreadsheet, JSON for programs."""

import csv
import io
import json
from collections.abc import Callable

from finalist.core.documents.story_bank import StoryBank, StoryRecord
from finalist.core.stories.written import (
    COLUMNS,
    LISTS,
    MARKER,
    META,
    PARTS,
    PLAIN_TITLE,
    cell,
    guarded,
    joined,
    label,
    one_line,
)


def to_markdown(bank: StoryBank) -> str:
    """Markdown with front matter under each heading; `finalist prep --stories` reads it too."""
    return "\n".join([MARKER, "# Stories", *(line for story in bank.stories for line in _story(story))]) + "\n"


def _story(story: StoryRecord) -> list[str]:
    plain = PLAIN_TITLE.fullmatch(story.title) is not None
    lines = ["", f"## {story.title if plain else 'Story'}"]
    values = {} if plain else {"title": story.title}
    values |= {key: getattr(story, key) for key in META[1:] if getattr(story, key)}
    if values:
        lines += ["---", *(f"{key}: {one_line(value)}" for key, value in values.items()), "---"]
    for part in ("text", *PARTS):
        if told := getattr(story, part):
            lines += ["", *([] if part == "text" else [label(part)]), *map(guarded, told.split("\n"))]
    return lines


def to_csv(bank: StoryBank) -> str:
    """A row a story; no cell begins a formula. Lines end in CRLF, as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for story in bank.stories:
        writer.writerow([cell(_cell(story, column)) for column in COLUMNS])
    return out.getvalue()


def _cell(story: StoryRecord, column: str) -> str:
    if column in LISTS:
        return joined(getattr(story, column))
    if column == "extra":
        return one_line(story.extra) if story.extra else ""
    value: str = getattr(story, column)
    return value


def to_json(bank: StoryBank) -> str:
    """`{"stories": […]}`, without what a story does not have."""
    rows = [story.model_dump(mode="json", exclude_defaults=True) for story in bank.stories]
    return json.dumps({"stories": rows}, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[StoryBank], str]] = {"md": to_markdown, "csv": to_csv, "json": to_json}
