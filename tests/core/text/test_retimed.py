"""A transcript that somebody mended keeps the times of every word that stayed."""

from hypothesis import given, strategies

from finalist.core.documents.take import TimedWord, Transcript, typed
from finalist.core.text.retimed import retimed


def heard(*words):
    timed = [TimedWord(text=text, start=start, end=end, timing="measured") for text, start, end in words]
    return Transcript(language="en", engine="an engine", words=tuple(timed), seconds=10)


WARD = heard(("I", 0.5, 0.7), ("let", 0.8, 1.0), ("the", 1.1, 1.2), ("word", 1.3, 1.8))


def test_words_that_stay_keep_their_times_and_a_mended_one_takes_the_place_of_the_old():
    made = retimed(WARD, "I led the ward")
    assert [(one.text, one.start, one.end, one.timing) for one in made.words] == [
        ("I", 0.5, 0.7, "measured"), ("led", 0.8, 1.0, "estimated"), ("the", 1.1, 1.2, "measured"),
        ("ward", 1.3, 1.8, "estimated"),
    ]  # fmt: skip
    assert (made.engine, made.seconds) == ("an engine", 10)


def test_words_put_in_share_the_gap_between_their_neighbours():
    made = retimed(heard(("I", 1.0, 1.2), ("ward", 2.2, 2.5)), "I led the ward")
    assert [(one.text, one.start, one.end) for one in made.words[1:3]] == [("led", 1.2, 1.7), ("the", 1.7, 2.2)]


def test_what_was_typed_stays_without_times():
    assert all(one.timing == "none" for one in retimed(typed("I led it"), "I led it well").words)


def test_nothing_left_is_no_words():
    assert retimed(WARD, "  ").words == ()


MOMENTS = strategies.lists(strategies.integers(0, 40), max_size=12)
TEXTS = strategies.lists(strategies.sampled_from(["a", "b", "c", "d,"]), max_size=12)


@given(TEXTS, MOMENTS, TEXTS)
def test_whatever_is_typed_is_what_stands_there_and_times_never_run_backwards(old, steps, new):
    at, words = 0.0, []
    for text, step in zip(old, steps, strict=False):
        words.append((text, at, at + step / 10))
        at += step / 5
    made = retimed(heard(*words), " ".join(new))
    assert made.text == " ".join(new)
    starts = [one.start for one in made.words if one.start is not None]
    assert starts == sorted(starts)
