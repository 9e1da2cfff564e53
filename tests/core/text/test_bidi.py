"""Lines as they stand on the page, turned into the order of reading; without right-to-left letters nothing changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.bidi import has_right_to_left, reading_order, runs_right_to_left, without_marks


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("םולש", "שלום"),
        ("Harrow Vale Ltd ,םולש", "שלום, Harrow Vale Ltd"),
        ("םולש 03/2021", "03/2021 שלום"),
        ("+971 4 555 0134 | םולש", "שלום | +971 4 555 0134"),
        ("40% םולש", "שלום 40%"),
        (")םא תפש( תירבע", "עברית (שפת אם)"),
        ("layla@almithal.example", "layla@almithal.example"),
        ("", ""),
    ],
)
def test_a_line_is_turned_and_latin_and_numbers_in_it_are_not(page: str, read: str):
    assert reading_order(page) == read


def test_brackets_as_drawn_are_turned_round_on_request():
    assert reading_order("(םא תפש) תירבע", mirrored=True) == "עברית (שפת אם)"


@given(st.text(alphabet="אבגדהוזחט ,.", max_size=40))
def test_a_line_of_one_direction_turned_twice_is_itself(line: str):
    assert reading_order(reading_order(line)) == line


@given(st.text(max_size=60))
def test_no_letter_is_lost_or_added(line: str):
    assert sorted(reading_order(line)) == sorted(line)
    if not has_right_to_left(line):
        assert reading_order(line) == line


def test_which_way_a_text_runs():
    assert runs_right_to_left("مستشفى الوادي Ltd")
    assert not runs_right_to_left("Harrow Vale, ‏مستشفى")
    assert not runs_right_to_left("2019 – 2021")


def test_marks_that_steer_are_left_out():
    assert without_marks("\u202babc\u202c\u200f می\u200cخواهم\xad") == "abc میخواهم"
