"""The field and level read from a posting, with the words that say so, and abstaining where no kit fits."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from finalist.core.plan.material import Material
from finalist.core.plan.trade import Trade, trade_of
from finalist.core.plan.trade_level import level_of_title
from finalist.ingest.posting import read_posting

POSTINGS = Path(__file__).parent / "postings"
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def trade(text: str) -> Trade:
    """The trade of a posting given as text."""
    got = read_posting(text.encode(), "posting.md", "posting")
    sources = {"posting": got.source} if got.source else {}
    return trade_of(Material(now=NOW, posting=got.document, sources=sources))


def field(text: str) -> str:
    """The field's id, or other."""
    kit = trade(text).kit
    return kit.id if kit else "other"


@pytest.mark.parametrize(
    ("name", "expected", "level"),
    [
        ("sales-lead", "sales", "lead"), ("nurse", "nursing", "senior"), ("software", "software", "senior"),
        ("teacher", "teaching", "mid"), ("accountant", "finance", "mid"), ("chef", "retail-hospitality", "mid"),
        ("oboist", "other", "mid"),
    ],
)  # fmt: skip
def test_a_posting_is_given_its_field_and_level(name: str, expected: str, level: str) -> None:
    found = trade((POSTINGS / f"{name}.md").read_text())
    assert (found.kit.id if found.kit else "other", found.seniority) == (expected, level)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Postdoctoral Researcher in Marine Biology", "other"), ("PhD scholarship in machine elements", "other"),
        ("Bus Driver", "other"), ("Carpenter", "manufacturing"), ("Payroll and Timekeeping Clerk", "hr"),
        ("Marketing Data Analyst", "data"), ("Data Protection Officer", "legal"),
        ("Housing Officer", "public-nonprofit"),
        ("Help Desk Technician", "customer-success"), ("UX Designer", "design"), ("Product Owner", "product"),
    ],
)  # fmt: skip
def test_a_title_alone_is_often_enough_and_trades_without_a_kit_stay_other(title: str, expected: str) -> None:
    assert field(f"# {title}\n\nWe look forward to your application.\n") == expected


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Chief Operating Officer", "executive"), ("VP Sales", "executive"), ("Head of Data", "lead"),
        ("Ward Manager", "lead"), ("Product Manager", "mid"), ("Key Account Manager", "mid"),
        ("Lead Product Manager", "lead"), ("Senior Project Manager", "senior"), ("Project Manager Intern", "entry"),
        ("Assistant Professor of Law", "mid"), ("Assistant Manager", "lead"), ("Shop Assistant", "entry"),
        ("Graduate Engineer", "entry"), ("Charge Nurse", "senior"), ("Baker", "mid"),
    ],
)  # fmt: skip
def test_a_title_names_a_level(title: str, level: str) -> None:
    assert level_of_title(title).level == level


def test_a_title_outranks_the_boards_label_and_the_label_outranks_the_years() -> None:
    body = "\n\nExperience level: {label}\n\n## Requirements\n- {years} years of experience in the trade\n"
    assert trade("# Senior Welder" + body.format(label="Junior", years=1)).seniority == "senior"
    assert trade("# Welder" + body.format(label="Junior", years=9)).seniority == "entry"
    assert trade("# Welder\n\n## Requirements\n- At least 6 years of experience in welding\n").seniority == "senior"
    assert trade("# Welder\n\n## Requirements\n- At least 2 years of experience in welding\n").seniority == "mid"


def test_field_and_level_rest_on_words_that_stand_in_the_posting() -> None:
    text = (POSTINGS / "sales-lead.md").read_text()
    got = read_posting(text.encode(), "posting.md", "posting")
    assert got.source is not None
    found = trade_of(Material(now=NOW, posting=got.document, sources={"posting": got.source}))
    assert found.evidence
    assert found.words
    assert found.level.word == "lead"
    places = [*found.evidence, found.level.evidence]
    for place in places:
        assert place is not None
        assert place.verbatim == got.source.text[place.start : place.end]


def test_nothing_to_read_is_other_and_mid() -> None:
    found = trade_of(Material(now=NOW))
    assert (found.kit, found.seniority, found.evidence, found.words) == (None, "mid", (), ())


def test_a_long_hostile_text_takes_little_time() -> None:
    for piece in ("senior ", "5 years ", "looking for a ", "experience level: ", "a" * 50 + " "):
        text = "# Welder\n\n" + piece * (60_000 // len(piece))
        got = read_posting(text.encode(), "posting.md", "posting")
        material = Material(now=NOW, posting=got.document, sources={"posting": got.source} if got.source else {})
        start = time.process_time()
        trade_of(material)
        assert time.process_time() - start < 6
