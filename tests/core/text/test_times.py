"""Times and days as people write them: a table of forms, and properties that hold for any text."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.days import day_of, find_days
from finalist.core.text.times import find_lengths, find_times

# Each row: written, begin, finish, zone.
TIMES = [
    ("10:00", "10:00", None, ""),
    ("at 9:30", "09:30", None, ""),
    ("09.30 am", "09:30", None, ""),
    ("10am", "10:00", None, ""),
    ("10 am", "10:00", None, ""),
    ("10 a.m.", "10:00", None, ""),
    ("10 A.M. sharp", "10:00", None, ""),
    ("12am", "00:00", None, ""),
    ("12pm", "12:00", None, ""),
    ("12:30 pm", "12:30", None, ""),
    ("3.30pm", "15:30", None, ""),
    ("noon", "12:00", None, ""),
    ("midday", "12:00", None, ""),
    ("10-11:30am", "10:00", "11:30", ""),
    ("10–11am", "10:00", "11:00", ""),
    ("11-1pm", "11:00", "13:00", ""),
    ("11am-1pm", "11:00", "13:00", ""),
    ("10 am - 11 am", "10:00", "11:00", ""),
    ("2pm-3:30", "14:00", "15:30", ""),
    ("from 2pm to 3.30pm", "14:00", "15:30", ""),
    ("between 10am and noon", "10:00", "12:00", ""),
    ("noon to 1pm", "12:00", "13:00", ""),
    ("9:00 until 10:15", "09:00", "10:15", ""),
    ("09:30 – 10:15", "09:30", "10:15", ""),
    ("09:30—10:15", "09:30", "10:15", ""),
    ("9:30-10:15", "09:30", "10:15", ""),
    ("11:30 - 1:00", "11:30", "13:00", ""),
    ("10.00-11.30 Uhr", "10:00", "11:30", ""),
    ("14 Uhr", "14:00", None, ""),
    ("14:00 Uhr", "14:00", None, ""),
    ("um 9 Uhr", "09:00", None, ""),
    ("von 9 bis 10 Uhr", "09:00", "10:00", ""),
    ("10h30", "10:30", None, ""),
    ("14h", "14:00", None, ""),
    ("de 14h à 15h30", "14:00", "15:30", ""),
    ("kl. 10", "10:00", None, ""),
    ("kl. 14.30", "14:30", None, ""),
    ("10 o'clock", "10:00", None, ""),
    ("10 o’clock", "10:00", None, ""),
    ("10:00 am CET", "10:00", None, "CET"),
    ("14:30 BST", "14:30", None, "BST"),
    ("9 a.m. EST", "09:00", None, "EST"),
    ("10 am-11 am PT", "10:00", "11:00", "PT"),
    ("15:00 GMT", "15:00", None, "GMT"),
    ("15:00 UTC+1", "15:00", None, "UTC+1"),
    ("15:00 (UTC+05:30)", "15:00", None, "UTC+05:30"),
    ("15:00 GMT-3", "15:00", None, "GMT-3"),
    ("10:00 (Europe/Berlin)", "10:00", None, "Europe/Berlin"),
    ("10:00 to 11:00 London time", "10:00", "11:00", "London time"),
    ("at 9:00 AM Eastern Time", "09:00", None, "Eastern Time"),
    ("16:00 Central European Time", "16:00", None, "Central European Time"),
    ("2026-12-03T10:00:00+01:00", "10:00", None, "+01:00"),
    ("2026-12-03T10:00Z", "10:00", None, "Z"),
    ("10:00 Z", "10:00", None, "Z"),
    ("5:15pm", "17:15", None, ""),
]
NO_TIMES = [
    "at 3",
    "10 to 12 people",
    "8–10 years",
    "version 2.10",
    "room 3.14",
    "23:30-00:30",
    "25:00",
    "3:2 ratio",
    "£12.50 - 15.00",
    "call 01632 960127",
    "10/12",
    "12%",
    "chapter 4",
    "10:75",
]
# Each row: written, year, month, day, weekday.
DAYS = [
    ("Thursday 3 December", None, 12, 3, 3),
    ("Thursday, 3 December 2026", 2026, 12, 3, 3),
    ("Thu 3 Dec", None, 12, 3, 3),
    ("Thu, 3 Dec 2026", 2026, 12, 3, 3),
    ("Thurs. 3rd December", None, 12, 3, 3),
    ("Thursday the 3rd of December", None, 12, 3, 3),
    ("the 3rd of December", None, 12, 3, None),
    ("3 December", None, 12, 3, None),
    ("3rd Dec 2026", 2026, 12, 3, None),
    ("03 Dec 2026", 2026, 12, 3, None),
    ("3-Dec-2026", 2026, 12, 3, None),
    ("3 December, 2026", 2026, 12, 3, None),
    ("December 3, 2026", 2026, 12, 3, None),
    ("December 3rd", None, 12, 3, None),
    ("Dec. 3", None, 12, 3, None),
    ("December the 3rd", None, 12, 3, None),
    ("Thursday, December 3", None, 12, 3, 3),
    ("Thursday, December 3, 2026", 2026, 12, 3, 3),
    ("December 3rd (Thursday)", None, 12, 3, 3),
    ("May 3", None, 5, 3, None),
    ("Sept. 9th", None, 9, 9, None),
    ("1 June 2027", 2027, 6, 1, None),
    ("2026-12-03", 2026, 12, 3, None),
    ("2026/12/03", 2026, 12, 3, None),
    ("Thursday 2026-12-03", 2026, 12, 3, 3),
    ("3.12.2026", 2026, 12, 3, None),
    ("03.12.2026", 2026, 12, 3, None),
    ("25/12/2026", 2026, 12, 25, None),
    ("12/25/2026", 2026, 12, 25, None),
    ("25-12-2026", 2026, 12, 25, None),
    ("25/12/26", 2026, 12, 25, None),
    ("Fri 25/12", None, 12, 25, 4),
    ("3. Dezember 2026", 2026, 12, 3, None),
    ("Donnerstag, den 3. Dezember", None, 12, 3, 3),
    ("Mittwoch, 3. März 2027", 2027, 3, 3, 2),
    ("jeudi 3 décembre 2026", 2026, 12, 3, 3),
    ("1er décembre", None, 12, 1, None),
    ("3 de diciembre de 2026", 2026, 12, 3, None),
    ("jueves 3 de diciembre", None, 12, 3, 3),
    ("giovedì 3 dicembre", None, 12, 3, 3),
    ("donderdag 3 december", None, 12, 3, 3),
    ("torsdag den 3 december", None, 12, 3, 3),
    ("3. desember 2026", 2026, 12, 3, None),
    ("2026年12月3日", 2026, 12, 3, None),
    ("29 February 2028", 2028, 2, 29, None),
    ("Tuesday 1 December", None, 12, 1, 1),
    ("on Wednesday", None, None, None, 2),
    ("Monday, 30 Nov 2026", 2026, 11, 30, 0),
]
NO_DAYS = [
    "31 February 2026",
    "30/30/2026",
    "3 people",
    "may be late",
    "we march on",
    "10:30",
    "v2026.12",
    "the sun sets",
    "3–4 December",
]


def clock(words: str | None) -> time | None:
    return time.fromisoformat(words) if words else None


def test_the_tables_hold_a_hundred_forms() -> None:
    assert len(TIMES) + len(DAYS) >= 100


@pytest.mark.parametrize(("written", "begin", "finish", "zone"), TIMES)
def test_a_written_time_is_read_with_its_range_and_zone(
    written: str, begin: str, finish: str | None, zone: str
) -> None:
    for text in (written, f"See you {written} then"):
        [found] = find_times(text)
        assert (found.begin, found.finish, found.zone) == (clock(begin), clock(finish), zone)
        assert not found.assumed_pm


@pytest.mark.parametrize("written", NO_TIMES)
def test_a_number_that_nothing_calls_a_time_is_none(written: str) -> None:
    assert find_times(written) == []


@pytest.mark.parametrize(("written", "year", "month", "day", "weekday"), DAYS)
def test_a_written_day_is_read_with_its_weekday(
    written: str, year: int | None, month: int | None, day: int | None, weekday: int | None
) -> None:
    for text in (written, f"Let us meet {written}, as said"):
        [found] = find_days(text)
        assert (found.year, found.month, found.day, found.weekday, found.swapped) == (year, month, day, weekday, None)


@pytest.mark.parametrize("written", NO_DAYS)
def test_words_that_name_no_day_give_none(written: str) -> None:
    assert find_days(written) == []


def test_a_range_with_full_stops_is_one_only_where_a_line_begins() -> None:
    assert (find_times("- 09.30 - 10.15 Dana")[0].begin, find_times("version 09.30 - 10.15")) == (time(9, 30), [])


def test_an_hour_without_am_or_pm_that_nobody_works_is_the_afternoon_and_says_so() -> None:
    [found] = find_times("1:30 - 2:30")
    assert (found.begin, found.finish, found.assumed_pm) == (time(13, 30), time(14, 30), True)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("10:00 for 45 minutes", 45),
        ("10:00 (60 min)", 60),
        ("10:00, for an hour", 60),
        ("10:00 for 1.5 hours", 90),
        ("10:00 for one and a half hours", 90),
        ("10:00 for half an hour", 30),
        ("10:00 (approximately 2 hours)", 120),
    ],
)
def test_a_length_after_a_time_belongs_to_it(written: str, minutes: int) -> None:
    assert find_times(written)[0].length == timedelta(minutes=minutes)


def test_lengths_are_found_on_their_own() -> None:
    assert find_lengths("a 10-minute presentation")[0][2] == timedelta(minutes=10)


def test_a_numeric_date_keeps_both_readings_until_something_decides() -> None:
    [open_] = find_days("03/12/2026")
    [by_weekday] = find_days("Friday 05/03/2027")
    assert (open_.month, open_.day, open_.swapped) == (12, 3, (3, 12))
    assert (by_weekday.month, by_weekday.day, by_weekday.swapped) == (3, 5, None)


@pytest.mark.parametrize(
    ("written", "today", "meant"),
    [
        ("3 December", date(2026, 11, 22), date(2026, 12, 3)),
        ("3 January", date(2026, 11, 22), date(2027, 1, 3)),
        ("22 November", date(2026, 11, 22), date(2026, 11, 22)),
        ("29 February", date(2026, 11, 22), date(2028, 2, 29)),
        ("tomorrow", date(2026, 11, 22), date(2026, 11, 23)),
        ("Tuesday", date(2026, 11, 22), date(2026, 11, 24)),
        ("Sunday", date(2026, 11, 22), date(2026, 11, 29)),
        ("3 December 2025", date(2026, 11, 22), date(2025, 12, 3)),
    ],
)
def test_a_missing_year_is_the_next_that_fits(written: str, today: date, meant: date) -> None:
    assert day_of(find_days(written)[0], today) == meant


def test_without_a_day_to_count_from_a_missing_year_stays_unknown() -> None:
    assert day_of(find_days("3 December")[0], None) is None


@given(st.times(), st.sampled_from(["{:%H:%M}", "{:%I:%M %p}", "{:%I.%M%p}", "{:%H:%M} Uhr"]))
def test_any_time_written_in_full_comes_back(moment: time, form: str) -> None:
    [found] = find_times(f"at {form.format(moment)} sharp")
    assert found.begin.minute == moment.minute
    assert found.begin.hour == moment.hour


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{:%A} {d} {:%B} {:%Y}", "{:%B} {d}, {:%Y}", "{:%Y-%m-%d}", "{d} {:%b} {:%Y}"]),
)
def test_any_day_written_in_full_comes_back(day: date, form: str) -> None:
    written = form.replace("{:", "{0:").format(day, d=day.day)
    [found] = find_days(written)
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
    assert written[found.start : found.end] == written


@given(st.text(alphabet=st.sampled_from("0123456789:.-/ amphAMTuedDcJan,()\nZ+–"), max_size=200))
def test_any_text_gives_mentions_inside_it_that_do_not_overlap(text: str) -> None:
    for mentions in (find_days(text), find_times(text)):
        ends = 0
        for mention in mentions:
            assert ends <= mention.start < mention.end <= len(text)
            ends = mention.end


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 2:00 PM EST. It should run about 2 hours.", 120),
        ("at 14:00. The interview will last 90 minutes.", 90),
        ("at 14:00, which takes around 45 minutes", 45),
        ("at 14:00. Allow 15 minutes for parking.", None),
        ("at 14:00. It will be cold.", None),
    ],
)
def test_the_sentence_after_a_time_may_say_how_long(text: str, minutes: int | None) -> None:
    found = find_times(text)[0]
    assert found.length == (None if minutes is None else timedelta(minutes=minutes))
