"""Words with times: what is refused, the text that spans count in, and the way through JSON."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from finalist.core.documents.take import Span, TimedWord, Transcript, typed

TIMES = st.floats(0, 9000, allow_nan=False)
WORDS = st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=12)


@st.composite
def timed_words(draw: st.DrawFn) -> TimedWord:
    """A word, with times or without."""
    if draw(st.booleans()):
        return TimedWord(text=draw(WORDS))
    start, end = sorted((draw(TIMES), draw(TIMES)))
    timing = draw(st.sampled_from(["measured", "estimated"]))
    return TimedWord(
        text=draw(WORDS), start=start, end=end, timing=timing, probability=draw(st.none() | st.floats(0, 1))
    )


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Any transcript."""
    spans = st.lists(st.tuples(TIMES, TIMES), max_size=4).map(
        lambda pairs: tuple(Span(start=min(pair), end=max(pair)) for pair in pairs)
    )
    return Transcript(
        language=draw(st.sampled_from(["en", "de", "fr"])),
        engine=draw(st.sampled_from(["typed", "imported (vtt)"])),
        words=tuple(draw(st.lists(timed_words(), max_size=8))),
        seconds=draw(st.none() | TIMES),
        speech=draw(spans),
        filled_pauses=draw(spans),
    )


@given(transcripts())
def test_a_transcript_comes_back_from_json_as_it_went(transcript: Transcript) -> None:
    assert Transcript.model_validate_json(transcript.model_dump_json()) == transcript


def test_typed_text_becomes_words_without_times() -> None:
    made = typed("  I rang \n the yard, twice. ")
    assert made.text == "I rang the yard, twice."
    assert [(word.text, word.timing) for word in made.words] == [
        ("I", "none"),
        ("rang", "none"),
        ("the", "none"),
        ("yard,", "none"),
        ("twice.", "none"),
    ]
    assert (made.engine, made.language, made.seconds) == ("typed", "en", None)
    assert typed("").words == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"start": 1.0},
        {"start": 2.0, "end": 1.0, "timing": "measured"},
        {"start": 1.0, "end": 2.0},
        {"timing": "estimated"},
        {"start": -1.0, "end": 2.0, "timing": "measured"},
        {"start": 1.0, "end": float("inf"), "timing": "measured"},
        {"probability": 1.5},
        {"text": "two words"},
        {"text": ""},
        {"accent": "none of our business"},
    ],
)
def test_a_word_whose_times_disagree_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TimedWord.model_validate({"text": "well", **fields})


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValidationError):
        Span(start=2, end=1)
