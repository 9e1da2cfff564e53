"""Logs of applications as people keep them: words, separators, and lines that cannot be used."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.errors import UserError
from finalist.ingest.history import read_history

TODAY = date(2026, 11, 22)
HEAD = "company,stage,entered,left,outcome\n"


def rows(text: str) -> list[tuple[str, str, str]]:
    """(process, stage, outcome) of each visit read."""
    read = read_history(text.encode(), "log.csv", today=TODAY)
    assert read.document
    return [(visit.process, visit.stage, visit.outcome) for visit in read.document.visits]


def test_words_as_people_write_them_are_understood() -> None:
    log = HEAD + (
        "Aldergate,Applied,2026-09-01,2026-09-09,moved on\nAldergate,Phone screen,10 September 2026,,\n"
        "Bramholm,Application,2026-09-01,,Ghosted\nCorvane,Final round,2026-10-01,2026-10-09,withdrew\n"
    )
    assert rows(log) == [
        ("Aldergate", "application", "passed"),
        ("Aldergate", "first", "open"),
        ("Bramholm", "application", "rejected"),
        ("Corvane", "second", "withdrawn"),
    ]


def test_a_stage_left_open_is_passed_when_a_later_one_was_entered() -> None:
    log = HEAD + "Aldergate,first,2026-09-01,,\nAldergate,second,2026-09-20,,\nAldergate,third,2026-10-01,,\n"
    assert rows(log) == [("Aldergate", "first", "passed"), ("Aldergate", "second", "open")]


def test_roles_tell_two_processes_at_one_company_apart_and_semicolons_do() -> None:
    log = "Company;Role;Stage;Entered\nAldergate;Nurse;applied;2026-09-01\nAldergate;Matron;applied;2026-09-01\n"
    assert [name for name, _, _ in rows(log)] == ["Aldergate (Nurse)", "Aldergate (Matron)"]


def test_what_happens_after_now_is_still_open_now() -> None:
    assert rows(HEAD + "Aldergate,first,2026-11-01,2026-12-01,rejected\n") == [("Aldergate", "first", "open")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Aldergate,party,2026-09-01,,", "“party” is not a stage"),
        ("Aldergate,first,04/05/2026,,", "no day that can be read only one way"),
        ("Aldergate,first,,,", "Nothing under “entered”"),
        ("Aldergate,first,2026-09-31,,", "no day"),
        ("Aldergate,first,2027-01-01,,", "still to come"),
        ("Aldergate,first,2026-09-09,2026-09-01,rejected", "Swap them"),
        ("Aldergate,first,2026-09-09,2026-09-19,maybe", "is not an outcome"),
        (",first,2026-09-09,,", "company is missing"),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_hides_no_good_one(line: str, words: str) -> None:
    read = read_history((HEAD + line + "\nBramholm,first,2026-09-01,,\n").encode(), "log.csv", today=TODAY)
    assert [visit.process for visit in read.document.visits] == ["Bramholm"]  # type: ignore[union-attr]
    assert str(read.problems[0]).startswith("log.csv:2: ")
    assert words in read.problems[0].message


def test_a_table_without_its_columns_is_refused_with_the_line_to_write() -> None:
    with pytest.raises(UserError, match="company,stage,entered,left,outcome"):
        read_history(b"a,b\n1,2\n", "log.csv", today=TODAY)


@given(st.binary(max_size=300))
def test_garbage_is_read_or_refused_with_a_sentence(data: bytes) -> None:
    with suppress(UserError):
        assert read_history(HEAD.encode() + data, "log.csv", today=TODAY).document is not None
