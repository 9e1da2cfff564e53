"""What is known of a language: its fillers, hedges and cues, one TOML file each; other languages are not measured."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

SHIPPED = ("en", "de")
_STRICT = ConfigDict(frozen=True, extra="forbid")


class Phrase(BaseModel):
    """Words that are a filler or hedge only in some places.

    not_after, not_before: words beside it that make it a plain word; only_after, only_before: words of which one has to
    stand there; apart: it counts only when commas, fillers or the
    edges of a sentence set it off on one side; marked_after: in a text written with stops it counts only behind
    one, or with one behind it after these words; opening: only at the beginning of a sentence or after a filler;
    never_final: not at its end.
    """

    model_config = _STRICT
    words: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    apart: bool = False
    marked_after: tuple[str, ...] = ()
    opening: bool = False
    never_final: bool = False


class Language(BaseModel):
    """The data of one language. cues: name → regular expression over lower-case text, each compiled once."""

    model_config = _STRICT
    filled: tuple[str, ...]
    """Filled pauses: “um”, “uh”."""
    discourse: tuple[Phrase, ...]
    hedges: tuple[Phrase, ...]
    repeatable: tuple[str, ...]
    """Words that people say twice on purpose: “very very”, “no no”."""
    restart_heads: tuple[str, ...]
    """Small words with which an abandoned start is taken up again: “I went … I drove”."""
    editing: tuple[str, ...]
    """What announces a repair: “I mean”, “sorry”, “no wait”."""
    cues: dict[str, str]
    families: dict[str, str] = {}
    """Family of a question → what it says; empty where core/questions reads the questions."""

    @model_validator(mode="after")
    def _cues_compile(self) -> "Language":
        for name, pattern in (*self.cues.items(), *self.families.items()):
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"cue {name}: {error}") from None
        return self


def worded(name: str, code: str) -> dict[str, Any]:
    """Authored texts (`probes`, `remarks`) in the language of the answer; English where there are none in it."""
    base = code.lower().replace("_", "-").split("-")[0]
    file = f"{name}.{base}.toml" if base in SHIPPED[1:] else f"{name}.toml"
    return tomllib.loads((folder() / file).read_text(encoding="utf-8"))


def folder() -> Traversable:
    """Where the data of the languages, the probes and the remarks lie."""
    return files("finalist.core.answers") / "data"


@cache
def language(code: str) -> Language | None:
    """The data of a language by its code (`en`, `en-GB`, `de`); None for one that is not measured."""
    base = code.lower().replace("_", "-").split("-")[0]
    if base not in SHIPPED:
        return None
    return Language.model_validate(tomllib.loads((folder() / f"{base}.toml").read_text(encoding="utf-8")))


@cache
def cue(code: str, name: str) -> re.Pattern[str]:
    """A cue of a language as a pattern. Raises KeyError for one that it lacks (a bug)."""
    known = language(code)
    if known is None:
        raise KeyError(code)
    return re.compile(known.cues[name])


def family_of(code: str, question: str) -> str:
    """The family of a question in a language whose questions are read by cues; "" for none."""
    known = language(code)
    asked = same_length_lower(question)
    return next((name for name, cue in (known.families if known else {}).items() if re.search(cue, asked)), "")


def find_cue(code: str, name: str, text: str) -> tuple[int, int] | None:
    """Where a cue first stands in a text, None when it does not."""
    match = cue(code, name).search(same_length_lower(text))
    return match.span() if match else None


def same_length_lower(text: str) -> str:
    """Lower case with straight apostrophes, every letter in its place."""
    lowered = text.lower().replace("’", "'")
    return lowered if len(lowered) == len(text) else text.replace("’", "'")
