"""The wide reading of quantities: a table of written forms with exact values, round trips, hostile input."""

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.amounts import Quantity
from finalist.core.text.figures import figures
from finalist.core.text.number_words import in_digits
from finalist.core.text.numbers import SMALL, TENS, spelt_value

FORMS = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parent / "written_forms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]


def shown(one: Quantity) -> str:
    """A quantity in the notation of the table."""
    low, high = ("" if bound is None else f"{bound.normalize():f}" for bound in (one.low, one.high))
    period, about = (f"/{one.period}" if one.period else ""), ("~" if one.approximate else "")
    change, per = (f"<{one.change}>" if one.change else ""), (f"per[{one.per}]" if one.per else "")
    value = low if one.low == one.high else f"{low}..{high}"
    return " ".join(part for part in (one.kind, value, one.unit, period, about, change, per) if part)


def test_the_table_holds_at_least_three_hundred_forms() -> None:
    assert len({text for text, _ in FORMS}) >= 300


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_written_form_reads_as_the_table_says(text: str, expected: str) -> None:
    assert "; ".join(shown(one) for one in figures(text)) == expected


def test_spans_are_verbatim_even_where_words_became_digits() -> None:
    text = "We were twenty-five people, half a year in, with a third of the beds and two hundred and fifty pounds."
    said = [text[one.start : one.end] for one in figures(text)]
    assert said == ["twenty-five", "half a year", "a third", "two hundred and fifty pounds"]


STYLES = {
    "en": ("{:,}", "."), "de": ("{:,}", ","), "fr": ("{:,}", ","), "ch": ("{:,}", "."),
}  # fmt: skip
GROUPS = {"en": ",", "de": ".", "fr": " ", "ch": "'"}


def written(value: Decimal, style: str) -> str:
    """A number with two decimals as a country writes it."""
    whole, cents = f"{value:.2f}".split(".")
    return f"{int(whole):,}".replace(",", GROUPS[style]) + STYLES[style][1] + cents


money = st.decimals(min_value=1000, max_value=9_999_999, places=2)


@given(money, st.sampled_from(sorted(GROUPS)), st.sampled_from(["EUR {}", "{} EUR", "€{}", "{} €", "CHF {}"]))
def test_money_in_any_local_style_reads_back(value: Decimal, style: str, pattern: str) -> None:
    text = pattern.format(written(value, style))
    (found,) = figures(text)
    assert (found.kind, found.low, found.high) == ("money", value, value)
    assert text[found.start : found.end] == text


@given(
    st.integers(1, 999),
    st.sampled_from([("k", 3), (" thousand", 3), (" million", 6), ("M", 6), ("bn", 9), (" billion", 9)]),
)
def test_an_ending_is_its_order_of_magnitude(value: int, ending: tuple[str, int]) -> None:
    (found,) = figures(f"£{value}{ending[0]}")
    assert found.low == Decimal(value) * 10 ** ending[1]


WORDS = {value: word for word, value in SMALL.items()}


def spelt(value: int) -> str:
    """A whole number below a million in words."""
    if value >= 1000:
        rest = value % 1000
        head = f"{spelt(value // 1000)} thousand"
        return head if not rest else f"{head} {'and ' if rest < 100 else ''}{spelt(rest)}"
    if value >= 100:
        rest = value % 100
        return f"{WORDS[value // 100]} hundred" + (f" and {spelt(rest)}" if rest else "")
    if value in WORDS:
        return WORDS[value]
    ten = max(ten for ten in TENS if ten < value)
    return f"{WORDS[ten]}-{WORDS[value - ten]}"


@given(st.integers(2, 999_999))
def test_numbers_in_words_read_back(value: int) -> None:
    assert spelt_value(spelt(value)) == value
    (found,) = figures(f"{spelt(value)} boxes")
    assert (found.low, found.high, found.unit, found.start, found.end) == (value, value, "boxes", 0, len(spelt(value)))


@given(st.text(max_size=300))
def test_any_text_is_survived_and_spans_stand_inside_it(text: str) -> None:
    for one in figures(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high


@given(
    st.lists(
        st.sampled_from("twenty five a and half hundred 12 % k £ to from - per dozen years one in of by third".split()),
        max_size=25,
    )
)
def test_number_like_noise_is_survived_in_order(words: list[str]) -> None:
    found = figures(" ".join(words))
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(st.text(alphabet="ab 12-twenty five", max_size=60))
def test_the_way_back_from_digits_is_never_outside_the_text(text: str) -> None:
    made = in_digits(text)
    for start in range(len(made.text)):
        begin, end = made.place(start, start + 1)
        assert 0 <= begin < end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["1 " * 5000, "one hundred and " * 2000, "from 1 to " * 2000, "a half " * 3000, "1,234" * 3000, "from up " * 3000],
)
def test_hostile_repeats_are_read_in_good_time(text: str) -> None:
    begun = time.process_time()
    figures(text)
    assert time.process_time() - begun < 12
