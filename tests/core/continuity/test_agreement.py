"""Which values can both be true: written otherwise, rounded, “about”, in other units; and which can not."""

import pytest

from finalist.core.continuity.agreement import agree, alike, same_day
from finalist.core.continuity.facts import facts_of
from finalist.core.documents.base import Source
from finalist.core.documents.fact import Fact


def figure(text: str) -> Fact:
    (found,) = [
        fact for fact in facts_of(Source(id="x", kind="notes", name="x", sha256="", text=text)) if fact.kind == "number"
    ]
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12k users", "12,000 users"),
        ("12k users", "12.000 users"),
        ("about 30% of users", "31% of users"),
        ("a third of users", "33.33% of users"),
        ("2-3 nurses", "3 nurses"),
        ("at least five nurses", "nine nurses"),
        ("up to seven nurses", "six nurses"),
        ("2.1 billion rows", "2,134,000,000 rows"),
        ("£45k", "45,000 pounds"),
        ("two months", "eight weeks"),
        ("18 months", "1.5 years"),
        ("half a year", "six months"),
        ("a fortnight", "14 days"),
        ("£20 an hour", "£39,000 a year"),
        ("£3,000 a month", "£36,000 a year"),
        ("€1.234,56", "€1,234.56"),
        ("three dozen boxes", "36 boxes"),
    ],
)
def test_these_agree(one: str, other: str) -> None:
    left, right = figure(one), figure(other)
    assert alike(left, right)
    assert agree(left, right)
    assert agree(right, left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30% of users", "31% of users"),
        ("about 30% of users", "45% of users"),
        ("12k users", "14,000 users"),
        ("2-3 nurses", "5 nurses"),
        ("up to seven nurses", "nine nurses"),
        ("£45k", "£54k"),
        ("two months", "six weeks"),
        ("£20 an hour", "£60,000 a year"),
        ("2.1 billion rows", "2.4 billion rows"),
    ],
)
def test_these_contradict_each_other(one: str, other: str) -> None:
    left, right = figure(one), figure(other)
    assert alike(left, right)
    assert not agree(left, right)
    assert not agree(right, left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 nurses", "14 doctors"),
        ("£45k", "€54k"),
        ("30% of users", "5 percentage points"),
        ("8 patients a shift", "28 patients"),
        ("5 days", "38 minutes"),
    ],
)
def test_these_are_never_compared(one: str, other: str) -> None:
    assert not alike(figure(one), figure(other))


def test_dates_agree_at_the_rougher_precision() -> None:
    assert same_day("2022", "2022-07")
    assert same_day("2022-03", "2022-04")
    assert not same_day("2022-03", "2022-06")
    assert not same_day("2022-03-01", "2022-03-02")
    assert not same_day("2021", "2022-01")
