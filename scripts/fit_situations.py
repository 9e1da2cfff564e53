"""Fits the weights by which a story's and a question's words speak for situations; development material only.

`python scripts/fit_situations.py` prints how well words alone do on tellers (trades) held out and on whole writings
held out; `--write` writes core/knowledge/data/situation_weights.json. A ridge regression on words, pairs of neighbours
and pairs across one word: what happens in a story is told by small words in a row (“it was the”, “I had forgotten”),
which a mean of word vectors does not see. For questions, which are short, a word that none of them uses gets its
weights from its vector. Needs numpy and the extra `vectors` (wordllama, MIT) here only.
"""

import argparse
import base64
import hashlib
import json
import math
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
SHRINK, ALSO = 3.0, 0.5
"""The ridge, and what a further label counts beside the first."""
LEAST = 2
"""A pair of words counts when so many texts have it."""
ACROSS, VECTOR = 0.7, 1.5
"""What a pair across a word, and a word's vector, count beside a word."""
HEAT: dict[rules.Side, float] = {"told": 12.0, "asked": 16.0}
"""How sharply the sums are told apart. All of these from the development texts, one writing held out."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled text: situations, the main one first; its teller (of a question: itself), and the writing it is from:
    the texts under one heading of the file, written in one go.
    """

    text: str
    labels: tuple[str, ...]
    teller: str
    writing: str


def stories() -> list[Item]:
    """The stories of sketches.txt."""
    return [Item(text, tuple(ids.split(",")), trade, writing) for writing, (trade, ids, text) in rows("sketches.txt")]


def questions() -> list[Item]:
    """The questions of asked.txt, and those of the bank that ask for a situation."""
    texts = {question.id: question.text for question in rules.shipped().questions}
    bank = [("bank", (ids, texts[ident])) for _, (ids, ident) in rows("asked_bank.txt")]
    return [Item(text, tuple(ids.split(",")), text, writing) for writing, (ids, text) in [*rows("asked.txt"), *bank]]


def rows(name: str) -> list[tuple[str, list[str]]]:
    """(the heading above it, its cells) of each line of a file of the benchmarks."""
    found, heading = [], ""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line
        elif line:
            found.append((heading, [cell.strip() for cell in line.split(" | ")]))
    return found


def stem_vectors(texts: Sequence[str]) -> dict[str, np.ndarray]:
    """Stem → mean vector of its words, of length 1 on average: whole English words, and the words of the texts."""
    folder = word_table_folder()
    if folder is None:
        raise SystemExit("The extra `vectors` is needed to fit: pip install 'finalist[vectors]'.")
    table = WordTable(folder)
    whole = {piece[1:] for piece in table._tokenizer.get_vocab() if piece.startswith("▁")}
    words = {word for word in whole if word.isascii() and word.isalpha() and word.islower() and len(word) > 3}
    words |= {text[word.start : word.end].lower() for text in texts for word in placed_words(text)}
    ordered = sorted(words)
    groups: dict[str, list[np.ndarray]] = {}
    for word, vector in zip(ordered, table.embed(ordered).astype(np.float64), strict=True):
        groups.setdefault(stem(word), []).append(vector)
    means = {name: np.mean(group, axis=0) for name, group in groups.items()}
    middle = np.mean(list(means.values()), axis=0)
    length = np.mean([np.linalg.norm(vector - middle) for vector in means.values()])
    return {name: (vector - middle) / length for name, vector in means.items()}


@dataclass
class Model:
    """Gram → its row of weights, one a situation."""

    grams: dict[str, np.ndarray]

    def scores(self, items: Sequence[Item], heat: float) -> np.ndarray:
        """One row an item: shares of the situations, as core/match reads them."""
        found = []
        for item in items:
            known = [self.grams[gram] for gram in rules.grams(placed_words(item.text)) if gram in self.grams]
            sums = np.sum(known, axis=0) / math.sqrt(len(known)) if known else np.zeros(len(rules.situations()))
            powers = np.exp(heat * (sums - sums.max()))
            found.append(powers / powers.sum())
        return np.array(found)


def fit(items: Sequence[Item], vectors: dict[str, np.ndarray]) -> Model:
    """Ridge regression on the labels; solved over the texts, of which there are fewer than grams."""
    bags = [rules.grams(placed_words(item.text)) for item in items]
    seen = Counter(gram for bag in bags for gram in bag)
    kept = {gram for gram, count in seen.items() if " " not in gram or count >= LEAST} | set(vectors)
    order = {gram: at for at, gram in enumerate(sorted(kept))}
    worth = {gram: (math.log((1 + len(items)) / (1 + seen[gram])) + 1) / 5 for gram in kept}
    width = len(next(iter(vectors.values()))) if vectors else 0
    plain, meant = np.zeros((len(items), len(order))), np.zeros((len(items), width))
    for at, bag in enumerate(bags):
        known = [gram for gram in bag if gram in kept]
        for gram in known:
            plain[at, order[gram]] = worth[gram] * share(gram) / math.sqrt(len(known))
            if gram in vectors:
                meant[at] += VECTOR * worth[gram] * vectors[gram] / math.sqrt(len(known))
    wanted = targets(items)
    kernel = plain @ plain.T + meant @ meant.T
    mix = np.linalg.solve(kernel + SHRINK * np.eye(len(items)), wanted - wanted.mean(axis=0))
    direct, through = plain.T @ mix, meant.T @ mix
    weights = {gram: worth[gram] * share(gram) * direct[at] for gram, at in order.items()}
    for gram in vectors:
        weights[gram] = weights[gram] + VECTOR * worth[gram] * (vectors[gram] @ through)
    return Model(weights)


def share(gram: str) -> float:
    """What a gram counts beside a word."""
    return ACROSS if " * " in gram else 1.0


def targets(items: Sequence[Item]) -> np.ndarray:
    """One row an item: 1 for its main situation, ALSO for further ones."""
    ids = [entry.id for entry in rules.situations()]
    wanted = np.zeros((len(items), len(ids)))
    for at, item in enumerate(items):
        for rank, label in enumerate(item.labels):
            wanted[at, ids.index(label)] = 1.0 if rank == 0 else ALSO
    return wanted


def held_out(items: Sequence[Item], groups: Sequence[str], vectors: dict[str, np.ndarray], heat: float) -> np.ndarray:
    """Shares of the situations for every item, from a fit that saw nothing of its group."""
    found = np.zeros((len(items), len(rules.situations())))
    for group in sorted(set(groups)):
        model = fit([item for item, own in zip(items, groups, strict=True) if own != group], vectors)
        tested = [at for at, own in enumerate(groups) if own == group]
        found[tested] = model.scores([items[at] for at in tested], heat)
    return found


def fold(name: str) -> str:
    """One of FOLDS groups, the same on every machine."""
    return str(int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS)


def told_of(title: str, items: Sequence[Item], scores: np.ndarray) -> None:
    """Prints how often the main situation is the first, and among the first three, four and six."""
    ids = [entry.id for entry in rules.situations()]
    places = [list(np.argsort(-row)).index(ids.index(item.labels[0])) for row, item in zip(scores, items, strict=True)]
    said = ", ".join(f"in {count} {sum(at < count for at in places) / len(places):.1%}" for count in (1, 3, 4, 6))
    print(f"{title:42}{len(items):5} texts, words alone: {said}")


def rarity(side: rules.Side, texts: Sequence[str]) -> dict[str, float]:
    """Cue → how much it counts: the rarer in the texts, the more."""
    book = CueBook(rules.cue_owners(side))
    seen = Counter(hit.cue for text in texts for hit in book.find(placed_words(text)))
    return {cue: round(math.log((len(texts) + 2) / (seen[cue] + 1)), 3) for cue in rules.cue_owners(side)}


def packed(name: rules.Side, model: Model, texts: Sequence[str]) -> dict[str, object]:
    """One side of the file: a signed byte a gram and situation."""
    order = sorted(model.grams)
    table = HEAT[name] * np.array([model.grams[gram] for gram in order])
    scale = float(np.percentile(np.abs(table), 99.95) / 127)
    small = np.clip(np.round(table / scale), -127, 127).astype(np.int8).tobytes()
    return {
        "scale": float(f"{scale:.6g}"),
        "cues": rarity(name, texts),
        "grams": ";".join(order),
        "weights": base64.b64encode(zlib.compress(small, 9)).decode("ascii"),
    }


def main() -> None:
    """Say how it does on what it did not see, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    told, asked = stories(), questions()
    bank = [question.text for question in rules.shipped().questions]
    vectors = stem_vectors([item.text for item in asked] + bank)
    for title, items, known, side in (("stories", told, {}, "told"), ("questions", asked, vectors, "asked")):
        for kind, groups in (
            ("a fifth of the tellers", [fold(item.teller) for item in items]),
            ("one writing", [item.writing for item in items]),
        ):
            told_of(f"{title}, {kind} held out", items, held_out(items, groups, known, HEAT[side]))
    if write:
        whole = {
            "situations": [entry.id for entry in rules.situations()],
            "told": packed("told", fit(told, {}), [item.text for item in told]),
            "asked": packed("asked", fit(asked, vectors), [item.text for item in asked] + bank),
        }
        OUT.write_text(json.dumps(whole, ensure_ascii=True, indent=0) + "\n", encoding="utf-8")
        print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
