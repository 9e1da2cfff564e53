"""Fits the weights of the signs by which it is known who has to answer a question.

`python scripts/fit_direction.py` prints six-fold figures; `--write` writes core/knowledge/data/question_direction.json.
A logistic regression on the signs and on what the words alone lean to. It learns from direction_dev.txt, which the
word weights never saw, and from the older sets, each with the lean of word weights fitted without it; never from held
lines. Needs numpy and the extra `vectors` here only.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.questions import directed, lines
from finalist.core.questions import direction, features, model, tokens

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "src" / "finalist" / "core" / "knowledge" / "data"
CUES, OUT = KNOWLEDGE / "direction_cues.yaml", KNOWLEDGE / direction.WEIGHTS
DEV = ROOT / "benchmarks" / "data" / "questions" / "direction_dev.txt"
SHRINK, ROUNDS, RATE = 1.0, 400, 0.1
NEW = 1.5
"""What a line of direction_dev.txt counts beside one of the older sets."""
FOLDS, RUN = 6, 8
"""Lines that differ in a word stand side by side: runs of eight stay in one fold."""
EVEN = {"to-company": 1.0, "to-candidate": 0.0, "either": 0.5}


def cue_list() -> dict[str, str]:
    """Name → expression of every sign."""
    raw = yaml.safe_load(CUES.read_text(encoding="utf-8"))
    return {f"{group}:{name}": cue for group, cues in raw.items() for name, cue in cues.items()}


def fingerprint() -> str:
    """Changes with the signs, the lines and this script."""
    return hashlib.sha256(b"\n".join(path.read_bytes() for path in (CUES, DEV, Path(__file__)))).hexdigest()


def cases() -> list[tuple[str, str, float, float]]:
    """(text, direction, lean of the words, weight)."""
    from fit_questions import SETS, Fitting

    found = [(text, label, _lean(text, model.shipped()), NEW) for label, text in directed("dev")]
    fitting = Fitting()
    for name in SETS:
        learned = model.model_of(fitting.model(fitting.origin != name))
        asked = [line for line in lines(name) if line.first.direction in EVEN]
        found += [(line.text, line.first.direction, _lean(line.text, learned), 1.0) for line in asked]
    return found


def _lean(text: str, learned: model.Model) -> float:
    words = tokens.tokens(text)
    total = model.sums(features.find(words, "?" in text), learned)
    who = dict(zip(learned.who, model.shares(total[: len(learned.who)]), strict=True))
    company, nobody = who["to-company"], who["unknown"]
    return direction.lean_of(company, 1 - company - nobody)


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias; both directions count the same in sum."""
    weight = weight * np.where(y > 0.5, (weight * (1 - y)).sum() / (weight * y).sum(), 1.0)
    w = np.zeros(x.shape[1] + 1)
    one, two = np.zeros_like(w), np.zeros_like(w)
    for turn in range(1, ROUNDS + 1):
        missed = weight * (1 / (1 + np.exp(-(x @ w[:-1] + w[-1]))) - y)
        grad = np.append(x.T @ missed + SHRINK * w[:-1], missed.sum())
        one += 0.1 * (grad - one)
        two += 0.01 * (grad**2 - two)
        w -= RATE * (one / (1 - 0.9**turn)) / (np.sqrt(two / (1 - 0.99**turn)) + 1e-8)
    return w[:-1], float(w[-1])


def main() -> None:
    """Print the folds, and write when asked."""
    patterns = cue_list()
    cues = {name: re.compile(cue) for name, cue in patterns.items()}
    rows = cases()
    names = [*cues, direction.LEAN]
    shown = [set(direction.signs_in(text, cues)) for text, _, _, _ in rows]
    x = np.array([[*(float(name in has) for name in cues), row[2]] for has, row in zip(shown, rows, strict=True)])
    y = np.array([EVEN[row[1]] for row in rows])
    weight = np.array([row[3] for row in rows])
    fold = np.arange(len(rows)) // RUN % FOLDS
    new, plain = weight == NEW, y != EVEN["either"]
    said = np.zeros(len(rows))
    for number in range(FOLDS):
        w, bias = fit(x[fold != number], y[fold != number], weight[fold != number])
        said[fold == number] = x[fold == number] @ w + bias
    right = (said > 0) == (y > 0.5)
    for title, which in (("direction_dev", new & plain), ("older sets", ~new & plain)):
        print(f"{title}: {right[which].sum()} of {which.sum()} right ({right[which].mean():.1%})")
    if "--write" in sys.argv:
        w, bias = fit(x, y, weight)
        kept = {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}
        data = {"fingerprint": fingerprint(), "bias": round(bias, 3), "cues": patterns, "weights": kept}
        OUT.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
