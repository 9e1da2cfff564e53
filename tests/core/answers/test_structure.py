"""The parts of a told story, by rule."""

import time

from hypothesis import given
from hypothesis import strategies as st

from finalist.core.answers.structure import structure

STORY = (
    "In 2023 our clinic lost a third of its bookings. My job was to win them back within a quarter. "
    "I rang forty patients and asked why they had left. Then we moved the lines to the evening. "
    "Bookings rose from 210 to 340 a month. Next time I would ask before they leave."
)


def test_each_sentence_gets_its_part() -> None:
    found = structure(STORY)
    assert [sentence.part for sentence in found.sentences] == [
        "situation",
        "task",
        "action",
        "action",
        "result",
        "lesson",
    ]
    assert found.has() == ("situation", "task", "action", "result", "lesson")
    assert found.missing() == ()


def test_own_actions_and_shared_ones_are_told_apart() -> None:
    found = structure(STORY)
    assert (found.own_actions(), found.shared_actions()) == (1, 1)


def test_numbers_keep_their_unit() -> None:
    found = structure("Waiting fell by 40% in three months and saved £12,000.")
    text = "Waiting fell by 40% in three months and saved £12,000."
    assert [text[start:end] for start, end in found.numbers] == ["40%", "three months", "£12,000"]


def test_a_story_that_ends_in_the_middle_has_no_result() -> None:
    found = structure(
        "Last winter our boiler broke. I was asked to find a new one. I rang four firms and compared the offers."
    )
    assert found.missing() == ("result",)


def test_neighbouring_sentences_of_one_part_are_one_span() -> None:
    text = STORY
    spans = structure(text).spans()
    assert [part for _, _, part in spans] == ["situation", "task", "action", "result", "lesson"]
    assert text[spans[2][0] : spans[2][1]].startswith("I rang forty")


def test_an_empty_text_has_no_parts() -> None:
    found = structure("")
    assert (found.sentences, found.numbers, found.has()) == ((), (), ())


@given(st.text(max_size=300))
def test_any_text_is_cut_into_its_sentences(text: str) -> None:
    found = structure(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found.sentences)


def test_a_long_text_without_stops_is_quick() -> None:
    started = time.process_time()
    structure("i was the new and the " * 4000)
    structure("from 1 to " * 4000)
    assert time.process_time() - started < 3.0
