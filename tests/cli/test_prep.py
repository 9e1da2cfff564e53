"""The command line as a contract: exit codes, clean streams, files all or none, every bad file named.

Real processes where streams and signals matter, click's own runner elsewhere.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from finalist.cli.main import main

NURSE = Path(__file__).parents[2] / "examples" / "nurse"
NOW = "2026-11-25T18:00+00:00"
FILES = {"plan.html", "plan.pdf", "plan.json", "interview.ics"}
POSTING = "# Welder\n\nCompany: Made Up Works\n\n## Requirements\n- Experience with TIG welding required\n"


def run(*args: str, stdin: bytes | None = None) -> Result:
    """A command in this process."""
    return CliRunner().invoke(main, list(args), input=stdin)


def start(*args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """A command as a process of its own."""
    command = [sys.executable, "-m", "finalist.cli.main", *args]
    return subprocess.run(command, cwd=cwd, env={**os.environ, **env}, capture_output=True, timeout=60, check=False)


@pytest.fixture
def posting(tmp_path: Path) -> str:
    file = tmp_path / "posting.md"
    file.write_text(POSTING)
    return str(file)


def test_a_plan_is_four_files_and_standard_output_with_json_is_the_plan_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "posting.md").write_text(POSTING.replace("Made Up", "Łódź 王"))
    done = start("prep", "--posting", "posting.md", "--now", NOW, "--json", "-o", "out", cwd=tmp_path,
                 LC_ALL="C", PYTHONIOENCODING="ascii")  # fmt: skip
    assert done.returncode == 0
    assert done.stdout == (tmp_path / "out" / "plan.json").read_bytes()
    assert json.loads(done.stdout)["snapshot"]["company"]["value"] == "Łódź 王 Works"
    assert b"Reading posting.md" in done.stderr
    assert {file.name for file in (tmp_path / "out").iterdir()} == FILES


def test_the_demo_runs_anywhere_says_where_the_plan_is_and_steers_no_terminal(tmp_path: Path) -> None:
    done = start("demo", cwd=tmp_path, NO_COLOR="1", COLUMNS="40", HOME="/proc/none", PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr
    assert {file.name for file in (tmp_path / "demo" / "nurse").iterdir()} == FILES
    summary = done.stdout.decode().rpartition("\n\n")[0]
    assert max(len(line) for line in summary.splitlines()) <= 40
    assert "demo/nurse/plan.html" in done.stdout.decode()


def test_every_missing_file_is_named_at_once(tmp_path: Path) -> None:
    got = run("prep", "--posting", "none-a.md", "--resume", "none-b.md", "--notes", str(tmp_path), "-o", "out")
    assert got.exit_code == 2
    assert got.output.splitlines() == [
        "none-a.md: there is no such file. Check the path.",
        "none-b.md: there is no such file. Check the path.",
        f"{tmp_path}: this is a folder. Name the file in it.",
    ]


def test_every_unreadable_file_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old word file")
    out = tmp_path / "out"
    got = run("prep", "--posting", str(tmp_path / "a.md"), "--resume", str(tmp_path / "b.pdf"), "-o", str(out))
    assert got.exit_code == 2
    sentences = [line for line in got.output.splitlines() if not line.endswith("…")]
    assert sentences == [
        "a.md is empty. Give a file with text in it.",
        "b.pdf is an old Office file (.doc). Open it in a word processor, save it as .docx or PDF, and give that file.",
    ]
    assert not out.exists()


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--hours", "nan", "nan is not a number of hours."),
        ("--hours", "501", "501.0 is not in the range"),
        ("--zone", "Europe", "“Europe” is not a time zone. Name it like Europe/London"),
        ("--zone", "x" * 4000, "is not a time zone."),
        ("--zone", "../../etc/passwd", "is not a time zone."),
        ("--now", "soon", "“soon” is not a moment in time."),
        ("--now", "9999-12-31T23:59+00:00", "is too far away to plan for. Take a year from 1970 to 2080."),
        ("--now", "0001-01-01T00:00+00:00", "is too far away to plan for."),
        ("--resume", "-", "Standard input (-) was given for more than one document."),
    ],
)
def test_a_value_that_can_not_be_meant_is_refused_in_a_sentence(
    tmp_path: Path, posting: str, option: str, value: str, sentence: str
) -> None:
    first = "-" if value == "-" else posting
    got = run("prep", "--posting", first, option, value, "-o", str(tmp_path / "out"))
    assert got.exit_code == 2
    assert sentence in got.output
    assert "Traceback" not in got.output
    assert not (tmp_path / "out").exists()


def test_nothing_to_plan_from_is_said_with_what_to_give() -> None:
    got = run("prep")
    assert (got.exit_code, "Give at least a posting" in got.output) == (2, True)


def test_a_posting_and_an_address_of_one_are_not_both_taken(posting: str) -> None:
    got = run("prep", "--posting", posting, "--posting-url", "https://jobs.example/1")
    assert (got.exit_code, got.output.strip()) == (2, "Both --posting and --posting-url were given. Give one of them.")


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    got = run("prep", "--posting", "-", "--now", NOW, "-o", str(tmp_path / "out"), stdin=POSTING.encode())
    assert got.exit_code == 0
    assert "Welder at Made Up Works" in got.output


def test_a_closed_standard_input_and_a_closed_standard_output_are_no_crash(tmp_path: Path, posting: str) -> None:
    line = f'"{sys.executable}" -m finalist.cli.main read posting'
    closed_in = subprocess.run(f"{line} - <&-", shell=True, capture_output=True, check=False)
    assert closed_in.returncode == 2
    assert closed_in.stderr.decode() == "Standard input (-) is closed. Pipe the document in, or name its file.\n"
    closed_out = subprocess.run(f'{line} "{posting}" >&-', shell=True, capture_output=True, check=False)
    assert (closed_out.returncode, b"Traceback" in closed_out.stderr) == (0, False)


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    line = f'"{sys.executable}" -m finalist.cli.main schema gameplan | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"{\n0\n", b"")


def test_colours_and_direction_marks_in_a_document_never_reach_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "\x1b[31mred\nname.md"
    file.write_text(POSTING.replace("TIG", "\x1b]0;title\x07\u202eGIT\u202c"))
    for args in (("read", "posting", str(file)), ("prep", "--posting", str(file), "-o", str(tmp_path / "out"))):
        got = run(*args)
        assert got.exit_code == 0
        assert not set(got.output) & set("\x1b\x07\u202e\u202c")
    assert "Reading [31mred name.md …" in got.output


@pytest.mark.parametrize(
    ("kind", "file", "field"),
    [
        ("posting", "posting.pdf", "requirements"),
        ("resume", "resume.docx", "content"),
        ("invite", "invite.eml", "meetings"),
        ("notes", "round1.md", "lines"),
        ("stories", "stories.md", "stories"),
        ("company", "about.html", "statements"),
    ],
)
def test_read_shows_each_kind_to_people_and_to_programs(kind: str, file: str, field: str) -> None:
    shown = run("read", kind, str(NURSE / file), "--now", NOW)
    told = CliRunner().invoke(main, ["read", kind, str(NURSE / file), "--now", NOW, "--json"])
    assert (shown.exit_code, told.exit_code) == (0, 0)
    whole = json.loads(told.stdout)
    assert set(whole) == {"document", "source", "problems"}
    assert whole["document"][field]
    assert field in shown.output


@pytest.mark.parametrize(
    "name", ["gameplan", "posting", "resume", "invitation", "notes", "stories", "company", "transcript", "review"]
)
def test_every_document_has_a_schema(name: str) -> None:
    got = run("schema", name)
    assert (got.exit_code, json.loads(got.stdout)["type"]) == (0, "object")


def test_an_unknown_schema_is_refused_with_the_known_ones() -> None:
    got = run("schema", "poem")
    assert got.exit_code == 2
    assert "Choose one of: gameplan, posting" in got.output


def test_knowledge_is_counted_for_people_and_for_programs() -> None:
    counted = json.loads(run("knowledge", "counts", "--json").stdout)
    assert counted["competencies"] == 10
    assert run("knowledge", "counts").output.splitlines()[0].split() == ["competencies", "10"]
