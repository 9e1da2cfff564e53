"""The video check: what is looked at, its words, and what to see to before a call."""

from dataclasses import dataclass
from typing import Any

from finalist.core.knowledge.load import knowledge, shipped
from finalist.web.messages_check import FACTS, WORDS

GAZE = "E2.12"
"""The evidence entry on looking beside the camera."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The page. `words`: every sentence a fact may have, for the script; `gaze`: what is known of looking aside, ""
    when it may not be shown."""

    facts: tuple[tuple[str, Any], ...]
    words: tuple[tuple[str, Any], ...]
    gaze: str
    checklist: tuple[str, ...]


def check_page() -> CheckPage:
    """The same for everybody: nothing of the candidate stands in it."""
    lines = tuple(text for key, text in knowledge().sentences.items() if key.startswith("check.video."))
    return CheckPage(tuple(FACTS.items()), tuple(WORDS.items()), _gaze(), lines)


def _gaze() -> str:
    said = next((one.shown for one in shipped().evidence if one.id == GAZE), "")
    return f"{said} ({GAZE})" if said else ""
