"""Which recognisers are installed, and the one to use: the first that knows the language, or the one asked for.

An engine is asked for by name (`moonshine-voice`, `faster-whisper`), or as `faster-whisper:MODEL`, where MODEL is a
folder or a hub name. FINALIST_WHISPER_MODEL names the model when nobody asks.
"""

import os
from importlib.util import find_spec

from finalist.speech import fasterwhisper, moonshine
from finalist.speech.ports import CannotListen, EngineInfo, Transcriber
from finalist.speech.vad import model_file

INSTALL = "Run: pip install 'finalist[speech]' (English), or 'finalist[whisper]' with a model of your own. Or type."
MODEL = "FINALIST_WHISPER_MODEL"


def installed(model: str = "") -> tuple[EngineInfo, ...]:
    """The recognisers that can be used here, the preferred one first. Loads none of them."""
    if find_spec("onnxruntime") is None or model_file() is None:
        return ()
    found = (fasterwhisper.info(model or os.environ.get(MODEL, "")), moonshine.info())
    return tuple(info for info in found if info is not None)


def choose(language: str, wanted: str = "") -> EngineInfo:
    """The recogniser for `language`. Raises CannotListen: none installed, not the one wanted, or none that knows it."""
    name, _, model = wanted.partition(":")
    there = installed(model)
    names = [info.name for info in there]
    if name == fasterwhisper.NAME and find_spec("faster_whisper") is not None and name not in names:
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
