"""Dates, zones, lengths and money as a reader sees them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from finalist.render import wording

MOMENT = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)


def test_a_day_is_neutral_and_in_the_zone_asked_for():
    assert wording.day(MOMENT, "Europe/London") == "Thu 3 Dec 2026"
    assert wording.day(MOMENT.replace(hour=23), "Asia/Tokyo") == "Fri 4 Dec 2026"


@pytest.mark.parametrize(
    ("zone", "shown", "label"),
    [
        ("America/New_York", "04:30", "New York time"),
        ("UTC+05:30", "15:00", "UTC+05:30"),
        ("UTC-3", "06:30", "UTC-3"),
        ("UTC", "09:30", "UTC"),
        ("Mars/Olympus", "09:30", "UTC"),
        ("", "09:30", "UTC"),
        ("../etc/passwd", "09:30", "UTC"),
    ],
)
def test_a_clock_is_shown_in_its_zone_with_its_label(zone, shown, label):
    assert wording.clock(MOMENT, zone) == shown
    assert wording.zone_label(zone) == label


def test_a_range_over_midnight_names_the_day_of_its_end():
    assert wording.clocks(MOMENT, MOMENT.replace(day=4, hour=1), "UTC") == "09:30–Fri 4 Dec 2026, 01:30"


@pytest.mark.parametrize(("minutes", "shown"), [(0, "0 min"), (45, "45 min"), (120, "2 h"), (90, "1 h 30 min")])
def test_a_length_is_in_hours_and_minutes(minutes, shown):
    assert wording.length(minutes) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("41.50", "49", "USD 41.50–49.00"),
        ("98000", "121000", "USD 98,000–121,000"),
        ("98000", "98000", "USD 98,000"),
        (None, "121000", "up to USD 121,000"),
        ("98000", None, "from USD 98,000"),
        (None, None, ""),
    ],
)
def test_a_range_of_money_writes_both_bounds_alike(low, high, shown):
    bounds = (Decimal(bound) if bound else None for bound in (low, high))
    assert wording.money_range(*bounds, "USD") == shown


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        (-13, "past"),
        (-12, "already begun"),
        (-1, "already begun"),
        (0, "within the hour"),
        (1, "in 1 hour"),
        (47, "in 47 hours"),
        (241, "in 10 days"),
    ],
)
def test_a_countdown_counts_days_from_two_on(hours, shown):
    assert wording.countdown(hours) == shown


@given(some.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = wording.clean(text)
    assert wording.clean(once) == once
    assert not set(once) & {"\u202e", "\u2066", "\x00", "\x1b", "\r"}
