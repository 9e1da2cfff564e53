"""Tracked changes that fit a résumé to a posting: each says what, where, before and after, and what it rests on.

A change moves, adds, names or lists what the candidate wrote; its new words stand in their own papers, or are the
posting's spelling of a skill that they named. Accepting and rejecting is choosing which changes to apply.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError

Kind = Literal["rename", "move", "add", "list"]
ORDER: tuple[Kind, ...] = ("rename", "move", "add", "list")
"""In which order changes are applied: pointers speak of the résumé before any of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change. pointer: the value in the résumé before any change, or for `add` and `list` the list that
    grows; before, after: its words, "" for none; was, now: places in the list, None where there is none; rests_on: the
    candidate's own words; asks: the posting's.
    """

    id: str
    kind: Kind
    pointer: str
    before: str
    after: str
    was: int | None
    now: int | None
    rests_on: EvidenceRef
    asks: EvidenceRef
    why: Line


class StaleChange(UserError):
    """The résumé has changed since the change was proposed."""


def change_id(kind: Kind, pointer: str, before: str, after: str) -> str:
    """A name that is the same for the same change, whatever else is proposed: ten hexadecimal digits."""
    return hashlib.sha256("\x00".join((kind, pointer, before, after)).encode("utf-8", "replace")).hexdigest()[:10]


def change_to_json(change: Change) -> dict[str, Any]:
    """The change as plain values; `change_from_json` gives it back."""
    plain = {key: getattr(change, key) for key in ("id", "kind", "pointer", "before", "after", "was", "now")}
    return plain | {
        "rests_on": change.rests_on.model_dump(mode="json"),
        "asks": change.asks.model_dump(mode="json"),
        "why": change.why.model_dump(mode="json"),
    }


def change_from_json(plain: Mapping[str, Any]) -> Change:
    """The change that `change_to_json` wrote. Raises KeyError, TypeError or pydantic.ValidationError for others."""
    return Change(
        **{key: plain[key] for key in ("id", "kind", "pointer", "before", "after", "was", "now")},
        rests_on=EvidenceRef.model_validate(plain["rests_on"]),
        asks=EvidenceRef.model_validate(plain["asks"]),
        why=Line.model_validate(plain["why"]),
    )


def with_changes(content: JsonResume, changes: Iterable[Change]) -> JsonResume:
    """The résumé with these changes made; any part of what was proposed may be given, in any order.

    Raises StaleChange when words that a change speaks of are not where they were.
    """
    chosen = sorted(changes, key=lambda one: ORDER.index(one.kind))
    if not chosen:
        return content
    raw = content.model_dump(mode="python", exclude_unset=True)
    lists: dict[str, list[Change]] = {}
    for one in chosen:
        place = one.pointer if one.kind in ("add", "list") else one.pointer.rpartition("/")[0]
        lists.setdefault(place, []).append(one)
    for place, several in lists.items():
        _changed(raw, place, several)
    return JsonResume.model_validate(raw)


def _changed(raw: dict[str, Any], place: str, changes: Sequence[Change]) -> None:
    """Make the changes of one list, or of one value of an entry."""
    holder, key = _holder(raw, place)
    value = holder[key]
    if isinstance(value, Mapping):
        for one in changes:
            value = {**value, (name := one.pointer.rpartition("/")[2]): _renamed(str(value.get(name, "")), one)}
        holder[key] = value
        return
    holder[key] = _listed([str(item) for item in value], changes)


def _listed(items: list[str], changes: Sequence[Change]) -> list[str]:
    """The list after its changes: words first, then places, then what is new."""
    named = list(items)
    moved: list[tuple[int, int]] = []
    for one in changes:
        if one.kind in ("add", "list"):
            continue
        at = _index(one.pointer, items, one.before if one.kind == "move" else "")
        if one.kind == "rename":
            named[at] = _renamed(named[at], one)
        else:
            moved.append((one.now or 0, at))
    taken = {at for _, at in moved}
    made = [words for at, words in enumerate(named) if at not in taken]
    for now, at in sorted(moved):
        made.insert(min(now, len(made)), named[at])
    for one in changes:
        if one.kind in ("add", "list") and one.after not in made:
            made.insert(len(made) if one.now is None else min(one.now, len(made)), one.after)
    return made


def _index(pointer: str, items: Sequence[str], words: str) -> int:
    step = pointer.rpartition("/")[2]
    at = int(step) if step.isdigit() else -1
    if not 0 <= at < len(items) or (words and items[at] != words):
        raise _stale(words)
    return at


def _renamed(words: str, one: Change) -> str:
    if one.before not in words:
        raise _stale(one.before)
    return words if one.after in words else words.replace(one.before, one.after, 1)


def _holder(raw: dict[str, Any], pointer: str) -> tuple[Any, Any]:
    """(what holds the value, its key or index) with every tuple on the way made a list."""
    at: Any = raw
    steps: list[Any] = [int(step) if step.isdigit() else step for step in pointer.strip("/").split("/")]
    try:
        for step in steps[:-1]:
            if isinstance(at[step], tuple):
                at[step] = list(at[step])
            at = at[step]
        if steps[-1] not in at and isinstance(at, dict):
            at[steps[-1]] = ()
        at[steps[-1]]
    except (KeyError, IndexError, TypeError):
        raise _stale(pointer) from None
    return at, steps[-1]


def _stale(words: str) -> StaleChange:
    return StaleChange(
        f"The résumé has changed: “{words[:80]}” is not where it was.", "Hold it against the posting again."
    )
