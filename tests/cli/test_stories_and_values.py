"""`story match`, `story import`, `story export` and `values` as they are called."""

import json
from pathlib import Path

from click.testing import CliRunner

from finalist.cli.main import main

STORY = (
    "## The rota\nTwo colleagues quarrelled about the rota and did not speak. I sat down with both, and they agreed.\n"
)


def _run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.stdout, result.stderr


def test_a_question_finds_a_story_for_people_and_for_programs(tmp_path: Path) -> None:
    file = tmp_path / "stories.md"
    file.write_text(STORY, encoding="utf-8")
    code, out, _ = _run(
        "story", "match", "When did you settle a dispute between two colleagues?", "--stories", str(file)
    )
    assert (code, out.splitlines()[0]) == (0, "1. The rota")
    code, out, _ = _run("story", "match", "Settle a dispute?", "--stories", str(file), "--json")
    found = json.loads(out)
    assert (code, found["engine"], found["matches"][0]["title"]) == (0, "rules", "The rota")


def test_no_question_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "stories.md"
    file.write_text(STORY, encoding="utf-8")
    code, out, err = _run("story", "match", "???", "--stories", str(file))
    assert (code, out) == (2, "")
    assert err == "There is no question in the text. Give the question as it is asked.\n"


def test_stories_go_out_and_come_back(tmp_path: Path) -> None:
    source, there, back = tmp_path / "a.md", tmp_path / "b.csv", tmp_path / "c.md"
    source.write_text(STORY, encoding="utf-8")
    assert _run("story", "export", str(source), "--format", "csv", "-o", str(there))[:2] == (
        0,
        f"1 story written to {there}.\n",
    )
    assert _run("story", "import", str(there), "-o", str(back))[0] == 0
    first = json.loads(_run("story", "export", str(source), "--format", "json")[1])
    assert json.loads(_run("story", "export", str(back), "--format", "json")[1]) == first
    assert first["stories"][0]["title"] == "The rota"


def test_a_file_without_stories_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("[]", encoding="utf-8")
    code, out, err = _run("story", "export", str(file))
    assert (code, out) == (2, "")
    assert "nothing was written" in err


def test_values_are_ranked_and_the_next_choice_is_named(tmp_path: Path) -> None:
    file = tmp_path / "values.txt"
    file.write_text("candour\npay\nlearning\ncandour > pay\n", encoding="utf-8")
    found = json.loads(_run("values", "rank", str(file), "--json")[1])
    assert [value["name"] for value in found["values"]] == ["candour", "learning", "pay"]
    assert found["next_pair"] == ["learning", "pay"]
    code, out, _ = _run("values", "board", "--values", str(file))
    assert code == 0
    assert out.splitlines()[0] == "1. candour"
