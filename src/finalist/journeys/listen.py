"""From a recording to a transcript: whatever ffmpeg reads or a WAV as the browser makes it, by what is installed here.

Nothing leaves the machine. Whatever goes wrong is a CannotListen with a code and a sentence (see speech/ports.py).
"""

import re
from collections.abc import Callable
from pathlib import Path

from finalist.core.documents.take import Transcript
from finalist.speech import engines, fasterwhisper
from finalist.speech.costs import Cost, costs
from finalist.speech.media import as_wav, has_ffmpeg
from finalist.speech.ports import CannotListen, EngineInfo
from finalist.speech.warm import Outcome, Warm

__all__ = [
    "COMPUTES", "RECOGNISERS", "CannotListen", "Cost", "EngineInfo", "Outcome", "available", "check_model", "costs",
    "end_engine", "has_ffmpeg", "how_to_install", "listen", "listen_closely", "parts",
]  # fmt: skip

COMPUTES = fasterwhisper.COMPUTES
RECOGNISERS = engines.NAMES
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_WARM = Warm()
"""The one engine process of this program."""


def available() -> tuple[EngineInfo, ...]:
    """The recognisers that can be used now, the preferred one first; loads none."""
    return engines.installed()


def parts(model: str = "", compute: str = "") -> tuple[engines.Part, ...]:
    """Every recogniser there is code for, and what it lacks where it cannot be used; loads none."""
    return engines.parts(model, compute)


def check_model(model: str) -> None:
    """Raises CannotListen when a Whisper model (a folder or a hub name) is not on this machine, or not whole."""
    fasterwhisper.check(model)


def how_to_install() -> str:
    """What to do where no recogniser is."""
    return engines.INSTALL


def listen(
    sound: Path | str | bytes,
    media_type: str = "",
    *,
    language: str = "en",
    engine: str = "",
    compute: str = "",
    on_progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Transcript:
    """The words of a recording with their times. Raises CannotListen.

    sound: a path or the bytes; media_type: not needed, a file is known by its bytes; engine: "" for the first installed
    that knows the language (see speech/engines.py); compute: "" for its usual numbers; on_progress: called with 0..100;
    cancelled: asked about five times a second.
    """
    return listen_closely(
        sound, media_type, language=language, engine=engine, compute=compute, on_progress=on_progress,
        cancelled=cancelled,
    ).transcript  # fmt: skip


def listen_closely(
    sound: Path | str | bytes,
    media_type: str = "",
    *,
    language: str = "en",
    engine: str = "",
    compute: str = "",
    on_progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Outcome:
    """As `listen`, with what it cost beside the transcript."""
    if media_type.startswith(("text/", "application/json")):
        raise CannotListen("not-audio", "This is text, not sound.", "Hand it in as a transcript.")
    if not _LANGUAGE.match(language):
        raise CannotListen("unknown-language", f"“{language}” is no language code.", "Write en, de, fr …")
    short = re.split("[-_]", language)[0]
    engines.choose(short, engine, compute)  # says at once what is missing, before anything is converted
    stop = cancelled or (lambda: False)
    source = sound if isinstance(sound, bytes) else Path(sound)
    with as_wav(source, stop) as wav:
        return _WARM.hear(wav, short, engine, _in_hundredths(on_progress), stop, compute)


def end_engine() -> None:
    """Free the engine's memory now instead of when it has been idle for a while."""
    _WARM.end()


def _in_hundredths(on_progress: Callable[[int], None] | None) -> Callable[[float], None]:
    def tell(share: float) -> None:
        if on_progress is not None:
            on_progress(min(100, max(0, round(share * 100))))

    return tell
