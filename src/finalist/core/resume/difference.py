"""Two versions of a résumé side by side: part by part, the lines that went, that came, and where nothing changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from finalist.core.resume.editing import PARTS, Item, fields_of, items_of
from finalist.core.resume.sections import named


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line. kind: `same` (beside a change), `gone`, `new`."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class PartDiff:
    """The changed lines of one part, in order."""

    part: str
    lines: tuple[DiffLine, ...]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[PartDiff, ...]:
    """The parts that differ. Order counts: a line that moved is gone in one place and new in another."""
    found = []
    for part in PARTS:
        lines = tuple(_compared(lines_of(before, part), lines_of(after, part)))
        if any(one.kind != "same" for one in lines):
            found.append(PartDiff(part, lines))
    return tuple(found)


def _compared(was: list[str], now: list[str]) -> Iterator[DiffLine]:
    """The changed lines with the line before each change."""
    for kind, start, end, other, until in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            if end < len(was) or until < len(now):
                yield DiffLine("same", was[end - 1])
            continue
        yield from (DiffLine("gone", text) for text in was[start:end])
        yield from (DiffLine("new", text) for text in now[other:until])


def lines_of(content: Mapping[str, Any], part: str) -> list[str]:
    """A part as lines: what stands short in one line an item, then each text and each line of a list; the order as the
    names of the sections, where it is not the usual one.
    """
    if part == "order":
        return list(named(content))
    return [line for item in items_of(content, part) for line in _lines(part, item)]


def _lines(part: str, item: Item) -> Iterator[str]:
    fields = fields_of(part, item.key)
    short = [str(item.values[one.name]) for one in fields if one.kind not in ("text", "lines")]
    if any(short):
        yield " · ".join(word for word in short if word)
    for one in fields:
        value = item.values[one.name]
        if one.kind == "text":
            yield from (line for line in str(value).split("\n") if line.strip())
        elif one.kind == "lines":
            yield from (line for line in value if line)
