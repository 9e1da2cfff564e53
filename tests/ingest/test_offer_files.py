"""Offers by hand and letters: every problem at once with its line, every value with its words, nothing invented."""

import contextlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.offer import OfferRead
from finalist.core.errors import InputProblems, Unreadable
from finalist.ingest.read import Read
from finalist.journeys.offer import offers_of, read_offer, total_of

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
FIRMS = {"nurse": ("saltmarsh", "netherfold"), "software": ("windharp", "copperlane")}
LETTERS = sorted(path for path in EXAMPLES.glob("*/offers/*-letter.*"))

BAD = """\
company: Harrow Vale
currency: pounds
base: lots
bouns: 3
bonus: {target_percent: 10, attainment: [2, 1, 3]}
equity: {kind: rsa, grant_value: -3, years: 4}
deadline: soon
pension_match_percent: many
"""


def by_hand(text: str) -> Read[OfferRead]:
    """An offer file of that text."""
    return read_offer(text.encode(), "offer.yaml")


def test_every_problem_of_a_file_is_named_at_once_with_its_field_and_line() -> None:
    found = {(problem.line, problem.field) for problem in by_hand(BAD).problems}
    assert found == {
        (2, "currency"), (3, "base"), (4, "bouns"), (5, "bonus.attainment"), (6, "equity.kind"),
        (6, "equity.grant_value"), (7, "deadline"), (8, "pension_match_percent"),
    }  # fmt: skip
    assert any("Do you mean “bonus”?" in problem.message for problem in by_hand(BAD).problems)


def test_what_is_needed_and_missing_is_named() -> None:
    missing = {problem.field for problem in by_hand("role: Welder\n").problems}
    assert missing == {"company", "currency", "base"}


def test_every_field_of_a_file_stands_in_it() -> None:
    read = by_hand("company: Ottery\ncurrency: GBP\nbase: £52k\nbonus: {amount: '5,000'}\nequity: none\n")
    assert read.document is not None
    assert read.source is not None
    assert [(field.field, field.evidence.verbatim) for field in read.document.fields] == [
        ("company", "Ottery"), ("currency", "GBP"), ("base", "£52k"), ("bonus.amount", "'5,000'"), ("equity", "none"),
    ]  # fmt: skip
    offer = read.document.offer
    assert offer is not None
    assert (offer.base, offer.bonus.amount if offer.bonus else None, offer.equity) == (52000, 5000, ())


def test_short_and_long_ways_of_writing_are_the_same_offer() -> None:
    head = "company: O\ncurrency: GBP\n"
    hours = "base: 30\nper: hour\nhours_per_week: 40\n"
    short = by_hand(head + hours + "sign_on: 500\nclawback_months: 12\npension_match_percent: 6\n")
    sign_on = "sign_on: {amount: 500, clawback_months: 12}\n"
    base = "base: {amount: 30, per: hour, hours_per_week: 40}\n"
    long = by_hand(head + base + sign_on + "pension: {match_percent: 6}\n")
    assert short.document is not None
    assert long.document is not None
    assert short.document.offer == long.document.offer is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n- b\n",
        "a: &x 1\nbase: *x\n",
        "{" * 40,
        "base: [1,2\n",
        "company: A\nbase: !!python/object:os.system 1\n",
    ],
)
def test_hostile_yaml_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises((Unreadable, InputProblems)) as caught:
        offers_of([("offer.yaml", text.encode())])
    assert str(caught.value)


@settings(max_examples=120)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode), st.sampled_from(["o.yaml", "o.txt", "-"]))
def test_garbage_never_breaks_the_readers(data: bytes, name: str) -> None:
    with contextlib.suppress(Unreadable):
        read_offer(data, name)


@pytest.mark.parametrize("value", [".nan", ".inf", "-1", "1e400", "true", "[1]", "{a: 1}", "9" * 30])
def test_no_odd_number_becomes_pay(value: str) -> None:
    with pytest.raises(InputProblems):
        offers_of([("o.yaml", f"company: A\ncurrency: GBP\nbase: {value}\n".encode())])


def test_there_are_two_offers_and_two_letters_for_each_candidate() -> None:
    assert len(LETTERS) == 4
    assert {path.suffix for path in LETTERS} == {".pdf", ".docx", ".txt"}
    for candidate, firms in FIRMS.items():
        files = [(f"{firm}.yaml", (EXAMPLES / candidate / "offers" / f"{firm}.yaml").read_bytes()) for firm in firms]
        assert len(offers_of(files)) == 2


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_a_letter_of_the_examples_says_what_the_offer_file_says(path: Path) -> None:
    read = read_offer(path.read_bytes(), path.name)
    assert read.document is not None
    assert read.source is not None
    for field in read.document.fields:
        ref = field.evidence
        assert ref.verbatim == read.source.text[ref.start : ref.end] != ""
    offer = read.document.offer
    [(kept, _)] = offers_of(
        [("o.yaml", (path.parent / path.name.replace(f"-letter{path.suffix}", ".yaml")).read_bytes())]
    )
    assert offer is not None
    for name in ("base", "currency", "start_date", "deadline", "learning_budget", "equipment", "insurance"):
        if getattr(offer, name) is not None:
            assert getattr(offer, name) == getattr(kept, name), name
    for name in ("sign_on", "relocation", "pension"):
        stated: Any = getattr(offer, name)
        assert stated is None or stated == getattr(kept, name), name
    assert total_of(offer).flow.total > 0


def test_a_letter_without_pay_says_what_is_missing_and_invents_nothing() -> None:
    read = read_offer(b"Dear Ann,\n\nwe would love to have you on the team. Call me.\n", "letter.txt")
    assert read.document is not None
    assert read.document.offer is None
    assert {"base", "currency"} <= {problem.field for problem in read.problems}
    with pytest.raises(InputProblems, match="No base pay was found"):
        offers_of([("letter.txt", b"Dear Ann,\n\nwe would love to have you on the team. Call me.\n")])


def test_the_development_letters_are_read_as_labelled() -> None:
    rows = yaml.safe_load((ROOT / "benchmarks/data/offers/letters_dev.yaml").read_text("utf-8"))
    right = wanted = 0
    for row in rows:
        document = read_offer(row["text"].encode(), "letter.txt").document
        assert document is not None
        got = {field.field: field.value for field in document.fields}
        right += sum(got.get(field) == value for field, value in row["want"].items())
        wanted += len(row["want"])
    assert wanted > 50
    assert right / wanted > 0.94
