"""Story banks of two other open programs: career-ops (`story-bank.md`) and interview-coach (`coaching_state.md`).

Their own fields that have no place here (source, strength, use count, …) are kept beside the story by their names.
"""

import re
from collections.abc import Mapping
from typing import Any

from finalist.core.stories.written import PARTS
from finalist.ingest.story_lines import competency_ids

Row = Mapping[str, Any]
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEAD = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*$", re.MULTILINE)
_BOLD_FIELD = re.compile(r"^[ \t]*(?:[-*][ \t]+)?\*\*([^*\n]{1,60}?):?\*\*:?[ \t]*", re.MULTILINE)
_DASH_FIELD = re.compile(r"^-[ \t]+(?:\*\*)?([A-Z][\w /-]{1,40}?)(?:\*\*)?:(?:\*\*)?[ \t]*", re.MULTILINE)
_RULE = re.compile(r"\n-{3,}$")
_FIELDS = {
    "s": "situation", "t": "task", "a": "action", "r": "result", "situation": "situation", "task": "task",
    "action": "action", "result": "result", "reflection": "lesson", "earned secret": "lesson", "lesson": "lesson",
}  # fmt: skip
_TAGS = ("best for questions about", "deploy for")
_SKILLS = {
    "leadership": "leadership", "mentorship": "leadership", "collaboration": "teamwork",
    "conflict resolution": "teamwork", "problem-solving": "problem-solving", "innovation": "problem-solving",
    "data-driven decision making": "problem-solving", "strategic thinking": "problem-solving",
    "communication": "communication", "influence without authority": "communication", "technical depth": "role-craft",
    "ambiguity navigation": "adaptability", "customer focus": "customer-focus",
    "stakeholder management": "customer-focus", "execution/delivery": "ownership",
}  # fmt: skip
"""The skill names that interview-coach asks its users to use, and the competency that each is."""


def is_career_ops(text: str) -> bool:
    """Whether the file is a `story-bank.md`."""
    told = _COMMENT.sub("", text)
    return bool(re.search(r"^\*\*Best for questions about:?\*\*", told, re.M) or re.match(r"\s*# Story Bank\b", told))


def is_coaching_state(text: str) -> bool:
    """Whether the file is a `coaching_state.md`."""
    named = re.search(r"^#{1,3} (?:Coaching State|Story Details)", text, re.M)
    return bool(named and re.search(r"^## Storybank[ \t]*$", text, re.M))


def read_career_ops(text: str) -> list[Row]:
    """`### [Theme] Title`, then bold fields: S, T, A, R, Reflection, Best for questions about."""
    rows: list[Row] = []
    for level, head, body in _sections(_COMMENT.sub("", text)):
        fields = _fields(body, _BOLD_FIELD)
        if level < 3 or not any(_part(name) for name, _ in fields):
            continue
        theme = re.match(r"\[([^\]\n]*)\][ \t]*", head)
        tags = [theme[1]] if theme else []
        tags += [tag for name, value in fields if _tagged(name) for tag in value.split(",")]
        rows.append(_row(head[theme.end() :] if theme else head, fields, tags))
    return rows


def read_coaching_state(text: str) -> list[Row]:
    """The index table and `#### S001 — Title` sections under `### Story Details`."""
    start = re.search(r"^## Storybank[ \t]*$", text, re.M)
    told = text[start.end() if start else 0 :]
    end = re.search(r"^## ", told, re.M)
    told = told[: end.start() if end else None]
    index = _index(told)
    rows: list[Row] = []
    for level, head, body in _sections(told):
        named = re.match(r"([A-Z]{1,3}\d{1,5})\s*[—–:-]+\s*(.*)", head)
        if level < 4 or not named:
            continue
        fields = _fields(body, _DASH_FIELD)
        rows.append(_indexed(named[1], index.pop(named[1], {}), fields, named[2]))
    return rows + [_indexed(ident, cells, [], "") for ident, cells in index.items()]


def _indexed(ident: str, cells: dict[str, str], fields: list[tuple[str, str]], title: str) -> Row:
    """A story of interview-coach: its section, if it has one, and its row of the index."""
    tags = [cells.pop(key) for key in ("Primary Skill", "Secondary Skill") if cells.get(key)]
    tags += [value for name, value in fields if _tagged(name)]
    listed = cells.pop("Title", "")
    return _row(title or listed or ident, fields, tags, {"ID": ident, **cells})


def _sections(text: str) -> list[tuple[int, str, str]]:
    """(level, heading, text up to the next heading)."""
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [(len(head[1]), head[2], text[head.end() : end]) for head, end in zip(heads, ends, strict=False)]


def _fields(body: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """(name, value) of each labelled stretch."""
    found = list(pattern.finditer(body))
    ends = [match.start() for match in found[1:]] + [len(body)]
    values = [body[match.end() : end].strip() for match, end in zip(found, ends, strict=False)]
    return [(match[1].strip(), _RULE.sub("", value)) for match, value in zip(found, values, strict=True)]


def _part(name: str) -> str:
    """The part that a field name means; “S (Situation)” is a situation."""
    return _FIELDS.get(name.split("(")[0].strip().casefold(), "")


def _tagged(name: str) -> bool:
    return name.casefold() in _TAGS


def _row(title: str, fields: list[tuple[str, str]], tags: list[str], beside: Mapping[str, str] | None = None) -> Row:
    row: dict[str, Any] = {"title": title, **dict.fromkeys(PARTS, "")}
    extra = {key: value for key, value in (beside or {}).items() if value}
    for name, value in fields:
        part = _part(name)
        if part:
            row[part] = f"{row[part]}\n\n{value}" if row[part] else value
        elif value and not _tagged(name):
            extra[name] = value
    kept = [tag.strip() for tag in tags if tag.strip()]
    row |= {"tags": tuple(dict.fromkeys(kept)), "competencies": _competencies(kept), "extra": extra}
    return row


def _competencies(tags: list[str]) -> tuple[str, ...]:
    """The competencies that the tags name outright; a tag that only shares a word with one names none."""
    found: list[str] = []
    for tag in tags:
        skill = _SKILLS.get(tag.casefold())
        found += [skill] if skill else competency_ids([tag])[0] if len(tag.split()) == 1 else []
    return tuple(dict.fromkeys(found))


def _index(text: str) -> dict[str, dict[str, str]]:
    """ID → the other cells of the index table by their heads."""
    lines = [line.strip() for line in text.split("\n") if line.strip().startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    if len(rows) < 3 or rows[0][0] != "ID":
        return {}
    named = [row for row in rows[2:] if re.fullmatch(r"[A-Z]{1,3}\d{1,5}", row[0])]
    return {row[0]: dict(zip(rows[0][1:], row[1:], strict=False)) for row in named}
