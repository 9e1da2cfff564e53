"""`finalist question classify`: one JSON document for programs, a few lines for people."""

import json

from click.testing import CliRunner

from finalist.cli.main import main


def test_json_has_direction_family_competencies_reasons_and_confidence() -> None:
    text = "Tell me about a time you led a team through a difficult change."
    result = CliRunner().invoke(main, ["question", "classify", text, "--json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(found) == ["direction", "family", "competencies", "because", "confidence"]
    assert (found["direction"], found["family"]) == ("to-candidate", "past")
    assert found["competencies"][0]["id"] == "leadership"
    assert set(found["competencies"][0]) == {"id", "name", "score"}
    assert found["because"][0]["words"] in text


def test_people_are_told_in_words_and_the_text_may_come_from_standard_input() -> None:
    result = CliRunner().invoke(main, ["question", "classify", "-"], input="What does a typical day look like here?")
    assert result.exit_code == 0
    assert "for them to answer" in result.stdout


def test_no_question_is_unknown_and_no_error() -> None:
    result = CliRunner().invoke(main, ["question", "classify", ""])
    assert (result.exit_code, result.stdout.split()) == (0, ["direction", "unknown"])
