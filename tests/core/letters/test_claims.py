"""What a letter says its writer did stands together in one place, or the check says so."""

from datetime import UTC, datetime

import pytest

from finalist.core.documents.base import Source
from finalist.journeys.close import check_letter
from finalist.journeys.continuity import Papers, read_papers
from finalist.journeys.prepare import InputFile

NOW = datetime(2026, 11, 13, 18, 0, tzinfo=UTC)
NOTES = """# Round 1, 10 November 2026

## Rhona Tasker, transport manager
- asked what I do when two drivers are ill
- she wants someone who'll run the Selby depot
- told her about the board
"""
STORIES = """# The board
I put up a board with magnets, one for each of the 31 lorries, and rang every driver at seven. Missed slots fell from 9
a week to 2.

# Snow
Eleven of our lorries stood in the snow. I sorted them by what was inside and drove the milk to the dairy myself.
"""
PAPERS: Papers = read_papers(
    [InputFile("notes", "notes.md", NOTES.encode()), InputFile("stories", "stories.md", STORIES.encode())], NOW
)


def found(sentence: str) -> list[str]:
    text = f"Dear Rhona,\n\nThank you for Tuesday. {sentence}\n\nKind regards\nSam\n"
    review = check_letter(PAPERS, Source(id="letter", kind="notes", name="letter", sha256="", text=text), now=NOW)
    return [one.line.knowledge for one in review.must_see if one.code == "unsourced"]


@pytest.mark.parametrize(
    "sentence",
    [
        "I put up a board with magnets and rang every driver at seven.",
        "I sorted the lorries by what was inside, and drove the milk to the dairy myself.",
        "You asked about ill drivers: I rang every driver at seven.",
        "I have kept thinking about your question.",
        "One thing I wrote down is how you run the depot.",
    ],
)
def test_what_one_story_tells_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "I drove the magnets to every dairy in the county.",
        "I rang the dairy every morning and sorted the slots by magnets.",
        "I ran the Selby depot for two years.",
        "I put up a board with magnets for 31 dairies.",
    ],
)
def test_words_gathered_from_several_places_are_pointed_out(sentence: str) -> None:
    assert found(sentence) == ["letter:says/check.apart"]


def test_a_number_in_words_is_one_number() -> None:
    assert found("The thirty-one lorries are still on the board.") == []
    assert found("The thirty-nine lorries are still on the board.") == ["letter:says/check.number"]
