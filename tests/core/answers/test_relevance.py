"""Whether an answer speaks of the question: yes, or not sure."""

import tomllib

import pytest

from finalist.core.answers.language import folder
from finalist.core.answers.relevance import Topic, relevance

MANAGER = "Tell me about a time you disagreed with your manager."
YES = "My manager wanted to close on Saturdays. I told her that I disagreed and showed her the calls. She agreed."
ELSE = "I learned to sail at forty. I took lessons on Sundays, read at night, and crossed the bay alone in August."
FRUIT = "I planted apple trees along our lane and watered them by hand through the summer until they bore fruit."


def test_an_answer_to_the_question_and_one_to_another() -> None:
    assert (relevance(MANAGER, ("teamwork",), YES).answers, relevance(MANAGER, ("teamwork",), YES).far) == (True, False)
    assert (relevance(MANAGER, ("teamwork",), ELSE).answers, relevance(MANAGER, ("teamwork",), ELSE).far) == (
        False,
        True,
    )


def test_without_one_word_of_the_topic_nothing_is_sure() -> None:
    assert relevance(MANAGER, ("teamwork",), FRUIT).topic == 0
    assert relevance(MANAGER, ("teamwork",), FRUIT).answers is False


def test_nothing_is_said_without_a_question_or_an_answer() -> None:
    assert not relevance("", (), YES).answers
    assert not relevance(MANAGER, (), " ").answers


@pytest.mark.parametrize(
    ("answer", "repeats"),
    [
        ("I disagreed with my manager. There was a time when I disagreed with the manager about a time.", True),
        (YES, False),
    ],
)
def test_saying_the_question_again_is_no_answer(answer: str, repeats: bool) -> None:
    assert relevance(MANAGER, (), answer).repeats is repeats


def test_every_topic_is_whole_and_some_question_asks_for_it() -> None:
    raw = tomllib.loads((folder() / "topics.toml").read_text(encoding="utf-8"))
    assert len(raw) >= 25
    for row in raw.values():
        Topic.model_validate(row)
