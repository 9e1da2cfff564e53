"""The example is always a week or so ahead, with every date moved in the same way."""

from datetime import UTC, datetime, timedelta

import pytest

from finalist.journeys import example
from finalist.journeys.prepare import InputFile, prepare

NOWS = [
    datetime(2026, 11, 22, 9, tzinfo=UTC),
    datetime(2025, 3, 1, 9, tzinfo=UTC),
    datetime(2028, 7, 5, 23, tzinfo=UTC),
]


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_the_interview_lies_one_to_two_weeks_ahead_and_on_a_thursday(now):
    weeks = example.weeks_ahead("nurse", now)
    day = example.INTERVIEWS["nurse"] + timedelta(weeks=weeks)
    assert timedelta(days=6) <= day - now.date() <= timedelta(days=13)
    assert day.weekday() == 3


def test_a_plan_is_made_of_it_in_any_year():
    now = NOWS[2]
    files = [InputFile(kind, name, data) for kind, name, data in example.papers("nurse", now)]
    plan = prepare(files, now=now, hours=6.0, zone=example.ZONES["nurse"])
    start = min(meeting.start for meeting in plan.snapshot.meetings)
    assert start == datetime(2028, 7, 13, 8, 30, tzinfo=UTC)
    assert len(plan.snapshot.meetings) == 7
    assert {card.name.value for card in plan.people} >= {"Dawn Ainscough-Pryce", "Callum Breslin"}
    assert len(plan.agenda.blocks) >= 5


def test_every_way_of_writing_a_date_is_moved():
    text = "Thursday 3 December 2026, 3 Dec, 2026-12-03, DTSTART:20261203T093000, by Fri 13th, March 2027, 12 May 1970"
    assert example.moved_text(text, 5) == (
        "Thursday 7 January 2027, 7 Jan, 2027-01-07, DTSTART:20270107T093000, by Fri 18th, March 2027, 12 May 1970"
    )
    assert example.moved_text(text, 0) == text


def test_the_stories_are_those_of_the_file():
    stories = example.stories("nurse")
    assert [title for title, _ in stories][:2] == ["Falls on Ward 7", "The man in bed 14"]
    assert len(stories) == 11
    assert all(text for _, text in stories)
