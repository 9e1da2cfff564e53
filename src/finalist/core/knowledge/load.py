"""The knowledge as typed values, read once from the compiled file. Trusts it: `compile.py` has checked it.

A user's own packs (core/knowledge/pack.py) stand beside it for the length of a `with beside(…)`.
"""

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from finalist.core.knowledge import entries
from finalist.core.knowledge.compile import KINDS, MAPPINGS, data_folder


def _tupled(value: Any) -> Any:
    if type(value) is not list:
        return value
    return tuple(map(_tupled, value)) if value and type(value[0]) is list else tuple(value)


def _build(cls: type, row: dict[str, Any]) -> Any:
    return cls(**{key: _tupled(value) if type(value) is list else value for key, value in row.items()})


def _built(kind: str, row: dict[str, Any]) -> Any:
    entry = _build(KINDS[kind], row)
    if kind != "rounds":
        return entry
    exercises = tuple(_build(entries.ExerciseEntry, item) for item in row["exercises"])
    return dataclasses.replace(entry, exercises=exercises)


@cache
def shipped() -> entries.Knowledge:
    """All knowledge that ships with Finalist."""
    raw = json.loads((data_folder() / "compiled.json").read_text(encoding="utf-8"))
    held: dict[str, Any] = {kind: tuple([_built(kind, row) for row in raw.get(kind, [])]) for kind in KINDS}
    return entries.Knowledge(**held, **{name: raw.get(name, {}) for name in MAPPINGS})


_BESIDE: ContextVar[entries.Knowledge | None] = ContextVar("beside", default=None)


_KEPT: list[entries.Knowledge] = []
"""At most one: what a whole process uses in place of what shipped."""


def knowledge() -> entries.Knowledge:
    """What Finalist knows, with the packs that were laid beside it."""
    return _BESIDE.get() or (_KEPT[0] if _KEPT else shipped())


@contextmanager
def beside(packs: Sequence[entries.Knowledge]) -> Iterator[None]:
    """Within this, `knowledge()` holds the packs' entries too, before ours: who adds some wants them used."""
    if not packs:
        yield
        return
    token = _BESIDE.set(_together(packs, knowledge()))
    try:
        yield
    finally:
        _BESIDE.reset(token)


def keep_beside(packs: Sequence[entries.Knowledge]) -> None:
    """From now on every thread of this process uses the packs' entries too; with none, only what shipped."""
    _KEPT[:] = [_together(packs, shipped())] if packs else []


def _together(packs: Sequence[entries.Knowledge], known: entries.Knowledge) -> entries.Knowledge:
    rows: dict[str, Any] = {
        kind: (*(entry for pack in packs for entry in getattr(pack, kind)), *getattr(known, kind)) for kind in KINDS
    }
    return dataclasses.replace(known, **rows)


@contextmanager
def with_thresholds(changed: Mapping[str, Any]) -> Iterator[None]:
    """Within this, `knowledge()` holds these thresholds in place of the shipped ones of their names."""
    known = knowledge()
    token = _BESIDE.set(dataclasses.replace(known, thresholds={**known.thresholds, **changed}))
    try:
        yield
    finally:
        _BESIDE.reset(token)


def built(kind: str, row: dict[str, Any]) -> Any:
    """One entry from a row that has been checked."""
    return _built(kind, row)
