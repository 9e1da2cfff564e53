"""`finalist answer check`: text, transcript, JSON for programs, exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from finalist.cli.main import main

PRESSURE = "Tell me about a time you worked under pressure."
GOOD = (
    "In March our oven failed before a wedding order for 120 people. I rang three bakeries and hired their oven for "
    "the night, because the cake could not wait. The cake was delivered on time and the couple sent a card. Since then "
    "I always check the oven on Thursdays."
)


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """A file with a good answer."""
    file = tmp_path / "answer.txt"
    file.write_text(GOOD, encoding="utf-8")
    return file


def test_a_whole_answer_exits_0_and_shows_its_facts(answer: Path) -> None:
    done = CliRunner().invoke(main, ["answer", "check", str(answer), "--question", PRESSURE])
    assert (done.exit_code, done.output.splitlines()[0]) == (0, "Adapting under pressure: 5 of 5")
    assert "not measured: no times" in done.output


def test_a_generality_exits_1_with_something_to_try() -> None:
    text = "I always stay calm under pressure and I usually make a list. Deadlines motivate me and my team knows it."
    done = CliRunner().invoke(main, ["answer", "check", "-", "--question", PRESSURE], input=text)
    assert done.exit_code == 1
    assert "Try: Begin with “Last …”" in done.output


def test_programs_get_one_document(answer: Path) -> None:
    done = CliRunner().invoke(main, ["answer", "check", str(answer), "--question", PRESSURE, "--json"])
    found = json.loads(done.stdout)
    assert (found["file"], found["question"], found["language"], found["words"]) == ("answer.txt", PRESSURE, "en", 50)
    assert found["text"] == GOOD
    assert [part["part"] for part in found["parts"]] == ["situation", "action", "result", "lesson"]


def test_a_transcript_gives_a_length(tmp_path: Path) -> None:
    file = tmp_path / "answer.vtt"
    file.write_text(f"WEBVTT\n\n00:00:01.000 --> 00:00:31.000\n{GOOD}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["answer", "check", str(file), "--json"])
    length = next(measure for measure in json.loads(done.stdout)["measures"] if measure["code"] == "length")
    assert (length["value"], length["why_not"]) == (31.0, "")


def test_another_language_exits_1_and_says_that_it_is_not_measured(answer: Path) -> None:
    done = CliRunner().invoke(main, ["answer", "check", str(answer), "--language", "fr"])
    assert done.exit_code == 1
    assert "this language is not measured" in done.output


@pytest.mark.parametrize("arguments", [["nowhere.txt"], ["-"]])
def test_what_cannot_be_read_exits_2_with_one_sentence(arguments: list[str]) -> None:
    done = CliRunner().invoke(main, ["answer", "check", *arguments], input="")
    assert done.exit_code == 2
    assert "Traceback" not in done.output
