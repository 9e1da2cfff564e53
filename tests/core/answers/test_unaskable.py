"""Questions about the person are told from questions about the work, and are never scored."""

import pytest

from finalist.core.answers.review import review
from finalist.core.answers.unaskable import unaskable
from finalist.core.documents.take import typed
from finalist.core.knowledge.load import knowledge


@pytest.mark.parametrize(
    "question",
    [
        "Are you pregnant, or do you plan to be?",
        "Do you have children?",
        "How old are you?",
        "What’s your religion?",
        "Where are you from originally?",
        "What does your husband think of the travelling?",
        "Sind Sie verheiratet?",
        "Planen Sie noch Kinder?",
    ],
)
def test_what_is_nobodys_business_is_seen(question: str) -> None:
    assert unaskable(question)
    found = review(typed("I have two children and my mother looks after them on weekdays while I work."), question)
    assert found.ratings == ()
    assert [comment.code for comment in found.comments] == ["need-not-answer"]
    assert found.missing == ()


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about a time you taught children.",
        "How do you keep patients safe?",
        "Are you willing to travel?",
        "Have you ever led a team?",
        "How would you build a family of products?",
    ],
)
def test_the_work_may_be_asked_about(question: str) -> None:
    assert not unaskable(question)


def test_no_question_of_the_bank_is_one() -> None:
    assert [question.id for question in knowledge().questions if unaskable(question.text)] == []
