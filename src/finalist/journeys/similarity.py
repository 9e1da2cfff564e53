"""Which layers judge how alike two texts are.

The lexical layer alone, because nothing beat it on held-out cases (benchmarks/matching.py); with sentence vectors
beside it when the candidate asks for them. Vectors choose among the lines of the candidate and word nothing, so a
plan stays labelled `rules`.
"""

from pathlib import Path

from finalist.core.errors import UserError
from finalist.core.text.similarity import Blend, Lexical, Similarity


def similarity(vectors: str = "") -> Similarity:
    """`vectors`: "" for none, "words" for the word table of the `vectors` extra, else the path of an ONNX model.

    Raises UserError, with what to install or give, when the vectors asked for are not there.
    """
    if not vectors:
        return Lexical()
    from finalist.assist.vectors import model_vectors, word_vectors

    layer = word_vectors() if vectors == "words" else model_vectors(Path(vectors))
    if layer is None:
        raise UserError(
            "Word vectors need the extra `vectors` (16 MB of data), which is not installed.",
            "Run: pip install 'finalist[vectors]', or leave --vectors out.",
        )
    return Blend(((Lexical(), 0.5), (layer, 0.5)))
