"""Busy times out of a calendar."""

from datetime import UTC, datetime

import pytest

from finalist.core.errors import Unreadable
from finalist.ingest.calendar import read_busy

UTC = UTC
START, END = datetime(2026, 11, 25, tzinfo=UTC), datetime(2026, 12, 9, tzinfo=UTC)


def busy(*events: str, zone: str = "Europe/London") -> list[str]:
    body = "".join(f"BEGIN:VEVENT\nUID:{n}\n{event.strip()}\nEND:VEVENT\n" for n, event in enumerate(events))
    read = read_busy(f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n".encode(), "busy.ics", start=START, end=END, zone=zone)
    return [f"{time.start:%m-%d %H:%M}/{time.end:%d %H:%M}" for time in read.document or ()]


def test_an_event_is_busy_and_a_transparent_cancelled_or_outside_one_is_not() -> None:
    assert busy(
        "DTSTART:20261126T090000Z\nDTEND:20261126T100000Z",
        "DTSTART:20261127T090000Z\nDTEND:20261127T100000Z\nTRANSP:TRANSPARENT",
        "DTSTART:20261127T090000Z\nDTEND:20261127T100000Z\nSTATUS:CANCELLED",
        "DTSTART:20261227T090000Z\nDTEND:20261227T100000Z",
    ) == ["11-26 09:00/26 10:00"]


def test_a_weekly_event_is_opened_up_inside_the_window_without_its_exceptions() -> None:
    assert busy(
        "DTSTART;TZID=Europe/London:20261103T180000\nDTEND;TZID=Europe/London:20261103T193000\n"
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222T235959Z\nEXDATE;TZID=Europe/London:20261201T180000"
    ) == ["12-08 18:00/08 19:30"]


def test_a_repetition_keeps_its_hour_over_the_change_of_clocks() -> None:
    assert (
        busy(
            "DTSTART;TZID=Europe/London:20261001T090000\nDTEND;TZID=Europe/London:20261001T100000\nRRULE:FREQ=DAILY;BYDAY=TH"
        )[0]
        == "11-26 09:00/26 10:00"
    )


def test_a_whole_day_and_a_floating_time_take_the_zone_given() -> None:
    assert busy(
        "DTSTART;VALUE=DATE:20261128\nDTEND;VALUE=DATE:20261129",
        "DTSTART:20261126T090000\nDURATION:PT1H",
        zone="America/Toronto",
    ) == ["11-26 14:00/26 15:00", "11-28 05:00/29 05:00"]


def test_overlapping_times_are_joined_and_freebusy_counts() -> None:
    data = (
        b"BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=BUSY:20261126T090000Z/20261126T100000Z,20261126T093000Z/PT1H\n"
        b"FREEBUSY;FBTYPE=FREE:20261127T090000Z/20261127T100000Z\nEND:VFREEBUSY\nEND:VCALENDAR\n"
    )
    read = read_busy(data, "b.ics", start=START, end=END, zone="UTC")
    assert read.document is not None
    assert [(t.start.hour, t.end.hour, t.end.minute) for t in read.document] == [(9, 10, 30)]


def test_an_endless_or_hostile_rule_ends() -> None:
    assert len(busy("DTSTART:19700101T000000Z\nDTEND:19700101T010000Z\nRRULE:FREQ=SECONDLY")) == 0
    assert len(busy("DTSTART:20261101T000000Z\nDTEND:20261101T010000Z\nRRULE:FREQ=DAILY")) == 14


def test_what_is_no_calendar_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_busy(b"hello", "b.ics", start=START, end=END, zone="UTC")
