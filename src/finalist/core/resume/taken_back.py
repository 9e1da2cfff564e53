"""A tracked change taken back, whatever was written since: found by its words, not by its place."""

from typing import Any

from finalist.core.documents.resume import JsonResume
from finalist.core.resume.changes import Change, StaleChange


def without_change(content: JsonResume, change: Change) -> JsonResume:
    """The résumé as if the change had not been accepted. Raises StaleChange when its words have been changed since."""
    raw = content.model_dump(mode="json", exclude_unset=True)
    listed = change.kind in ("add", "list")
    steps = change.pointer.strip("/").split("/")
    holder, key = _place(raw, steps if listed else steps[:-1], change)
    value = holder[key]
    if isinstance(value, dict):
        value[steps[-1]] = _named(str(value.get(steps[-1], "")), change)
        return JsonResume.model_validate(raw)
    if not isinstance(value, list):
        raise _stale(change)
    at = next((number for number, one in enumerate(value) if _is_it(str(one), change)), -1)
    if at < 0:
        raise _stale(change)
    if listed:
        del value[at]
    elif change.kind == "move":
        value.insert(min(change.was or 0, len(value) - 1), value.pop(at))
    else:
        value[at] = _named(str(value[at]), change)
    return JsonResume.model_validate(raw)


def _is_it(words: str, change: Change) -> bool:
    return change.after in words if change.kind == "rename" else words == change.after


def _named(words: str, change: Change) -> str:
    if change.after not in words:
        raise _stale(change)
    return words.replace(change.after, change.before, 1)


def _place(raw: Any, steps: list[str], change: Change) -> tuple[Any, Any]:
    keys: list[Any] = [int(step) if step.isdigit() else step for step in steps]
    try:
        for key in keys[:-1]:
            raw = raw[key]
        raw[keys[-1]]
    except (KeyError, IndexError, TypeError):
        raise _stale(change) from None
    return raw, keys[-1]


def _stale(change: Change) -> StaleChange:
    return StaleChange(
        f"“{change.after[:80]}” has been changed since.", "Change it in the editor, or undo step by step."
    )
