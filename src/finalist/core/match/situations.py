"""What happens in a story, and what a question asks to hear: both as weights over the situations of the knowledge.

A question and its answer share no words, but both speak of a plan that collapsed or of somebody who said no. Two
readings are added: authored cues (situations.yaml), and a linear model over word stems whose weights
`scripts/fit_situations.py` fitted on made-up stories of many trades, none of which is reported on.
"""

import base64
import json
import math
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from finalist.core.knowledge.compile import data_folder
from finalist.core.knowledge.entries import Situation
from finalist.core.knowledge.load import shipped
from finalist.core.match.cues import CueBook, Hit, Word, placed_words

Side = Literal["told", "asked"]
WORDS_SHARE = 1.0
"""How much the words count beside the cues (1.0 too). From the development questions of benchmarks/data/matching."""
WEIGHTS = "situation_weights.json"
LIGHT = frozenset(
    """a an the of to in on at by for and or but is was were are be been it its that this with as from i me my we our
    he she they them his her their you your had have has""".split()
)
"""Words that say nothing of the situation."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Situation id → 0..1 (the squares add up to 1, or all are 0), and the cues it rests on: situation id → places."""

    weights: dict[str, float]
    cues: dict[str, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class _Model:
    """One side of the fitted weights. rows: stem → where its row begins in `table`, one signed byte a situation."""

    book: CueBook
    owners: dict[str, tuple[str, ...]]
    rarity: dict[str, float]
    rows: dict[str, int]
    table: memoryview
    scale: float
    bias: tuple[float, ...]


def situations() -> tuple[Situation, ...]:
    """The situations of the knowledge, in authored order."""
    return shipped().situations


def cues_of(entry: Situation, side: Side) -> list[str]:
    """The cues of a situation as authored, without repeats."""
    written = entry.told if side == "told" else entry.asked
    return list(dict.fromkeys(" ".join(cue.split()) for cue in written.split(";") if cue.strip()))


def cue_owners(side: Side) -> dict[str, tuple[str, ...]]:
    """Cue → the situations it speaks for."""
    owners: dict[str, list[str]] = {}
    for entry in situations():
        for cue in cues_of(entry, side):
            owners.setdefault(cue, []).append(entry.id)
    return {cue: tuple(ids) for cue, ids in owners.items()}


@cache
def _raw() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((data_folder() / WEIGHTS).read_text(encoding="utf-8"))
    return loaded


@cache
def _model(side: Side) -> _Model:
    raw, width = _raw()[side], len(_raw()["situations"])
    owners = cue_owners(side)
    return _Model(
        book=CueBook(owners),
        owners=owners,
        rarity={cue: raw["cues"].get(cue, 1.0) for cue in owners},
        rows={stem: number * width for number, stem in enumerate(_raw()["stems"].split(" "))},
        table=memoryview(zlib.decompress(base64.b64decode(raw["words"]))).cast("b"),
        scale=raw["scale"],
        bias=tuple(raw["bias"]),
    )


@lru_cache(maxsize=4096)
def read_situations(text: str, side: Side) -> Reading:
    """The situations a story tells of, or a question asks for. Nothing at all is read from an empty text."""
    words, model = placed_words(text), _model(side)
    by_cue, places = _by_cue(model, words)
    by_word = dict(zip(_raw()["situations"], _by_word(model, words), strict=True)) if words else {}
    cued, worded = _unit(by_cue), _unit(by_word)
    ids = [entry.id for entry in situations()]
    mixed = {key: cued.get(key, 0.0) + WORDS_SHARE * worded.get(key, 0.0) for key in ids}
    return Reading(_unit(mixed), {key: tuple(hits) for key, hits in places.items()})


def _by_cue(model: _Model, words: list[Word]) -> tuple[dict[str, float], dict[str, list[Hit]]]:
    """A cue counts by how rare it is, shared among the situations that have it."""
    weights: dict[str, float] = {}
    places: dict[str, list[Hit]] = {}
    for hit in model.book.find(words):
        owners = model.owners[hit.cue]
        for owner in owners:
            weights[owner] = weights.get(owner, 0.0) + model.rarity[hit.cue] / math.sqrt(len(owners))
            places.setdefault(owner, []).append(hit)
    return weights, places


def known_stems(words: list[Word]) -> list[str]:
    """The stems that the linear model counts, each once."""
    return list(dict.fromkeys(word.stem for word in words if word.stem not in LIGHT))


def _by_word(model: _Model, words: list[Word]) -> list[float]:
    """Softmax over situations of the summed weights of the words."""
    rows = [model.rows[stem] for stem in known_stems(words) if stem in model.rows]
    width = len(model.bias)
    if not rows:
        return [0.0] * width
    factor = model.scale / math.sqrt(len(rows))
    logits = [model.bias[at] + factor * sum(model.table[row + at] for row in rows) for at in range(width)]
    top = max(logits)
    powers = [math.exp(value - top) for value in logits]
    total = sum(powers)
    return [power / total for power in powers]


def word_weight(stem: str, situation: str) -> float:
    """How much a word of a story speaks for a situation; 0 for words nobody knows."""
    model, ids = _model("told"), _raw()["situations"]
    row = model.rows.get(stem)
    if row is None or stem in LIGHT or situation not in ids:
        return 0.0
    return model.scale * int(model.table[row + ids.index(situation)])


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in weights.values()))
    return {key: value / length for key, value in weights.items()} if length else weights
