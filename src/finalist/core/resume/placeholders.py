"""Words that still wait for the candidate's own: what stands between ⟨ and ⟩ is never printed.

Examples are written with such gaps. A line that holds one stays in the document, where it can be finished, and is
left out of every output, so that nobody sends an example as their own.
"""

import re
from collections.abc import Iterator
from typing import Any

from finalist.core.documents.resume import JsonResume

GAP = re.compile(r"⟨[^⟩]*⟩?")


def has_gap(text: str) -> bool:
    """Whether something in the text still waits to be filled in."""
    return "⟨" in text


def finished(content: JsonResume) -> tuple[JsonResume, tuple[str, ...]]:
    """The résumé without the values that hold a gap, and those values."""
    raw = content.model_dump(mode="json", exclude_unset=True)
    left = tuple(_gaps(raw))
    return (JsonResume.model_validate(_without(raw)), left) if left else (content, ())


def _gaps(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if has_gap(value):
            yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _gaps(one)


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without(one) for key, one in value.items() if not (isinstance(one, str) and has_gap(one))}
    if isinstance(value, list):
        return [_without(one) for one in value if not (isinstance(one, str) and has_gap(one))]
    return value
