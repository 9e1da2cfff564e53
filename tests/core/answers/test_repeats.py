"""Words said twice and starts given up: what is one, what is not, and which words are marked."""

import pytest

from finalist.core.answers.fillers import filled_pauses
from finalist.core.answers.language import language
from finalist.core.answers.repeats import repeats_and_restarts
from finalist.core.answers.words import placed
from finalist.core.documents.take import typed


def found(text: str) -> list[tuple[str, str]]:
    """(kind, the words that would be cut)."""
    known = language("en")
    assert known
    words = placed(typed(text))
    skip = frozenset(mark.first for mark in filled_pauses(words, known))
    return [(mark.kind, text[mark.start : mark.end]) for mark in repeats_and_restarts(words, known, skip)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("the the main problem", [("repeat", "the")]),
        ("I went I went to the yard", [("repeat", "I went")]),
        ("in the, uh, in the yard", [("repeat", "in the,")]),
        ("to the to the to the yard", [("repeat", "to the"), ("repeat", "to the")]),
        ("it was very very late", []),
        ("He had had enough.", []),
        ("no no that is wrong", []),
        ("It rained. It rained again.", []),
        ("I was, uh, I had a plan", [("restart", "I was,")]),
        ("the wor- the yard was shut", [("restart", "the wor-")]),
        ("wor- yard", [("restart", "wor-")]),
        ("I rang them and I drove there", []),
        ("", []),
    ],
)
def test_repairs(text: str, marks: list[tuple[str, str]]) -> None:
    assert found(text) == marks
