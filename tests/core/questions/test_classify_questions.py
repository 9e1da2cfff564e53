"""What a question is after; unknown rather than wrong for what is no question."""

import hashlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.knowledge.compile import data_folder
from finalist.core.knowledge.load import knowledge
from finalist.core.questions.classify import NOTHING, classify
from finalist.core.questions.features import find
from finalist.core.questions.model import WEIGHTS, shipped
from finalist.core.questions.tokens import tokens


@pytest.mark.parametrize(
    ("text", "family", "competency"),
    [
        ("Tell me about a time you had to deal with an angry customer.", "past", "customer-focus"),
        ("What would you do if your boss asked you to lie to a client?", "situational", "integrity"),
        ("Why do you want to work for us?", "motivation", "customer-focus"),
        ("How do you cope with pressure?", "values", "adaptability"),
        ("What's the difference between TCP and UDP?", "technical", "role-craft"),
        ("What is your greatest weakness?", "difficult", "learning"),
        ("How would you describe your management style?", "values", "leadership"),
    ],
)
def test_a_question_to_the_candidate_has_a_family_and_a_competency(text: str, family: str, competency: str) -> None:
    found = classify(text)
    assert (found.direction, found.family, found.competencies[0].id) == ("to-candidate", family, competency)


@pytest.mark.parametrize(
    "text",
    [
        "How big is the team?",
        "What would my first week look like?",
        "When might I hear back?",
        "Why did the last person leave?",
    ],
)
def test_a_question_to_the_company_has_neither_family_nor_competency(text: str) -> None:
    found = classify(text)
    assert (found.direction, found.family, found.competencies) == ("to-company", "unknown", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "?",
        "👋🏽?",
        "Thanks for coming in.",
        "Warum möchten Sie bei uns arbeiten?",
        "なぜ弊社を志望しましたか？",
        "zxcv qwer asdf?",
        "what " * 5_000,
        "A long story. " * 200_000,
    ],
)
def test_what_is_no_question_or_not_english_or_huge_is_unknown(text: str) -> None:
    assert classify(text) == NOTHING


def test_a_command_and_several_questions_at_once_are_read() -> None:
    found = classify("Walk me through your CV. Why did you leave your last job, and why do you want this one?")
    assert (found.direction, found.family) == ("to-candidate", "motivation")


def test_a_question_of_the_bank_is_what_the_bank_says() -> None:
    wrong = [item.id for item in knowledge().questions if classify(item.text).family != item.family]
    assert wrong == []
    assert [ask.id for ask in knowledge().asks if classify(ask.text).direction != "to-company"] == []


def test_the_words_it_rests_on_stand_where_it_says() -> None:
    text = "Ever had two people on your crew refuse to work together? What did you do?"
    found = classify(text)
    assert found.because
    assert all(text[item.start : item.end] == item.words for item in found.because)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer_with_scores_between_nought_and_one(text: str) -> None:
    found = classify(text)
    scores = [item.score for item in found.competencies]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= share <= 1 for share in (*scores, found.confidence.direction, found.confidence.family))
    assert all(text[item.start : item.end] == item.words for item in found.because)


def test_an_i_that_only_leads_to_the_question_is_not_the_one_it_is_about() -> None:
    def role(text: str) -> frozenset[str]:
        return find(tokens(text), "?" in text).role

    assert "i=1" in role("Who would I report to?")
    assert {"i=0", "I leads"} <= role("I was wondering how big the team is.")
    assert {"i=0", "request=1"} <= role("Tell me about yourself.")
    assert "your OWN" in role("What is your weakness?")


def test_the_fitted_weights_are_not_stale() -> None:
    root = Path(__file__).resolve().parents[3]
    names = [
        *(f"benchmarks/data/questions/{name}.yaml" for name in ("training", "development")),
        *(f"benchmarks/data/questions/seen_{number}.yaml" for number in ("one", "two", "three", "four", "five")),
        *(f"src/finalist/core/questions/{name}.py" for name in ("features", "tokens")),
        "scripts/fit_questions.py",
    ]
    whole = hashlib.sha256(b"\n".join((root / name).read_bytes() for name in names)).hexdigest()
    kept = (data_folder() / WEIGHTS).read_text(encoding="utf-8")
    assert json.loads(kept)["fingerprint"] == whole, "run: .venv/bin/python scripts/fit_questions.py --write"
    assert len(kept) < 1_500_000


def test_the_model_knows_every_family_and_competency() -> None:
    known, model = knowledge(), shipped()
    assert set(model.who) == {"to-company", "unknown", *(item.id for item in known.families)}
    assert set(model.competency) == {"-", *(item.id for item in known.competencies)}
    assert all(len(block.table) == len(block.rows) * len(model.labels) > 0 for block in model.blocks.values())


def test_a_warm_reading_takes_milliseconds() -> None:
    text = "Tell me about a time you disagreed with your manager and what you did about it."
    classify(text)
    started = time.process_time()
    for _ in range(50):
        classify(text)
    assert (time.process_time() - started) / 50 < 0.1
