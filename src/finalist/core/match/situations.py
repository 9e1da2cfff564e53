"""What happens in a story, and what a question asks to hear: both as weights over the situations of the knowledge.

A question and its answer share no words, but both speak of a plan that collapsed or of somebody who said no. They are
read by a linear model over words and pairs of words, whose weights `scripts/fit_situations.py` fitted on made-up
stories of many trades, none of which is reported on; authored cues (situations.yaml) help with questions and say what
to quote.
"""

import base64
import itertools
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
CUES_SHARE: dict[Side, float] = {"told": 0.0, "asked": 0.6}
"""What the cues count beside the words (1.0). In a story they only say what to quote: the words know all they know.
From the development texts of benchmarks/data/matching."""
WEIGHTS = "situation_weights.json"


@dataclass(frozen=True, slots=True)
class Reading:
    """Situation id → 0..1 (the squares add up to 1, or all are 0), and the cues it rests on: situation id → places."""

    weights: dict[str, float]
    cues: dict[str, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class _Model:
    """One side of the fitted weights. rows: gram → where its row begins in `table`, one signed byte a situation."""

    book: CueBook
    owners: dict[str, tuple[str, ...]]
    rarity: dict[str, float]
    rows: dict[str, int]
    table: memoryview
    scale: float


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
        rows={gram: number * width for number, gram in enumerate(raw["grams"].split(";"))},
        table=memoryview(zlib.decompress(base64.b64decode(raw["weights"]))).cast("b"),
        scale=raw["scale"],
    )


@lru_cache(maxsize=4096)
def read_situations(text: str, side: Side) -> Reading:
    """The situations a story tells of, or a question asks for. Nothing at all is read from an empty text."""
    words, model = placed_words(text), _model(side)
    by_cue, places = _by_cue(model, words)
    by_word = dict(zip(_raw()["situations"], _by_word(model, words), strict=True)) if words else {}
    cued, worded = _unit(by_cue), _unit(by_word)
    ids = [entry.id for entry in situations()]
    mixed = {key: CUES_SHARE[side] * cued.get(key, 0.0) + worded.get(key, 0.0) for key in ids}
    return Reading(_unit(mixed), {key: tuple(hits) for key, hits in places.items()})


def proposed(text: str, count: int) -> tuple[Situation, ...]:
    """What happens in a story as far as its words say, the likeliest first; its teller knows better."""
    weights = read_situations(text, "told").weights if text.strip() else {}
    likely = [entry for entry in situations() if weights.get(entry.id)]
    return tuple(sorted(likely, key=lambda entry: -weights[entry.id])[:count])


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


def grams(words: list[Word]) -> list[str]:
    """What the model counts, each once: words, neighbours (“^” and “$” are the ends), pairs across a word (“*”)."""
    stems = [word.stem for word in words]
    ends = ["^", *stems, "$"]
    pairs = [f"{one} {next_}" for one, next_ in itertools.pairwise(ends)]
    across = [f"{one} * {other}" for one, other in zip(stems, stems[2:], strict=False)]
    return list(dict.fromkeys([*stems, *pairs, *across]))


def _known(model: _Model, words: list[Word]) -> list[int]:
    """Where the rows of what the model knows begin."""
    return [model.rows[gram] for gram in grams(words) if gram in model.rows]


def _by_word(model: _Model, words: list[Word]) -> list[float]:
    """Softmax over situations of the summed weights of the grams, above what each has by chance."""
    rows = _known(model, words)
    width = len(_raw()["situations"])
    if not rows:
        return [0.0] * width
    factor = model.scale / math.sqrt(len(rows))
    sums = [factor * sum(model.table[row + at] for row in rows) for at in range(width)]
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    chance = sum(powers) / width
    return [max(0.0, power / chance - 1.0) for power in powers]


def told_weight(text: str, situation: str) -> float:
    """How much the words of a piece of a story speak for a situation; 0 for words nobody knows."""
    model, ids = _model("told"), _raw()["situations"]
    if situation not in ids:
        return 0.0
    at = ids.index(situation)
    rows = _known(model, placed_words(text))
    return model.scale * float(sum(model.table[row + at] for row in rows))


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in weights.values()))
    return {key: value / length for key, value in weights.items()} if length else weights
