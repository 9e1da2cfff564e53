"""A file of the candidate's own values: YAML, or plain lines, with choices as “candour > pay”."""

import re
from typing import Any

from finalist.core.documents.own_values import OwnValue, OwnValues, Preference
from finalist.core.documents.story_bank import tidy_line
from finalist.core.errors import Problem, Unreadable
from finalist.core.text.terms import fold

VALUES, CHOICES = 30, 1000
"""More values than this nobody holds apart; more choices no thirty values need (convention)."""
_CHOICE = re.compile(r"^(.{1,80}?)\s*(?:>|\bover\b|\bbefore\b)\s*(.{1,80})$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")

Found = tuple[OwnValues, tuple[Problem, ...]]


def read_own_values(data: bytes, name: str) -> Found:
    """The values and choices of a file, and what was wrong. Raises Unreadable when it is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        what = f"{name} is not a text file."
        raise Unreadable(what, "Write your values in a text or YAML file, one a line.") from None
    loaded = _yaml(text)
    rows, written = _of_mapping(loaded) if isinstance(loaded, dict) else _of_lines(text)
    return _values(rows, written, name)


def _yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _of_mapping(loaded: dict[Any, Any]) -> tuple[list[OwnValue], list[str]]:
    """`values:` a list of names or mappings; `choices:` a list of “a > b” or pairs."""
    rows: list[OwnValue] = []
    for entry in _list(loaded.get("values")):
        if isinstance(entry, dict):
            signs = {key: tuple(str(item) for item in _list(entry.get(key))) for key in ("look_for", "watch_out")}
            rows.append(OwnValue(name=tidy_line(str(entry.get("name", ""))), **signs))
        else:
            rows.append(OwnValue(name=tidy_line(str(entry))))
    choices = _list(loaded.get("choices"))
    return rows, [" > ".join(map(str, item)) if isinstance(item, list) else str(item) for item in choices]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _of_lines(text: str) -> tuple[list[OwnValue], list[str]]:
    lines = [tidy_line(_BULLET.sub("", line)) for line in text.splitlines()]
    told = [line for line in lines if line and not line.startswith("#")]
    choices = [line for line in told if _CHOICE.match(line)]
    return [OwnValue(name=line) for line in told if line not in choices], choices


def _values(rows: list[OwnValue], written: list[str], name: str) -> Found:
    problems: list[Problem] = []
    by_key = {fold(row.name): row for row in reversed(rows) if row.name}
    values = [row for row in rows if row.name and by_key[fold(row.name)] is row][:VALUES]
    if len(values) < 2:
        message = "Two values at least are needed to rank them. Write one a line."
        problems.append(Problem("too-few-values", message, name))
    choices: list[Preference] = []
    for line in written[:CHOICES]:
        match = _CHOICE.match(tidy_line(line))
        sides = [by_key.get(fold(side.strip())) for side in match.groups()] if match else []
        if len(sides) == 2 and sides[0] and sides[1] and sides[0] is not sides[1]:
            choices.append(Preference(better=sides[0].name, worse=sides[1].name))
        else:
            message = (
                f"The choice “{tidy_line(line)[:80]}” was left out: write “one value > another”, both from the list."
            )
            problems.append(Problem("unknown-choice", message, name))
    return OwnValues(values=tuple(values), choices=tuple(choices)), tuple(problems)
