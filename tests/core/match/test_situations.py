"""Situations: cues found word for word, weights that fit the knowledge, reasons that stand in the story."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.knowledge.load import knowledge
from finalist.core.match.cues import CueBook, placed_words
from finalist.core.match.reasons import matched_stories
from finalist.core.match.situations import cues_of, grams, proposed, read_situations, situations, told_weight
from finalist.core.match.stories import AskedFor, shown_competencies, wanted_situations
from finalist.core.text.similarity import Lexical
from finalist.ingest.stories import read_stories

STORIES = b"""# Stories

## The rota
**Situation:** Two nurses did not speak to each other after a quarrel about the rota.
**Action:** I asked them both to sit down with me and each said what she needed.
**Result:** They agreed on a rule, and they get on now.

## The wrong price
**Situation:** I sent a customer the wrong price list, it was my fault.
**Action:** I told my boss straight away and rang the customer.
"""


def test_a_cue_is_found_whatever_its_endings_with_a_gap_and_with_its_place() -> None:
    book = CueBook(["told/asked me to", "stopped * speaking", "never"])
    text = "She asked me to wait. They had stopped, all of them, speaking."
    assert [(hit.cue, text[hit.start : hit.end]) for hit in book.find(placed_words(text))] == [
        ("told/asked me to", "asked me to"),
        ("stopped * speaking", "stopped, all of them, speaking"),
    ]
    assert [hit.cue for hit in CueBook(["buy-in"]).find(placed_words("Buy-in, in the end"))] == ["buy-in"]
    assert CueBook(["buy-in"]).find(placed_words("in the end")) == []
    assert CueBook(["stopped * speaking"]).find(placed_words("stopped a b c d speaking")) == []


def test_every_situation_has_cues_and_points_at_what_there_is() -> None:
    competencies = {entry.id for entry in knowledge().competencies}
    assert len({entry.id for entry in situations()}) == 45
    for entry in situations():
        assert set(entry.shows) <= competencies
        assert min(len(cues_of(entry, "told")), len(cues_of(entry, "asked"))) >= 8


def test_the_fitted_weights_are_those_of_the_situations_there_are() -> None:
    known = read_situations("I told my boss about the mistake.", "told").weights
    assert list(known) == [entry.id for entry in situations()]
    assert told_weight("it was my mistake", "own-mistake") > told_weight("it was my mistake", "found-cause")
    assert told_weight("qqqq", "own-mistake") == 0.0


def test_nothing_is_read_from_nothing() -> None:
    assert not any(read_situations("", "told").weights.values())
    assert not any(shown_competencies("").values())
    assert not any(wanted_situations("", ()).values())


def test_the_best_story_comes_with_its_words_and_what_it_lacks() -> None:
    read = read_stories(STORIES, "stories.md")
    assert read.document is not None
    assert read.source is not None
    question = AskedFor("q", "Tell me about a mistake you made.")
    first, *_ = matched_stories(question, read.document.stories, Lexical())
    assert first.story.title.value == "The wrong price"
    assert not first.weak
    assert [line.knowledge for line in first.missing] == [
        "sentence:story.missing.task",
        "sentence:story.missing.result",
        "sentence:story.missing.numbers",
    ]
    assert first.words
    assert all(read.source.text[ref.start : ref.end] == ref.verbatim for ref in first.words)


def test_a_question_that_says_nothing_gets_guesses_that_are_called_guesses() -> None:
    read = read_stories(STORIES, "stories.md")
    assert read.document is not None
    found = matched_stories(AskedFor("q", "Quantum chromodynamics?"), read.document.stories, Lexical())
    assert all(match.weak for match in found)
    assert {match.says[0].knowledge for match in found} <= {"sentence:match.unclear"}


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_text_is_read_with_weights_of_one_length(text: str) -> None:
    length = sum(value * value for value in read_situations(text, "told").weights.values())
    assert length == 0 or abs(length - 1.0) < 1e-6


def test_a_very_long_story_is_read_in_bounded_time() -> None:
    started = time.process_time()
    read_situations("I told the a was not " * 5000, "told")
    assert time.process_time() - started < 10


def test_words_their_neighbours_and_pairs_across_a_word_are_counted_once_each() -> None:
    assert grams(placed_words("I told him. I told her")) == [
        "i", "told", "him", "her", "^ i", "i told", "told him", "him i", "told her", "her $", "i * him", "told * i",
        "him * told", "i * her",
    ]  # fmt: skip


def test_what_happens_is_proposed_from_small_words_in_a_row() -> None:
    told = "I had forgotten to order it. I told my boss at once and put it right, and I check the list twice since."
    assert "own-mistake" in [entry.id for entry in proposed(told, 4)]
    assert len(proposed(told, 4)) == 4
    assert proposed("  ", 4) == ()
