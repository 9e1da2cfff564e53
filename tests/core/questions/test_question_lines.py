"""The benchmark's question lines: well labelled, and none of them taken from the bank."""

from pathlib import Path

import pytest
import yaml

from finalist.core.knowledge.load import knowledge
from finalist.core.text.terms import terms

LINES = Path(__file__).resolve().parents[3] / "benchmarks" / "data" / "questions"
FILES = sorted(path.name for path in LINES.glob("*.yaml"))
DIRECTIONS = {"to-candidate", "to-company", "unknown"}


def rows(name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load((LINES / name).read_text(encoding="utf-8"))
    return found


def test_there_are_enough_lines_and_the_held_out_ones_are_apart() -> None:
    texts = [row["text"] for name in FILES for row in rows(name)]
    assert "held_out.yaml" in FILES
    assert len(texts) >= 240
    assert len({text.casefold() for text in texts}) == len(texts)
    assert len(rows("held_out.yaml")) >= 95


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
    bank = [frozenset(terms(item.text)) for item in (*knowledge().questions, *knowledge().asks)]
    near = []
    for row in rows(name):
        bag = frozenset(terms(row["text"]))
        if len(bag) >= 4 and any(len(bag & other) / len(bag | other) >= 0.75 for other in bank):
            near.append(row["text"])
    assert bank
    assert near == []
