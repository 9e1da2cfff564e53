"""faster-whisper (MIT, CTranslate2) with a model of the user's own: a folder, or a hub name already on this machine.

Nothing is downloaded here. Whisper tidies away “um”, “uh” and repeats unless the text before is untidy too: the prompt
below is such a text (benchmarks/recognition.py measures what it keeps).
"""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finalist.speech.ports import CannotListen, EngineInfo, HeardWord, Piece

if TYPE_CHECKING:
    from finalist.speech.ports import Samples

NAME = "faster-whisper"
PROMPTS = {
    "en": "Um, uh, so, like, er, you know, I, I mean, hmm, the, the thing.",
    "de": "Ähm, äh, also, ja, ich, ich meine, hm, die, die Sache, sozusagen.",
}
"""Spoken style, by language; none for languages we have no words for."""
THREADS = 2
COMPUTES = ("int8", "float32")
"""Numbers a model may be held in: eight bits, or as it was made."""
LONGEST = 28.0
"""Seconds of one piece: the model always works on half a minute, so short pieces waste time."""
_WORDS_OF_MANY = 51_865
_SILENT, _UNLIKELY, _FASTEST_WORD = 0.3, -0.8, 0.08
"""Convention, between Whisper's own thresholds (0.6, -1.0) and what real words had on development clips."""
_NEEDED = ("model.bin", "config.json", "tokenizer.json")


def is_installed() -> bool:
    """Whether the package is here, with a model or without."""
    if find_spec("faster_whisper") is None:
        return False
    try:
        version(NAME)
    except PackageNotFoundError:
        return False
    return True


def info(model: str, compute: str = "") -> EngineInfo | None:
    """The engine with this model; None without the package. model: folder or hub name, not looked at yet.

    compute: one of COMPUTES, the first when it is none of them.
    """
    if not model or not is_installed():
        return None
    name = Path(model).name or model
    english = name.endswith(".en") or _english_only(Path(model))
    reckons = compute if compute in COMPUTES else COMPUTES[0]
    label = f"{NAME} {name}" if reckons == COMPUTES[0] else f"{NAME} {name} {reckons}"
    return EngineInfo(NAME, label, ("en",) if english else (), "measured", model, LONGEST, reckons)


def check(model: str) -> None:
    """Raises CannotListen when the model is not on this machine, or not whole, or there is nothing to load it."""
    if not is_installed():
        hint = "Run: pip install 'finalist[whisper]'. Then say which model."
        raise CannotListen("no-engine", "faster-whisper is not installed here.", hint)
    _folder(model)


def _english_only(folder: Path) -> bool:
    """Whisper's English models lack one entry in their vocabulary: 51,864 of them instead of 51,865 and more."""
    try:
        return (folder / "vocabulary.txt").read_bytes().count(b"\n") < _WORDS_OF_MANY
    except OSError:
        return False


class FasterWhisper:
    """A Whisper model, loaded into memory as numbers of `info.compute`."""

    def __init__(self, info: EngineInfo, *, prompt: str | None = None) -> None:
        from faster_whisper import WhisperModel

        self.info = info
        self._prompt = prompt
        folder = _folder(info.model)
        self._model: Any = WhisperModel(
            folder, device="cpu", compute_type=info.compute or COMPUTES[0], cpu_threads=THREADS, local_files_only=True
        )

    def transcribe(self, samples: "Samples", language: str) -> Piece:
        """See Transcriber. Raises CannotListen for a language that the model does not know."""
        if not self._model.model.is_multilingual and language != "en":
            raise unknown_language(self.info, language)
        if language not in self._model.supported_languages:
            raise unknown_language(self.info, language)
        segments, _ = self._model.transcribe(
            samples,
            language=language,
            beam_size=1,
            word_timestamps=True,
            condition_on_previous_text=False,
            temperature=0.0,
            initial_prompt=PROMPTS.get(language) if self._prompt is None else self._prompt or None,
        )
        words: list[HeardWord] = []
        for word in (word for segment in segments if _was_said(segment) for word in segment.words or ()):
            _add(words, word)
        return Piece(" ".join(word.text for word in words), tuple(words))


def _add(words: list[HeardWord], word: Any) -> None:
    """The word, or, where Whisper cut inside one (“12” “.000”), its rest put back onto the one before."""
    text = word.word.strip()
    if not text:
        return
    last = words[-1] if words else None
    if last and not word.word[:1].isspace() and not text[0].isalpha():
        chance = min(last.probability or 0.0, float(word.probability))
        words[-1] = HeardWord(last.text + text, last.start, float(word.end), chance)
    else:
        words.append(HeardWord(text, float(word.start), float(word.end), float(word.probability)))


def _was_said(segment: Any) -> bool:
    """False for what Whisper makes up where nothing is left to hear: unlikely words, or more than fit in the time."""
    unlikely = segment.no_speech_prob > _SILENT and segment.avg_logprob < _UNLIKELY
    crammed = segment.end - segment.start < _FASTEST_WORD * len(segment.text.split())
    return not unlikely and not crammed


def unknown_language(info: EngineInfo, language: str) -> CannotListen:
    """The sentence for a language that the model does not know."""
    return CannotListen(
        "unknown-language",
        f"{info.label} does not know the language “{language}”.",
        "Choose another language or a Whisper model for many languages (docs/howto/speech.md), or type the answer.",
    )


def _folder(model: str) -> str:
    """The model's folder. Raises CannotListen when it is not on this machine."""
    path = Path(model).expanduser()
    if path.is_dir():
        missing = [name for name in _NEEDED if not (path / name).is_file()]
        if missing:
            raise CannotListen(
                "no-model", f"{path} holds no model for faster-whisper: {missing[0]} is missing.", "Give its folder."
            )
        return str(path)
    from faster_whisper.utils import download_model

    try:
        return str(download_model(model, local_files_only=True))
    except (ValueError, OSError, RuntimeError):
        raise CannotListen(
            "no-model",
            f"The speech model {model} is not on this machine.",
            "Fetch it once (docs/howto/speech.md says how), or give the folder it lies in.",
        ) from None
