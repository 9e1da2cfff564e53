"""`finalist odds` as people and programs see it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from finalist.cli.main import main

LOG = (
    "company,stage,entered,left,outcome\nAldergate,application,2026-09-01,2026-09-09,passed\n"
    "Aldergate,second,2026-11-10,,\nBramholm,application,2026-09-02,2026-09-20,rejected\nGant,party,2026-11-01,,\n"
)


def run(*args: str, log: str = LOG) -> Result:
    """`finalist odds` on a log given on standard input."""
    return CliRunner().invoke(main, ["odds", "--history", "-", "--now", "2026-11-22", *args], input=log.encode())


def test_people_see_own_counts_ranges_and_the_bad_line() -> None:
    done = run("--by", "2026-12-24")
    assert done.exit_code == 0
    assert "1 of 2" in done.stdout
    assert "At least one new offer by 24 December 2026: between" in done.stdout
    assert "standard input:5: “party” is not a stage" in done.stderr


def test_programs_get_ranges_with_their_own_n_and_never_a_single_chance() -> None:
    got = json.loads(run("--json").stdout)
    stage = got["stages"][0]
    assert (stage["passed"], stage["own_n"], stage["prior"]) == (1, 2, {"beta": [2, 38], "label": "convention"})
    assert set(got["forecast"]["at_least_one_offer"]) == {"low", "high"}
    assert all(set(more) == {"low", "high"} for more in got["forecast"]["added_by_one_more_started_today_at"].values())
    assert run("--json").stdout == run("--json").stdout


def test_wrong_calls_end_with_2_and_a_sentence(tmp_path: Path) -> None:
    assert run("--by", "2026-11-01").exit_code == 2
    empty = run(log="")
    assert empty.exit_code == 2
    assert "company,stage,entered" in empty.stderr


def test_a_huge_log_is_answered_and_says_what_it_left_out() -> None:
    log = "company,stage,entered,left,outcome\n" + "".join(
        f"c{n},application,2026-10-{n % 28 + 1:02},,\n" for n in range(3000)
    )
    done = run(log=log)
    assert done.exit_code == 0
    assert "Of 3000 open stages the 200 newest are counted" in done.stderr
