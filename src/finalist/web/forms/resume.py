"""The form of a part of a résumé: items in the order in which they were sent, and what its buttons do to them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from finalist.core.resume.editing import BASICS, LISTED, Item, fields_of, moved
from finalist.core.resume.sections import SECTIONS, STUDIED_LAST, in_order

LONGEST_KEY = 200
"""Letters of a key: a number, or the name of a section."""
MOST_ITEMS = 200
"""Items of a part that a form can send. Convention: ten times the longest résumé seen."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came: its items, the revision and the version it was made from ("" and 0 when not said)."""

    items: tuple[Item, ...]
    rev: str = ""
    step: int = 0


def sent_of(part: str, sent: QueryDict) -> Sent:
    """The form of a part."""
    keys = list(dict.fromkeys(sent.getlist("item")))[:MOST_ITEMS]
    items = tuple(_item(part, key[:LONGEST_KEY], sent) for key in keys)
    return Sent(items, sent.get("rev", ""), whole(sent.get("step", "")[:9]))


def _item(part: str, key: str, sent: QueryDict) -> Item:
    values: dict[str, str | tuple[str, ...]] = {}
    for field in fields_of(part, key):
        given = sent.getlist(f"{key}.{field.name}")
        values[field.name] = tuple(given) if field.kind == "lines" else (given[0] if given else "")
    return Item(key, values)


def whole(given: str) -> int:
    """A whole number; 0 for anything else."""
    return int(given) if given.isdecimal() and len(given) < 16 else 0


def from_draft(part: str, draft: Mapping[str, str]) -> Sent | None:
    """The form as it was while somebody typed; None when nothing was kept."""
    kept = draft.get("form", "")
    return sent_of(part, QueryDict(kept)) if "item=" in kept else None


def done(part: str, items: tuple[Item, ...], wanted: str) -> tuple[Item, ...]:
    """The items after a button of the form: `up:KEY`, `down:KEY`, `drop:KEY`, `role:KEY`, `use:KEY`, `order:usual` or
    `order:education`.
    """
    verb, _, key = wanted.partition(":")
    if verb in ("up", "down"):
        return moved(items, key, -1 if verb == "up" else 1)
    if verb == "drop":
        return tuple(one for one in items if one.key != key or key == BASICS)
    if verb == "order" and part == "order":
        first = STUDIED_LAST if key == "education" else SECTIONS
        by_key = {one.key: one for one in items}
        return tuple(by_key[one] for one in in_order(by_key, first))
    if verb == "use" and part == "summary":
        return _exchanged(items, key)
    return items


def blank(part: str, items: tuple[Item, ...], wanted: str = "") -> Item:
    """A new item with a key that none has; after `role:KEY` at the same employer."""
    taken = {one.key for one in items}
    number = next(at for at in range(len(items) + 2) if f"n{at}" not in taken)
    values: dict[str, str | tuple[str, ...]] = {
        one.name: () if one.kind == "lines" else "" for one in fields_of(part, "n0")
    }
    verb, _, key = wanted.partition(":")
    if verb == "role" and part in LISTED:
        found = next((one for one in items if one.key == key), None)
        values |= {name: found.values.get(name, "") for name in ("name", "location", "url")} if found else {}
    return Item(f"n{number}", values)


def _exchanged(items: tuple[Item, ...], key: str) -> tuple[Item, ...]:
    """The summary that waits under `key` printed, the printed one waiting in its place."""
    printed = next((one for one in items if one.key == BASICS), None)
    waiting = next((one for one in items if one.key == key), None)
    if printed is None or waiting is None or printed is waiting:
        return items
    swap = {BASICS: waiting.values, key: printed.values}
    return tuple(replace(one, values=swap.get(one.key, one.values)) for one in items)
