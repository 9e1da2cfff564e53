"""Who listens to the candidate's recordings: which recognisers are here, and which one they chose for which language.

What they chose lies among their settings. Only who owns the machine may say where a model lies on it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from finalist.core.errors import UserError
from finalist.journeys.listen import COMPUTES, RECOGNISERS, Cost, EngineInfo, check_model, costs, has_ffmpeg, parts
from finalist.services import preferences

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "fi", "cs", "tr", "uk")
"""In which an answer may be given; the first two are measured, the others only written down (core/answers)."""
MEASURED = LANGUAGES[:2]
LONGEST = 300
"""Characters of a model's place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """engine: name, "" for the first that knows the language; model: a Whisper model's folder or hub name, "" for the
    one of the environment; compute: one of COMPUTES; language: of the answers."""

    engine: str = ""
    model: str = ""
    compute: str = COMPUTES[0]
    language: str = LANGUAGES[0]

    @property
    def asked(self) -> str:
        """As a recogniser is asked for (speech/engines.py)."""
        return f"{self.engine}:{self.model}" if self.model else self.engine


@dataclass(frozen=True, slots=True)
class Ear:
    """A recogniser there is code for. missing: "" where it can be used, else `package` or `model`; cost: as it was
    measured with the model that it names."""

    name: str
    info: EngineInfo | None
    missing: str
    cost: Cost | None


def choice_of(owner: Any) -> Choice:
    """What they chose; anything strange counts as not chosen."""
    kept = owner.settings.get("listening") if isinstance(owner.settings, dict) else None
    given = {key: str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}
    return Choice(
        engine=given.get("engine", "") if given.get("engine") in RECOGNISERS else "",
        model=given.get("model", "")[:LONGEST] if owner.is_local else "",
        compute=given.get("compute", "") if given.get("compute") in COMPUTES else COMPUTES[0],
        language=given.get("language", "") if given.get("language") in LANGUAGES else LANGUAGES[0],
    )


def choose(owner: Any, given: Mapping[str, str]) -> Choice:
    """Keep `engine`, `model`, `compute` and `language`. Raises UserError for what is none or cannot be used here."""
    model = given.get("model", "").replace("\0", "").strip() if owner.is_local else ""
    if len(model) > LONGEST:
        raise UserError("This is longer than the place of any model.", "Give the folder it lies in.")
    engine, compute, language = given.get("engine", ""), given.get("compute", COMPUTES[0]), given.get("language", "en")
    if compute not in COMPUTES or language not in LANGUAGES:
        raise UserError("This is not on the list.", "Choose one of the list.")
    if model and given.get("model") != choice_of(owner).model:
        check_model(model)
    there = [part.name for part in parts(model, compute) if part.info]
    if engine and engine not in there:
        raise UserError(f"“{engine[:40]}” cannot be used here yet.", "Install what it needs first, or choose another.")
    made = Choice(engine, model, compute, language)
    preferences.choose(owner, listening=asdict(made))
    return made


def ears(choice: Choice) -> tuple[Ear, ...]:
    """Every recogniser, the preferred one first."""
    known = costs()
    return tuple(
        Ear(part.name, part.info, part.missing, known.get(part.name)) for part in parts(choice.model, choice.compute)
    )


def listener(choice: Choice) -> EngineInfo | None:
    """Who would listen to an answer now; None for nobody."""
    there = [ear.info for ear in ears(choice) if ear.info and choice.engine in ("", ear.name)]
    return next((info for info in there if info.speaks(choice.language)), None)


def hears(owner: Any, language: str) -> bool:
    """Whether anything here would listen to an answer in that language."""
    return listener(replace(choice_of(owner), language=language)) is not None


def reads_any_sound() -> bool:
    """Whether other recordings than WAV can be listened to."""
    return has_ffmpeg()
