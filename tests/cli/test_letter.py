"""`finalist letter`: one .eml a person, clean streams, exit codes; any letter checked, in any form."""

import json
from email import message_from_bytes, policy
from pathlib import Path

from click.testing import CliRunner, Result

from finalist.cli.main import main

NURSE = Path(__file__).parents[2] / "examples" / "nurse"
GIVEN = (
    "--notes",
    str(NURSE / "round1.md"),
    "--invite",
    str(NURSE / "invite.eml"),
    "--story",
    str(NURSE / "stories.md"),
)
NOW = ("--now", "2026-11-11T09:00")


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["letter", *args], input=stdin)


def test_one_eml_a_person_and_those_not_met_are_named(tmp_path: Path) -> None:
    done = run("draft", *GIVEN, *NOW, "-o", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    files = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert files == [
        "thank-you-callum-breslin.eml", "thank-you-dawn-ainscough-pryce.eml", "thank-you-priya-nandakumar-lowe.eml",
    ]  # fmt: skip
    message = message_from_bytes((tmp_path / "out" / files[1]).read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "dawn.ainscough-pryce@saltmarshvalley.example"
    assert message["From"].addresses[0].display_name == "Marisol Vance"
    assert message.get_content().startswith("Dear Dawn,")
    assert "No letter to Ruth Adeyinka-Holt" in done.stderr


def test_what_was_drafted_is_checked_and_found_good(tmp_path: Path) -> None:
    run("draft", *GIVEN, *NOW, "-o", str(tmp_path))
    files = sorted(str(file) for file in tmp_path.iterdir())
    for file in files:
        others = [word for other in files if other != file for word in ("--other", other)]
        done = run("check", file, *GIVEN, *NOW, *others)
        assert done.exit_code == 0, done.output


def test_json_is_one_document_with_the_evidence_of_each_sentence() -> None:
    done = run("draft", *GIVEN, *NOW, "--json")
    told = json.loads(done.stdout)
    assert next(letter["person"] for letter in told["letters"]) == "Dawn Ainscough-Pryce"
    lines = [line for letter in told["letters"] for paragraph in letter["paragraphs"] for line in paragraph]
    assert all(line["knowledge"] for line in lines)
    assert sum(bool(line["evidence"]) for line in lines) > len(lines) / 2


def test_a_letter_from_standard_input_with_faults_exits_1_and_names_them() -> None:
    text = b"Dear Sandra,\n\nThank you for your time. I am so excited!!\n\nBest"
    done = run("check", "-", *GIVEN, *NOW)
    assert done.exit_code == 2
    done = run("check", "-", *GIVEN, *NOW, stdin=text)
    assert done.exit_code == 1
    assert "Sandra" in done.stdout
    found = json.loads(run("check", "-", *GIVEN, *NOW, "--json", stdin=text).stdout)
    assert {one["code"] for one in found["findings"]} >= {"wrong-name", "generic", "over-eager"}


def test_calls_that_can_not_be_answered_exit_2_and_write_nothing(tmp_path: Path) -> None:
    for args in (
        ("draft", *GIVEN),
        ("draft", "-o", str(tmp_path / "x")),
        ("draft", *GIVEN, "-o", str(tmp_path / "x"), "--until", "soon"),
        ("draft", *GIVEN, "-o", str(tmp_path / "x"), "--kind", "poem"),
        ("check", str(tmp_path / "gone.eml"), *GIVEN),
        ("check", str(NURSE / "round1.md")),
    ):
        done = run(*args)
        assert done.exit_code == 2, args
        assert len(done.output.strip().splitlines()) <= 5
    assert not (tmp_path / "x").exists()


def test_what_is_due_is_told_with_its_evidence_and_written_as_tasks(tmp_path: Path) -> None:
    args = ("clock", *GIVEN[:4], "--now", "2026-12-04T09:00", "--json", "-o", str(tmp_path / "after.ics"))
    done = run(*args)
    assert done.exit_code == 0, done.output
    told = [(step["kind"], step["due"][:10], step["rests_on"]) for step in json.loads(done.stdout)["steps"]]
    assert told == [
        ("thank-you", "2026-12-05", "E6.5"), ("nudge", "2026-12-10", "E6.6"), ("nudge", "2026-12-17", "E6.6"),
        ("close", "2027-01-04", "E6.6"),
    ]  # fmt: skip
    assert (tmp_path / "after.ics").read_bytes().count(b"BEGIN:VTODO") == 4
    assert run("clock").exit_code == 2


def test_a_promised_day_moves_the_nudge() -> None:
    notes = NURSE.parent / "software" / "round2.md"
    done = run("clock", "--notes", str(notes), "--zone", "America/Toronto", "--now", "2026-12-10T09:00", "--json")
    steps = json.loads(done.stdout)["steps"]
    assert [step["due"][:10] for step in steps if step["kind"] == "nudge"] == ["2026-12-22", "2026-12-29"]
