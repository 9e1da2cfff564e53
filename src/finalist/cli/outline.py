"""A document as an indented outline for people: names and values, spans left out, empty fields left out."""

from collections.abc import Iterator
from typing import Any

SKIP = {"evidence", "spans", "source", "id"}


def outline(value: Any, name: str = "", depth: int = 0) -> Iterator[str]:
    """Lines of the outline. A value with its source shows alone, a quotation as its words."""
    indent = "  " * depth
    if isinstance(value, dict):
        if "evidence" in value and set(value) == {"value", "evidence"}:
            yield f"{indent}{name}: {value['value']}" if name else f"{indent}{value['value']}"
            return
        if "verbatim" in value:
            yield f"{indent}{name}: {value['verbatim']}" if name else f"{indent}{value['verbatim']}"
            return
        if name:
            yield f"{indent}{name}"
        for key, item in value.items():
            if key not in SKIP and item not in (None, "", [], {}, False, 0):
                yield from outline(item, key, depth + bool(name))
    elif isinstance(value, list):
        yield f"{indent}{name} ({len(value)})"
        for item in value:
            if isinstance(item, dict):
                yield from _item(item, depth + 1)
            else:
                yield f"{indent}  - {item}"
    else:
        yield f"{indent}{name}: {value}"


def _item(item: dict[str, Any], depth: int) -> Iterator[str]:
    lines = list(outline(item, "", 0))
    for number, line in enumerate(lines):
        yield "  " * depth + ("- " if number == 0 else "  ") + line
