"""What a question asks for beside the occasion, and whether the answer gives it."""

import pytest

from finalist.core.answers.asked_parts import asked_parts
from finalist.core.answers.content import read_content
from finalist.core.answers.review import review
from finalist.core.documents.take import typed

LATE = "Tell me about a time a delivery was late. What did you do, and what did you learn from it?"
GIVEN = (
    "In March the flour came two days late. I rang the mill and fetched ten sacks myself, because we open at six. We "
    "opened on time. Since then I keep three days of flour in the back."
)
OPEN = (
    "In March the flour came two days late. I rang the mill and fetched ten sacks myself, because we open at six. We "
    "opened on time and nobody noticed."
)

VAN = (
    "Two of our drivers did not speak to each other any more. I put them into one van for a week, because they had to. "
)


def parts(question: str, answer: str, language: str = "en") -> list[tuple[str, str, bool]]:
    return [(p.kind, p.words, p.is_told) for p in asked_parts(question, read_content(answer, language))]


def test_each_part_is_named_as_it_was_asked_and_looked_for() -> None:
    assert parts(LATE, GIVEN) == [
        ("did", "What did you do", True),
        ("lesson", "what did you learn from it", True),
    ]
    assert [told for _, _, told in parts(LATE, OPEN)] == [True, False]


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        (
            "Describe a conflict in your team. How did it end?",
            VAN + "I also asked each of them what had happened.",
            False,
        ),
        ("Describe a conflict in your team. How did it end?", VAN + "After that the quarrels stopped.", True),
        ("Tell me about a saving. How much was it?", "I hung strips from the lintel in our cold room.", False),
        ("Tell me about a saving. How much was it?", "I hung strips and we used 310 units a week less.", True),
        ("Tell me about a queue. How did you know that it was better?", "I put the returns at another counter.", False),
        ("Tell me about a queue. How did you know that it was better?", "I timed it on four Saturdays.", True),
        ("Have you said no to a customer? Why?", "I said no and gave him the number of the council.", False),
        ("Have you said no to a customer? Why?", "I said no, because there was a nest in the tree.", True),
    ],
)
def test_what_gives_a_part_and_what_does_not(question: str, answer: str, told: bool) -> None:
    assert [is_told for _, _, is_told in parts(question, answer)] == [told]


def test_the_question_itself_is_no_part_beside_it() -> None:
    assert parts("Why did you leave?", "The firm closed in May.") == []
    assert parts("What did you learn last year?", "Knitting.") == []


def test_in_other_languages_nothing_is_said_of_parts() -> None:
    assert parts("Erzählen Sie von einem Fehler. What did you learn?", "Im März fiel der Ofen aus.", "de") == []


def test_a_part_left_open_is_told_once_in_the_words_of_the_question_and_asked_for_first() -> None:
    found = review(typed(OPEN), LATE)
    (one,) = [comment for comment in found.comments if comment.code in ("part-unanswered", "no-lesson")]
    assert one.what == "They also asked “what did you learn from it”. The words do not show an answer to it."
    assert one.quote.text == "We opened on time and nobody noticed."
    assert found.missing[0] == "lesson"
    check = found.check("all-parts")
    assert check is not None
    assert check.met is False


def test_an_answer_that_gives_everything_has_no_such_comment() -> None:
    found = review(typed(GIVEN), LATE)
    check = found.check("all-parts")
    assert check is not None
    assert check.met is True
    assert "part-unanswered" not in {comment.code for comment in found.comments}
    assert "lesson" not in found.missing
