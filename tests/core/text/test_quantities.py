"""Quantities as people write them: a table of written forms, round trips, and the places they point at."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.numbers import number_of
from finalist.core.text.quantities import quantities

MONEY = """
$123,684—$254,644            | 123684 | 254644 | USD |
$42,405 - $45,000 per year   | 42405 | 45000 | USD | year
£45k-55k                     | 45000 | 55000 | GBP |
£45-55k                      | 45000 | 55000 | GBP |
£45k - 55                    | 45000 | 55000 | GBP |
£45,000 to £55,000           | 45000 | 55000 | GBP |
£45,000 per annum to £50,000 per annum | 45000 | 50000 | GBP | year
between £30,000 and £35,000  | 30000 | 35000 | GBP |
£30,000                      | 30000 | 30000 | GBP |
£30 000                      | 30000 | 30000 | GBP |
£30,000.50                   | 30000.50 | 30000.50 | GBP |
up to £60,000 DOE            | | 60000 | GBP |
from £28,000                 | 28000 | | GBP |
£28,000+                     | 28000 | | GBP |
at least £28,000             | 28000 | | GBP |
maximum £28,000              | | 28000 | GBP |
less than £28,000            | | 28000 | GBP |
more than £28,000            | 28000 | | GBP |
£11.44ph                     | 11.44 | 11.44 | GBP | hour
£11.44 per hour              | 11.44 | 11.44 | GBP | hour
£11.44/hr                    | 11.44 | 11.44 | GBP | hour
£11.44 an hour               | 11.44 | 11.44 | GBP | hour
£11.44 p.h.                  | 11.44 | 11.44 | GBP | hour
£450 per day                 | 450 | 450 | GBP | day
£450-500 a day               | 450 | 500 | GBP | day
£450pd                       | 450 | 450 | GBP | day
£450 daily                   | 450 | 450 | GBP | day
£600 per week                | 600 | 600 | GBP | week
£600pw                       | 600 | 600 | GBP | week
£2,400 per month             | 2400 | 2400 | GBP | month
£2,400 pcm                   | 2400 | 2400 | GBP | month
£2,400 monthly               | 2400 | 2400 | GBP | month
£30,000 p.a.                 | 30000 | 30000 | GBP | year
£30,000 pa                   | 30000 | 30000 | GBP | year
£30,000 per annum            | 30000 | 30000 | GBP | year
£30,000 a year               | 30000 | 30000 | GBP | year
£30,000/year                 | 30000 | 30000 | GBP | year
£30,000 annually             | 30000 | 30000 | GBP | year
£30,000 gross per year       | 30000 | 30000 | GBP | year
£30,000 (gross per annum)    | 30000 | 30000 | GBP | year
$20/hr - $25/hr              | 20 | 25 | USD | hour
$20-$25/hr                   | 20 | 25 | USD | hour
$20.50 – $25.75 hourly       | 20.50 | 25.75 | USD | hour
$1.2-1.5M                    | 1200000 | 1500000 | USD |
$30M                         | 30000000 | 30000000 | USD |
$2.5bn                       | 2500000000 | 2500000000 | USD |
$2 billion                   | 2000000000 | 2000000000 | USD |
€3 million                   | 3000000 | 3000000 | EUR |
£5m                          | 5000000 | 5000000 | GBP |
$90,000 CAD                  | 90000 | 90000 | CAD |
CAD 90,000                   | 90000 | 90000 | CAD |
C$90,000                     | 90000 | 90000 | CAD |
A$90,000                     | 90000 | 90000 | AUD |
AU$90k                       | 90000 | 90000 | AUD |
NZ$90k                       | 90000 | 90000 | NZD |
S$5,000 per month            | 5000 | 5000 | SGD | month
HK$30,000                    | 30000 | 30000 | HKD |
US$95,000                    | 95000 | 95000 | USD |
USD 95,000                   | 95000 | 95000 | USD |
95,000 USD                   | 95000 | 95000 | USD |
R$ 8.000                     | 8000 | 8000 | BRL |
R450 000 per annum           | 450000 | 450000 | ZAR | year
45.000 – 55.000 € brutto/Jahr | 45000 | 55000 | EUR | year
45.000 € bis 55.000 €        | 45000 | 55000 | EUR |
45.000,00 €                  | 45000.00 | 45000.00 | EUR |
1.234,56 €                   | 1234.56 | 1234.56 | EUR |
1,234.56 €                   | 1234.56 | 1234.56 | EUR |
€1.234                       | 1234 | 1234 | EUR |
€48k - 84k                   | 48000 | 84000 | EUR |
€48k – €84k                  | 48000 | 84000 | EUR |
48k€                         | 48000 | 48000 | EUR |
48 k€                        | 48000 | 48000 | EUR |
EUR 60.000-75.000 p.a.       | 60000 | 75000 | EUR | year
60.000-75.000 EUR            | 60000 | 75000 | EUR |
€ 3.500,- brutto per maand   | 3500 | 3500 | EUR | month
3.500 euros al mes           | 3500 | 3500 | EUR | month
35 000 euros par an          | 35000 | 35000 | EUR | year
35 000 € brut par an         | 35000 | 35000 | EUR | year
bis zu 70.000 €              | | 70000 | EUR |
ab 40.000 €                  | 40000 | | EUR |
CHF 95'000                   | 95000 | 95000 | CHF |
CHF 95’000 – 110’000         | 95000 | 110000 | CHF |
95'000.- CHF                 | 95000 | 95000 | CHF |
Fr. 6'500 pro Monat          | 6500 | 6500 | CHF | month
SEK 45 000 per month         | 45000 | 45000 | SEK | month
45 000 kr/månad              | 45000 | 45000 | | month
DKK 500,000                  | 500000 | 500000 | DKK |
12 000 zł                    | 12000 | 12000 | PLN |
PLN 12 000 - 15 000 monthly  | 12000 | 15000 | PLN | month
60 000 Kč                    | 60000 | 60000 | CZK |
₹12-15 LPA                   | 1200000 | 1500000 | INR | year
12 LPA                       | 1200000 | 1200000 | INR | year
₹8,00,000 p.a.               | 800000 | 800000 | INR | year
Rs. 50,000 per month         | 50000 | 50000 | INR | month
INR 15 lakh                  | 1500000 | 1500000 | INR |
¥5,000,000                   | 5000000 | 5000000 | JPY |
₩40,000,000                  | 40000000 | 40000000 | KRW |
₪20,000                      | 20000 | 20000 | ILS |
AED 15,000 per month         | 15000 | 15000 | AED | month
30 pounds an hour            | 30 | 30 | GBP | hour
50 thousand dollars          | 50000 | 50000 | USD |
about £30,000                | 30000 | 30000 | GBP |
"""

OTHER = """
30%                          | percent | 30 | 30 | %
20 % rise                    | percent | 20 | 20 | %
12-15%                       | percent | 12 | 15 | %
3.125%                       | percent | 3.125 | 3.125 | %
14,4 %                       | percent | 14.4 | 14.4 | %
over 30%                     | percent | 30 | | %
up to 30 per cent            | percent | | 30 | %
5 percentage points          | percent | 5 | 5 | points
3 years                      | duration | 3 | 3 | year
3+ years                     | duration | 3 | | year
3 + years                    | count | 3 | 3 |
3-5 years                    | duration | 3 | 5 | year
3 to 5 years                 | duration | 3 | 5 | year
at least two years           | duration | 2 | | year
minimum of 4 years           | duration | 4 | | year
five (5) years               | duration | 5 | 5 | year
three years' experience      | duration | 3 | 3 | year
18 months                    | duration | 18 | 18 | month
12-month contract            | duration | 12 | 12 | month
six weeks                    | duration | 6 | 6 | week
25 days holiday              | duration | 25 | 25 | day
1.5 hours                    | duration | 1.5 | 1.5 | hour
45 minutes                   | duration | 45 | 45 | minute
more than 10 yrs             | duration | 10 | | year
120,000 customers            | count | 120000 | 120000 | customers
12 nurses                    | count | 12 | 12 | nurses
12 to 30 engineers           | count | 12 | 30 | engineers
between 10 and 15 people     | count | 10 | 15 | people
1k–5k people                 | count | 1000 | 5000 | people
3 million users              | count | 3000000 | 3000000 | users
over 400 beds                | count | 400 | | beds
twelve beds                  | |
"""


def rows(table: str, width: int) -> list[tuple[str, ...]]:
    """The cells of each line, padded with "" to the width."""
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [tuple([*row, *[""] * width][:width]) for row in cells]


def bound(words: str) -> Decimal | None:
    return Decimal(words) if words else None


@pytest.mark.parametrize(("text", "low", "high", "unit", "period"), rows(MONEY, 5))
def test_money_reads_as_written(text: str, low: str, high: str, unit: str, period: str) -> None:
    (found,) = quantities(text)
    assert (found.kind, found.low, found.high) == ("money", bound(low), bound(high))
    assert (found.unit, found.period or "") == (unit, period)


@pytest.mark.parametrize(("text", "kind", "low", "high", "unit"), [row for row in rows(OTHER, 5) if row[1]])
def test_shares_durations_and_counts_read_as_written(text: str, kind: str, low: str, high: str, unit: str) -> None:
    found = quantities(text)[0]
    assert (found.kind, found.low, found.high, found.unit) == (kind, bound(low), bound(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "since 2019", "2019 - 2021", "2021-07-14", "14/07/2021", "8 am", "8:30", "24/7", "1st floor", "S3", "ES6", "v7",
        "COVID-19", "the one who knows", "a@b2.example", "",
    ],
)  # fmt: skip
def test_years_dates_times_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_a_range_with_the_symbol_on_both_bounds_is_one_range() -> None:
    text = "Base pay: $123,684—$254,644, plus equity."
    (found,) = quantities(text)
    assert text[found.start : found.end] == "$123,684—$254,644"


def test_a_change_is_two_figures_and_not_a_range() -> None:
    assert [(found.low, found.high) for found in quantities("cut waste from 12% to 8%")] == [(12, 12), (8, 8)]


def test_about_marks_a_figure_as_approximate() -> None:
    assert [found.approximate for found in quantities("about 40 nurses, and exactly 3 wards")] == [True, False]


def test_no_two_quantities_overlap_and_all_stand_in_order() -> None:
    found = quantities("£45k-55k, 5+ years, 30% bonus, 12 to 30 people, 1.5 hours a day")
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


amounts = st.integers(min_value=1000, max_value=9_999_999)
styles = st.sampled_from(["{:,}", "{:_}.", "{:_}'", "{:_} ", "{}"])


def written(value: int, style: str) -> str:
    """A whole number with the grouping that a style names."""
    if style in ("{:,}", "{}"):
        return style.format(value)
    return style[:-1].format(value).replace("_", style[-1])


@given(amounts, styles)
def test_whole_numbers_survive_every_grouping(value: int, style: str) -> None:
    assert number_of(written(value, style)) == value


@given(
    amounts,
    amounts,
    styles,
    st.sampled_from([" - ", "–", " to ", "—", "-"]),
    st.sampled_from(["£{}", "{} €", "CHF {}"]),
)
def test_a_written_range_reads_back(first: int, second: int, style: str, dash: str, money: str) -> None:
    low, high = sorted((first, second))
    text = f"{money.format(written(low, style))}{dash}{money.format(written(high, style))}"
    (found,) = quantities(text)
    assert (found.kind, found.low, found.high, found.start, found.end) == ("money", low, high, 0, len(text))


@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.low is None or found.high is None or found.low <= found.high


@given(st.text(alphabet="0123456789.,'£$€k-– to%years", max_size=80))
def test_number_like_noise_is_survived(text: str) -> None:
    for found in quantities(text):
        assert any(char.isdigit() or char.isalpha() for char in text[found.start : found.end])
