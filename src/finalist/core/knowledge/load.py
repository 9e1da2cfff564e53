"""The knowledge as typed values, read once from the compiled file. Trusts it: `compile.py` has checked it."""

import json
from functools import cache
from typing import Any

from finalist.core.knowledge import entries
from finalist.core.knowledge.compile import KINDS, data_folder


def _tupled(value: Any) -> Any:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def _build(cls: type, row: dict[str, Any]) -> Any:
    return cls(**{key: _tupled(value) for key, value in row.items()})


def _kit(row: dict[str, Any]) -> entries.RoundKit:
    exercises = tuple(_build(entries.ExerciseEntry, item) for item in row["exercises"])
    return _build(entries.RoundKit, {**row, "exercises": ()}) if not exercises else entries.RoundKit(
        **{key: _tupled(value) for key, value in row.items() if key != "exercises"}, exercises=exercises
    )


@cache
def knowledge() -> entries.Knowledge:
    """All knowledge that ships with Finalist."""
    raw = json.loads((data_folder() / "compiled.json").read_text(encoding="utf-8"))
    built = {
        kind: tuple(_kit(row) if kind == "rounds" else _build(cls, row) for row in raw.get(kind, []))
        for kind, cls in KINDS.items()
    }
    return entries.Knowledge(**built, thresholds=raw.get("thresholds", {}), sentences=raw.get("sentences", {}))
