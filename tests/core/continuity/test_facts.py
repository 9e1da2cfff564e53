"""Facts of papers: each with its verbatim place, its topic where the words say it, and nothing guessed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.continuity.contradictions import contradictions
from finalist.core.continuity.facts import facts_of
from finalist.core.continuity.posts import Post
from finalist.core.continuity.statements import ledger_of, letter_ledger
from finalist.core.documents.base import Source
from finalist.core.documents.notes import NoteLine, Notes
from finalist.journeys.prepare import read_file

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)


def source(text: str, source_id: str = "letter") -> Source:
    return Source(id=source_id, kind="notes", name="x.txt", sha256="", text=text)


@pytest.mark.parametrize(("kind", "file"), [("resume", "resume.md"), ("notes", "round1.md"), ("stories", "stories.md")])
def test_every_fact_of_the_example_stands_word_for_word_where_it_says(kind: str, file: str) -> None:
    read = read_file(kind, (EXAMPLES / "nurse" / file).read_bytes(), file, source_id=kind, now=NOW)  # type: ignore[arg-type]
    facts = facts_of(read.source, read.document)
    assert len(facts) > 12
    for fact in facts:
        for ref in (fact.evidence, fact.said):
            assert read.source.text[ref.start : ref.end] == ref.verbatim
        assert fact.said.start <= fact.evidence.start <= fact.evidence.end <= fact.said.end
    assert {"number", "date", "name"} <= {fact.kind for fact in facts} or kind == "notes"


def topics(text: str, *employers: str) -> set[tuple[str, str]]:
    posts = tuple(Post(name, (name.casefold(),)) for name in employers)
    return {(fact.topic, fact.value) for fact in facts_of(source(text), None, posts) if fact.topic}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My notice period is 8 weeks.", ("notice", "8 weeks")),
        ("I must give three months' notice.", ("notice", "three months'")),
        ("My expectation is £52,000.", ("salary", "£52,000")),
        ("I can start on 1 March 2027.", ("availability", "2027-03-01")),
        ("I could start in six weeks.", ("availability", "six weeks")),
        ("I left Corvid after 14 months.", ("tenure", "14 months")),
        ("I joined Corvid in May 2021.", ("start", "2021-05")),
        ("I left Corvid in June 2022.", ("end", "2022-06")),
        ("I left Corvid because the office closed.", ("leaving", "reason-closure")),
        ("I worked as a senior engineer at Corvid.", ("title", "senior engineer")),
        ("I graduated in 2018.", ("education", "2018")),
    ],
)
def test_words_say_what_a_fact_settles(text: str, expected: tuple[str, str]) -> None:
    assert expected in topics(text, "Corvid")


@pytest.mark.parametrize(
    "text",
    [
        "I noticed it after 8 weeks.", "The notice board had 8 pins.", "She said the band is £52,000.", "The "
        "project started in May 2021.",
        "My manager at Corvid asked me.", "The engineer at Corvid asked me.", "The shop closed in 2020.",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_settles_nothing(text: str) -> None:
    assert topics(text, "Corvid") == set()


def test_a_figure_that_the_candidate_doubts_is_not_confirmed() -> None:
    sure, unsure = (
        facts_of(source(text))[0] for text in ("We cut waste by 12%.", "We cut waste by 12%, I think it was.")
    )
    assert (sure.confirmed, unsure.confirmed) == ("unsaid", "no")


def test_what_they_said_is_no_statement_of_the_candidate() -> None:
    text = "she said their team has 40 people\nI said my team had 12 people"
    told = source(text, "notes-1")
    lines = tuple(
        NoteLine(text=line, kind=kind, person="Dana", evidence=told.quote(at, at + len(line)))
        for line, kind, at in (
            (text.split("\n")[0], "they-said", 0),
            (text.split("\n")[1], "i-said", text.index("I said")),
        )
    )  # type: ignore[arg-type]
    notes = Notes(source="notes-1", round=1, lines=lines)
    (statement,) = ledger_of(told, notes).statements
    assert (statement.kind, statement.person, statement.round) == ("number", "Dana", 1)
    assert [fact.value for fact in facts_of(told, notes) if fact.kind == "number"] == ["12"]


def test_a_letter_of_ones_own_becomes_statements() -> None:
    letter = source("Dear Dana,\n\nMy notice period is two months. I ran a team of 12. I promise a draft by Friday.")
    kinds = [statement.kind for statement in letter_ledger(letter, person="Dana").statements]
    assert kinds == ["notice", "number", "promise"]


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    letter = source(text)
    for fact in facts_of(letter):
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.verbatim
    assert contradictions([facts_of(letter), facts_of(letter)]) == ()
