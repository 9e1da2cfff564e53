"""moonshine-voice 0.1.0 (MIT): the vendor's wheel carries its English tiny model, so nothing is downloaded.

It times no words. Pieces are cut by our own voice detector, so its own is switched off: it cuts inside sentences.
"""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finalist.speech.ports import RATE, EngineInfo, Piece

if TYPE_CHECKING:
    from finalist.speech.ports import Samples

NAME = "moonshine-voice"
LONGEST = 12.0
"""Seconds of one piece. Convention, measured: longer ones cost more time a word and lose words at their end."""
_FILES = ("encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin")


def info() -> EngineInfo | None:
    """What is installed; None without the package or without its model (later versions carry none)."""
    folder = _folder()
    if folder is None:
        return None
    try:
        number = version(NAME)
    except PackageNotFoundError:
        return None
    return EngineInfo(NAME, f"{NAME} {number} tiny-en", ("en",), "estimated", str(folder), LONGEST)


def _folder() -> Path | None:
    spec = find_spec("moonshine_voice")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "assets" / "tiny-en"
    return folder if all((folder / name).is_file() for name in _FILES) else None


class Moonshine:
    """The tiny English model, loaded."""

    def __init__(self, info: EngineInfo) -> None:
        from moonshine_voice.moonshine_api import ModelArch
        from moonshine_voice.transcriber import Transcriber

        self.info = info
        self._engine: Any = Transcriber(info.model, ModelArch.TINY, options={"vad_threshold": "0"})

    def transcribe(self, samples: "Samples", language: str) -> Piece:
        """See Transcriber; `language` is always English here."""
        lines = self._engine.transcribe_without_streaming(samples.tolist(), RATE).lines
        return Piece(" ".join(line.text.strip() for line in lines if line.text.strip()))
