"""Vectors from data on the machine: the same as the package's own, made without importing it."""

import subprocess
import sys
from pathlib import Path

import pytest

from finalist.assist import vectors
from finalist.core.errors import UserError

SENTENCES = [
    f"{who} {did} the {what}{end}"
    for who, did in (
        ("I", "rebuilt"),
        ("We", "sold"),
        ("Nobody", "understood"),
        ("The new nurse", "checked"),
        ("Zoë", "weighed"),
    )
    for what, end in (
        ("rota", "."),
        ("ward’s stock at 07:30", "!"),
        ("invoice for £1,200", " twice"),
        ("Δ-valve", " (type C++)"),
        ("naïve plan", " …"),
        ("queue", "; it grew 12%"),
        ("contract in Łódź", "?"),
        ("till", " — again"),
        ("日本 office", ""),
        ("old\nboiler", "\t."),
    )
]


def test_vectors_equal_those_of_wordllama_itself_for_fifty_sentences() -> None:
    np = pytest.importorskip("numpy")
    wordllama = pytest.importorskip("wordllama")
    folder = vectors.word_table_folder()
    assert folder is not None
    assert len(SENTENCES) == 50
    theirs = wordllama.WordLlama.load(cache_dir=folder, disable_download=True).embed(SENTENCES)
    ours = vectors.WordTable(folder).embed(SENTENCES)
    np.testing.assert_allclose(ours, theirs, atol=1e-6)


def test_wordllama_is_not_imported() -> None:
    code = (
        "import sys; from finalist.assist.vectors import word_vectors; "
        "word_vectors().scores(['a nurse'], ['a ward']); print('wordllama' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_likeness_is_one_for_the_same_text_and_higher_for_the_kindred_one() -> None:
    layer = vectors.word_vectors()
    assert layer is not None
    row = layer.scores(
        ["looked after patients on a ward"], ["looked after patients on a ward", "nursing in a hospital", "tax law"]
    )
    assert row[0][0] == pytest.approx(1.0, abs=1e-5)
    assert row[0][0] > row[0][1] > row[0][2] >= 0.0


def test_an_empty_text_is_like_nothing() -> None:
    layer = vectors.word_vectors()
    assert layer is not None
    assert layer.scores(["", "a ward"], [""]) == [[0.0], [0.0]]
    assert layer.scores(["a"], []) == [[]]
    assert layer.scores([], ["a"]) == []


def test_without_the_data_there_are_no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "find_spec", lambda name: None)
    assert vectors.word_vectors() is None


def test_a_model_without_its_runtime_or_files_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"onnxruntime|is not there"):
        vectors.model_vectors(tmp_path)
