"""Fits the weights by which one told episode is told from a generality, on the development answers only.

Prints five-fold figures; called by fit_story_parts.py --write. A logistic regression with strong shrinkage.
"""

import re
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.stories_data import Labelled, own, short_stories, third_party
from finalist.core.answers.units import unit_spans
from finalist.core.stories.episode import occurrences, shares

SHRINK, ROUNDS, RATE = 0.6, 600, 0.05


def cases() -> list[Labelled]:
    return [*own("dev"), *short_stories(), *third_party(False)]


def fit(stories: list[Labelled], cues: dict[str, re.Pattern[str]]) -> dict[str, float]:
    names = ["bias", *cues, *(f"any:{name}" for name in cues)]
    rows = [shares(occurrences(s.text, cues), len(unit_spans(s.text))) for s in stories]
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array([s.kind == "episode" for s in stories], dtype=float)
    weight = np.where(y > 0, len(y) / (2 * y.sum()), len(y) / (2 * (len(y) - y.sum())))
    w = np.zeros(len(names))
    one, two = np.zeros_like(w), np.zeros_like(w)
    for turn in range(1, ROUNDS + 1):
        grad = x.T @ (weight * (y - 1 / (1 + np.exp(-x @ w)))) - SHRINK * w
        one += 0.1 * (grad - one)
        two += 0.01 * (grad**2 - two)
        w += RATE * (one / (1 - 0.9**turn)) / (np.sqrt(two / (1 - 0.99**turn)) + 1e-8)
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


def folds(cues: dict[str, re.Pattern[str]]) -> None:
    stories, right, wrong = cases(), 0, []
    for fold in range(5):
        weights = fit([s for i, s in enumerate(stories) if i % 5 != fold], cues)
        for s in stories[fold::5]:
            row = shares(occurrences(s.text, cues), len(unit_spans(s.text)))
            told = sum(weights.get(name, 0) * value for name, value in row.items()) > 0
            right += told == (s.kind == "episode")
            wrong += [f"{s.id} ({s.kind})"] if told != (s.kind == "episode") else []
    print(f"episode or generality: {right}/{len(stories)} = {right / len(stories):.1%}; wrong: {', '.join(wrong)}")
