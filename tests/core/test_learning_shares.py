"""Shares of a few cases: an interval that holds the truth as often as it says, and nothing below the least number."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from finalist.core.learning.shares import LEAST, MASS, share, shares_of, turn


def test_too_few_cases_give_no_share():
    few = share("x", 4, LEAST - 1)
    assert (few.is_enough, few.low, few.high) == (False, 0.0, 1.0)
    assert share("x", 4, LEAST).is_enough


def test_known_intervals():
    # Quantiles of Beta(5.5, 5.5) and Beta(0.5, 10.5), found by adding up the density in two million steps.
    half = share("x", 5, 10)
    assert (round(half.low, 3), round(half.high, 3)) == (0.31, 0.69)
    none = share("x", 0, 10)
    assert none.low < 0.002
    assert 0.11 < none.high < 0.13


@given(some.integers(0, 60), some.integers(0, 60))
def test_the_interval_holds_what_was_counted_and_is_mirrored(hits, misses):
    of = hits + misses
    one, other = share("x", hits, of), share("y", misses, of)
    assert 0 <= one.low <= one.high <= 1
    assert one.low == pytest.approx(1 - other.high, abs=1e-6)
    if of >= LEAST and 0 < hits < of:
        assert one.low < hits / of < one.high


@pytest.mark.patient
def test_over_many_worlds_the_interval_holds_the_truth_about_as_often_as_it_says():
    chance = random.Random(20261123)
    held = 0
    for _ in range(2_000):
        truth, of = chance.uniform(0.05, 0.95), chance.randint(LEAST, 40)
        hits = sum(chance.random() < truth for _ in range(of))
        found = share("x", hits, of)
        held += found.low <= truth <= found.high
    assert MASS - 0.04 < held / 2_000 < MASS + 0.04


def test_hits_that_are_not_among_the_cases_are_a_bug():
    with pytest.raises(ValueError):
        share("x", 6, 5)


def test_a_case_counts_a_name_once_and_the_commonest_comes_first():
    found = shares_of([["past", "past"], ["past", "values"], ["technical"], [], ["past"]])
    assert [(one.name, one.hits, one.of) for one in found] == [
        ("past", 3, 5), ("technical", 1, 5), ("values", 1, 5)
    ]  # fmt: skip


def test_earlier_and_lately_are_told_apart_only_when_they_can_be():
    assert turn("x", [False] * 10 + [True] * 10).way == "up"
    assert turn("x", [True] * 10 + [False] * 10).way == "down"
    assert turn("x", [True, False] * 10).way == ""
    short = turn("x", [False] * 4 + [True] * 4)
    assert (short.way, short.is_enough) == ("", False)
