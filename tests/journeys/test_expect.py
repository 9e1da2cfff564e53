"""The list of questions to expect: full, ranked, with reasons; and different where the postings differ."""

import json
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from finalist.cli.main import main
from finalist.core.errors import UserError
from finalist.core.plan.shelf import COMMON_SHARE, is_common
from finalist.journeys.expect import Expectation, expect
from finalist.journeys.prepare import InputFile, prepare

POSTINGS = Path(__file__).parents[1] / "core" / "plan" / "postings"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "postings_skillspan" / "postings.jsonl"
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
FIELDS = {
    "sales-lead": "sales", "nurse": "nursing", "software": "software", "teacher": "teaching", "accountant": "finance",
    "chef": "retail-hospitality",
}  # fmt: skip


def posting(name: str) -> InputFile:
    """One of the made-up postings."""
    return InputFile("posting", f"{name}.md", (POSTINGS / f"{name}.md").read_bytes())


def ids(found: Expectation) -> set[str]:
    """The ids of the bank's questions in a list."""
    return {item.question.id for item in found.questions}


def run(*args: str) -> Result:
    """`question likely` in this process."""
    return CliRunner().invoke(main, ["question", "likely", *args, "--now", "2026-11-02T09:00+00:00"])


def test_at_most_a_fifth_is_the_same_for_two_postings_of_different_fields() -> None:
    lists = {name: ids(expect([posting(name)], now=NOW)) for name in FIELDS}
    assert all(len(found) >= 27 for found in lists.values())
    shared = {(one, other): len(lists[one] & lists[other]) for one, other in combinations(lists, 2)}
    assert {pair: number for pair, number in shared.items() if number > 6} == {}


@pytest.mark.shared
def test_at_most_a_fifth_is_the_same_for_real_postings_of_different_fields() -> None:
    if not SHARED.exists():
        pytest.skip("needs ../shared/data")
    wanted = (
        "train-tech-25 train-house-113 train-tech-30 train-house-124 dev-house-57 train-house-109 train-house-136 "
        "train-tech-69 train-house-140 train-house-100"
    ).split()
    texts = {row["id"]: row["text"] for row in map(json.loads, SHARED.read_text(encoding="utf-8").splitlines())}
    found = {one: expect([InputFile("posting", f"{one}.txt", texts[one].encode())], now=NOW) for one in wanted}
    kits = {one: item.trade.kit.id for one, item in found.items() if item.trade.kit}
    assert len(set(kits.values())) == 10
    for one, other in combinations(kits, 2):
        assert len(ids(found[one]) & ids(found[other])) <= 6, (one, other)


@pytest.mark.parametrize("count", [1, 5, 30, 60])
def test_the_list_is_as_long_as_asked_ranked_and_says_nothing_twice(count: int) -> None:
    found = expect([posting("nurse")], now=NOW, count=count).questions
    assert len(found) == count
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert len({item.text.text for item in found}) == count
    assert all(item.reasons for item in found)


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_asked_everywhere_fills_a_fifth_at_most_and_no_family_the_whole(name: str) -> None:
    found = expect([posting(name)], now=NOW).questions
    assert sum(is_common(item) for item in found) <= 30 * COMMON_SHARE
    families = Counter(item.question.family for item in found)
    assert len(families) >= 5
    assert max(families.values()) <= 15


def test_the_parts_add_up_to_the_score() -> None:
    for item in expect([posting("software")], now=NOW).questions:
        assert sum(weight for _, weight in item.parts) == pytest.approx(item.score, abs=0.005)


def test_a_stake_gets_the_questions_that_it_asks() -> None:
    executive, teammate = (expect([posting("sales-lead")], now=NOW, stake=name) for name in ("executive", "teammate"))
    assert all("executive" in item.question.stakes for item in executive.questions)
    assert all("stake" in dict(item.parts) for item in executive.questions)
    assert len(ids(executive) & ids(teammate)) <= 15


def test_an_unknown_stake_is_one_sentence_that_lists_them() -> None:
    with pytest.raises(UserError, match="no stake called “boss”"):
        expect([posting("nurse")], now=NOW, stake="boss")
    done = run("--posting", str(POSTINGS / "nurse.md"), "--stake", "boss")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_other_papers_bring_their_reasons() -> None:
    notes = InputFile("notes", "n.md", b"# Round 1\n\nwith Ada Brook\n- they worried I have never led a ward\n")
    alone, more = expect([posting("nurse")], now=NOW), expect([posting("nurse"), notes], now=NOW)
    kinds = {kind for item in more.questions for kind, _ in item.parts}
    assert ids(alone) != ids(more)
    assert kinds & {"concern", "round-one"}


def test_the_command_speaks_to_people_and_to_programs() -> None:
    path = str(POSTINGS / "sales-lead.md")
    told = run("--posting", path, "-n", "3").stdout
    assert told.startswith("Field: Sales and business development (it says “")
    assert "Level: lead (it says “lead”)" in told
    assert "  3. " in told
    got = json.loads(run("--posting", path, "-n", "3", "--json").stdout)
    assert got["field"]["id"] == "sales"
    assert got["seniority"]["evidence"]["verbatim"].lower() == "lead"
    assert [row["rank"] for row in got["questions"]] == [1, 2, 3]
    assert {"kind", "line", "weight"} == set(got["questions"][0]["reasons"][0])


def test_plans_for_a_nurse_a_sales_lead_and_an_engineer_differ_where_they_should() -> None:
    plans = {name: prepare([posting(name)], now=NOW) for name in ("nurse", "sales-lead", "software")}
    for one, other in combinations(plans.values(), 2):
        texts = [{question.text.text for question in plan.questions} for plan in (one, other)]
        assert len(texts[0] & texts[1]) <= 4
        asks = [{ask.text.text for ask in plan.asks} for plan in (one, other)]
        assert asks[0] != asks[1]
        exercises = [{item.name for item in plan.role_round.exercises} for plan in (one, other) if plan.role_round]
        assert len(exercises) == 2
        assert not exercises[0] & exercises[1]
    said = {name: " ".join(question.text.text.lower() for question in plan.questions) for name, plan in plans.items()}
    assert "patient" in said["nurse"] or "ward" in said["nurse"]
    assert "deal" in said["sales-lead"] or "quota" in said["sales-lead"]
    assert "service" in said["software"] or "deploy" in said["software"]
