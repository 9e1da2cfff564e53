"""When to write again, and when to apply again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from finalist.core.contacts.cadence import CADENCE, apply_again, next_touch

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("strength", "last", "due"),
    [
        ("close", date(2026, 11, 20), date(2027, 1, 1)),
        ("warm", date(2026, 11, 20), date(2027, 2, 19)),
        ("met", date(2026, 11, 20), date(2027, 5, 21)),
        ("close", date(2026, 1, 1), TODAY),
        ("warm", None, date(2027, 2, 22)),
        ("", date(2026, 11, 20), None),
        ("stranger", date(2026, 11, 20), None),
    ],
)
def test_the_better_one_knows_somebody_the_sooner_one_writes_and_never_in_the_past(strength, last, due):
    assert next_touch(strength, last, TODAY) == due


def test_the_closer_the_more_often():
    assert CADENCE["close"] < CADENCE["warm"] < CADENCE["met"]


@pytest.mark.parametrize(
    ("ended", "months", "again"),
    [
        (date(2026, 11, 23), 6, date(2027, 5, 23)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_the_same_day_months_later_or_the_months_last(ended, months, again):
    assert apply_again(ended, months) == again


@given(some.dates(date(2000, 1, 1), date(2100, 1, 1)), some.integers(1, 36))
def test_it_is_always_that_many_months_later(ended, months):
    again = apply_again(ended, months)
    assert (again.year - ended.year) * 12 + again.month - ended.month == months
    assert again.day <= ended.day
