"""The hours are laid out in free time, spaced, before the interview, and never on the day itself."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.invitation import BusyTime
from finalist.core.plan.agenda import agenda, pieces, spacing_days
from finalist.core.plan.material import Material
from finalist.core.plan.windows import free_windows

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
DAY = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)


def nothing(kind, part):
    return (), ()


def plan(hours=6.0, now=NOW, until=DAY, busy=()):
    return agenda(Material(now=now, zone="Europe/London", hours=hours, busy=busy), until, nothing)


def test_all_the_hours_find_a_place_when_there_is_time():
    assert plan().minutes == sum(piece.minutes for piece in pieces(360)) == 360


def test_nothing_is_planned_on_the_day_itself_or_before_now():
    for block in plan().blocks:
        assert block.start >= NOW
        assert block.end.astimezone(LONDON).date() < DAY.astimezone(LONDON).date()


def test_practice_comes_back_on_several_days():
    days = {block.start.date() for block in plan().blocks if block.kind == "practice"}
    assert len(days) >= 2


def test_the_last_evening_is_light_and_ends_early():
    last = DAY.date() - timedelta(days=1)
    eve = [block for block in plan(hours=12).blocks if block.start.astimezone(LONDON).date() == last]
    assert sum((block.end - block.start).total_seconds() for block in eve) <= 90 * 60
    assert all(block.end.astimezone(LONDON).time().hour < 21 for block in eve)


def test_busy_evenings_are_left_alone():
    busy = tuple(
        BusyTime(start=datetime(2026, 11, day, 17, 0, tzinfo=UTC), end=datetime(2026, 11, day, 23, 0, tzinfo=UTC))
        for day in range(25, 29)
    )
    assert min(block.start for block in plan(busy=busy).blocks) == datetime(2026, 11, 28, 10, 0, tzinfo=UTC)


def test_no_date_still_gives_an_agenda_and_says_so():
    made = plan(until=None)
    assert made.blocks
    assert made.notes[0].knowledge == "sentence:agenda.no-date"


def test_a_past_interview_and_no_hours_give_a_sentence_and_no_blocks():
    assert plan(until=NOW - timedelta(days=1)).notes[0].knowledge == "sentence:agenda.passed"
    assert plan(hours=0).notes[0].knowledge == "sentence:agenda.no-hours"


@pytest.mark.parametrize(("days", "spacing"), [(1, 1), (2, 1), (5, 2), (10, 3), (20, 6)])
def test_the_gap_between_sessions_follows_the_days_left(days, spacing):
    assert spacing_days(days) == spacing


@given(st.floats(0.25, 60), st.integers(1, 60), st.integers(0, 23))
@settings(max_examples=60)
def test_blocks_never_overlap_and_never_leave_the_free_time(hours, days, hour):
    now = NOW.replace(hour=hour)
    until = now + timedelta(days=days)
    made = plan(hours=hours, now=now, until=until)
    windows = free_windows(now, until, LONDON, ())
    for one, other in zip(made.blocks, made.blocks[1:], strict=False):
        assert one.end <= other.start
    for block in made.blocks:
        assert any(window.start <= block.start and block.end <= window.end for window in windows)
