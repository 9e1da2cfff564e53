"""What falls due by a plan, small enough to be read for hundreds at once."""

import json
from datetime import UTC, datetime

import pytest

from finalist.core.plan.upcoming import from_json, upcoming
from finalist.journeys import example
from finalist.journeys.prepare import InputFile, prepare

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def nurse_plan():
    files = [InputFile(kind, name, data) for kind, name, data in example.papers("nurse", NOW)]
    return prepare(files, now=NOW, hours=6.0, zone="Europe/London")


def test_blocks_lapse_with_the_meeting_and_letters_open_after_it(nurse_plan):
    due = upcoming(nurse_plan)
    first = min(meeting.start for meeting in nurse_plan.snapshot.meetings)
    last = max(meeting.end for meeting in nurse_plan.snapshot.meetings)
    blocks = [one for one in due if one.kind == "block"]
    assert [one.item for one in blocks] == [block.id for block in nurse_plan.agenda.blocks]
    assert len(blocks) >= 5
    assert {one.lapses for one in blocks} == {first}
    assert [one.kind for one in due if one.part == "after"] == ["thank-you", "nudge", "nudge", "close"]
    assert {one.opens for one in due if one.part == "after"} == {last}
    assert len({(one.part, one.item) for one in due}) == len(due)


def test_it_comes_back_from_json_as_it_was(nurse_plan):
    due = upcoming(nurse_plan)
    text = json.dumps([one.as_json() for one in due])
    assert from_json(json.loads(text)) == due
    assert len(text) < 6_000


def test_damaged_json_is_left_out():
    assert from_json(None) == ()
    assert from_json([{"kind": "block"}, 7, {"kind": "x", "part": "a", "item": "b", "title": "t", "opens": "no"}]) == ()
