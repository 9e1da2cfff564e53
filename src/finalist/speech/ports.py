"""What a recogniser is, what it hears, and what may go wrong while listening."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from finalist.core.errors import UserError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

RATE = 16_000
"""Samples a second of everything that is listened to; all recognisers and models here were made for it."""

Trouble = Literal[
    "no-speech",
    "too-quiet",
    "no-words",
    "no-engine",
    "no-model",
    "unknown-language",
    "out-of-memory",
    "no-ffmpeg",
    "not-audio",
    "too-long",
    "stopped",
    "cancelled",
]


class CannotListen(UserError):
    """Nothing could be heard; `code` says why, the sentence what to do."""

    def __init__(self, code: Trouble, what: str, next_step: str = "") -> None:
        self.code: Trouble = code
        super().__init__(what, next_step)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """A recogniser that is installed. label: named on every output; languages: empty when its model knows many.

    timing: whether it times each word (`measured`) or only stretches of them (`estimated`); model: what it is loaded
    from; longest: seconds of the longest piece it takes well; compute: what it reckons with, where that can be chosen.
    """

    name: str
    label: str
    languages: tuple[str, ...]
    timing: Literal["measured", "estimated"]
    model: str = ""
    longest: float = 12.0
    compute: str = ""

    def speaks(self, language: str) -> bool:
        """Whether it knows the language, as far as can be said before it is loaded."""
        return not self.languages or language in self.languages


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word with its time in seconds from the start of the piece."""

    text: str
    start: float
    end: float
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What was heard in one piece of sound. words: empty when the recogniser does not time them."""

    text: str
    words: tuple[HeardWord, ...] = ()


class Transcriber(Protocol):
    """One recogniser, loaded."""

    info: EngineInfo

    def transcribe(self, samples: "Samples", language: str) -> Piece:
        """Words of at most `info.longest` seconds of mono sound at RATE. Keeps “um”, “uh” and repeats where it can."""
        ...


Progress = Callable[[float], None]
"""Called with the share done, 0..1."""
