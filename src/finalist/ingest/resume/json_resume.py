"""JSON Resume files: kept as they are, unknown keys too. The source text is the values, a line each, so that every
value can be quoted like the words of any other résumé.
"""

import json
from typing import Any

from pydantic import ValidationError

from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.errors import Problem, Unreadable
from finalist.ingest.lines import clean
from finalist.ingest.read import MAX_CHARS, Read, source_of
from finalist.ingest.resume.spans import Span, said, settle

MAX_VALUES = 5000
MAX_DEPTH = 12
_PARTS = frozenset(
    [
        "basics",
        "work",
        "volunteer",
        "education",
        "awards",
        "certificates",
        "publications",
        "skills",
        "languages",
        "interests",
        "references",
        "projects",
    ]
)


def read_json_resume(data: bytes, text: str, name: str, source_id: str) -> Read[Resume]:
    """A JSON Resume. Raises Unreadable for broken JSON and for JSON that is no résumé."""
    return read_tree(data, _parsed(text, name), name, source_id, [])


def read_tree(data: bytes, raw: dict[str, Any], name: str, source_id: str, problems: list[Problem]) -> Read[Resume]:
    """A résumé from a tree in the shape of JSON Resume, whatever file it was made from."""
    raw = _shaped(raw, name, problems)
    pieces: list[str] = []
    tree = _noted(raw, pieces, [0], 0)
    source = source_of(data, "\n".join(pieces), name=name, kind="resume", source_id=source_id)
    content, spans = settle(tree, source)
    return Read(
        Resume(source=source_id, content=_validated(content, name, problems), spans=spans), source, tuple(problems)
    )


def _parsed(text: str, name: str) -> dict[str, Any]:
    shown = name or "The input"
    try:
        raw = json.loads(text, parse_constant=lambda _: None)
    except RecursionError as error:
        raise Unreadable(f"{shown} is nested too deeply.", "Give a JSON Resume file.", "broken-json") from error
    except ValueError as error:
        place = f" at line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(f"{shown} is not valid JSON{place}.", "Mend it there and try again.", "broken-json") from error
    if not isinstance(raw, dict) or not _PARTS & set(raw):
        raise Unreadable(f"{shown} is JSON, but no JSON Resume: it has no basics, work or education.",
                         "See https://jsonresume.org/schema for the format.", "not-a-resume")  # fmt: skip
    return raw


def _shaped(raw: dict[str, Any], name: str, problems: list[Problem]) -> dict[str, Any]:
    """Parts of the wrong shape left out, each with a problem; single objects where lists belong become lists."""
    shaped: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in _PARTS:
            shaped[key] = value
        elif key == "basics":
            if isinstance(value, dict):
                shaped[key] = _basics(value)
            elif value is not None:
                problems.append(_wrong(key, name))
        else:
            items = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
            good = [_item(key, item) for item in items if isinstance(item, dict | str) and item]
            if len(good) < len(items) or (not items and value not in (None, [], "")):
                problems.append(_wrong(key, name))
            shaped[key] = good
    return shaped


def _basics(value: dict[str, Any]) -> dict[str, Any]:
    basics = dict(value)
    if isinstance(basics.get("location"), str):
        basics["location"] = {"city": basics["location"]}
    if "website" in basics and not basics.get("url"):
        basics["url"] = basics.pop("website")
    profiles = basics.get("profiles")
    if "profiles" in basics:
        basics["profiles"] = [item for item in profiles if isinstance(item, dict)] if isinstance(profiles, list) else []
    return basics


_FIRST_FIELD = {
    "skills": "name",
    "interests": "name",
    "languages": "language",
    "references": "name",
    "education": "institution",
}
_OLD_NAMES = {"company": "name", "organization": "name", "website": "url", "title": "name", "awarder": "issuer",
              "publisher": "issuer", "releaseDate": "date", "reference": "summary", "organisation": "name"}  # fmt: skip


def _item(part: str, item: dict[str, Any] | str) -> dict[str, Any]:
    """An item with the names of earlier versions of the format beside today's; a bare string is its first field."""
    if isinstance(item, str):
        return {_FIRST_FIELD.get(part, "name"): item}
    made = dict(item)
    for old, new in _OLD_NAMES.items():
        if (
            old in made
            and not made.get(new)
            and isinstance(made[old], str)
            and not (part == "projects" and old == "title")
        ):
            made[new] = made.pop(old)
    for field in ("highlights", "keywords", "courses"):
        if isinstance(made.get(field), str):
            made[field] = [made[field]]
        elif isinstance(made.get(field), list):
            made[field] = [str(each) for each in made[field] if isinstance(each, str | int | float) and each != ""]
        elif field in made:
            made.pop(field)
    return made


def _wrong(key: str, name: str) -> Problem:
    message = f"Parts of “{key}” are not as JSON Resume has them and were left out. Compare them with the schema."
    return Problem("wrong-shape", message, file=name, field=key)


def _noted(value: Any, pieces: list[str], at: list[int], depth: int) -> Any:
    """The tree with its strings as lines of the source text."""
    if depth > MAX_DEPTH or len(pieces) > MAX_VALUES or at[0] > MAX_CHARS:
        return None
    if isinstance(value, dict):
        return {str(key): _noted(each, pieces, at, depth + 1) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        made = (_noted(each, pieces, at, depth + 1) for each in value)
        return [each for each in made if each is not None]
    if isinstance(value, str):
        words = clean(value).strip()
        if not words:
            return ""
        span = Span(words, at[0])
        pieces.append(words)
        at[0] += len(words) + 1
        return said(words, span)
    return value


def _validated(content: dict[str, Any], name: str, problems: list[Problem]) -> JsonResume:
    """The content as the model has it; values of the wrong type are dropped one by one."""
    for _ in range(200):
        try:
            return JsonResume.model_validate(content)
        except ValidationError as error:
            place = error.errors()[0]["loc"]
            problems.append(_wrong(".".join(str(step) for step in place), name))
            _drop(content, place)
    return JsonResume()


def _drop(content: Any, place: tuple[int | str, ...]) -> None:
    for step in place[:-1]:
        content = content[step]
    if isinstance(content, list) and isinstance(place[-1], int):
        content[place[-1]] = ""
    elif isinstance(content, dict):
        content.pop(place[-1], None)
