"""Fits the weights by which a question's words say what it is after; none of the lines it learns from is reported on.

`python scripts/fit_questions.py` prints how well each set of lines is read by what all the others teach; `--write`
writes core/knowledge/data/question_weights.json. Two multinomial logistic models with shrinkage, fitted through the
products of the texts' features (there are fewer texts than features). The block `sense` is linear in the mean of word
vectors and folds into one row a stem, so words that no line uses get theirs from their vector. Needs numpy and the
extra `vectors` (wordllama, MIT) here only.
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
import yaml

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from fit_situations import softmax, stem_vectors

from finalist.core.knowledge.load import shipped as knowledge
from finalist.core.questions import asking, classify, features, model, tokens

ROOT = Path(__file__).parents[1]
DATA = ROOT / "benchmarks" / "data" / "questions"
OUT = ROOT / "src" / "finalist" / "core" / "knowledge" / "data" / model.WEIGHTS
SETS = ("development", "seen_one", "seen_two", "seen_three", "seen_four", "seen_five")
SHARE = {"word": 1.0, "frame": 1.0, "role": 0.2, "sense": 0.5}
"""How much each block counts; like SHRINK and BANK chosen on the sets, fitted without them."""
SHRINK, STEPS, SECOND = 5e-5, 100, 0.25
"""Shrinkage, steps of the fit, the share of a second competency."""
BANK = {"question": 0.15, "ask": 0.3, "follow-up": 0.1}
"""What an entry of the knowledge counts beside a line: they are many and oddly worded."""
LEAST = {"word": 1, "frame": 2, "role": 2}
"""How many texts a feature must stand in."""


@dataclass(frozen=True)
class Row:
    """A text, its label (direction, family, competencies), where it is from, what it counts."""

    text: str
    label: tuple[str, ...]
    origin: str
    weight: float = 1.0


def sources() -> list[Path]:
    """Every file the weights come from."""
    package = ROOT / "src" / "finalist" / "core" / "questions"
    return [
        *(DATA / f"{name}.yaml" for name in ("training", *SETS)),
        *(package / f"{name}.py" for name in ("features", "tokens")),
        Path(__file__),
    ]


def fingerprint() -> str:
    """Changes with anything the weights come from, except the bank and the word vectors."""
    return hashlib.sha256(b"\n".join(path.read_bytes() for path in sources())).hexdigest()


def rows() -> list[Row]:
    """All texts with their labels; lines in other languages are left out (words decide on those)."""
    found = [
        Row(row["text"], tuple(row["first"].split()), name)
        for name in SETS
        for row in yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    ]
    for group in yaml.safe_load((DATA / "training.yaml").read_text(encoding="utf-8")):
        found += [Row(line, tuple(group["label"].split()), "training") for line in group["lines"]]
    company = ("to-company", "-", "-", "-")
    for item in knowledge().questions:
        label = ("to-candidate", item.family, item.competency, item.second or "-")
        found.append(Row(item.text, label, "bank", BANK["question"]))
    for ask in knowledge().asks:
        found += [Row(ask.text, company, "bank", BANK["ask"]), Row(ask.follow_up, company, "bank", BANK["follow-up"])]
    known = frozenset(vocabulary(found))
    return [row for row in found if asking.readable(row.text, tokens.tokens(row.text), known)]


def vocabulary(shown: Sequence[Row]) -> list[str]:
    """The stems of all lines that are questions, and so in English."""
    texts = [row.text for row in shown if row.label[0] != "unknown"]
    return sorted({word.stem for text in texts for word in tokens.tokens(text)})


def targets(shown: Sequence[Row]) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """The labels of both models, and each text's shares of them; no competency for a text not to the candidate."""
    who = ["to-company", "unknown", *(item.id for item in knowledge().families)]
    competency = [*(item.id for item in knowledge().competencies), "-"]
    meant, after = np.zeros((len(shown), len(who))), np.zeros((len(shown), len(competency)))
    for at, row in enumerate(shown):
        direction, family, first, second = row.label
        meant[at, who.index(family if direction == "to-candidate" else direction)] = 1
        if direction == "to-candidate":
            after[at, competency.index(first)] = 1
            if second != "-":
                after[at, competency.index(first)] = 1 - SECOND
                after[at, competency.index(second)] = SECOND
    return who, competency, meant, after


@dataclass(frozen=True)
class Matrix:
    """A block: one row a text. `fold` turns weights of the columns into one row of weights a name."""

    names: list[str]
    values: np.ndarray
    fold: np.ndarray


def counted(block: str, found: Sequence[features.Found]) -> Matrix:
    """Features as columns: the rarer, the more; scaled by the size of the text's block."""
    seen = Counter(key for one in found for key in getattr(one, block))
    names = sorted(key for key, count in seen.items() if count >= LEAST[block])
    rarity = np.array([math.sqrt(math.log(len(found) / seen[key])) for key in names])
    place = {key: at for at, key in enumerate(names)}
    values = np.zeros((len(found), len(names)), np.float32)
    for at, one in enumerate(found):
        keys = getattr(one, block)
        size = math.sqrt(max(model.FEWEST, len(keys)))
        for key in keys & place.keys():
            values[at, place[key]] = rarity[place[key]] / size
    return Matrix(names, values, rarity)


def sensed(texts: Sequence[str], found: Sequence[features.Found]) -> tuple[Matrix, np.ndarray]:
    """Mean word vectors, rarer words more; `fold` holds each stem's vector. And the middle taken off."""
    vectors = stem_vectors(list(texts))
    seen = Counter(key for one in found for key in one.sense)
    names = sorted(vectors)
    table = np.array([vectors[key] * math.log(len(found) / max(1, seen[key])) for key in names])
    place = {key: at for at, key in enumerate(names)}
    values = np.zeros((len(found), table.shape[1]))
    for at, one in enumerate(found):
        known = [place[key] for key in sorted(one.sense & place.keys())]
        if known:
            values[at] = table[known].sum(axis=0) / math.sqrt(len(known))
    middle = values.mean(axis=0)
    return Matrix(names, values - middle, table), middle


def fit(products: np.ndarray, wanted: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(texts × labels, bias): how much of each text's features goes into each label. Full batch with momentum."""
    bias = np.log((weight[:, None] * wanted).sum(axis=0) / weight.sum() + 1e-4).astype(np.float32)
    one = np.ones(len(products), np.float32)
    for _ in range(8):
        one = products @ one
        one /= np.linalg.norm(one)
    pace = 1 / (float(one @ (products @ one)) * 0.5 * weight.max() / len(products) + SHRINK)
    now = before = np.zeros_like(wanted)
    for step in range(STEPS):
        ahead = now + (step / (step + 3)) * (now - before)
        missed = softmax(products @ ahead + bias) - wanted
        before, now = now, ahead - pace * (weight[:, None] * missed / len(products) + SHRINK * ahead)
    return now, bias


class Fitting:
    """All texts with their features; fits on some of them, or writes the model of all."""

    def __init__(self) -> None:
        self.rows = rows()
        found = [features.find(tokens.tokens(row.text), "?" in row.text) for row in self.rows]
        self.blocks = {name: counted(name, found) for name in LEAST}
        self.blocks["sense"], self.middle = sensed([row.text for row in self.rows], found)
        self.who, self.competency, meant, after = targets(self.rows)
        self.meant, self.after = meant.astype(np.float32), after.astype(np.float32)
        self.weight = np.array([row.weight for row in self.rows], np.float32)
        self.origin = np.array([row.origin for row in self.rows])
        self.scale, self.products = {}, np.zeros((len(self.rows), len(self.rows)), np.float32)
        for name, block in self.blocks.items():
            product = (block.values @ block.values.T).astype(np.float32)
            self.scale[name] = SHARE[name] / float(np.mean(np.diag(product)))
            self.products += self.scale[name] * product

    def solve(self, inside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(texts × all labels, bias) from the texts of `inside`; the others' rows are zero."""
        solved, biases = np.zeros((len(self.rows), len(self.who) + len(self.competency)), np.float32), []
        for wanted, begin in ((self.meant, 0), (self.after, len(self.who))):
            at = np.where(inside & (wanted.sum(axis=1) > 0))[0]
            part, bias = fit(self.products[np.ix_(at, at)], wanted[at], self.weight[at])
            solved[at, begin : begin + wanted.shape[1]] = part
            biases.append(bias)
        return solved, np.concatenate(biases)

    def model(self, inside: np.ndarray) -> dict[str, object]:
        """The file's content, learned from the texts of `inside`."""
        solved, bias = self.solve(inside)
        blocks: dict[str, object] = {}
        for name, block in self.blocks.items():
            weights = self.scale[name] * (block.values.T @ solved)
            if name == "sense":
                bias = bias - self.middle @ weights
                table = block.fold @ weights
            else:
                table = block.fold[:, None] * weights
            blocks[name] = packed(block.names, table, every=name == "sense")
        return {
            "fingerprint": fingerprint(),
            "who": self.who,
            "competency": self.competency,
            "bias": [round(float(value), 4) for value in bias],
            "blocks": blocks,
            "vocabulary": text64("\n".join(vocabulary(self.rows)).encode()),
        }


def packed(names: list[str], table: np.ndarray, every: bool) -> dict[str, object]:
    """A block of the file: one signed byte a weight; rows that say nothing go, unless `every` one is counted."""
    scale = float(np.percentile(np.abs(table), 99.97) / 127)
    steps = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
    kept = np.where(np.abs(steps).max(axis=1) > (-1 if every else 1))[0]
    shown = "\n".join(names[at] for at in kept)
    return {"scale": float(f"{scale:.6g}"), "names": text64(shown.encode()), "table": text64(steps[kept].tobytes())}


def text64(data: bytes) -> str:
    """Bytes as text that JSON holds."""
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def measure(fitting: Fitting) -> None:
    """Prints how each set is read by what the others teach."""
    from benchmarks.questions import figures, label_of, lines

    total: Counter[str] = Counter()
    counted_: Counter[str] = Counter()
    for name in SETS:
        learned = model.model_of(fitting.model(fitting.origin != name))
        shown = lines(name)
        said = {line.id: label_of(classify.classify(line.text, model=learned)) for line in shown}
        found = figures(shown, said, lambda line: line.first)
        print(f"{name:14}" + "  ".join(f"{part} {right / of:.1%}" for part, (right, of) in found.items() if of))
        total.update({part: right for part, (right, _) in found.items()})
        counted_.update({part: of for part, (_, of) in found.items()})
    print(f"{'all':14}" + "  ".join(f"{part} {total[part] / of:.1%} of {of}" for part, of in counted_.items() if of))


def main() -> None:
    """Say how it does, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    fitting = Fitting()
    if not write:
        measure(fitting)
        return
    whole = fitting.model(np.ones(len(fitting.rows), bool))
    OUT.write_text(json.dumps(whole, indent=0) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes, {len(fitting.rows):,} texts")


if __name__ == "__main__":
    main()
