"""Sentence vectors from data that is already on the machine: wordllama's word table, or a model file of the
user's own.

The wordllama package is not imported (a second of work for a look-up): its table is mapped into memory and
its tokenizer read. Nothing is downloaded; where the data are missing there are no vectors, and the lexical
layer works alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from finalist.core.errors import UserError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_TABLE = "weights/l2_supercat_256.safetensors"
_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
_LOW = 0.0
"""Cosine of texts that have nothing to do with each other in this table; scores start there. Measured on
our own data.
"""


class Embedder(Protocol):
    """Texts to vectors of one length."""

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """(len(texts), dimensions), float32, not normalised; a text without known words is a row of zeros."""
        ...


@dataclass(frozen=True, slots=True)
class VectorSimilarity:
    """Cosine of sentence vectors as a Similarity: 0 at `low` and below, 1 for equal direction."""

    embedder: Embedder
    low: float = _LOW

    def scores(self, queries: Sequence[str], texts: Sequence[str]) -> list[list[float]]:
        """0..1, one row a query, one column a text."""
        if not queries or not texts:
            return [[] for _ in queries]
        import numpy as np

        distinct = list(dict.fromkeys((*queries, *texts)))
        place = {text: row for row, text in enumerate(distinct)}
        vectors = self.embedder.embed(distinct)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        units = vectors / np.where(lengths == 0, 1.0, lengths)
        left, right = units[[place[text] for text in queries]], units[[place[text] for text in texts]]
        scaled = np.clip((left @ right.T - self.low) / (1 - self.low), 0.0, 1.0)
        return [[round(float(value), 6) for value in row] for row in scaled]


class WordTable:
    """Mean of word-piece vectors (wordllama, 256 dimensions): 32,000 rows of float16, mapped, not read."""

    def __init__(self, folder: Path) -> None:
        import numpy as np
        from tokenizers import Tokenizer

        path = folder / _TABLE
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            entry = json.loads(file.read(length))["embedding.weight"]
        rows, columns = entry["shape"]
        offset = 8 + length + entry["data_offsets"][0]
        self._rows: Any = np.memmap(path, dtype="<f2", mode="r", offset=offset, shape=(rows, columns))
        self._tokenizer: Any = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """See Embedder."""
        import numpy as np

        found = np.zeros((len(texts), self._rows.shape[1]), dtype=np.float32)
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        for row, item in enumerate(encoded):
            if item.ids:
                ids = np.clip(np.array(item.ids), 0, self._rows.shape[0] - 1)
                found[row] = self._rows[ids].astype(np.float32).sum(axis=0, dtype=np.float32) / len(item.ids)
        return found


class OnnxModel:
    """A sentence model in ONNX by the user's own path: `model.onnx` with `tokenizer.json` beside it; mean
    pooling.
    """

    def __init__(self, path: Path) -> None:
        try:
            import onnxruntime
        except ModuleNotFoundError as missing:
            raise UserError(
                "A sentence model in ONNX needs the package onnxruntime, which is not installed.",
                "Install it (`pip install onnxruntime`) or leave the model out: matching works without.",
            ) from missing
        from tokenizers import Tokenizer

        model = path / "model.onnx" if path.is_dir() else path
        tokenizer = model.parent / "tokenizer.json"
        for file in (model, tokenizer):
            if not file.is_file():
                raise UserError(f"{file} is not there.", "Give the folder that holds model.onnx and tokenizer.json.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self._session: Any = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._wanted = {item.name for item in self._session.get_inputs()}
        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(256)
        self._tokenizer.enable_padding()

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """See Embedder."""
        import numpy as np

        encoded = self._tokenizer.encode_batch(list(texts))
        ids = np.array([item.ids for item in encoded], dtype=np.int64)
        mask = np.array([item.attention_mask for item in encoded], dtype=np.int64)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = self._session.run(None, {name: feeds[name] for name in feeds if name in self._wanted})[0]
        if states.ndim == 2:
            return np.asarray(states, dtype=np.float32)
        weights = mask[..., np.newaxis].astype(np.float32)
        pooled = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
        return np.asarray(pooled, dtype=np.float32)


def word_table_folder() -> Path | None:
    """Where the installed wordllama keeps its data, found without importing it; None when it, or a part, is
    missing.
    """
    spec = find_spec("wordllama")
    if spec is None or spec.origin is None or find_spec("tokenizers") is None or find_spec("numpy") is None:
        return None
    folder = Path(spec.origin).parent
    return folder if (folder / _TABLE).is_file() and (folder / _TOKENIZER).is_file() else None


def word_vectors() -> VectorSimilarity | None:
    """Similarity by the word table; None where its data are not installed."""
    folder = word_table_folder()
    return VectorSimilarity(WordTable(folder)) if folder is not None else None


def model_vectors(path: Path) -> VectorSimilarity:
    """Similarity by the user's own ONNX model. Raises UserError, with what to do, when it can not be used."""
    return VectorSimilarity(OnnxModel(path), low=0.0)
