"""A user's own ONNX model by path: the real runtime on a tiny real model made here."""

import json
from pathlib import Path

import pytest

from finalist.assist.vectors import model_vectors
from finalist.core.errors import UserError
from finalist.journeys.similarity import similarity

WORDS = ["[PAD]", "[UNK]", "falls", "audit", "ward", "python", "server"]
ROWS = [[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [1.0, 0.1], [0.9, 0.0], [0.0, 1.0], [0.1, 1.0]]


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    """An embedding table as a graph, and a word tokenizer: ids in, one vector a token out."""
    onnx = pytest.importorskip("onnx")
    numpy = pytest.importorskip("numpy")
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    folder = tmp_path_factory.mktemp("model")
    table = onnx.numpy_helper.from_array(numpy.array(ROWS, dtype=numpy.float32), "table")
    shape = ["batch", "length"]
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Gather", ["table", "input_ids"], ["states"])],
        "tiny",
        [onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, shape)],
        [onnx.helper.make_tensor_value_info("states", onnx.TensorProto.FLOAT, [*shape, 2])],
        [table],
    )
    made = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(made, str(folder / "model.onnx"))
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def test_texts_are_as_alike_as_the_means_of_their_tokens(model):
    [[near, far]] = model_vectors(model).scores(["falls audit"], ["ward", "python server"])
    assert near == pytest.approx(0.9987, abs=1e-3)
    assert far == pytest.approx(0.0998, abs=1e-3)


def test_the_model_file_itself_may_be_given(model):
    assert model_vectors(model / "model.onnx").scores(["falls"], ["falls"]) == [[1.0]]


def test_a_path_without_a_model_is_a_clear_sentence(tmp_path):
    with pytest.raises(UserError, match="is not there"):
        model_vectors(tmp_path)


def test_the_journey_takes_words_a_model_or_neither(model):
    assert type(similarity()).__name__ == "Lexical"
    assert type(similarity("words")).__name__ == "Blend"
    assert type(similarity(str(model))).__name__ == "Blend"
    assert json.loads((model / "tokenizer.json").read_text())["model"]["type"] == "WordLevel"
