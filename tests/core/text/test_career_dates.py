"""Dates as careers name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.dates import find_dates

MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("text", "start", "end", "present", "words"),
    [
        ("Jun 2023 – present", "2023-06", "", True, "Jun 2023 – present"),
        ("09/2018 - 06/2019", "2018-09", "2019-06", False, "09/2018 - 06/2019"),
        ("Sept. 2014 to June 2018 (4 years)", "2014-09", "2018-06", False, "Sept. 2014 to June 2018"),
        ("May – Aug 2022", "2022-05", "2022-08", False, "May – Aug 2022"),
        ("2018–19", "2018", "2019", False, "2018–19"),
        ("in 2018-2019, then", "2018", "2019", False, "2018-2019"),
        ("seit 03.2019", "2019-03", "", True, "seit 03.2019"),
        ("von Januar 2015 bis März 2017", "2015-01", "2017-03", False, "Januar 2015 bis März 2017"),
        ("janv. 2015 – août 2016", "2015-01", "2016-08", False, "janv. 2015 – août 2016"),
        ("marzo de 2011 a la actualidad", "2011-03", "", True, "marzo de 2011 a la actualidad"),
        ("14/09/2018 – 2 October 2019", "2018-09-14", "2019-10-02", False, "14/09/2018 – 2 October 2019"),
        ("June '19 – Now", "2019-06", "", True, "June '19 – Now"),
        ("Spring 2018 - Autumn 2019", "2018", "2019", False, "Spring 2018 - Autumn 2019"),
    ],
)
def test_a_range_is_read_at_the_precision_it_was_written_in(
    text: str, start: str, end: str, present: bool, words: str
) -> None:
    (found,) = find_dates(text)
    assert (found.start, found.end, found.present, found.single) == (start, end, present, False)
    assert text[found.at : found.until] == words


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018-09", "2018-09"),
        ("March 3, 2021", "2021-03-03"),
        ("Summer 2019", "2019"),
        ("Class of 2022, cited 340+", "2022"),
        ("14.09.2018", "2018-09-14"),
    ],
)
def test_a_lone_date_has_no_end(text: str, iso: str) -> None:
    (found,) = find_dates(text)
    assert (found.start, found.end, found.single) == (iso, "", True)


def test_a_day_and_month_that_can_be_swapped_give_the_year_alone() -> None:
    assert [date.start for date in find_dates("03/04/2019")] == ["2019"]


@pytest.mark.parametrize(
    "text", ["$2018 and 2,018 more", "may have two now", "11,234,567", "room 20185", "1,200 stars"]
)
def test_numbers_and_words_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_a_range_that_runs_backwards_is_two_dates() -> None:
    assert [(date.start, date.end) for date in find_dates("2019 - 2012")] == [("2019", ""), ("2012", "")]


@given(
    st.integers(1, 12),
    st.integers(1940, 2030),
    st.integers(1, 12),
    st.integers(0, 40),
    st.sampled_from(["–", "to", "-"]),
)
def test_every_range_of_months_comes_back(first: int, year: int, last: int, years: int, between: str) -> None:
    (found,) = find_dates(f"{MONTHS[first - 1]} {year} {between} {MONTHS[last - 1][:3]} {year + years}")
    assert (found.start, found.end) == (f"{year}-{first:02}", f"{year + years}-{last:02}")


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    at = 0
    for date in find_dates(text):
        assert at <= date.at < date.until <= len(text)
        at = date.until
