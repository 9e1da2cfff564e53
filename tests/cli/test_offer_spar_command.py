"""`finalist offer spar` played from a script and typed."""

import json
from pathlib import Path

from click.testing import CliRunner

from finalist.cli.main import main

SCRIPT = (
    "# a comment\nWhat is the range?\n120,000 because I led the test bench\nCan you improve the pension?\nDeal\nlater\n"
)


def test_a_script_is_played_and_the_limit_revealed() -> None:
    done = CliRunner().invoke(main, ["offer", "spar", "--scenario", "engineer-zurich", "--script", "-"], input=SCRIPT)
    assert done.exit_code == 0
    assert "You:  Deal" in done.stdout
    assert "could have gone to CHF 122,000" in done.stdout
    assert "later" not in done.stdout


def test_programs_get_one_document(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text(SCRIPT)
    args = ["offer", "spar", "--scenario", "engineer-zurich", "--script", str(file), "--json"]
    got = json.loads(CliRunner().invoke(main, args).stdout)
    assert [turn["move"] for turn in got["turns"]] == ["ask-figure", "name-figure", "ask-lever", "accept"]
    assert (got["outcome"], got["hidden"]["limit"], got["engine"]) == ("agreed", 122_000, "rules")


def test_typed_lines_work_until_the_input_ends_and_own_scenarios_are_files(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["offer", "spar"], input="...\n")
    assert done.exit_code == 0
    assert "Nothing was settled" in done.stdout
    bad = tmp_path / "mine.yaml"
    bad.write_text("id: mine\n")
    done = CliRunner().invoke(main, ["offer", "spar", "--scenario", str(bad)])
    assert done.exit_code == 2
    assert "mine.yaml: title" in done.stderr
