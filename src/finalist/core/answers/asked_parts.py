"""What a question asks for beside the occasion (“… and what did you learn?”), and whether the answer gives it.

Whether an answer speaks of its question words seldom show (relevance.py); whether it says why, how it ended or what was
learned they do. So each part that is asked for is looked for by itself, in English.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from finalist.core.answers.content import Content
from finalist.core.answers.language import folder, same_length_lower

_UP_TO = re.compile(r"[.?!;]|,? and (?=(?:what|how|why|who|whom|where|when|which)\b)")
"""Where a part of a question ends."""

BESIDE = 3
"""Words before a part from which something else was asked first: “Why did you leave?” is the question itself."""


class Asked(BaseModel):
    """One kind of part: how it is asked, and what gives it (see data/asked_parts.toml)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    asked: str
    cues: tuple[str, ...] = ()
    told: str = ""
    ending: bool = False
    number: bool = False
    missing: str = ""


@dataclass(frozen=True, slots=True)
class PartAsked:
    """A part of a question. kind: as in the data; words: as asked; is_told: the answer gives it; missing: the kind of
    follow-up that asks for it, "" for none."""

    kind: str
    words: str
    is_told: bool
    missing: str


def asked_parts(question: str, content: Content) -> tuple[PartAsked, ...]:
    """The parts that are recognised, in the order in which they are asked; empty for other languages than English."""
    if content.language != "en":
        return ()
    low = same_length_lower(question)
    found = []
    for kind, known in _kinds().items():
        match = re.search(known.asked, low)
        if match and len(low[: match.start()].split()) >= BESIDE:
            found.append(
                (match.start(), PartAsked(kind, _words(question, match), _told(known, content), known.missing))
            )
    return tuple(part for _, part in sorted(found, key=lambda each: each[0]))


def _told(known: Asked, content: Content) -> bool:
    """Whether anything in the answer gives what is asked."""
    return (
        bool(known.cues and content.showing(*known.cues))
        or bool(known.ending and _ended(content))
        or bool(known.number and content.numbers)
        or bool(known.told and re.search(known.told, same_length_lower(content.text)))
    )


def _ended(content: Content) -> bool:
    """Whether a sentence tells how it ended; one that tells what was done, at the place of an ending, does not."""
    return any("result" in unit.cues or "own_action" not in unit.cues for unit in content.endings)


def _words(question: str, match: re.Match[str]) -> str:
    """The part as it was asked, up to its end."""
    start = match.start() + len(match[0]) - len(match[0].lstrip(" .?!,"))
    stop = _UP_TO.search(question, match.end())
    words = question[start : stop.start() if stop else len(question)].strip(" ,")
    return words.removeprefix("and ").strip()


@cache
def _kinds() -> dict[str, Asked]:
    raw = tomllib.loads((folder() / "asked_parts.toml").read_text(encoding="utf-8"))
    return {kind: Asked.model_validate(row) for kind, row in raw.items()}
