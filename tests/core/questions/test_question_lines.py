"""The benchmark's question lines: well labelled, none taken from the bank, none held out and taught as well."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from finalist.core.knowledge.load import knowledge
from finalist.core.text.terms import terms, words

LINES = Path(__file__).resolve().parents[3] / "benchmarks" / "data" / "questions"
TRAINING = "training.yaml"
FILES = sorted(path.name for path in LINES.glob("*.yaml") if path.name != TRAINING)
DIRECTIONS = {"to-candidate", "to-company", "unknown"}


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((LINES / name).read_text(encoding="utf-8"))
    return found


def test_there_are_enough_lines_and_the_held_out_ones_are_apart() -> None:
    texts = [row["text"] for name in FILES for row in rows(name)]
    assert "held_out.yaml" in FILES
    assert len(texts) >= 240
    assert len({text.casefold() for text in texts}) == len(texts)
    assert len(rows("held_out.yaml")) >= 160
    assert all("second" in row for row in rows("held_out.yaml"))


def test_the_training_lines_cover_every_label_and_repeat_nothing() -> None:
    groups = rows(TRAINING)
    labels = [group["label"].split() for group in groups]
    lines = [line.casefold() for group in groups for line in group["lines"]]
    others = {row["text"].casefold() for name in FILES for row in rows(name)}
    assert len(lines) >= 2_400
    assert len(set(lines)) == len(lines)
    assert not others & set(lines)
    assert {label[1] for label in labels} >= {item.id for item in knowledge().families}
    assert {label[2] for label in labels} >= {item.id for item in knowledge().competencies}
    assert sum(len(group["lines"]) for group in groups if group["label"].startswith("to-company")) >= 500


def test_no_line_that_is_taught_is_nearly_one_that_is_held_out() -> None:
    def bag(text: str) -> frozenset[str]:
        return frozenset(words(text.casefold()))

    held = [bag(row["text"]) for row in rows("held_out.yaml")]
    taught = {line: bag(line) for group in rows(TRAINING) for line in group["lines"]}
    near = [line for line, own in taught.items() if any(len(own & one) >= 0.7 * len(own | one) for one in held)]
    assert len(held) > 150
    assert near == []


@pytest.mark.parametrize("name", FILES)
def test_every_label_is_one_that_exists(name: str) -> None:
    families = {item.id for item in knowledge().families}
    competencies = {item.id for item in knowledge().competencies}
    for row in rows(name):
        for label in (row["first"], row.get("second", row["first"])):
            direction, family, competency, also = label.split()
            assert direction in DIRECTIONS
            assert (family in families) == (direction == "to-candidate"), row["id"]
            assert {competency, also} - {"-"} <= competencies


@pytest.mark.parametrize("name", FILES)
def test_no_line_stands_in_the_bank_or_nearly_so(name: str) -> None:
    texts = [*(item.text for item in knowledge().questions), *(ask.text for ask in knowledge().asks)]
    bank = [frozenset(terms(text)) for text in texts]
    near = []
    for row in rows(name):
        bag = frozenset(terms(row["text"]))
        if len(bag) >= 4 and any(len(bag & other) / len(bag | other) >= 0.75 for other in bank):
            near.append(row["text"])
    assert bank
    assert near == []
