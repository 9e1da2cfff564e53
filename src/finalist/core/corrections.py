"""What the candidate says should stand in a document instead of what was read.

A correction is a source like any other: its words get a text of their own, and the corrected value points there. So
nothing a plan shows is ever without a place it comes from.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from finalist.core.documents.base import Document, Source, SourceKind
from finalist.core.errors import UserError

D = TypeVar("D", bound=Document)
MOMENTS = frozenset({"start", "end"})


def corrected(
    document: D, corrections: Mapping[str, str | None], *, kind: SourceKind, source_id: str
) -> tuple[D, Source | None]:
    """The document with the corrections in it, and the source they form (None when there are none).

    corrections: JSON pointer (RFC 6901) into the document as JSON → the text that should stand there; None takes the
    value out (an item of a list, or a field that may be empty). Raises UserError for a pointer that leads nowhere or a
    value that does not fit.
    """
    wanted = {pointer: text for pointer, text in corrections.items() if text is None or text.strip()}
    if not wanted:
        return document, None
    source = _source_of(wanted, kind, source_id)
    tree = document.model_dump(mode="json")
    for pointer, text in wanted.items():
        if text is not None:
            _put(tree, pointer, text.strip(), source)
    for pointer in sorted((p for p, text in wanted.items() if text is None), key=_depth_first, reverse=True):
        _take_out(tree, pointer)
    try:
        return type(document).model_validate(tree), source
    except ValidationError as error:
        place = "/".join(str(part) for part in error.errors()[0]["loc"])
        raise UserError(f"The correction of {place} does not fit there.", "Take it back or word it anew.") from None


def _source_of(corrections: Mapping[str, str | None], kind: SourceKind, source_id: str) -> Source:
    from hashlib import sha256

    text = "\n".join(f"{pointer}: {value.strip()}" for pointer, value in corrections.items() if value is not None)
    digest = sha256(text.encode()).hexdigest()
    return Source(id=source_id, kind=kind, name="your corrections", sha256=digest, text=text)


def _put(tree: Any, pointer: str, text: str, source: Source) -> None:
    parent, key = _place(tree, pointer)
    start = source.text.index(f"{pointer}: {text}") + len(pointer) + 2
    evidence = source.quote(start, start + len(text)).model_dump(mode="json")
    before = parent[key]
    if isinstance(before, dict) and "value" in before:
        parent[key] = {**before, "value": _moment(text, "UTC") if "whole_day" in before else text, "evidence": evidence}
    elif before is None and key not in MOMENTS and key != "round":
        parent[key] = {"value": text, "evidence": evidence}
    else:
        zone = parent.get("zone", "UTC") if isinstance(parent, dict) else "UTC"
        parent[key] = _moment(text, zone) if key in MOMENTS else _like(before, text)
        if isinstance(parent, dict) and "evidence" in parent and key == "text":
            parent["evidence"] = evidence
        if pointer.startswith("/content/") and "spans" in tree:
            tree["spans"][pointer.removeprefix("/content")] = evidence


def _like(before: Any, text: str) -> Any:
    if isinstance(before, int | float) and not isinstance(before, bool):
        try:
            return type(before)(text)
        except ValueError:
            raise UserError(f"“{text}” is not a number.", "Write it in digits.") from None
    return text


def _moment(text: str, zone: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).isoformat()
    except (ValueError, ZoneInfoNotFoundError, OSError):
        raise UserError(f"“{text}” is not a day and time.", "Write it like 2026-12-03T09:30.") from None


def _take_out(tree: Any, pointer: str) -> None:
    parent, key = _place(tree, pointer)
    if isinstance(parent, list):
        del parent[key]
    else:
        parent[key] = None


def _place(tree: Any, pointer: str) -> tuple[Any, Any]:
    parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    at = tree
    try:
        for part in parts[:-1]:
            at = at[int(part)] if isinstance(at, list) else at[part]
        key: Any = int(parts[-1]) if isinstance(at, list) else parts[-1]
        at[key]
    except (KeyError, IndexError, ValueError, TypeError):
        raise UserError(f"{pointer} is not a place in this document.", "Read the document again.") from None
    return at, key


def _depth_first(pointer: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in pointer.split("/")]
