"""The pay of a posting, told apart from every other sum of money; and a year of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.quantities import pay_of, weekly_hours_of, yearly

STATED = r"""
Salary range for this position is: $42,405 - $45,000 per year | 42405 | 45000 | USD | year
The base pay range is $123,684—$254,644. | 123684 | 254644 | USD |
Salary: £45k-55k + bonus up to £5k | 45000 | 55000 | GBP |
Pay: from 28 an hour, weekly shifts | 28 | | | hour
We pay from £12.60 an hour. | 12.60 | | GBP | hour
Up to £60,000 DOE | | 60000 | GBP |
Gehalt: 45.000 – 55.000 € brutto/Jahr | 45000 | 55000 | EUR | year
Jahresgehalt ab 52.000 Euro | 52000 | | EUR | year
CHF 95'000 per year, 100% | 95000 | 95000 | CHF | year
£30,000 pro rata per annum (0.6 FTE) | 30000 | 30000 | GBP | year
Day rate: £450-£500 (inside IR35) | 450 | 500 | GBP | day
Hourly rate $24.50 to $31.00 | 24.50 | 31.00 | USD | hour
Annual salary: 65,000 USD | 65000 | 65000 | USD | year
Compensation:\n€48k - 84k | 48000 | 84000 | EUR |
Salary 55-65k depending on experience | 55000 | 65000 | |
You will earn between £26,000 and £29,500 a year. | 26000 | 29500 | GBP | year
OTE £60,000 (base salary £32,000 per annum) | 32000 | 32000 | GBP | year
£32,000 base salary plus £5,000 sign-on bonus | 32000 | 32000 | GBP |
Our client raised $30M. The salary is $150k-$180k. | 150000 | 180000 | USD |
Salary: $110,000 - $130,000 CAD annually | 110000 | 130000 | CAD | year
Stipend of £18,000, salary £24,000 per annum | 24000 | 24000 | GBP | year
£39,412 to £46,180 a year pro rata, plus enhancements | 39412 | 46180 | GBP | year
Monatsgehalt: 3.800 € | 3800 | 3800 | EUR | month
Rate of pay: £11.44ph | 11.44 | 11.44 | GBP | hour
"""

NONE = [
    "We raised $30M in a Series B and serve 2 million customers.",
    "You will own a budget of £250,000.",
    "A competitive salary and 25 days of holiday.",
    "£500 training allowance every year",
    "Sign-on bonus: $5,000",
    "Revenue grew to €12 million last year.",
    "Life insurance of £100,000",
    "Manage a portfolio worth $1.2bn",
    "We are a team of 120 with 4,000 employees in 30 countries.",
    "Pay is reviewed every 12 months.",
    "Call 020 7946 0123 between 9 and 5.",
    "",
]


@pytest.mark.parametrize("row", STATED.strip().splitlines())
def test_stated_pay_is_read_with_currency_and_period(row: str) -> None:
    text, low, high, currency, period = (cell.strip().replace("\\n", "\n") for cell in row.split("|"))
    found = pay_of(text)
    assert found is not None
    assert (found.minimum, found.maximum) == (Decimal(low) if low else None, Decimal(high) if high else None)
    assert (found.currency, found.period or "") == (currency, period)


@pytest.mark.parametrize("text", NONE)
def test_other_sums_of_money_are_not_pay(text: str) -> None:
    assert pay_of(text) is None


def test_pro_rata_is_said() -> None:
    found = pay_of("£30,000 pro rata per annum")
    assert found is not None
    assert found.pro_rata


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("37.5 hours a week", "37.5"),
        ("a 40-hour week", "40"),
        ("35 hrs per week", "35"),
        ("38,5 h/week", "38.5"),
        ("two days", ""),
    ],
)
def test_weekly_hours_are_found(text: str, hours: str) -> None:
    found = weekly_hours_of(text)
    assert (found[0] if found else None) == (Decimal(hours) if hours else None)


def test_an_hourly_wage_makes_a_year_by_the_convention_and_says_so() -> None:
    year = yearly(Decimal("12.60"), None, "hour")
    assert year is not None
    assert (year.low, year.high) == (Decimal(24570), None)
    assert year.assumption == "52 weeks × 37.5 hours (a convention)"


def test_the_hours_of_the_text_replace_the_convention() -> None:
    year = yearly(Decimal(20), Decimal(25), "hour", hours_per_week=Decimal(40))
    assert year is not None
    assert (year.low, year.high, year.assumption) == (41600, 52000, "52 weeks × 40 hours (the hours the posting gives)")


def test_a_small_sum_without_a_period_is_not_made_a_year() -> None:
    assert yearly(Decimal(450), Decimal(500), None) is None
    assert yearly(None, None, "year") is None


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    found = pay_of(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
