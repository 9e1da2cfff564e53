"""Fits what makes a letter one's own (core/knowledge/data/letters/style.yaml).

Logistic regression with a penalty, on letters written for it: `dev`, `trades`, `memory`, and `heldout` and `fresh`,
which were scored and published before they came here. Prints how each fares, a tenth of all letters held out at a time.
"""

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.letters import source  # noqa: E402
from benchmarks.letters_data import NOW, Case, generic, specific  # noqa: E402
from finalist.core.letters.review.known import Known  # noqa: E402
from finalist.core.letters.review.parts import parse  # noqa: E402
from finalist.core.letters.review.rests import weighed  # noqa: E402
from finalist.core.letters.review.style import features  # noqa: E402
from finalist.journeys.close import round_of  # noqa: E402

SETS = ("dev", "trades", "memory", "heldout", "fresh")
PENALTY = 1.0
OUT = ROOT / "src/finalist/core/knowledge/data/letters/style.yaml"


def figures(case: Case) -> dict[str, float]:
    """The features of one letter against its round."""
    found = round_of(case.papers)
    known = Known(tuple(found.sources.values()), found.notes, found.invitation, NOW.date())
    letter = parse(source(case.text))
    return features(letter, weighed(letter, known), known)


def fitted(x: "np.ndarray", y: "np.ndarray") -> "np.ndarray":
    """Weights, the constant first, for features as they come."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    penalty = np.eye(z.shape[1]) * PENALTY
    penalty[0, 0] = 0
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve(z.T @ (z * (p * (1 - p))[:, None]) + penalty, z.T @ (p - y) + penalty @ w)
    plain = w[1:] / spread
    return np.r_[w[0] - (plain * mean).sum(), plain]


def main() -> None:
    """Fit, say how it fares, write the file."""
    rows = []
    for name in SETS:
        own = specific(name)
        rows += [(name, 1.0, figures(case)) for case in own]
        rows += [(name, 0.0, figures(case)) for case in generic(name, own)]
    keys = list(rows[0][2])
    x = np.array([[row[key] for key in keys] for _, _, row in rows])
    y = np.array([label for _, label, _ in rows])
    order, out = np.random.RandomState(0).permutation(len(x)), np.zeros(len(x))
    for k in range(10):
        test = order[k::10]
        w = fitted(np.delete(x, test, 0), np.delete(y, test))
        out[test] = np.c_[np.ones(len(test)), x[test]] @ w
    for name in SETS:
        for label, said in ((1.0, "specific passed"), (0.0, "generic flagged")):
            mine = [n for n, row in enumerate(rows) if row[:2] == (name, label)]
            print(f"{name:8} {said} {sum((out[n] > 0) == bool(label) for n in mine)} of {len(mine)}")
    w = fitted(x, y)
    lines = [f"  {key}: {value:.3f}" for key, value in zip(("always", *keys), w, strict=True)]
    head = "# What makes a letter one's own: fitted by scripts/fit_letters.py, not written by hand.\nweights:\n"
    OUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
