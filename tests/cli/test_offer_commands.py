"""The offer commands as a contract: clean JSON, exit codes, sentences, reports that are what they say."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from finalist.cli.main import main

OFFERS = Path(__file__).parents[2] / "examples" / "software" / "offers"
NURSE = Path(__file__).parents[2] / "examples" / "nurse" / "offers"
BOTH = (str(OFFERS / "windharp.yaml"), str(OFFERS / "copperlane.yaml"))
DESIGN = """\
company: Harrow Vale
currency: GBP
base: 52000                      # a year
bonus: {target_percent: 10}
sign_on: 12000                   # paid in year 1
equity: {kind: rsu, grant_value: 40000, years: 4, cliff_months: 12, shape: linear}
pension_match_percent: 6
deadline: 2026-12-18
"""


def run(*args: str, stdin: str | None = None) -> Result:
    """A command in this process."""
    return CliRunner().invoke(main, ["offer", *args], input=stdin)


def test_total_gives_each_component_and_the_sum_by_year() -> None:
    done = run("total", "-", "--years", "4", "--json", stdin=DESIGN)
    assert done.exit_code == 0
    made = json.loads(done.stdout)
    assert (made["company"], made["currency"], made["total"]) == ("Harrow Vale", "GBP", 293280)
    first = {"base": 52000, "bonus": 5200, "sign_on": 12000, "equity": 10000, "pension": 3120}
    assert made["years"][0] == {"year": 1, "components": first, "total": 82320}
    assert [year["total"] for year in made["years"]] == [82320, 70320, 70320, 70320]
    assert "insurance" in made["unknown"]


def test_total_for_people_fits_the_screen_and_names_what_is_unknown() -> None:
    done = run("total", "-", stdin=DESIGN)
    assert "293,280" in done.stdout
    assert "Not stated: Insurance" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 100


def test_leaving_early_is_asked_in_months() -> None:
    made = json.loads(run("total", str(NURSE / "netherfold.yaml"), "--leave-after", "6", "--json").stdout)
    # 3000 less 3000 × 18/24 = 750 is kept
    assert made["years"][0]["components"]["sign_on"] == 750
    assert made["years"][1]["total"] == 0


def test_wrong_input_is_exit_2_with_every_problem_and_nothing_on_standard_output() -> None:
    done = run("total", "-", stdin="company: A\ncurrency: GBP\nbase: x\nbonos: 1\n")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "“base”" in done.stderr
    assert "“bonos”" in done.stderr


def test_compare_is_one_json_document_the_same_in_any_order() -> None:
    one, other = run("compare", *BOTH, "--json"), run("compare", *reversed(BOTH), "--json")
    assert one.exit_code == 0
    assert one.stdout == other.stdout
    made = json.loads(one.stdout)
    assert made["currency"] == "EUR"
    assert [each["label"] for each in made["offers"]] == ["Copperlane Systems", "Windharp Grid Cooperative"]
    assert all(each["p10"] <= each["p50"] <= each["p90"] for each in made["offers"])
    assert {each["kind"] for each in made["conditions"]} >= {"base", "sign_on", "raise"}
    assert made["criteria"] is None


def test_compare_shows_criteria_beside_the_money() -> None:
    done = run("compare", *BOTH, "--criteria", str(OFFERS / "criteria.yaml"))
    assert "Besides money" in done.stdout
    assert "Money points to Copperlane Systems" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 100


def test_offers_in_two_currencies_need_a_rate_with_its_day(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("company: A\ncurrency: CAD\nbase: 100000\n")
    done = run("compare", BOTH[0], str(tmp_path / "a.yaml"))
    assert done.exit_code == 2
    assert "--rate" in done.stderr
    done = run("compare", BOTH[0], str(tmp_path / "a.yaml"), "--rate", "CAD/EUR=0.62@2026-11-20", "--json")
    assert json.loads(done.stdout)["currency"] == "EUR"


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF-"), ("html", b"<!doctype html>")])
def test_a_report_is_written_with_charts_and_the_same_bytes_each_time(
    tmp_path: Path, ending: str, start: bytes
) -> None:
    made = []
    for number in (1, 2):
        out = tmp_path / f"{number}.{ending}"
        assert run("compare", *BOTH, "-o", str(out)).exit_code == 0
        made.append(out.read_bytes())
    assert made[0].lstrip().startswith(start)
    assert made[0] == made[1]
    if ending == "html":
        assert made[0].count(b"<svg") == 3
        assert made[0].count(b"<table>") >= 4
        assert b"style=" not in made[0]


def test_markup_in_a_company_name_stays_words(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("company: <script>alert(1)</script> & Co #[evil]\ncurrency: EUR\nbase: 1000\n")
    for ending in ("html", "pdf"):
        out = tmp_path / f"r.{ending}"
        assert run("compare", BOTH[0], str(tmp_path / "a.yaml"), "-o", str(out)).exit_code == 0
        if ending == "html":
            assert b"<script>alert" not in out.read_bytes()


def test_a_report_of_another_ending_is_refused(tmp_path: Path) -> None:
    assert run("compare", *BOTH, "-o", str(tmp_path / "r.xls")).exit_code == 2


def test_range_is_never_below_the_floor_and_says_who_names_first() -> None:
    made = json.loads(run("range", "--floor", "39000", "--target", "42,500", "--json").stdout)
    assert (made["low"], made["high"], made["first"], made["evidence"]) == (42500, 45700, "they", ["E5.3"])
    assert run("range", "--floor", "50000", "--target", "40000").exit_code == 2
    beside = run("range", "--floor", "100k", "--target", "104k", "--offer", BOTH[0])
    assert "This is a convention; no study tests it." in " ".join(beside.stdout.split())


def test_range_takes_market_figures_and_refuses_others(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(
        '{"p25": 40000, "p50": 45000, "p75": 50000, "n": 60, "as_of": "2026-05-01", "source": "s", "currency": "GBP"}'
    )
    made = json.loads(
        run("range", "--floor", "39000", "--target", "46000", "--data", str(tmp_path / "m.json"), "--json").stdout
    )
    assert made["first"] == "you"
    (tmp_path / "m.json").write_text('{"enough": false, "n": 3}')
    done = run("range", "--floor", "39000", "--target", "46000", "--data", str(tmp_path / "m.json"))
    assert "There are only 3 figures" in done.stdout
    (tmp_path / "m.json").write_text("[]")
    assert run("range", "--floor", "1", "--target", "2", "--data", str(tmp_path / "m.json")).exit_code == 2


def test_walk_quotes_the_letter_and_sends_to_a_lawyer() -> None:
    made = json.loads(run("walk", str(OFFERS / "copperlane-letter.pdf"), "--json").stdout)
    found = {clause["id"] for clause in made["clauses"]}
    assert found == {
        "clawback", "at-will", "arbitration", "non-solicit", "non-compete", "deduction",
    }  # fmt: skip
    text = made["source"]["text"]
    for clause in made["clauses"]:
        for ref in clause["evidence"]:
            assert text[ref["start"] : ref["end"]] == ref["verbatim"]
    assert "lawyer" in run("walk", str(OFFERS / "copperlane-letter.pdf")).stdout


def test_timeline_sets_deadlines_beside_answers() -> None:
    done = run("timeline", BOTH[0], "--expect", "Third Firm=2026-12-21", "--now", "2026-12-10", "--json")
    made = json.loads(done.stdout)
    assert made["days"][0] == {"day": "2026-12-18", "what": "deadline", "company": "Windharp Grid Cooperative"}
    assert [draft["to"] for draft in made["drafts"]] == ["Windharp Grid Cooperative", "Third Firm"]
    assert run("timeline", "--expect", "X=soon", "--deadline", "=2026").exit_code == 2
    assert run("timeline", "--expect", "X").exit_code == 2


def test_read_offer_shows_fields_with_their_words() -> None:
    done = CliRunner().invoke(main, ["read", "offer", str(NURSE / "saltmarsh-letter.pdf"), "--json"])
    made = json.loads(done.stdout)
    assert made["document"]["terms"]["base"] == "41032"
    assert made["document"]["fields"]
