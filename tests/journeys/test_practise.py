"""A take from a file, the company's words, and examples that nobody should tell as their own."""

import pytest

from finalist.core.documents.take import typed
from finalist.core.errors import UserError
from finalist.journeys.practise import company_terms, examples, read_take, review_take

VTT = b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nLast spring our oven broke.\n"
MISTAKE = "Describe a time you made a mistake at work."


def test_a_text_becomes_words_without_times() -> None:
    found, problems = read_take(b"I rang the yard.", "answer.txt")
    assert (found.text, found.engine, problems) == ("I rang the yard.", "typed", ())


def test_a_transcript_keeps_its_times() -> None:
    found, _ = read_take(VTT, "answer.vtt")
    assert found.text == "Last spring our oven broke."
    assert (found.words[0].start, found.words[0].timing) == (1.0, "estimated")
    assert read_take(VTT, "standard input")[0] == found


@pytest.mark.parametrize("data", [b"", b"  \n "])
def test_an_empty_file_is_refused_with_a_next_step(data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read_take(data, "answer.txt")
    assert "answer.txt" in str(refused.value)


def test_an_example_told_as_ones_own_is_capped_and_named() -> None:
    story = next(text for text in examples() if "10 units of insulin" in text)
    found = review_take(typed(story), MISTAKE)
    assert "copied" in found.ratings[0].gates
    assert found.ratings[0].level is not None
    assert found.ratings[0].level <= 2
    assert "copied" in [comment.code for comment in found.comments]


def test_whoever_tries_the_example_out_may_tell_its_stories() -> None:
    story = next(text for text in examples() if "10 units of insulin" in text)
    assert "copied" not in review_take(typed(story), MISTAKE, own_stories=(story,)).ratings[0].gates


def test_the_companys_name_counts_without_its_legal_form() -> None:
    assert company_terms("Harrow Vale Ltd.", ("candour", "  "), ("Tide Table",)) == (
        "Harrow Vale",
        "candour",
        "Tide Table",
    )
    assert company_terms("") == ()


def test_the_answer_to_a_probe_is_not_rated_by_itself() -> None:
    alone = review_take(typed("She kept the round."), "How did it end?")
    following = review_take(typed("She kept the round."), "How did it end?", follows=True)
    assert [comment.code for comment in alone.comments] == ["nothing-said"]
    assert (following.ratings, following.comments) == ((), ())
    assert following.measures == alone.measures


def test_both_examples_have_stories() -> None:
    assert len(examples()) >= 15
