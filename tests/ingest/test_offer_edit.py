"""Terms set in an offer's text: only the value changes, wherever and however it is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.errors import Unreadable
from finalist.ingest.offer_edit import TERMS, terms_of, with_terms
from finalist.journeys.offer import offers_of, read_offer

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/offers/*[a-z].yaml"))
OFFERS = [path for path in EXAMPLES if path.name != "criteria.yaml"]
SHORT = "company: A\ncurrency: GBP\nbase: 40000  # a year\nsign_on: 12000\npension_match_percent: 6\nbonus: none\n"


@pytest.mark.parametrize(
    ("given_terms", "line"),
    [
        ({"base": "41500"}, "base: 41500  # a year"),
        ({"base": "£41,500"}, 'base: "£41,500"  # a year'),
        ({"sign_on.amount": "9000"}, "sign_on: 9000"),
        ({"sign_on.clawback_months": "12"}, "sign_on: {amount: 12000, clawback_months: 12}"),
        ({"sign_on.amount": ""}, "sign_on: null"),
        ({"pension.match_percent": "7"}, "pension_match_percent: 7"),
        ({"pension.employee_percent": "3"}, "pension: {employee_percent: 3}"),
        ({"bonus.amount": "500"}, "bonus: 500"),
        ({"bonus.target_percent": "5"}, "bonus: {target_percent: 5}"),
        ({"deadline": "2026-12-18"}, "deadline: 2026-12-18"),
        ({"leave.days": "28"}, "leave: {days: 28}"),
        ({"base": "1\nequity: none"}, 'base: "1equity: none"  # a year'),
    ],
)
def test_a_term_is_set_where_it_stands_and_nothing_else_moves(given_terms: dict[str, str], line: str) -> None:
    made = with_terms(SHORT, given_terms, "o.yaml")
    assert line in made.splitlines()
    others = set(SHORT.splitlines()) - set(made.splitlines())
    assert len(others) <= 1


def test_a_part_in_lines_takes_a_new_key_and_loses_what_it_can_not_be_without() -> None:
    text = (
        "company: A\ncurrency: GBP\nbase: 1\nleave:\n  days: 25\nbonus: {target_percent: 10, attainment: [0, 1, 1]}\n"
    )
    more = with_terms(text, {"leave.public_holidays": "8"}, "o.yaml")
    assert "leave:\n  public_holidays: 8\n  days: 25\n" in more
    assert terms_of(with_terms(more, {"leave.days": ""}, "o.yaml"), "o.yaml").get("leave.public_holidays") is None
    swapped = with_terms(text, {"bonus.amount": "900"}, "o.yaml")
    assert "bonus: {amount: 900, target_percent: null, attainment: [0, 1, 1]}" in swapped
    assert offers_of([("o.yaml", swapped.encode())])


@pytest.mark.parametrize("path", OFFERS, ids=lambda path: path.stem)
def test_every_term_of_the_examples_can_be_set_to_itself_and_to_something_else(path: Path) -> None:
    text = path.read_text("utf-8")
    found = terms_of(text, path.name)
    [(before, _)] = offers_of([(path.name, text.encode())])
    same = with_terms(text, {name: found[name] for name in TERMS if name in found}, path.name)
    [(after, _)] = offers_of([(path.name, same.encode())])
    assert after == before
    numbers = [name for name in TERMS if name not in ("per", "currency", "start_date", "deadline")]
    for name in numbers:
        changed = with_terms(text, {name: "3"}, path.name)
        assert terms_of(changed, path.name)[name] == "3"
        assert read_offer(changed.encode(), path.name).document is not None


@given(st.sampled_from(TERMS), st.text(max_size=30))
def test_whatever_is_typed_stays_one_value(name: str, typed: str) -> None:
    made = with_terms(SHORT, {name: typed}, "o.yaml")
    before, after = terms_of(SHORT, "o.yaml"), terms_of(made, "o.yaml")
    root = name.split(".")[0]
    assert {key: value for key, value in after.items() if key.split(".")[0] != root} == {
        key: value for key, value in before.items() if key.split(".")[0] != root
    }


def test_a_text_that_is_no_offer_is_refused() -> None:
    with pytest.raises(Unreadable):
        with_terms("- a\n", {"base": "1"}, "o.yaml")
