"""The life of a concern."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.errors import UserError
from finalist.core.plan.concern_states import MOVES, ConcernHistory, Move, moved, to_raise

DAY = date(2026, 11, 20)
NEW = ConcernHistory("gap-2022")


def test_a_concern_goes_from_open_to_closed_with_days_and_person() -> None:
    history = moved(NEW, Move("prepared", DAY))
    history = moved(history, Move("raised", DAY + timedelta(5), person=" Dana Orr ", landed="yes"))
    history = moved(history, Move("closed", DAY + timedelta(6)))
    assert history.state == "closed"
    assert [(move.to, move.on.day, move.person) for move in history.moves] == [
        ("prepared", 20, ""), ("raised", 25, "Dana Orr"), ("closed", 26, ""),
    ]  # fmt: skip
    assert history.landed()
    assert history.raised_with("dana orr") == history.raised()


def test_a_closed_concern_can_only_be_opened_again() -> None:
    closed = moved(NEW, Move("closed", DAY))
    with pytest.raises(UserError, match=r"closed can not become raised\. It can become: open"):
        moved(closed, Move("raised", DAY, person="Dana"))
    assert moved(closed, Move("open", DAY)).state == "open"


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (Move("raised", DAY), "raised with somebody"),
        (Move("prepared", DAY, landed="yes"), "Only a concern that was raised"),
    ],
)
def test_a_move_without_sense_is_refused_with_a_sentence(move: Move, words: str) -> None:
    with pytest.raises(UserError, match=words):
        moved(NEW, move)


def test_time_does_not_run_backwards() -> None:
    history = moved(NEW, Move("prepared", DAY))
    with pytest.raises(UserError, match="before the last one of 2026-11-20"):
        moved(history, Move("closed", DAY - timedelta(1)))


def test_what_did_not_land_or_was_not_heard_is_worth_raising() -> None:
    prepared = moved(NEW, Move("prepared", DAY))
    heard = moved(prepared, Move("raised", DAY, person="Dana", landed="yes"))
    failed = moved(prepared, Move("raised", DAY, person="Dana", landed="no"))
    everything = (NEW, prepared, heard, failed)
    assert to_raise(everything, "Dana") == (prepared, failed)
    assert to_raise(everything, "Lee") == (prepared, heard, failed)


@given(st.lists(st.sampled_from(sorted(MOVES)), max_size=12))
def test_any_row_of_moves_ends_in_the_last_one_allowed(states: list) -> None:
    history = NEW
    for state in states:
        move = Move(state, DAY, person="Dana" if state == "raised" else "")
        if state in MOVES[history.state]:
            history = moved(history, move)
            assert history.state == state
        else:
            with pytest.raises(UserError):
                moved(history, move)
    assert history.state == (history.moves[-1].to if history.moves else "open")
