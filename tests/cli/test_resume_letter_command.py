"""`finalist resume cover`, `references` and `profile`: what they print, write and exit with."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from finalist.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
NURSE = ROOT / "examples" / "nurse"
WORDS = ["--posting", NURSE / "posting.pdf", "--stories", NURSE / "stories.md", "--now", "2026-11-20T00:00Z"]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["resume", *map(str, words)])


def test_a_cover_letter_is_printed_with_what_is_left_to_say_aside():
    done = run("cover", NURSE / "resume.pdf", *WORDS, "--to", "Ms Example")
    assert done.exit_code == 0
    assert done.stdout.startswith("Application: Senior Staff Nurse, Acute Medical Unit\n\nDear Ms Example,\n")
    assert "why this employer" in done.stderr
    assert "why this employer" not in run("cover", NURSE / "resume.pdf", *WORDS, "--why", "I was born there.").stderr


def test_a_cover_letter_as_json_has_a_place_for_every_sentence():
    letter = json.loads(run("cover", NURSE / "resume.pdf", *WORDS, "--json").stdout)
    told = [line for paragraph in letter["paragraphs"][:-1] for line in paragraph]
    assert len(told) >= 6
    assert all(line["evidence"] for line in told)
    assert letter["engine"] == "rules"


def test_a_cover_letter_is_written_in_a_theme(tmp_path: Path):
    done = run("cover", NURSE / "resume.pdf", *WORDS, "--theme", "tower", "--paper", "letter", "-o", tmp_path / "c.pdf")
    assert done.exit_code == 0
    assert done.stdout == f"Wrote {tmp_path / 'c.pdf'}.\n"
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")


def test_an_own_text_is_printed_without_a_posting(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("Dear all,\n\nHere is my text.\n\nYours\nMarisol Vance\n")
    done = run("cover", NURSE / "resume.pdf", "--text", tmp_path / "mine.txt", "-o", tmp_path / "c.txt")
    assert done.exit_code == 0, done.stderr
    assert "Dear all,\n\nHere is my text.\n\nYours\nMarisol Vance\n" in (tmp_path / "c.txt").read_text()


def test_a_withheld_fact_is_in_no_letter(tmp_path: Path):
    whole = run("cover", NURSE / "resume.pdf", *WORDS).stdout
    assert "22% to 8%" in whole
    (tmp_path / "facts.yaml").write_text(
        "facts:\n- text: overdue observations fell from 22% to 8%\n  state: retracted\n"
    )
    done = run("cover", NURSE / "resume.pdf", *WORDS, "--facts", tmp_path / "facts.yaml")
    assert done.exit_code == 0, done.stderr
    assert "22%" not in done.stdout


def test_wrong_calls_are_one_sentence(tmp_path: Path):
    for words in (
        ["cover", NURSE / "resume.pdf"],
        ["references", NURSE / "resume.pdf", "-o", tmp_path / "r.pdf"],
        ["cover", NURSE / "resume.pdf", *WORDS, "--lang", "xx"],
        ["profile", NURSE / "resume.pdf", "--lang", "xx"],
    ):
        done = run(*words)
        assert (done.exit_code, len(done.stderr.strip().splitlines())) == (2, 1), words
    assert list(tmp_path.iterdir()) == []


def test_profile_texts_are_printed_and_told_as_json():
    assert "Acute Medicine" in run("profile", NURSE / "resume.pdf").stdout.splitlines()[0]
    texts = json.loads(run("profile", NURSE / "resume.pdf", "--json").stdout)
    assert all(line["evidence"] for line in (texts["headline"], *texts["about"]))
