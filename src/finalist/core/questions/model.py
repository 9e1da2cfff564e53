"""The fitted weights, and what they say of a question: `scripts/fit_questions.py` writes them, nothing is learned here.

Two linear models share their features: who is meant (the company, nobody, or the candidate with one of six families)
and which competency. A feature has one signed byte a label.
"""

import base64
import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from finalist.core.knowledge.compile import data_folder
from finalist.core.questions.features import Found
from finalist.core.questions.tokens import Token

WEIGHTS = "question_weights.json"
BLOCKS = ("word", "frame", "role", "sense")
FEWEST = 4
"""A block with fewer features is scaled as if it had as many."""


@dataclass(frozen=True, slots=True)
class Block:
    """Feature → where its row begins in `table`; `scale`: what one step of a byte is worth."""

    rows: Mapping[str, int]
    table: memoryview
    scale: float


@dataclass(frozen=True, slots=True)
class Model:
    """`who` and `competency` are the labels of the columns, in this order; bias has one number a column."""

    who: tuple[str, ...]
    competency: tuple[str, ...]
    bias: tuple[float, ...]
    blocks: Mapping[str, Block]
    vocabulary: frozenset[str]
    """Every stem of the lines it was fitted on: a text that shares few of them is not in its language."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all columns."""
        return (*self.who, *self.competency)


@cache
def shipped() -> Model:
    """The model that ships, read once."""
    return model_of(json.loads((data_folder() / WEIGHTS).read_text(encoding="utf-8")))


def model_of(raw: Mapping[str, Any]) -> Model:
    """A model from what the file holds."""
    width = len(raw["who"]) + len(raw["competency"])
    blocks: dict[str, Block] = {}
    for name in BLOCKS:
        names = _unpacked(raw["blocks"][name]["names"]).decode("utf-8").split("\n")
        table = memoryview(_unpacked(raw["blocks"][name]["table"])).cast("b")
        blocks[name] = Block({key: at * width for at, key in enumerate(names)}, table, raw["blocks"][name]["scale"])
    words = frozenset(_unpacked(raw["vocabulary"]).decode("utf-8").split("\n"))
    return Model(tuple(raw["who"]), tuple(raw["competency"]), tuple(raw["bias"]), blocks, words)


def _unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))


def size(block: str, found: frozenset[str], model: Model) -> float:
    """What a block's sum is divided by: the root of the number of its features (of `sense`: of those known)."""
    count = sum(key in model.blocks[block].rows for key in found) if block == "sense" else len(found)
    return math.sqrt(max(FEWEST if block != "sense" else 1, count))


def sums(found: Found, model: Model) -> list[float]:
    """What speaks for each label, in the order of the columns."""
    total = list(model.bias)
    for name in BLOCKS:
        block, keys = model.blocks[name], getattr(found, name)
        step = block.scale / size(name, keys, model)
        for key in sorted(keys):
            row = block.rows.get(key)
            if row is not None:
                for column in range(len(total)):
                    total[column] += step * block.table[row + column]
    return total


def shares(values: Sequence[float]) -> list[float]:
    """0..1 each, adding up to 1."""
    top = max(values)
    raised = [math.exp(value - top) for value in values]
    whole = sum(raised)
    return [value / whole for value in raised]


def word_weights(words: Sequence[Token], found: Found, label: str, model: Model) -> list[float]:
    """How much each word speaks for a label above the others of its part; a pair of words counts half for each."""
    columns = model.who if label in model.who else model.competency
    begin = model.labels.index(columns[0])
    at = model.labels.index(label)

    def above(block: str, key: str) -> float:
        row = model.blocks[block].rows.get(key)
        if row is None:
            return 0.0
        table = model.blocks[block].table
        mean = sum(table[row + begin + column] for column in range(len(columns))) / len(columns)
        return (table[row + at] - mean) * model.blocks[block].scale / size(block, getattr(found, block), model)

    stems = [word.stem for word in words]
    weights = [above("word", key) + above("sense", key) for key in stems]
    for place in range(len(stems) - 1):
        both = above("word", f"{stems[place]} {stems[place + 1]}")
        weights[place] += both / 2
        weights[place + 1] += both / 2
    return weights
