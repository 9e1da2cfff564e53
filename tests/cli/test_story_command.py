"""`finalist story check` and `finalist story weakness` as programs and people meet them."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from finalist.cli.main import main

STORIES = Path(__file__).parents[2] / "examples" / "nurse" / "stories.md"


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["story", *args], input=stdin)


def test_the_check_prints_one_document_for_programs() -> None:
    result = run("check", str(STORIES), "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert len(told["stories"]) == 11
    first = told["stories"][0]
    assert first["has"] == ["situation", "task", "action", "result", "lesson"]
    assert first["aloud"]["evidence"] == "E2.9"
    text = STORIES.read_text(encoding="utf-8")
    for story in told["stories"]:
        assert len(story["comments"]) <= 3
        for sentence in story["sentences"]:
            ref = sentence["evidence"]
            assert text[ref["start"] : ref["end"]] == ref["verbatim"]


def test_the_check_speaks_to_people_in_narrow_lines() -> None:
    result = run("check", str(STORIES))
    assert result.exit_code == 1
    assert "Falls on Ward 7" in result.output
    assert "Try: Say your own part in one sentence that begins with “I”." in result.output
    assert max(map(len, result.output.splitlines())) <= 90


def test_one_paragraph_on_standard_input_is_one_story() -> None:
    result = run(
        "check", "-", "--json",
        stdin="Last May our van broke down. My task was to get 40 parcels out by noon. I rang two firms and got a "
        "trailer. All 40 were delivered on time.",
    )  # fmt: skip
    assert result.exit_code == 0
    (story,) = json.loads(result.stdout)["stories"]
    assert story["has"] == ["situation", "task", "action", "result"]


def test_nothing_to_check_is_a_sentence_and_exit_two() -> None:
    for stdin in ("", "   \n", "---\n"):
        result = run("check", "-", stdin=stdin)
        assert result.exit_code == 2
        assert result.output.strip().count("\n") == 0
    assert run("check", "nowhere.md").exit_code == 2


def test_another_language_is_not_measured() -> None:
    result = run("check", "-", stdin="Letzten Winter ist unser Ofen ausgefallen und ich habe den Nachbarn angerufen.")
    assert result.exit_code == 0
    assert "Not measured" in result.output


def test_a_weakness_is_checked_from_words_or_a_file(tmp_path: Path) -> None:
    result = run("weakness", "I'm a perfectionist and I work too hard.", "--json")
    assert result.exit_code == 1
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == ["disguised"]
    file = tmp_path / "answer.txt"
    file.write_text("I was bad at planning. I took a course in May. Since June all my nine jobs were on time.")
    assert run("weakness", str(file)).exit_code == 0
    assert run("weakness", "  ").exit_code == 2
    assert run("weakness", "nowhere.txt").exit_code == 2


TOLD = """# Stories

## The wrong price
Happens: own-mistake
I sent a customer the wrong price list, it was my fault.

## The rota
Two nurses did not speak after a quarrel. I asked both to sit down with me. They agreed on a rule.
"""


def test_what_happens_in_a_story_is_proposed_as_lines_that_the_file_may_take(tmp_path: Path) -> None:
    file = tmp_path / "told.md"
    file.write_text(TOLD, encoding="utf-8")
    result = run("happens", str(file))
    assert result.exit_code == 0
    assert "The wrong price\n  Named: a mistake of your own, put right\n" in result.output
    lines = [line.strip() for line in result.output.splitlines() if line.startswith("  Happens: ")]
    assert lines[0] == "Happens: making peace between others"
    assert len(lines) == 4
    file.write_text(TOLD.replace("## The rota\n", f"## The rota\n{lines[0]}\n"), encoding="utf-8")
    named = [story["named"] for story in json.loads(run("happens", str(file), "--json").stdout)["stories"]]
    assert named == [["own-mistake"], ["mediated"]]


def test_a_match_says_that_naming_would_help_when_no_story_is_named(tmp_path: Path) -> None:
    file = tmp_path / "told.md"
    file.write_text(TOLD.replace("Happens: own-mistake\n", ""), encoding="utf-8")
    asked = ("match", "Tell me about a mistake you made.", "--stories", str(file))
    assert "None of these says what happens in it." in run(*asked).stderr
    file.write_text(TOLD, encoding="utf-8")
    assert run(*asked).stderr == ""
