"""The knowledge as typed values, read once from the compiled file. Trusts it: `compile.py` has checked it."""

import dataclasses
import json
from functools import cache
from typing import Any

from finalist.core.knowledge import entries
from finalist.core.knowledge.compile import KINDS, MAPPINGS, data_folder


def _tupled(value: Any) -> Any:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def _build(cls: type, row: dict[str, Any]) -> Any:
    return cls(**{key: _tupled(value) for key, value in row.items()})


def _built(kind: str, row: dict[str, Any]) -> Any:
    entry = _build(KINDS[kind], row)
    if kind != "rounds":
        return entry
    exercises = tuple(_build(entries.ExerciseEntry, item) for item in row["exercises"])
    return dataclasses.replace(entry, exercises=exercises)


@cache
def knowledge() -> entries.Knowledge:
    """All knowledge that ships with Finalist."""
    raw = json.loads((data_folder() / "compiled.json").read_text(encoding="utf-8"))
    built = {kind: tuple(_built(kind, row) for row in raw.get(kind, [])) for kind in KINDS}
    return entries.Knowledge(**built, **{name: raw.get(name, {}) for name in MAPPINGS})
