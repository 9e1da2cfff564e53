"""The chain, the units and the shipped weights behind the parts of a story; floors on stories never fitted on."""

import itertools
import json
import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.answers.chain import best_path, marginals, present
from finalist.core.answers.structure import structure
from finalist.core.answers.units import unit_spans
from finalist.core.knowledge.compile import data_folder
from finalist.core.text.language import is_english

ROOT = Path(__file__).parents[3]
rows = st.lists(st.lists(st.floats(-3, 3), min_size=3, max_size=3), min_size=1, max_size=4)
STEP = ((0.0, 1.0, -1.0), (-2.0, 0.5, 0.3), (-1.0, -0.4, 0.0))


def weight(scores: list[list[float]], path: tuple[int, ...]) -> float:
    return sum(row[s] for row, s in zip(scores, path, strict=True)) + sum(
        STEP[a][b] for a, b in itertools.pairwise(path)
    )


@given(rows)
def test_path_and_probabilities_are_those_of_counting_every_sequence(scores: list[list[float]]) -> None:
    every = {path: weight(scores, path) for path in itertools.product(range(3), repeat=len(scores))}
    assert weight(scores, tuple(best_path(scores, STEP))) == pytest.approx(max(every.values()))
    whole = sum(math.exp(value) for value in every.values())
    for state in range(3):
        there = sum(math.exp(value) for path, value in every.items() if state in path) / whole
        first = sum(math.exp(value) for path, value in every.items() if path[0] == state) / whole
        assert present(scores, STEP)[state] == pytest.approx(there, abs=1e-9)
        assert marginals(scores, STEP)[0][state] == pytest.approx(first, abs=1e-9)


def test_no_sentences_have_no_path() -> None:
    assert (best_path([], STEP), marginals([], STEP), present([], STEP)) == ([], [], [0.0, 0.0, 0.0])


@given(st.text(max_size=400))
def test_units_hold_every_visible_character_once(text: str) -> None:
    spans = unit_spans(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


def test_the_shipped_cues_are_the_authored_ones() -> None:
    authored = yaml.safe_load((data_folder() / "story_cues.yaml").read_text(encoding="utf-8"))
    shipped = json.loads((data_folder() / "story_parts.json").read_text(encoding="utf-8"))
    assert shipped["cues"] == authored["parts"], "run: python scripts/fit_story_parts.py --write"
    assert shipped["episode"]["cues"] == authored["episode"], "run: python scripts/fit_story_parts.py --write"
    for group in ("announced", "words", "weakness"):
        assert shipped[group] == authored[group], "run: python scripts/fit_story_parts.py --words"


def test_stories_never_fitted_on_keep_their_floor() -> None:
    stories = yaml.safe_load((ROOT / "benchmarks/data/stories_labelled_held.yaml").read_text(encoding="utf-8"))
    right = total = 0
    for story in stories:
        if story.get("kind", "episode") != "episode":
            continue
        units = [(line[0], line[2:]) for line in story["told"].splitlines()]
        text = " ".join(words for _, words in units)
        found = structure(text).sentences
        at = 0
        for letter, words in units:
            at = text.index(words, at)
            here = next(s for s in found if s.start <= at < s.end)
            right += here.part[0].upper() == letter
            total += 1
    assert total == 276
    assert right / total >= 0.85


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("I was asked to find a new oven and rang the firm that made the old one.", True),
        ("Zeszłej zimy zepsuł się nam piec i zadzwoniłem do sąsiada, który pożyczył nam swój na jeden dzień.", False),
        ("L'hiver dernier notre four est tombé en panne et j'ai appelé le voisin qui a un restaurant.", False),
        ("去年我们的烤箱坏了。我打电话给邻居。", False),
        ("Well done!", True),
    ],
)
def test_english_is_told_from_other_languages(text: str, english: bool) -> None:
    assert is_english(text) is english
