"""One obvious next action, and the rest in order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from finalist.core.plan.today import Task, by_day, current, next_task

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER_OFFER = Task("offer", NOW + DAY + HOUR, "First offer", "o2")
BLOCK = Task("block", NOW + 3 * HOUR, "Stories", "o1", opens=NOW - HOUR)
MEETING = Task("meeting", NOW + 2 * HOUR, "Panel", "o1")
OFFER = Task("offer", NOW + 20 * HOUR, "First offer", "o2")
THANKS = Task("thank-you", NOW + 10 * HOUR, "Thank them", "o3", opens=NOW - HOUR)


@pytest.mark.parametrize(
    ("tasks", "first"),
    [
        ([BLOCK, MEETING, OFFER, THANKS], MEETING),
        ([BLOCK, OFFER, THANKS], THANKS),
        ([BLOCK, replace(OFFER, due=NOW + 3 * DAY)], BLOCK),
        ([replace(BLOCK, opens=NOW + 2 * DAY), LATER_OFFER], LATER_OFFER),
        ([replace(BLOCK, opens=NOW + DAY), replace(MEETING, due=NOW + 4 * HOUR)], replace(BLOCK, opens=NOW + DAY)),
        ([replace(MEETING, due=NOW + 9 * DAY)], replace(MEETING, due=NOW + 9 * DAY)),
    ],
    ids=["a meeting soon", "who waits for us", "preparation due", "the earliest", "not a far meeting", "nothing else"],
)  # fmt: skip
def test_the_next_action_is_the_obvious_one(tasks, first):
    assert next_task(tasks, NOW) == first
    assert next_task(tasks[::-1], NOW) == first


def test_nothing_due_is_nothing_to_do():
    assert next_task([], NOW) is None


def test_a_letter_cannot_be_written_before_the_meeting():
    assert current([replace(THANKS, opens=NOW + HOUR)], NOW) == ()


def test_each_step_after_a_meeting_takes_the_place_of_the_one_before():
    nudge = Task("nudge", NOW + 3 * DAY, "Ask", "o3", opens=NOW - 5 * DAY)
    late = replace(THANKS, due=NOW - 4 * DAY, opens=NOW - 5 * DAY)
    assert [task.kind for task in current([late, nudge], NOW)] == ["thank-you", "nudge"]
    assert [task.kind for task in current([late, nudge], NOW + 4 * DAY)] == ["nudge"]
    other = replace(late, opportunity="o4")
    assert [task.opportunity for task in current([late, nudge, other], NOW + 4 * DAY)] == ["o4", "o3"]


def test_what_lies_beyond_two_weeks_waits():
    assert current([replace(OFFER, due=NOW + 15 * DAY)], NOW) == ()


def test_days_are_those_of_the_candidates_calendar():
    late = Task("promise", datetime(2026, 11, 23, 11, 0, tzinfo=UTC), "The reference")
    night = Task("meeting", datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "A call")
    days = by_day([late, BLOCK, night], NOW, ZoneInfo("Europe/Berlin"))
    assert [(str(day.date), [task.title for task in day.tasks]) for day in days] == [
        ("None", ["The reference"]),
        ("2026-11-23", ["Stories"]),
        ("2026-11-24", ["A call"]),
    ]


def test_a_block_that_began_yesterday_and_still_runs_stands_under_today():
    running = replace(BLOCK, opens=NOW - DAY, due=NOW + HOUR)
    assert [str(day.date) for day in by_day([running], NOW, UTC)] == ["2026-11-23"]
