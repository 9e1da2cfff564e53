"""Phrases cut from papers so that they stand in a spoken sentence; phrases found word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.gameplan import ValueCard
from finalist.core.plan.phrases import noun_phrase, value_words
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold


@pytest.mark.parametrize(
    ("requirement", "phrase"),
    [
        ("Experience of taking charge of a shift, including nights", "taking charge of a shift"),
        ("At least five years' experience in account management", "account management"),
        ("Strong, proven knowledge of double-entry bookkeeping", "double-entry bookkeeping"),
        ("Proficiency in SQL (any dialect)", "SQL"),
        ("Experience of designing for late, duplicated and wrong data", ""),
        ("You are a team player", ""),
        ("Registered nurse with current registration", ""),
    ],
)
def test_a_requirement_gives_the_thing_it_asks_for_or_nothing(requirement, phrase):
    assert noun_phrase(requirement) == phrase


def card(words: str) -> ValueCard:
    return ValueCard(
        value="x", name="Candour", evidence=EvidenceRef(document="c", start=0, end=len(words), verbatim=words)
    )


def test_a_short_value_goes_by_its_own_words_and_a_long_one_by_its_name():
    assert value_words(card("Say it out loud\nWe mean it.")) == "“Say it out loud”"
    assert value_words(card("We hold it to be important that everybody says what they think")) == "candour"


@pytest.mark.parametrize(
    ("phrase", "text", "plural", "at"),
    [
        ("nurse", "a staff nurse", False, 8),
        ("nurse", "nursery", False, -1),
        ("nurse", "two nurses", False, -1),
        ("nurse", "two nurses", True, 4),
        ("c++", "c++ and c", False, 0),
        ("Café crew", "the cafe crew", False, 4),
        ("", "anything", False, -1),
    ],
)
def test_a_phrase_is_found_as_whole_words_only(phrase, text, plural, at):
    assert spot(phrase, fold(text), plural=plural) == at


@given(st.text(max_size=40), st.text(max_size=200))
def test_spotting_never_fails_and_points_into_the_text(phrase, text):
    at = spot(phrase, fold(text))
    assert -1 <= at <= len(fold(text))
