"""Story banks from files: our own Markdown, CSV and JSON back without loss, two other programs', and any told file.

Bad records are said and left out; they never hide good ones.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from finalist.core.documents.base import Source
from finalist.core.documents.story import Story
from finalist.core.documents.story_bank import StoryBank, StoryRecord, tidy_line
from finalist.core.errors import Problem, Unreadable
from finalist.core.stories.written import COLUMNS, LISTS, MARKER, META, PARTS, parted, uncelled, unguarded
from finalist.ingest.stories import read_stories
from finalist.ingest.story_peers import is_career_ops, is_coaching_state, read_career_ops, read_coaching_state
from finalist.ingest.text import read_text

Found = tuple[StoryBank, tuple[Problem, ...]]
_ALIASES = {
    "story": "title", "name": "title", "headline": "title", "context": "situation", "s": "situation", "t": "task",
    "a": "action", "actions": "action", "r": "result", "results": "result", "outcome": "result", "impact": "result",
    "learning": "lesson", "reflection": "lesson", "l": "lesson", "description": "text", "full text": "text",
    "competency": "competencies", "told": "told_to", "told to": "told_to", "heard by": "told_to", "date": "when",
    "tag": "tags", "labels": "tags",
}  # fmt: skip
"""How other tables call the columns."""


def read_story_bank(data: bytes, name: str) -> Found:
    """The stories of a file and what was wrong with it. Raises Unreadable when nothing can be read."""
    plain = read_text(data, name)
    text = plain.text.lstrip("\ufeff")
    if plain.format in ("text", "markdown", "json", "csv"):
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    start = text.lstrip()[:1]
    if start in ("{", "[") and (rows := _json(text, name)) is not None:
        return _records(rows, name)
    if text.lstrip().startswith(MARKER):
        return _records(_marked(text), name)
    if name.lower().endswith(".csv") or _looks_like_csv(text):
        return _records(_table(text, name), name)
    for fits, read in ((is_coaching_state, read_coaching_state), (is_career_ops, read_career_ops)):
        if fits(text):
            return _records(read(text), name)
    return _told(data, name)


def _records(rows: list[Mapping[str, Any]], name: str) -> Found:
    """The rows that are stories, and a problem for each that is not."""
    stories: list[StoryRecord] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        try:
            record = StoryRecord.model_validate(row)
        except ValidationError as wrong:
            field = ".".join(str(part) for part in wrong.errors()[0]["loc"]) or "story"
            message = f"Story {number} was left out: its “{field}” is not as it should be."
            problems.append(Problem("bad-story", message, name))
            continue
        if record.told() or record.title:
            stories.append(record)
    if not stories:
        message = "No story was found. Write each under a heading, in a few sentences."
        problems.append(Problem("no-stories", message, name))
    return StoryBank(stories=tuple(stories)), tuple(problems)


def _json(text: str, name: str) -> list[Mapping[str, Any]] | None:
    """The rows of a JSON file; None when it only looks like one and may be told text."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        if name.lower().endswith(".json"):
            raise Unreadable(
                f"{name} is not valid JSON.", "Export it again, or save the stories as Markdown."
            ) from None
        return None
    rows = loaded.get("stories") if isinstance(loaded, dict) else loaded
    if not isinstance(rows, list):
        raise Unreadable(f"{name} holds no list of stories.", 'A JSON file of stories is {"stories": [ … ]}.')
    return [_object_row(row) if isinstance(row, dict) else {"text": row} for row in rows]


def _object_row(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object of a JSON file; words under names that nobody knows are kept beside the story."""
    if all(key in COLUMNS for key in row):
        return row
    known = {_column(key): value for key, value in row.items() if _column(key) in COLUMNS}
    beside = {key: value for key, value in row.items() if _column(key) not in COLUMNS and isinstance(value, str)}
    kept = known.get("extra")
    return {**known, "extra": {**beside, **(kept if isinstance(kept, dict) else {})}}


def _marked(text: str) -> list[Mapping[str, Any]]:
    """The stories of our own Markdown."""
    rows: list[dict[str, Any]] = []
    labels = {f"**{part.capitalize()}:**": part for part in PARTS}
    part, meta = "text", False
    for line in text.split("\n"):
        if line.startswith("## ") and not meta:
            rows.append({"title": line[3:], "text": []})
            part = "text"
        elif not rows:
            continue
        elif line == "---" and (meta or (list(rows[-1]) == ["title", "text"] and not rows[-1]["text"])):
            meta = not meta
        elif meta:
            _front(rows[-1], line)
        elif line in labels:
            part = labels[line]
        else:
            rows[-1].setdefault(part, []).append(unguarded(line))
    return [{key: "\n".join(value) if key in ("text", *PARTS) else value for key, value in row.items()} for row in rows]


def _front(row: dict[str, Any], line: str) -> None:
    """A line of front matter; what is no JSON was written by hand."""
    key, _, value = line.partition(":")
    key = key.strip()
    if key not in META:
        return
    try:
        row[key] = json.loads(value)
    except (ValueError, RecursionError):
        row[key] = parted(value.strip(" []").replace(",", ";")) if key in LISTS else value.strip()


def _looks_like_csv(text: str) -> bool:
    head = text.split("\n", 1)[0].replace('"', "").casefold().split(",")
    return len(head) > 2 and sum(_column(cell) in COLUMNS for cell in head) > 1


def _column(head: str) -> str:
    flat = tidy_line(head).casefold()
    return _ALIASES.get(flat, flat.replace(" ", "_"))


def _table(text: str, name: str) -> list[Mapping[str, Any]]:
    """The rows of a table, by its head; columns that nobody knows are kept beside the story."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        raise Unreadable(f"{name} is not a table that can be read.", "Save it as CSV in UTF-8 again.") from None
    if not rows:
        return []
    heads = [(head, _column(head)) for head in rows[0]]
    return [dict(_row(heads, row)) for row in rows[1:] if any(row)]


def _row(heads: list[tuple[str, str]], cells: list[str]) -> Iterator[tuple[str, Any]]:
    extra: dict[str, str] = {}
    for (head, column), written in zip(heads, cells, strict=False):
        value = uncelled(written)
        if column in LISTS:
            yield column, parted(value)
        elif column == "extra":
            extra |= _object(value)
        elif column in COLUMNS:
            yield column, value
        elif value.strip():
            extra[tidy_line(head) or "column"] = value
    yield "extra", extra


def _object(text: str) -> dict[str, str]:
    try:
        loaded = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {"extra": text}
    pairs = loaded.items() if isinstance(loaded, dict) else ()
    return {key: value for key, value in pairs if isinstance(value, str)}


def _told(data: bytes, name: str) -> Found:
    """Any other file, by the reader of told stories: named parts as parts, the rest as the telling."""
    read = read_stories(data, name)
    if read.document is None or read.source is None:
        return StoryBank(), read.problems
    return StoryBank(stories=tuple(_record(story, read.source) for story in read.document.stories)), read.problems


def _record(story: Story, source: Source) -> StoryRecord:
    stated = {
        part: "\n".join(span.evidence.verbatim for span in story.parts if span.stated and span.part == part)
        for part in PARTS
    }
    free = [span.evidence for span in story.parts if not span.stated]
    return StoryRecord(
        title=story.title.value,
        text="\n\n".join(_joined(source, [(ref.start, ref.end) for ref in free])),
        competencies=(*story.competencies, *story.situations),
        told_to=tuple(name.value for name in story.told_to),
        when=story.when.value if story.when else "",
        **stated,
    )


def _joined(source: Source, spans: list[tuple[int, int]]) -> list[str]:
    """The words of the spans; what only white space parts stays together as it stood."""
    joined: list[list[int]] = []
    for start, end in spans:
        if joined and not source.text[joined[-1][1] : start].strip():
            joined[-1][1] = end
        else:
            joined.append([start, end])
    return [source.text[start:end] for start, end in joined]
