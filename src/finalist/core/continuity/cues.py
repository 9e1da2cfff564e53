"""What a sentence settles, by its cues: notice, pay, start date, leaving; and the reasons for leaving it gives."""

import re
from functools import cache

from finalist.core.knowledge.load import knowledge

_HYPHENS = str.maketrans({"’": "'", "‑": "-", "–": "-"})


@cache
def _patterns() -> dict[str, tuple[str, re.Pattern[str]]]:
    return {
        entry.id: (entry.topic, re.compile("|".join(f"(?:{cue})" for cue in entry.cues), re.IGNORECASE))
        for entry in knowledge().statements
    }


def shows(cue: str, text: str) -> bool:
    """Whether a text has one of the cues of this id. Raises KeyError for an id that the knowledge has not."""
    return bool(_patterns()[cue][1].search(text.translate(_HYPHENS)))


def reasons(text: str) -> frozenset[str]:
    """The ids of the reasons for leaving that a text gives."""
    plain = text.translate(_HYPHENS)
    return frozenset(
        key for key, (topic, pattern) in _patterns().items() if topic == "leaving" and pattern.search(plain)
    )
