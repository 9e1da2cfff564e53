"""When something is due again: FSRS by day, the interview as a wall, a light last evening."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.recall.schedule import (
    EVENING,
    LEAST,
    LIGHT,
    SESSION,
    Due,
    due,
    gap_days,
    grade_of,
    new_card,
    practised,
    stability_of,
    within,
)

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
INTERVIEW = datetime(2026, 12, 3, 10, tzinfo=UTC)


def test_without_an_interview_the_scheduler_decides() -> None:
    state, when = practised(None, "good", NOW)
    assert when == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert stability_of(state) == 2.3065
    assert state["due"] == when.isoformat()


def test_the_same_tries_give_the_same_dates() -> None:
    assert practised(None, "easy", NOW, INTERVIEW) == practised(None, "easy", NOW, INTERVIEW)


def test_an_interview_draws_the_dates_together() -> None:
    state, _ = practised(None, "easy", NOW)
    free = practised(state, "easy", NOW + timedelta(days=8))[1]
    pressed = practised(state, "easy", NOW + timedelta(days=8), INTERVIEW)[1]
    assert free - NOW > timedelta(days=30)
    assert pressed == NOW + timedelta(days=10)


def test_what_failed_comes_back_the_same_day() -> None:
    assert practised(None, "again", NOW, INTERVIEW)[1] == NOW + LEAST


@pytest.mark.parametrize(("left", "gap"), [(1, 0.5), (2.9, 0.5), (3, 2.0), (7.5, 2.0), (8, 3.0), (15, 6.0), (90, 6.0)])
def test_the_gap_follows_the_days_left(left: float, gap: float) -> None:
    assert gap_days(left) == gap


def test_nothing_is_moved_into_the_last_evening_while_there_is_time_before_it() -> None:
    now = INTERVIEW - timedelta(days=1, hours=4)
    assert within(now + timedelta(days=5), now, INTERVIEW) == now + timedelta(hours=6)


def test_when_only_the_last_evening_is_left_it_comes_at_its_beginning() -> None:
    now = INTERVIEW - EVENING - timedelta(hours=3)
    assert within(now + timedelta(days=5), now, INTERVIEW) == now + LEAST


@given(
    st.sampled_from(["again", "hard", "good", "easy"]),
    st.floats(0.05, 60),
    st.lists(st.sampled_from(["again", "hard", "good", "easy"]), max_size=5),
)
def test_nothing_is_ever_due_behind_the_interview(grade: str, days: float, before: list[str]) -> None:
    interview, now, state = NOW + timedelta(days=days), NOW, None
    for each in [*before, grade]:
        if now >= interview:
            return
        state, when = practised(state, each, now, interview)  # type: ignore[arg-type]
        assert now < when <= max(interview, now + LEAST)
        now = when


def test_the_last_evening_is_light_and_brings_nothing_new() -> None:
    cards = [Due("question", f"q{number}", NOW, number) for number in range(6)]
    evening = INTERVIEW - timedelta(hours=12)
    assert [card.key for card in due(cards, evening, INTERVIEW)] == ["q1", "q2"]
    assert len(due(cards, evening, INTERVIEW)) == LIGHT


def test_the_shakiest_come_first_and_a_session_is_short() -> None:
    cards = [Due("story", f"s{number}", NOW - timedelta(hours=number), 20 - number) for number in range(12)]
    found = due([*cards, Due("story", "later", NOW + timedelta(days=1), 0)], NOW, INTERVIEW)
    assert [card.key for card in found[:2]] == ["s11", "s10"]
    assert len(found) == SESSION


def test_a_new_card_is_due_at_once() -> None:
    assert datetime.fromisoformat(new_card(NOW)["due"]) == NOW


def test_what_is_no_state_is_refused() -> None:
    with pytest.raises(ValueError, match="no state"):
        practised({"state": "nonsense"}, "good", NOW)


@pytest.mark.parametrize(
    ("levels", "comments", "grade"),
    [((1, 2), 0, "again"), ((2,), 0, "hard"), ((3, 4), 3, "good"), ((5, None), 0, "easy"),
     ((None,), 3, "hard"), ((), 1, "good")],
)  # fmt: skip
def test_a_try_counts_by_its_levels(levels: tuple[int | None, ...], comments: int, grade: str) -> None:
    assert grade_of(levels, comments) == grade
