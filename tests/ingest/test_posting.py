"""Postings as people give them: with headings, as prose, from a job board, as a page with structured data."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from finalist.core.documents.posting import Posting
from finalist.core.errors import UserError
from finalist.ingest.posting import read_posting
from finalist.ingest.posting_requirements import kind_of
from finalist.ingest.read import Read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/posting.*"))
SOFTWARE = """# Backend Engineer (m/f/d)

**Larkfield Systems GmbH** · Berlin, Germany · Remote within Germany possible

## About us
Larkfield Systems builds scheduling software for hospitals. Our values are candour, care and craft.

## Your tasks
- Design and run services in Go and PostgreSQL
- Join the on-call rotation, one week in six

## Your profile
- 3-5 years of professional experience with Go or a similar language
- Solid knowledge of Kubernetes, Terraform and AWS
- Bachelor's degree in computer science or equivalent
- Good written English; German is a plus
- You communicate clearly

### Nice to have
- Experience with HL7 or FHIR

## What we offer
- 65.000 – 80.000 € brutto/Jahr
- 30 days of holiday
"""
SALES = """Regional Sales Manager at Brindlewick Tools
Location: Leeds, hybrid
Employment type: Full-time, permanent

Brindlewick Tools is a family-owned maker of hand tools. We sell to 4,000 shops in nine countries.

You will lead a team of six field reps and own the plan for the north. You will need at least five years'
experience in B2B sales, ideally in building supplies. A full driving licence is essential. Experience of
Salesforce is a plus. German would be an advantage.

We offer £48,000 base salary plus £10,000 OTE, a car and 27 days' holiday.

Apply by 4 December 2026.
"""
PROSE = (
    "We're hiring a Senior Data Analyst to join Fennel & Rye, a grocery startup in Utrecht. In this role you'll build "
    "the dashboards that buyers open every morning. You should be fluent in SQL and comfortable with Python; dbt is "
    "nice to have. You must be allowed to work in the EU. The pay is €55k–€68k a year."
)
BOARD = """Care Assistant
Likes: 0 Dislikes: 0 Love: 0
Date posted: 2026-10-01
Job type:
Part-time
Experience level:
Entry
Compensation:
£12.60 an hour
Company:
Hazelmere Court
Job description
Person specification
\tEssential\tDesirable
NVQ Level 2 in Health and Social Care\tEssential
Experience of dementia care\tDesirable
Right to work in the UK\tEssential
Duties:
• Help residents with washing, dressing and meals
Similar jobs
Night Care Assistant – Oak Lodge
"""
STRUCTURED = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Warehouse Supervisor",
    "hiringOrganization": {"@type": "Organization", "name": "Dunmoor Freight"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Corby", "addressCountry": "GB"}},
    "employmentType": "FULL_TIME",
    "validThrough": "2026-12-01T23:59",
    "baseSalary": {"currency": "GBP", "value": {"minValue": 31000, "maxValue": "34,500", "unitText": "YEAR"}},
}


def read(text: str, name: str = "posting.txt") -> Posting:
    document = checked(read_posting(text.encode(), name)).document
    assert document is not None
    return document


def checked(found: Read[Posting]) -> Read[Posting]:
    """The same, once every evidence in it has been held against the source."""
    assert found.document is not None
    assert found.source is not None

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if {"verbatim", "start", "end"} <= value.keys():
                assert value["verbatim"] == found.source.text[value["start"] : value["end"]] != ""  # type: ignore[union-attr]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)

    walk(found.document.model_dump())
    return found


def asked(posting: Posting) -> list[tuple[str, str, str]]:
    return [(one.necessity, one.kind, one.text) for one in posting.requirements]


def page(data: object, body: str = "<h1>Warehouse Supervisor</h1><p>Come and work with us in Corby.</p>") -> bytes:
    block = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f"<html><head><title>Jobs</title>{block}</head><body>{body}</body></html>".encode()


def test_sections_decide_what_is_asked_and_how_strongly() -> None:
    assert asked(read(SOFTWARE, "posting.md")) == [
        ("must", "experience", "3-5 years of professional experience with Go or a similar language"),
        ("must", "skill", "Solid knowledge of Kubernetes, Terraform and AWS"),
        ("must", "education", "Bachelor's degree in computer science or equivalent"),
        ("must", "language", "Good written English"),
        ("nice", "language", "German is a plus"),
        ("must", "trait", "You communicate clearly"),
        ("nice", "experience", "Experience with HL7 or FHIR"),
    ]


def test_the_years_asked_are_the_lower_bound() -> None:
    assert [one.years for one in read(SOFTWARE, "posting.md").requirements][:2] == [3.0, None]


def test_a_requirement_carries_its_own_skills() -> None:
    names = [skill.name for skill in read(SOFTWARE, "posting.md").requirements[1].skills]
    assert names == ["Kubernetes", "Terraform", "AWS"]


def test_the_facts_of_a_posting_with_headings() -> None:
    posting = read(SOFTWARE, "posting.md")
    assert posting.title is not None
    assert posting.company is not None
    assert posting.remote is not None
    assert posting.pay is not None
    assert (posting.title.value, posting.company.value) == ("Backend Engineer", "Larkfield Systems")
    assert [place.value for place in posting.locations] == ["Berlin, Germany"]
    assert (posting.pay.minimum, posting.pay.maximum) == (Decimal(65000), Decimal(80000))
    assert (posting.pay.currency, posting.pay.period, posting.language) == ("EUR", "year", "en")
    assert posting.responsibilities[0].value == "Design and run services in Go and PostgreSQL"
    assert [value.value for value in posting.values] == ["Our values are candour, care and craft."]
    assert "30 days of holiday" in [benefit.value for benefit in posting.benefits]


def test_labels_and_prose_give_the_same_fields() -> None:
    posting = read(SALES)
    assert posting.title is not None
    assert posting.company is not None
    assert posting.deadline is not None
    assert posting.pay is not None
    assert (posting.title.value, posting.company.value) == ("Regional Sales Manager", "Brindlewick Tools")
    assert [place.value for place in posting.locations] == ["Leeds"]
    assert posting.deadline.value == datetime(2026, 12, 4, tzinfo=UTC)
    assert posting.deadline.whole_day
    assert (posting.pay.minimum, posting.pay.maximum) == (Decimal(48000), Decimal(48000))
    assert [(need, kind) for need, kind, _ in asked(posting)] == [
        ("must", "experience"), ("must", "licence"), ("nice", "experience"), ("nice", "language"),
    ]  # fmt: skip
    assert [duty.value for duty in posting.responsibilities] == [
        "You will lead a team of six field reps and own the plan for the north."
    ]
    assert posting.about[0].value == "Brindlewick Tools is a family-owned maker of hand tools."


def test_a_posting_of_sentences_only_is_read_by_its_words() -> None:
    posting = read(PROSE)
    assert posting.title is not None
    assert posting.company is not None
    assert (posting.title.value, posting.company.value) == ("Senior Data Analyst", "Fennel & Rye")
    assert [(need, text) for need, _, text in asked(posting)] == [
        ("must", "You should be fluent in SQL and comfortable with Python"),
        ("nice", "dbt is nice to have."),
        ("must", "You must be allowed to work in the EU."),
    ]


def test_the_furniture_of_a_job_board_is_left_out() -> None:
    posting = read(BOARD)
    assert posting.title is not None
    assert posting.company is not None
    assert posting.employment_type is not None
    assert posting.seniority is not None
    assert (posting.title.value, posting.company.value) == ("Care Assistant", "Hazelmere Court")
    assert (posting.employment_type.value, posting.seniority.value) == ("Part-time", "Entry")
    assert asked(posting) == [
        ("must", "education", "NVQ Level 2 in Health and Social Care"),
        ("nice", "experience", "Experience of dementia care"),
        ("must", "availability", "Right to work in the UK"),
    ]
    assert [duty.value for duty in posting.responsibilities] == ["Help residents with washing, dressing and meals"]


@pytest.mark.parametrize("path", EXAMPLES, ids=[f"{path.parent.name}-{path.name}" for path in EXAMPLES])
def test_every_format_of_the_example_postings_reads_as_a_careful_person_reads_it(path: Path) -> None:
    expected = yaml.safe_load((path.parent / "expected.yaml").read_text(encoding="utf-8"))["posting"]
    posting = checked(read_posting(path.read_bytes(), path.name)).document
    assert posting is not None
    assert posting.title is not None
    assert posting.company is not None
    assert posting.pay is not None
    assert posting.deadline is not None
    assert (posting.title.value, posting.company.value) == (expected["title"], expected["company"])
    assert any(expected["location"] in place.value for place in posting.locations)
    assert posting.deadline.value.date() == expected["deadline"]
    pay = posting.pay.model_dump(include={"minimum", "maximum", "currency", "period"})
    assert pay == expected["pay"]
    for necessity in ("must", "nice"):
        texts = [one.text for one in posting.requirements if one.necessity == necessity]
        begin = expected["requirements"][f"{necessity}_begin"]
        assert len(texts) == expected["requirements"][necessity]
        assert all(text.startswith(words) for text, words in zip(texts, begin, strict=True))
    assert len(posting.responsibilities) == expected["responsibilities"]


def test_structured_data_comes_first_and_can_be_pointed_at() -> None:
    found = checked(read_posting(page([STRUCTURED]), "job.html"))
    posting = found.document
    assert posting is not None
    assert posting.pay is not None
    assert posting.deadline is not None
    assert posting.company is not None
    assert posting.title is not None
    assert (posting.title.value, posting.company.value) == ("Warehouse Supervisor", "Dunmoor Freight")
    assert [place.value for place in posting.locations] == ["Corby, GB"]
    assert (posting.pay.minimum, posting.pay.maximum) == (Decimal(31000), Decimal(34500))
    assert (posting.pay.currency, posting.pay.period) == ("GBP", "year")
    assert posting.deadline.value.date().isoformat() == "2026-12-01"
    assert found.source is not None
    assert "From the page's structured data:" in found.source.text


def test_the_visible_text_is_quoted_when_it_says_the_same_as_the_data() -> None:
    body = "<h1>Warehouse Supervisor</h1><p>Pay: £31,000 to £34,500 a year at Dunmoor Freight.</p>"
    posting = checked(read_posting(page(STRUCTURED, body), "job.html")).document
    assert posting is not None
    assert posting.pay is not None
    assert posting.company is not None
    assert posting.pay.evidence.verbatim == "£31,000 to £34,500 a year"
    assert posting.company.evidence.start < len(
        "Warehouse Supervisor\n\nPay: £31,000 to £34,500 a year at Dunmoor Freight."
    )


@pytest.mark.parametrize(
    "change",
    [
        {"title": 5}, {"hiringOrganization": [1, 2]}, {"baseSalary": "plenty"}, {"jobLocation": "Corby"},
        {"baseSalary": {"value": {"minValue": "NaN", "maxValue": -1}}}, {"validThrough": {"@value": "soon"}},
        {"employmentType": {"a": 1}}, {"qualifications": ["", None, {"x": 1}]}, {"jobLocation": [[["deep"]]]},
        {"baseSalary": {"value": {"minValue": 1e400}}}, {"skills": "x" * 9000},
    ],
)  # fmt: skip
def test_structured_data_of_any_shape_is_survived(change: dict[str, object]) -> None:
    checked(read_posting(page({**STRUCTURED, **change}), "job.html"))


def test_what_is_missing_is_named_and_not_guessed() -> None:
    found = checked(read_posting(b"We need help on Saturdays.", "note.txt"))
    assert found.document is not None
    assert found.document.company is None
    assert found.document.pay is None
    assert {problem.code for problem in found.problems} >= {"no-company", "no-pay", "no-title"}
    assert all(problem.severity == "info" for problem in found.problems)


def test_an_ambiguous_closing_date_is_left_out() -> None:
    assert read("Sales Clerk\nClosing date: 03/12/2026").deadline is None
    assert read("Sales Clerk\nClosing date: 23/12/2026").deadline is not None


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00\x01\x02\x03" * 50, b"%PDF-1.7 broken", b"PK\x03\x04broken"])
def test_what_is_no_posting_gets_one_sentence(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_posting(data, "posting.pdf")
    assert "\n" not in str(caught.value)
    assert caught.value.next_step


@pytest.mark.parametrize(
    "shape",
    [
        "a\n" * 20_000,
        "- must\n" * 8_000,
        "Requirements: " * 8_000,
        "x, " * 40_000,
        "join " * 9_000 + "A",
        "A & " * 9_000,
    ],
)
def test_long_and_odd_texts_are_read_in_reasonable_time(shape: str) -> None:
    checked(read_posting(shape.encode(), "odd.txt"))


SPECIFICATION = """# Teacher of Mathematics

## Person specification

| Criteria | Essential | Desirable | Assessed by |
| --- | --- | --- | --- |
| Qualifications | QTS; degree in mathematics | PGCE | Application |
| Personal | Warm and reflective | | Interview |

Otter Lane School is committed to safeguarding and promoting the welfare of children. The successful applicant will be
subject to an enhanced DBS check.
"""


def test_a_person_specification_is_read_by_its_columns() -> None:
    assert [(need, text) for need, _, text in asked(read(SPECIFICATION))] == [
        ("must", "QTS"),
        ("must", "degree in mathematics"),
        ("nice", "PGCE"),
        ("must", "Warm and reflective"),
    ]


def test_a_tick_in_a_column_stands_for_the_criterion_of_its_row() -> None:
    table = "Person specification\n| | Essential | Desirable |\n| Forklift licence | x | |\n| Spanish | | ✓ |\n"
    assert [(need, text) for need, _, text in asked(read(table))] == [("must", "Forklift licence"), ("nice", "Spanish")]


def test_how_to_apply_and_what_the_employer_is_are_not_asked() -> None:
    text = "You will need:\n- SQL\n- Able to apply judgement\n\nWe're curious, we share credit. Apply by 27 November.\n"
    assert [text for _, _, text in asked(read(text))] == ["SQL", "Able to apply judgement"]


def test_a_range_of_a_years_pay_that_stands_alone_is_the_pay() -> None:
    pay = read("Junior Analyst\n\nWe are hiring in Leeds (3 days in the office). £27,000-£30,000.\n").pay
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.currency) == (27000, 30000, "GBP")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("evidence of good pupil outcomes at GCSE", "experience"),
        ("Secure knowledge of the GCSE specification", "experience"),
        ("Teaching A level Mathematics", "experience"),
        ("GCSE maths and English at grade 4 or equivalent", "education"),
        ("A levels", "education"),
        ("Committed to safeguarding", "trait"),
    ],
)
def test_an_exam_that_one_teaches_is_not_one_that_one_holds(words: str, kind: str) -> None:
    assert kind_of(words) == kind
