"""The calendar of a round: on the clocks of the place, moved and not doubled, read back by a calendar library."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from finalist.render.day_ics import DayMeeting, day_calendar

STAMP = datetime(2026, 11, 20, 8, tzinfo=UTC)
ZONES = """Africa/Cairo
Africa/Johannesburg Africa/Lagos America/Anchorage America/Bogota America/Caracas America/Chicago
America/Denver America/Halifax America/Los_Angeles America/Mexico_City America/New_York America/Santiago
America/Sao_Paulo America/St_Johns Asia/Dhaka Asia/Dubai Asia/Jerusalem Asia/Kathmandu Asia/Kolkata Asia/Shanghai
Asia/Tehran Asia/Tokyo Atlantic/Azores Australia/Adelaide Australia/Lord_Howe Europe/Berlin Europe/Dublin
Europe/London Europe/Moscow Pacific/Apia Pacific/Auckland Pacific/Chatham Pacific/Honolulu""".split()


def meeting(**values):
    start = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    given = {"start": start, "end": start + timedelta(minutes=45), "zone": "Europe/London"}
    return DayMeeting(**{"uid": "meeting-1@finalist", "sequence": 1, "title": "Harrow Vale: Panel", **given, **values})


def events(*meetings):
    calendar = icalendar.Calendar.from_ical(day_calendar(meetings, STAMP))
    return list(calendar.walk("VEVENT"))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("month", range(1, 13))
def test_the_moment_comes_back_in_every_zone_summer_and_winter(zone, month):
    for day, hour in ((1, 0), (15, 1), (28, 23)):
        start = datetime(2026, month, day, hour, 30, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        (event,) = events(meeting(zone=zone, start=start, end=start + timedelta(minutes=45)))
        assert event["DTSTART"].dt.astimezone(UTC) == start
        assert event["DTEND"].dt.astimezone(UTC) == start + timedelta(minutes=45)
        assert event["DTSTART"].params["TZID"] == zone


def test_around_the_night_the_clocks_change_no_hour_is_lost():
    """29 March 2026, London: 01:00 becomes 02:00. 25 October: 02:00 becomes 01:00."""
    for day in (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)):
        for hours in range(8):
            start = day + timedelta(hours=hours)
            (event,) = events(meeting(start=start, end=start + timedelta(hours=1)))
            assert event["DTSTART"].dt.astimezone(UTC) == start


def test_a_meeting_that_moves_keeps_its_uid_and_grows_its_sequence_and_a_cancelled_one_says_so():
    before, after = events(meeting()), events(meeting(sequence=2, start=meeting().start + timedelta(days=1), end=None))
    assert [one["UID"] for one in before] == [one["UID"] for one in after] == ["meeting-1@finalist"]
    assert (before[0]["SEQUENCE"], after[0]["SEQUENCE"]) == (1, 2)
    (gone,) = events(meeting(sequence=3, is_cancelled=True))
    assert (gone["STATUS"], gone["SEQUENCE"], gone.walk("VALARM")) == ("CANCELLED", 3, [])


@pytest.mark.parametrize(
    ("medium", "minutes"),
    [("video", [1440, 60, 30]), ("phone", [1440, 60, 30]), ("on-site", [1440, 60, 15]), ("unknown", [1440, 60])],
)
def test_alarms_come_the_day_before_an_hour_before_and_for_the_door_or_the_technology(medium, minutes):
    (event,) = events(meeting(medium=medium))
    told = [-alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert told == [timedelta(minutes=one) for one in minutes]


def test_it_says_whom_one_meets_how_the_name_is_said_and_what_the_own_clock_shows():
    people = (("Siobhán Ní Bhriain", "Ward Manager", "shiv-AWN"), ("Dana Whitlock", "", ""))
    (event,) = events(meeting(people=people, yours="10:30–11:15 (Europe/Berlin)", link="https://meet.example/x"))
    assert event["DESCRIPTION"].split("\n") == [
        "With:", "- Siobhán Ní Bhriain, Ward Manager (say: shiv-AWN)", "- Dana Whitlock",
        "Your clock: 10:30–11:15 (Europe/Berlin)", "Join: https://meet.example/x",
    ]  # fmt: skip
    assert event["URL"] == "https://meet.example/x"


def test_an_address_that_is_no_web_page_is_no_link():
    (event,) = events(meeting(link="javascript:alert(1)"))
    assert "URL" not in event


words = some.text(max_size=60)


@settings(max_examples=100)
@given(title=words, where=words, name=words, said=words)
def test_no_words_break_the_calendar(title, where, name, said):
    data = day_calendar([meeting(title=title, where=where, people=((name, where, said),))], STAMP)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 1
    assert day_calendar([meeting(title=title, where=where, people=((name, where, said),))], STAMP) == data
