"""Fits the weights by which a story's and a question's words speak for situations; development material only.

`python scripts/fit_situations.py` prints how well words alone do on trades held out; `--write` writes
core/knowledge/data/situation_weights.json. A multinomial logistic model on the mean of word vectors is linear, so it
folds into one row of weights a word stem: words that no development story uses get theirs from their vector. Needs
numpy and the extra `vectors` (wordllama, MIT) here only; nothing of either is needed to run Finalist.
"""

import argparse
import base64
import hashlib
import json
import math
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from finalist.assist.vectors import WordTable, word_table_folder
from finalist.core.match import situations as rules
from finalist.core.match.cues import CueBook, placed_words
from finalist.core.text.terms import stem

ROOT = Path(__file__).parents[1]
DATA = ROOT / "benchmarks" / "data" / "matching"
OUT = ROOT / "src" / "finalist" / "core" / "knowledge" / "data" / rules.WEIGHTS
SHRINK, LENGTH, STEPS, MAIN = 1e-3, 10.0, 400, 0.65
"""Shrinkage, mean length of a text's vector, steps of the fit, and the share of the first label of several."""
Item = tuple[str, list[str], str]
"""Text, situations (the main one first), group that is held out together."""


def items(name: str) -> list[Item]:
    """The labelled texts of sketches.txt or asked.txt."""
    rows = [row for row in (DATA / name).read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    cells = [[cell.strip() for cell in row.split(" | ")] for row in rows]
    if name == "asked.txt":
        return [(text, ids.split(","), text) for ids, text in cells]
    return [(text, ids.split(","), trade) for trade, ids, text in cells]


def stem_vectors(texts: list[str]) -> dict[str, np.ndarray]:
    """Stem → mean vector of its words: the table's whole English words, and the words of the texts."""
    folder = word_table_folder()
    if folder is None:
        raise SystemExit("The extra `vectors` is needed to fit: pip install 'finalist[vectors]'.")
    table = WordTable(folder)
    vocabulary = table._tokenizer.get_vocab()
    whole = {piece[1:] for piece in vocabulary if piece.startswith("▁")}
    words = {word for word in whole if word.isascii() and word.isalpha() and word.islower() and len(word) > 3}
    words |= {text[word.start : word.end].lower() for text in texts for word in placed_words(text)}
    ordered = sorted(words)
    vectors = table.embed(ordered).astype(np.float64)
    groups: dict[str, list[np.ndarray]] = {}
    for word, vector in zip(ordered, vectors, strict=True):
        groups.setdefault(stem(word), []).append(vector)
    return {name: np.mean(group, axis=0) for name, group in groups.items()}


def embedded(texts: list[str], vectors: dict[str, np.ndarray]) -> np.ndarray:
    """One row a text: the sum of its stems' vectors over the root of their number."""
    rows = []
    for text in texts:
        known = [vectors[name] for name in rules.known_stems(placed_words(text)) if name in vectors]
        rows.append(np.sum(known, axis=0) / math.sqrt(len(known)) if known else np.zeros(256))
    return np.array(rows)


def softmax(values: np.ndarray) -> np.ndarray:
    """Row by row."""
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def fit(rows: list[Item], vectors: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """(dimensions × situations, bias): logistic regression on soft labels, full batch with momentum."""
    ids = [entry.id for entry in rules.situations()]
    wanted = np.zeros((len(rows), len(ids)))
    for at, (_, labels, _) in enumerate(rows):
        for rank, label in enumerate(labels):
            share = 1.0 if len(labels) == 1 else MAIN if rank == 0 else (1 - MAIN) / (len(labels) - 1)
            wanted[at, ids.index(label)] = share
    shown = embedded([text for text, _, _ in rows], vectors)
    middle = shown.mean(axis=0)
    factor = LENGTH / np.mean(np.linalg.norm(shown - middle, axis=1))
    scaled = factor * (shown - middle)
    weights, pace = np.zeros((scaled.shape[1], len(ids))), np.zeros((scaled.shape[1], len(ids)))
    bias = np.zeros(len(ids))
    rate = 1 / (np.linalg.norm(scaled, 2) ** 2 / len(rows) * 0.5 + SHRINK)
    for _ in range(STEPS):
        ahead = weights + 0.9 * pace
        missed = softmax(scaled @ ahead + bias) - wanted
        pace = 0.9 * pace - rate * (scaled.T @ missed / len(rows) + SHRINK * ahead)
        weights, bias = weights + pace, bias - rate * missed.mean(axis=0)
    return factor * weights, bias - factor * (middle @ weights)


def rarity(side: rules.Side, texts: list[str]) -> dict[str, float]:
    """Cue → how much it counts: the rarer in the texts, the more."""
    book = CueBook(rules.cue_owners(side))
    seen = Counter(hit.cue for text in texts for hit in book.find(placed_words(text)))
    return {cue: round(math.log((len(texts) + 2) / (seen[cue] + 1)), 3) for cue in rules.cue_owners(side)}


def bank() -> list[str]:
    """The questions of the knowledge: what questions look like, whatever they ask for."""
    return [question.text for question in rules.shipped().questions]


def side(
    name: rules.Side, rows: list[Item], background: list[str], vectors: dict[str, np.ndarray]
) -> dict[str, object]:
    """One side of the file."""
    weights, bias = fit(rows, vectors)
    table = np.array([vectors[stem_] for stem_ in sorted(vectors)]) @ weights
    scale = float(np.percentile(np.abs(table), 99.95) / 127)
    packed = np.clip(np.round(table / scale), -127, 127).astype(np.int8).tobytes()
    return {
        "scale": float(f"{scale:.6g}"),
        "bias": [round(float(value), 4) for value in bias],
        "cues": rarity(name, [text for text, _, _ in rows] + background),
        "words": base64.b64encode(zlib.compress(packed, 9)).decode("ascii"),
    }


def held_out(rows: list[Item], vectors: dict[str, np.ndarray], folds: int = 5) -> tuple[float, float]:
    """(first right, in three) by words alone, groups held out."""
    ids = [entry.id for entry in rules.situations()]
    first = three = 0
    for fold in range(folds):
        inside = [int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds == fold for _, _, group in rows]
        weights, bias = fit([row for row, tested in zip(rows, inside, strict=True) if not tested], vectors)
        tested = [row for row, chosen in zip(rows, inside, strict=True) if chosen]
        scores = embedded([text for text, _, _ in tested], vectors) @ weights + bias
        for row, (_, labels, _) in zip(scores, tested, strict=True):
            best = [ids[at] for at in np.argsort(-row)[:3]]
            first += best[0] in labels
            three += bool(set(best) & set(labels))
    return first / len(rows), three / len(rows)


def main() -> None:
    """Fit, say how it does, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    stories, questions = items("sketches.txt"), items("asked.txt")
    vectors = stem_vectors([text for text, _, _ in stories + questions] + bank())
    for name, rows in (("stories, trades held out", stories), ("questions held out", questions)):
        first, three = held_out(rows, vectors)
        print(f"{name:28}{len(rows):5} texts, words alone: first {first:.1%}, in three {three:.1%}")
    if write:
        whole = {
            "situations": [entry.id for entry in rules.situations()],
            "stems": " ".join(sorted(vectors)),
            "told": side("told", stories, [], vectors),
            "asked": side("asked", questions, bank(), vectors),
        }
        OUT.write_text(json.dumps(whole, ensure_ascii=True, indent=0) + "\n", encoding="utf-8")
        print(f"{OUT.name}: {OUT.stat().st_size:,} bytes, {len(vectors):,} stems")


if __name__ == "__main__":
    main()
