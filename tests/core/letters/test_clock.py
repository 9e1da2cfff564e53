"""Thanks, nudges, the close: on working days, by the clock of 30 zones, over the days on which clocks change."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from finalist.core.letters.clock import Step, country_of, holidays_of, on_workday, steps, workday
from finalist.render.ics_todos import todos_bytes

ZONES = (
    "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Berlin", "Europe/Helsinki", "Europe/Istanbul",
    "Europe/Chisinau", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
    "America/Los_Angeles",
    "America/Toronto", "America/St_Johns", "America/Sao_Paulo", "America/Santiago", "America/Havana",
    "America/Asuncion",
    "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo",
    "Asia/Beirut", "Asia/Jerusalem", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham",
    "Pacific/Apia", "Pacific/Kiritimati",
)  # fmt: skip
THURSDAY = datetime(2026, 12, 3, 15, 30, tzinfo=UTC)


def days(found: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(step.kind, step.due.date().isoformat()) for step in found]


def test_there_are_thirty_zones_and_more() -> None:
    assert len(set(ZONES)) >= 30


def test_without_a_promised_day_it_is_days_7_and_14_and_the_close_on_day_30() -> None:
    assert days(steps(THURSDAY, zone="Europe/London")) == [
        ("thank-you", "2026-12-05"), ("nudge", "2026-12-10"), ("nudge", "2026-12-17"), ("close", "2027-01-04"),
    ]  # fmt: skip


def test_a_promised_day_waits_two_working_days_and_holidays_are_none() -> None:
    promised = date(2026, 12, 23)
    assert days(steps(THURSDAY, zone="Europe/London", promised=promised))[1] == ("nudge", "2026-12-25")
    assert days(steps(THURSDAY, zone="Europe/London", promised=promised, country="GB"))[1] == ("nudge", "2026-12-29")


def test_two_nudges_at_most_a_week_apart_and_none_after_an_answer() -> None:
    once = steps(THURSDAY, zone="UTC", sent=[datetime(2026, 12, 14, 9, tzinfo=UTC)], thanked=True)
    assert days(once) == [("nudge", "2026-12-21"), ("close", "2027-01-04")]
    assert once[0].number == 2
    twice = steps(THURSDAY, zone="UTC", sent=[datetime(2026, 12, n, 9, tzinfo=UTC) for n in (14, 21)], thanked=True)
    assert days(twice) == [("close", "2027-01-04")]
    assert steps(THURSDAY, zone="UTC", answered=True) == ()


def test_each_step_names_its_evidence_and_a_time_without_offset_is_refused() -> None:
    assert [step.rests_on for step in steps(THURSDAY, zone="UTC")] == ["E6.5", "E6.6", "E6.6", "E6.6"]
    with pytest.raises(ValueError, match="offset"):
        steps(datetime(2026, 12, 3, 15, 30), zone="UTC")


def _changes(zone: str) -> list[datetime]:
    """Four in the afternoon before each change of the zone's clock in 2026; one day in June where it has none."""
    clock = ZoneInfo(zone)
    noon = [datetime(2026, 1, 1, 12, tzinfo=clock) + timedelta(days=n) for n in range(365)]
    found = [before.replace(hour=16) for before, after in pairwise(noon) if before.utcoffset() != after.utcoffset()]
    return found or [datetime(2026, 6, 10, 16, tzinfo=clock)]


@pytest.mark.parametrize("zone", ZONES)
def test_hours_are_elapsed_and_mornings_are_local_over_each_change_of_the_clock(zone: str) -> None:
    for ended in _changes(zone):
        thanks, *nudges, close = steps(ended, zone=zone)
        assert thanks.due.astimezone(UTC) - ended.astimezone(UTC) == timedelta(hours=48)
        assert str(thanks.due.tzinfo) == zone
        for step in (*nudges, close):
            assert (step.due.hour, step.due.minute) == (9, 0)
            assert step.due.weekday() < 5
        first = nudges[0].due.date() - ended.date()
        assert timedelta(days=7) <= first <= timedelta(days=9)


@pytest.mark.parametrize("zone", ZONES)
def test_a_meeting_close_to_midnight_counts_from_its_local_day(zone: str) -> None:
    ended = datetime(2026, 9, 14, 23, 50, tzinfo=ZoneInfo(zone))
    nudge = next(step for step in steps(ended.astimezone(UTC), zone=zone) if step.kind == "nudge")
    assert nudge.due.date() == date(2026, 9, 21)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.sampled_from(ZONES),
    st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2035, 6, 1))), st.sampled_from(["", "GB", "DE", "XX"]),
)  # fmt: skip
def test_steps_come_in_order_whatever_the_day(moment: datetime, zone: str, promised: date | None, country: str) -> None:
    found = steps(moment.replace(tzinfo=UTC), zone=zone, promised=promised, country=country)
    nudges = [step.due for step in found if step.kind == "nudge"]
    assert len(nudges) == 2
    assert nudges == sorted(nudges)
    assert found[-1].kind == "close"
    assert found[-1].due > nudges[-1]
    assert all(on_workday(due.date(), country) == due.date() for due in nudges)


def test_holidays_are_those_of_the_country_of_the_zone() -> None:
    assert country_of("Europe/Berlin") == "DE"
    assert country_of("UTC") == ""
    assert date(2026, 10, 3) in holidays_of("DE", 2026)
    assert holidays_of("XX", 2026) == frozenset()
    assert workday(date(2026, 12, 24), 1, "GB") == date(2026, 12, 29)


def test_the_tasks_keep_their_uids_and_read_back() -> None:
    found = steps(THURSDAY, zone="America/Toronto")
    data = todos_bytes(found, stem="abc", about="Harrow Vale", stamped=THURSDAY)
    assert data == todos_bytes(found, stem="abc", about="Harrow Vale", stamped=THURSDAY)
    todos = list(Calendar.from_ical(data).walk("VTODO"))
    uids = [str(todo["uid"]) for todo in todos]
    assert uids == ["abc-thank-you-1@finalist", "abc-nudge-1@finalist", "abc-nudge-2@finalist", "abc-close-1@finalist"]
    assert todos[1]["due"].dt == found[1].due.astimezone(UTC)
    assert "E6.6" in str(todos[1]["description"])
    moved = todos_bytes(found, stem="abc", about="Harrow Vale", stamped=THURSDAY, sequence=1)
    assert {int(todo["sequence"]) for todo in Calendar.from_ical(moved).walk("VTODO")} == {1}
