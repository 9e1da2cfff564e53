"""Cues of the check that are matched as they stand: hedges, vague results, words of weakness answers; as data."""

import json
import re
from functools import cache
from typing import Any

from finalist.core.knowledge.compile import data_folder

GROUPS = ("announced", "words", "weakness")
_LONGEST = 2000


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    raw: dict[str, Any] = json.loads((data_folder() / "story_parts.json").read_text(encoding="utf-8"))
    return {group: {name: re.compile(pattern) for name, pattern in raw[group].items()} for group in GROUPS}


def said(group: str, name: str, text: str) -> tuple[int, int] | None:
    """Where the cue first stands in the text; None when it does not. Raises KeyError for an unknown cue."""
    lowered = text[:_LONGEST].lower().replace("’", "'")
    if len(lowered) != len(text[:_LONGEST]):  # a letter whose small form is longer: places would shift
        lowered = text[:_LONGEST].replace("’", "'")
    match = _patterns()[group][name].search(lowered)
    return match.span() if match else None
