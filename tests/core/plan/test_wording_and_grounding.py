"""Sentences come from patterns and evidence, and the check sees through anything else."""

import pytest

from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.grounding import is_computed, unsupported
from finalist.core.wording import fill, say, shorten

QUOTE = EvidenceRef(document="resume", start=0, end=26, verbatim="Cut falls from 9.1 to 6.0,")


def test_a_filled_pattern_keeps_the_evidence_of_its_slots():
    line = fill("You wrote: “{quote}”", "sentence:x", {"quote": QUOTE})
    assert line == Line(text="You wrote: “Cut falls from 9.1 to 6.0,”", evidence=(QUOTE,), knowledge="sentence:x")


def test_a_pattern_whose_slot_nothing_fills_gives_no_line():
    assert fill("Why {company}?", "question:x", {}) is None


def test_an_own_sentence_with_a_missing_slot_is_a_bug():
    with pytest.raises(KeyError, match="quote"):
        say("concern.voiced")


def test_a_long_quotation_is_cut_at_a_word_and_marked():
    assert shorten("one two three four", 12) == "one two …"


def test_a_line_from_its_pattern_and_evidence_stands():
    line = fill("You wrote: “{quote}”", "sentence:x", {"quote": QUOTE})
    assert line is not None
    assert unsupported(line, ["You wrote: “{quote}”"]) == []


def test_an_invented_number_is_found():
    line = Line(text="You wrote: “Cut falls from 9.1 to 3.0”", evidence=(QUOTE,))
    assert unsupported(line, ["You wrote: “{quote}”"]) == ["Cut falls from 9.1 to 3.0"]


def test_an_invented_name_is_found_beside_a_supported_slot():
    name = EvidenceRef(document="invite", start=0, end=4, verbatim="Dawn")
    line = Line(text="Dawn from Fakeborough asks.", evidence=(name,))
    assert unsupported(line, ["{person} from {town} asks."]) == ["Fakeborough"]


def test_a_text_of_no_pattern_is_unsupported_as_a_whole():
    line = Line(text="You led forty people.", evidence=(QUOTE,))
    assert unsupported(line, ["Something else."]) == ["You led forty people."]


def test_a_shortened_quotation_is_still_found_in_its_evidence():
    long = EvidenceRef(document="posting", start=0, end=300, verbatim="word " * 60)
    line = fill("They say: “{quote}”", "sentence:x", {"quote": Sourced(value=long.verbatim, evidence=long)})
    assert line is not None
    assert line.text.endswith("…”")
    assert unsupported(line, ["They say: “{quote}”"]) == []


@pytest.mark.parametrize("value", ["7", "7 months", "Thu 3 Dec 2026, 09:30", "Europe/London", "GBP", "90 minutes"])
def test_numbers_dates_and_zones_are_computed(value):
    assert is_computed(value)


@pytest.mark.parametrize("value", ["Bob", "forty people", "7 patients", "nurse"])
def test_words_that_say_something_are_not_computed(value):
    assert not is_computed(value)
