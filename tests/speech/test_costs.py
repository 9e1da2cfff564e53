"""What the page says a recogniser costs is what the published figures say, row by row."""

import re
from pathlib import Path

import pytest

from finalist.speech.costs import costs

FIGURES = Path(__file__).resolve().parents[2] / "docs" / "reference" / "figures.md"
COLUMNS = {"moonshine-voice": 1, "faster-whisper": 2}


def row(lead: str) -> list[str]:
    """The cells of the row that begins so."""
    line = next(line for line in FIGURES.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {lead}"))
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_costs_are_the_published_ones(name: str) -> None:
    cost, column = costs()[name], COLUMNS[name]
    assert row("what | moonshine")[column].endswith(cost.model)
    assert row("Words wrong, a well-known human reading")[column] == f"{cost.wrong:g} %"
    spoken = row("An answer of ")
    assert re.match(r"An answer of (\d+) s", spoken[0])[1] == f"{cost.answer:g}"
    assert float(spoken[column].removesuffix(" s")) == cost.processor
    assert row("Memory of the engine process")[column] == f"{cost.memory} MB"
