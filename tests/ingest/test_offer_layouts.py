"""Letters of many layouts: what stands in a row belongs to it, what is said of others is nobody's offer."""

import io
from pathlib import Path

import pytest
import yaml

from finalist.core.documents.offer import OfferRead
from finalist.journeys.offer import read_offer, total_of

DATA = Path(__file__).resolve().parents[2] / "benchmarks/data/offers"
HEAD = "Tarnhollow Systems, Inc. is pleased to offer you the role of Auditor.\n"


def read(text: str, name: str = "letter.txt") -> OfferRead:
    """What is read of a letter."""
    document = read_offer(text.encode(), name).document
    assert document is not None
    return document


def fields(text: str) -> dict[str, str]:
    """Its fields and their values."""
    return {field.field: field.value for field in read(text).fields}


@pytest.mark.parametrize("number", range(11))
def test_a_development_letter_is_read_as_labelled_and_no_further(number: int) -> None:
    row = yaml.safe_load((DATA / "letters_layouts_dev.yaml").read_text("utf-8"))[number]
    assert fields(row["text"]) == row["want"]


@pytest.mark.parametrize(
    "how",
    [
        "payable semi-monthly",
        "paid in twelve equal monthly instalments of $14,333",
        "paid bi-weekly",
        "payable weekly in arrears",
    ],
)
def test_how_often_it_is_paid_out_is_not_what_it_is_paid_per(how: str) -> None:
    found = fields(f"{HEAD}You will be paid a base salary at the annualized rate of $172,000, {how}.")
    assert (found["base"], "per" in found) == ("172000", False)
    offer = read(f"{HEAD}Your base salary is $172,000, {how}.").offer
    assert offer is not None
    assert total_of(offer, 1).flow.total == 172000


@pytest.mark.parametrize(
    ("words", "base", "per"),
    [
        ("Gross monthly salary: € 4.950, 13 salaries per year", "4950", "month"),
        ("Salary: £2,400", None, None),
        ("Day rate: £525 per day", "525", "day"),
        ("Band 6, £38,682 to £46,580 per annum. Your starting point is £40,823.", "40823", None),
        ("Salary: £38,682 to £46,580 per annum", None, None),
        ("Your current salary of £47,000 was noted.", None, None),
        ("Your predecessor earned £39,000. We propose £40,200 per year.", "40200", None),
    ],
)
def test_a_figure_that_could_be_anything_or_is_another_s_is_no_base(words: str, base: str, per: str) -> None:
    found = fields(f"{HEAD}\n{words}\n")
    assert (found.get("base"), found.get("per")) == (base, per)


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("Pension: 50% match on the first 6% of pay", {"pension.match_percent": "3", "pension.match_rate": "0.5"}),
        ("401(k): 100% on the first 3% and 50% on the next 2%", {}),
        ("Total pay inclusive of 12% superannuation", {}),
        ("Pension: employer 7%, employee 4%", {"pension.match_percent": "7", "pension.employee_percent": "4"}),
        ("Bonus: EUR 6,000 at 100 % target achievement", {"bonus.amount": "6000"}),
        ("Bonus: up to 12% of salary", {}),
        ("Private medical cover, and a car allowance of £4,800 a year", {"allowances.car": "4800"}),
        ("Life insurance of £200,000", {}),
        ("Notice: one week during probation", {}),
        ("In probation notice is one month; after that it is three months", {"notice_weeks": "13"}),
        ("Either party may give not less than three months' written notice", {"notice_weeks": "13"}),
        ("The last round was at £3.40 a share; 10 million shares fully diluted", {}),
        ("Holiday: 28 days plus bank holidays", {"leave.days": "28"}),
        ("Hybrid: 3 days in the office each week", {}),
        ("Hybrid: 3 days from home", {"remote_days_per_week": "3"}),
    ],
)
def test_a_row_says_this_and_nothing_else(words: str, want: dict[str, str]) -> None:
    found = fields(f"{HEAD}\n{words}\n")
    assert {name: value for name, value in found.items() if name not in ("company", "role")} == want


def test_a_schedule_of_vesting_is_kept_as_it_is_said() -> None:
    text = (
        f"{HEAD}Base salary: $260,000 a year\n"
        "- 60,000 stock options, strike price $2.15; vesting 10% in year one, 20% in year two, 30% in year "
        "three and 40% in year four"
    )
    offer = read(text).offer
    assert offer is not None
    [grant] = offer.equity or ()
    assert (grant.kind, grant.units, grant.strike, grant.shape) == ("options", 60000, grant.strike, "schedule")
    assert [int(each) for each in grant.schedule or ()] == [10, 20, 30, 40]


def test_options_without_a_strike_are_named_as_what_is_missing() -> None:
    got = read_offer(f"{HEAD}Base salary: $260,000 a year\nEquity: 60,000 stock options".encode(), "letter.txt")
    assert got.document is not None
    assert got.document.offer is None
    assert [problem.message for problem in got.problems] == [
        "“equity”: options by units need a strike. Complete what was read in an offer file."
    ]


def test_rows_of_a_table_in_word_are_read_by_rows() -> None:
    import docx

    made = docx.Document()
    made.add_paragraph("We offer you the post of Data Analyst at Quernstone Analytics.")
    table = made.add_table(rows=0, cols=2)
    for label, value in (
        ("Base salary", "£49,250 per year"), ("Bonus", "8% target"), ("Pension", "Employer 7%, employee 4%"),
        ("Start date", "18 January 2027"), ("Reply by", "16 December 2026"),
    ):  # fmt: skip
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    out = io.BytesIO()
    made.save(out)
    document = read_offer(out.getvalue(), "offer.docx").document
    assert document is not None
    assert {field.field: field.value for field in document.fields} == {
        "company": "Quernstone Analytics", "role": "Data Analyst", "base": "49250", "currency": "GBP",
        "bonus.target_percent": "8", "pension.match_percent": "7", "pension.employee_percent": "4",
        "start_date": "2027-01-18", "deadline": "2026-12-16",
    }  # fmt: skip


def test_rows_of_a_table_in_a_pdf_are_read_by_rows() -> None:
    import typst

    rows = [
        ("Gross monthly salary", "€ 5.850", "12 months"), ("Holiday allowance", "8%", "paid in May"),
        ("Year-end bonus", "€ 4.000", "depends on results"), ("Pension", "employer 12%", "employee 6%"),
        ("Leave", "27 days", "full-time"), ("Travel allowance", "€ 180 per month", ""), ("Start", "1 March 2027", ""),
    ]  # fmt: skip
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    source = f"Tidewrack Marine B.V. offers you the position of Naval Architect.\n\n#table(columns: 3, {cells})"
    document = read_offer(typst.compile(source.encode()), "offer.pdf").document
    assert document is not None
    assert {field.field: field.value for field in document.fields} == {
        "company": "Tidewrack Marine B.V.", "role": "Naval Architect", "base": "5850", "currency": "EUR",
        "per": "month", "bonus.amount": "4000", "pension.match_percent": "12",
        "pension.employee_percent": "6", "leave.days": "27", "allowances.travel": "2160", "start_date": "2027-03-01",
    }  # fmt: skip
