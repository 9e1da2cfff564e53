"""What to ask for, the days of competing offers, and the clauses of a contract."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.documents.base import Source
from finalist.core.errors import InputProblems
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.contract import clauses_in, walk
from finalist.core.offers.percentiles import Percentiles
from finalist.core.offers.range import Ask, Wish, range_to_ask
from finalist.core.offers.timeline import Waiting, days_to_ask, timeline

SNIPPETS = Path(__file__).parents[3] / "benchmarks" / "data" / "offers"


def ask(floor: int, target: int, **more: Any) -> Ask:
    """The range for whole figures."""
    return range_to_ask(Wish(Decimal(floor), Decimal(target), "GBP", **more))


@given(st.integers(1000, 10**6), st.integers(0, 10**5))
def test_the_range_starts_at_the_target_is_5_to_10_percent_wide_and_never_below_the_floor(floor: int, up: int) -> None:
    found = ask(floor, floor + up)
    assert found.low == floor + up >= floor
    assert Decimal("0.05") <= found.width <= Decimal("0.10")
    assert not any("wide" in line.text for line in found.warnings)


def test_a_range_of_one_s_own_above_15_percent_is_warned_of() -> None:
    assert any("wide" in line.text for line in ask(40000, 50000, high=Decimal(57501)).warnings)
    assert not any("wide" in line.text for line in ask(40000, 50000, high=Decimal(57500)).warnings)


def test_contradictions_are_refused_all_at_once() -> None:
    with pytest.raises(InputProblems) as caught:
        ask(50000, 40000, high=Decimal(39000), posted=(Decimal(9), Decimal(8)))
    assert len(caught.value.problems) == 3


MARKET = Percentiles(Decimal(40000), Decimal(45000), Decimal(50000), 60, date(2026, 5, 1), "own postings", "GBP")


@pytest.mark.parametrize(
    ("more", "first", "evidence"),
    [
        ({}, "they", ("E5.3",)),
        ({"competing": True}, "you", ("E5.1", "E5.3")),
        ({"market": MARKET}, "you", ("E5.1", "E5.3")),
        ({"posted": (Decimal(40000), Decimal(60000))}, "posted", ("E5.11",)),
        ({"offered": Decimal(48000)}, "offer", ("E5.6", "E5.7")),
    ],
)
def test_who_names_a_figure_first_follows_what_is_known(more: dict[str, Any], first: str, evidence: tuple[str]) -> None:
    found = ask(45000, 50000, **more)
    assert (found.first, found.because) == (first, evidence)
    assert set(evidence) <= {entry.id for entry in knowledge().evidence}
    assert len(found.reasons) == 1 + len(evidence)


def test_the_10_to_20_percent_is_shown_as_a_convention_and_only_beside_an_offer() -> None:
    assert ask(45000, 50000, offered=Decimal(48000)).convention == (Decimal(52800), Decimal(57600))
    assert ask(45000, 50000).convention is None


@pytest.mark.parametrize(("offered", "low"), [(53_900, 54_000), (54_000, 54_000), (58_500, 58_500)])
def test_nothing_below_an_offer_that_reaches_the_target_is_ever_put_into_words(offered: int, low: int) -> None:
    found = ask(48_000, 54_000, offered=Decimal(offered))
    assert (found.low, found.met) == (low, offered >= 54_000)
    said = " ".join(line.text for line in found.words)
    assert ("GBP" in said) is not found.met
    assert ("Before I sign" in said) is found.met


def test_a_posted_top_caps_the_high_end_and_a_target_above_it_is_said() -> None:
    posted = (Decimal(40000), Decimal(52000))
    assert ask(45000, 50000, posted=posted).high == 52000
    above = ask(45000, 55000, posted=posted)
    assert above.high > 55000
    assert any("above the posted top" in line.text for line in above.warnings)


def test_pay_now_is_answered_with_the_range_and_the_note() -> None:
    words = [line.text for line in ask(45000, 50000).words]
    assert any(text.startswith("“What do you earn?”") and "GBP 50,000" in text for text in words)
    assert any("may not ask" in text for text in words)


TODAY = date(2026, 12, 1)
DEADLINE = date(2026, 12, 11)


@given(st.integers(-20, 40))
def test_the_days_to_ask_for_reach_past_the_answer_by_one(late: int) -> None:
    days = days_to_ask(DEADLINE, DEADLINE + timedelta(days=late))
    assert days == max(0, late + 1)


def test_an_answer_that_comes_too_late_leads_to_a_number_of_days_and_two_letters() -> None:
    made = timeline([Waiting("B", False, None, date(2026, 12, 14)), Waiting("A", True, DEADLINE)], TODAY)
    assert made.days == ((DEADLINE, "deadline", "A"), (date(2026, 12, 14), "answer", "B"))
    assert "Ask A for 4 days: that moves it to Tue 15 Dec 2026" in made.advice[0].text
    assert [(each.to, "15 Dec" in each.body) for each in made.drafts] == [("A", True), ("B", False)]
    assert [(each.days, each.known) for each in made.extensions] == [(3, ()), (5, ("B",)), (7, ("B",)), (17, ("B",))]


def test_no_one_is_asked_to_wait_until_a_weekend_or_christmas_and_everybody_gets_one_letter() -> None:
    offers = [Waiting("A", True, date(2026, 12, 18)), Waiting("B", True, date(2026, 12, 23))]
    made = timeline([*offers, Waiting("C", False), Waiting("D", False, None, date(2026, 12, 24))], TODAY)
    assert all(each.until.weekday() < 5 and (each.until.month, each.until.day) != (12, 25) for each in made.extensions)
    assert [(each.name, each.days) for each in made.extensions if each.name == "B"] == [
        ("B", 5), ("B", 7), ("B", 14),
    ]  # fmt: skip
    assert [each.to for each in made.drafts] == ["A", "D", "C", "B"]
    assert "Mon 28 Dec 2026 instead of Fri 18 Dec" in made.drafts[0].body
    assert "by Fri 18 Dec 2026" in made.drafts[1].body


def test_an_answer_in_time_needs_no_letter_and_a_past_deadline_is_said() -> None:
    assert timeline([Waiting("A", True, DEADLINE), Waiting("B", False, None, date(2026, 12, 4))], TODAY).drafts == ()
    assert "still stands" in timeline([Waiting("A", True, date(2026, 11, 30))], TODAY).advice[0].text
    assert "no deadline" in timeline([Waiting("A", True)], TODAY).advice[0].text


def test_long_waits_ask_for_the_usual_days_and_say_so() -> None:
    text = " ".join(
        line.text
        for line in timeline([Waiting("A", True, DEADLINE), Waiting("B", False, None, date(2027, 1, 15))], TODAY).advice
    )
    assert "more than the 3 to 7 days" in text
    assert "Fri 18 Dec 2026" in text


def test_every_clause_kind_is_in_both_halves_of_the_labelled_snippets() -> None:
    kinds = {entry.id for entry in knowledge().clauses}
    assert len(kinds) >= 17
    rows = {half: yaml.safe_load((SNIPPETS / f"clauses_{half}.yaml").read_text("utf-8")) for half in ("dev", "heldout")}
    assert sum(map(len, rows.values())) >= 80
    for half in rows.values():
        assert {kind for row in half for kind in row["clauses"]} == kinds


@pytest.mark.parametrize(
    "row", yaml.safe_load((SNIPPETS / "clauses_dev.yaml").read_text("utf-8")), ids=lambda r: r["text"][:40]
)
def test_the_patterns_hold_on_what_they_were_written_against(row: dict[str, Any]) -> None:
    assert set(clauses_in(row["text"])) == set(row["clauses"])


def test_a_walk_quotes_the_text_asks_and_never_judges() -> None:
    text = "Pay is GBP 5.\n\nYour notice period is four weeks. We may place you on garden leave.\n"
    found = walk(Source(id="c", kind="offer", name="c", sha256="", text=text))
    assert [(each.id, each.evidence[0].verbatim) for each in found.found] == [
        ("notice", "Your notice period is four weeks."),
        ("garden-leave", "We may place you on garden leave."),
    ]
    for entry in knowledge().clauses:
        assert entry.question.endswith("?")
        words = f"{entry.describe} {entry.question}".lower()
        assert not any(word in words for word in ("unfair", "illegal", "unenforceable", "void", "standard", "harmless"))


def test_hostile_sentences_cost_little_time() -> None:
    for word in ("not ", "not compete ", "repay training ", "all time and ", "courts of "):
        assert clauses_in(word * 5000) is not None
