"""`finalist offer market` as people and programs see it, up to the range that it feeds."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from finalist.cli.main import main

pytest.importorskip("duckdb")
POSTING = "# Welder\n\nCompany: Made Up Works\nLocation: Leeds\n\nSalary: £30,000 - £34,000 per year\n\n" \
          "## Requirements\n- TIG welding\n"  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`finalist offer …` in a workspace of its own."""
    monkeypatch.setenv("FINALIST_HOME", str(tmp_path / "home"))

    def start(*args: str, stdin: str = "") -> Result:
        return CliRunner().invoke(main, ["offer", *args], input=stdin)

    return start


def table(tmp_path: Path) -> tuple[str, str]:
    """A CSV and its mapping."""
    rows, own = tmp_path / "pay.csv", tmp_path / "map.yaml"
    rows.write_text("job,town,pay\n" + "".join(f"Welder,Leeds,{28_000 + 500 * n}\n" for n in range(21)))
    own.write_text('{source: survey, licence: own, title: [job], place: [town], pay: [pay], currency: "=GBP"}')
    return str(rows), str(own)


def test_what_was_imported_can_be_asked_and_feeds_the_range(run, tmp_path: Path) -> None:
    rows, own = table(tmp_path)
    done = run("market", "import", rows, "--kind", "csv", "--map", own, "--as-of", "2026-10-01")
    assert done.exit_code == 0
    assert "21 rows, survey, as of 2026-10-01, own" in done.stdout
    assert (
        "was there already"
        in run("market", "import", rows, "--kind", "csv", "--map", own, "--as-of", "2026-10-01").stdout
    )
    page = run("market", "query", "--title", "Welder", "--place", "Leeds").stdout
    assert "p25 30,500   p50 33,000   p75 35,500" in page
    assert "n 21; 2026-10-01; in the place" in page
    told = run("market", "query", "--title", "Welder", "--place", "Leeds", "--json").stdout
    assert json.loads(told)["p50"] == 33_000
    ranged = run("range", "--floor", "30000", "--target", "34000", "--data", "-", "--json", stdin=told)
    assert ranged.exit_code == 0, ranged.stderr


def test_saved_postings_are_rows_too(run, tmp_path: Path) -> None:
    file = tmp_path / "posting.md"
    file.write_text(POSTING)
    done = run("market", "import", str(file), "--kind", "postings", "--now", "2026-11-22")
    assert done.exit_code == 0, done.stderr
    assert "1 rows, own saved postings" in done.stdout
    told = json.loads(run("market", "query", "--title", "Welder", "--json").stdout)
    assert (told["rows"]["p50"], told["enough"]) == (32_000, False)
    assert "too little data" in run("market", "query", "--title", "Welder").stdout


def test_wrong_calls_are_one_sentence(run, tmp_path: Path) -> None:
    assert "no market data yet" in run("market", "query", "--title", "Welder").stderr
    rows, _ = table(tmp_path)
    assert "needs --map" in run("market", "import", rows, "--kind", "csv").stderr
    done = run("market", "import", str(tmp_path / "none.csv"), "--kind", "lca")
    assert done.exit_code == 2
    assert "none.csv" in done.stderr
