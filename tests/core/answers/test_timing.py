"""Pace and pauses from times; and nothing finer than the times bear."""

import pytest

from finalist.core.answers.review import review
from finalist.core.answers.timing import times
from finalist.core.documents.take import Span, TimedWord, Transcript, typed


def spoken(
    gaps: dict[int, float] | None = None, count: int = 150, timing: str = "measured", first: float = 1.0
) -> Transcript:
    """Words of 0.3 s with 0.1 s between them, and longer gaps after some."""
    at, words = first, []
    for number in range(count):
        words.append(TimedWord(text=f"word{number}", start=round(at, 3), end=round(at + 0.3, 3), timing=timing))  # type: ignore[arg-type]
        at += 0.4 + (gaps or {}).get(number, 0.0)
    return Transcript(language="en", engine="test", words=tuple(words), seconds=round(at, 3))


def value(transcript: Transcript, code: str) -> float | None:
    """A measure's value."""
    measure = review(transcript).measure(code)
    assert measure
    return measure.value


def why(transcript: Transcript, code: str) -> str:
    """Why a measure has no value."""
    measure = review(transcript).measure(code)
    assert measure
    return measure.why_not


def test_pace_is_words_over_the_whole_take() -> None:
    take = spoken(count=150)
    assert take.seconds == 61.0
    assert value(take, "pace") == round(60 * 150 / 61, 1) == 147.5


def test_articulation_leaves_the_pauses_out() -> None:
    take = spoken({49: 10.0, 99: 20.0})
    assert value(take, "pace") == round(60 * 150 / 91, 1)
    assert value(take, "articulation") == round(60 * 150 / (0.4 * 150 - 0.3), 1)


def test_pauses_are_counted_by_length() -> None:
    take = spoken({9: 0.5, 49: 2.0, 99: 4.0})
    assert (value(take, "silent-pauses"), value(take, "long-pauses")) == (3, 1)
    assert value(take, "before-answer") == 1.0
    found = review(take).measure("long-pauses")
    assert found
    assert [(window.start, window.value) for window in found.windows] == [(pytest.approx(43.4), 4.1)]


def test_windows_of_half_a_minute_show_where_the_pace_changed() -> None:
    found = review(spoken({74: 30.0}, count=150)).measure("pace")
    assert found
    assert [(window.start, window.end) for window in found.windows] == [(0, 30), (30, 60), (60, 91.0)]
    assert [window.value for window in found.windows][1] < 60


def test_estimated_times_bear_a_pace_and_nothing_between_words() -> None:
    take = spoken({49: 4.0}, timing="estimated")
    assert value(take, "pace") == round(60 * 150 / 65, 1)
    found = review(take).measure("pace")
    assert found
    assert found.windows == ()
    for code in ("articulation", "silent-pauses", "long-pauses", "before-answer", "silence", "time-to-point"):
        assert (value(take, code), why(take, code)) == (None, "times-estimated"), code


def test_speech_heard_in_the_sound_bears_pauses_though_words_are_estimates() -> None:
    take = spoken(timing="estimated").model_copy(
        update={"speech": (Span(start=2, end=30), Span(start=34, end=60.5)), "filled_pauses": (Span(start=3, end=3.4),)}
    )
    assert (value(take, "silent-pauses"), value(take, "long-pauses"), value(take, "before-answer")) == (1, 1, 2)
    assert value(take, "filled-pauses-heard") == 1
    assert value(take, "filled-pauses") == 0


def test_a_typed_answer_has_counts_and_no_rates() -> None:
    take = typed("Um, I rang the yard.")
    assert (value(take, "filled-pauses"), value(take, "pace"), why(take, "pace")) == (1, None, "no-times")
    assert why(take, "filled-pauses-rate") == "no-times"
    assert why(take, "filled-pauses-heard") == "not-listened"


def test_a_rate_needs_a_minute_of_speech() -> None:
    assert why(spoken(count=100), "fillers-rate") == "too-short"
    assert value(spoken(count=160), "fillers-rate") == 0


def test_touching_spans_are_one() -> None:
    take = Transcript(
        language="en",
        engine="test",
        seconds=10,
        speech=(Span(start=1, end=3), Span(start=3.1, end=5), Span(start=2, end=4)),
    )
    assert times(take).voiced == 4
    assert times(take).gaps == ()
