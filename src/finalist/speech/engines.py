"""Which recognisers are installed, and the one to use: the first that knows the language, or the one asked for.

An engine is asked for by name (`moonshine-voice`, `faster-whisper`), or as `faster-whisper:MODEL`, where MODEL is a
folder or a hub name; `:MODEL` names the model and leaves the engine open. FINALIST_WHISPER_MODEL names the model when
nobody asks.
"""

import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal

from finalist.speech import fasterwhisper, moonshine
from finalist.speech.ports import CannotListen, EngineInfo, Transcriber
from finalist.speech.vad import model_file

NAMES = (fasterwhisper.NAME, moonshine.NAME)
"""Every recogniser there is code for, the preferred one first."""
INSTALL = "Run: pip install 'finalist[speech]' (English), or 'finalist[whisper]' with a model of your own. Or type."
MODEL = "FINALIST_WHISPER_MODEL"


@dataclass(frozen=True, slots=True)
class Part:
    """A recogniser there is code for. info: None where it cannot be used, then `missing` says what it lacks."""

    name: str
    info: EngineInfo | None
    missing: Literal["", "package", "model"] = ""


def parts(model: str = "", compute: str = "") -> tuple[Part, ...]:
    """Every recogniser, the preferred one first, whether it can be used or what it lacks. Loads none of them."""
    listens = find_spec("onnxruntime") is not None and model_file() is not None
    whisper = fasterwhisper.info(model or os.environ.get(MODEL, ""), compute) if listens else None
    small = moonshine.info() if listens else None
    no_model = listens and fasterwhisper.is_installed()
    return (
        Part(fasterwhisper.NAME, whisper, "" if whisper else "model" if no_model else "package"),
        Part(moonshine.NAME, small, "" if small else "package"),
    )


def installed(model: str = "", compute: str = "") -> tuple[EngineInfo, ...]:
    """The recognisers that can be used here, the preferred one first. Loads none of them."""
    return tuple(part.info for part in parts(model, compute) if part.info is not None)


def choose(language: str, wanted: str = "", compute: str = "") -> EngineInfo:
    """The recogniser for `language`. Raises CannotListen: none installed, not the one wanted, or none that knows it."""
    name, _, model = wanted.partition(":")
    there = installed(model, compute)
    names = [info.name for info in there]
    if name == fasterwhisper.NAME and fasterwhisper.is_installed() and name not in names:
        hint = f"Say which: faster-whisper:FOLDER, or set {MODEL} to its folder."
        raise CannotListen("no-model", "faster-whisper has no model.", hint)
    if not there:
        raise CannotListen("no-engine", "No speech recogniser is installed here.", INSTALL)
    usable = [info for info in there if not name or info.name == name]
    if not usable:
        hint = f"There is: {', '.join(names)}."
        raise CannotListen("no-engine", f"The recogniser “{wanted}” is not installed.", hint)
    for info in usable:
        if info.speaks(language):
            return info
    raise fasterwhisper.unknown_language(usable[0], language)


def load(info: EngineInfo) -> Transcriber:
    """The recogniser in memory. Raises CannotListen when its model is missing or broken."""
    try:
        return moonshine.Moonshine(info) if info.name == moonshine.NAME else fasterwhisper.FasterWhisper(info)
    except (CannotListen, MemoryError):
        raise
    except Exception as error:
        if "alloc" in str(error).lower() or "memory" in str(error).lower():
            raise MemoryError from None
        raise CannotListen(
            "no-model", f"{info.label} could not be started ({type(error).__name__}).", "Install it again."
        ) from error
