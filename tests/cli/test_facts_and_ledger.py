"""`finalist facts` and `finalist ledger`: exit codes, JSON alone on standard output, sentences for people."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from finalist.cli.main import main

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
PAPERS = (
    "--resume",
    str(NURSE / "resume.md"),
    "--notes",
    str(NURSE / "round1.md"),
    "--stories",
    str(NURSE / "stories.md"),
)


def run(*args: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, list(args), input=stdin)


def test_papers_that_agree_exit_0() -> None:
    done = run("facts", "check", *PAPERS)
    assert (done.exit_code, done.stdout) == (0, "Your papers agree.\n")


def test_papers_that_disagree_exit_1_and_show_both_places(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text((NURSE / "round1.md").read_text().replace("after 8 months", "after 14 months"))
    done = run("facts", "check", "--resume", str(NURSE / "resume.md"), "--notes", str(notes), "--json")
    assert done.exit_code == 1
    (item,) = json.loads(done.stdout)["contradictions"]
    assert item["topic"] == "tenure"
    assert {item[side]["evidence"]["document"] for side in ("first", "second")} == {"resume", "notes-1"}


def test_facts_are_shown_with_what_was_decided(tmp_path: Path) -> None:
    register = tmp_path / "facts.yaml"
    assert run("facts", "mark", str(register), "discharges before noon 31%", "--as", "cannot-confirm").exit_code == 0
    assert run("facts", "mark", str(register), "audit of 49 incidents", "--as", "confirmed").exit_code == 0
    assert run("facts", "mark", str(register), "discharges before noon 31%", "--as", "retracted").exit_code == 0
    done = run("facts", "show", *PAPERS, "--facts", str(register), "--json")
    facts = json.loads(done.stdout)["facts"]
    by_value = {fact["value"]: fact["confirmed"] for fact in facts if fact["evidence"]["document"] == "resume"}
    assert (by_value["31%"], by_value["49"], by_value["22%"]) == ("retracted", "yes", "unsaid")


def test_no_paper_and_an_unreadable_register_are_one_sentence_and_exit_2(tmp_path: Path) -> None:
    assert run("facts", "check").exit_code == 2
    register = tmp_path / "facts.yaml"
    register.write_text("- {text: a, state: perhaps}")
    done = run("facts", "show", *PAPERS, "--facts", str(register))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "entry 1" in done.stderr
    assert run("facts", "mark", str(register), " ", "--as", "confirmed").exit_code == 2


def test_who_has_heard_what() -> None:
    done = run("ledger", "show", "--notes", str(NURSE / "round1.md"), "--json")
    (ledger,) = json.loads(done.stdout)["ledgers"]
    kinds = {(item["person"], item["kind"]) for item in ledger["statements"]}
    assert ("Callum Breslin", "story") in kinds
    assert ("Dawn Ainscough-Pryce", "leaving") in kinds
    assert ("Priya Nandakumar-Lowe", "notice") in kinds
    assert ("Priya Nandakumar-Lowe", "promise") in kinds
    assert {item["round"] for item in ledger["statements"]} == {1}
    assert "Callum Breslin" in run("ledger", "show", "--notes", str(NURSE / "round1.md")).stdout


NOTES = """# Round 1, 10 Nov 2026
**Dana Whitlock, hiring manager**
- told her the story of the warehouse move, 3 sites in 10 weeks
- asked my number, I said 52k to 56k
- notice: 3 months
**Marc Oyelaran, HR**
- he asked about Excel, I said I use it daily
"""
CASES = {
    "My notice period is one month.": ["contradiction"],
    "My salary expectation is £60,000.": ["contradiction"],
    "I was proud of the warehouse move, 3 sites in 10 weeks.": ["repeat"],
    "The range you sent, £44,000 to £48,000 a year, is clear.": ["undercut"],
    "The range you sent, £50,000 to £58,000 a year, is clear.": [],
    "I need to give three months' notice.": [],
    "When we spoke, you asked how the warehouse move went on.": [],
    "I look forward to the second round.": [],
}


@pytest.mark.parametrize("text", CASES)
def test_a_draft_is_held_against_what_was_said(tmp_path: Path, text: str) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(NOTES)
    done = run("ledger", "check", "--round1", str(notes), "--draft", "-", "--json", stdin=f"Hi Dana,\n\n{text}\n\nBest")
    assert [item["kind"] for item in json.loads(done.stdout)["findings"]] == CASES[text]
    assert done.exit_code == (1 if CASES[text] else 0)


def test_a_story_is_a_repeat_only_for_those_who_heard_it(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(NOTES)
    told = "I was proud of the warehouse move, 3 sites in 10 weeks.\n"
    for greeting, code in (("Hi Dana,", 1), ("Hi Marc,", 0), ("", 1)):
        assert (
            run("ledger", "check", "--round1", str(notes), "--draft", "-", stdin=f"{greeting}\n\n{told}").exit_code
            == code
        )


def test_a_posting_that_pays_less_than_what_was_named_is_found(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Round 1\n**Dana Whitlock, HR**\n- asked my number, I said 52k\n")
    (tmp_path / "draft.txt").write_text("Dear Dana,\n\nthank you for the talk.\n")
    args = ("--round1", str(tmp_path / "notes.md"), "--draft", str(tmp_path / "draft.txt"))
    done = run("ledger", "check", *args, "--posting", str(NURSE / "posting.md"))
    assert done.exit_code == 1
    assert "£39,412 to £46,180" in done.stdout


def test_an_empty_draft_and_two_standard_inputs_are_refused(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(NOTES)
    assert run("ledger", "check", "--round1", str(notes), "--draft", "-", stdin=" \n").exit_code == 2
    assert run("ledger", "check", "--round1", "-", "--draft", "-", stdin="x").exit_code == 2


def test_an_earlier_letter_counts_as_said(tmp_path: Path) -> None:
    (tmp_path / "sent.txt").write_text(
        "To: Dana Whitlock <d@x.example>\n\nDear Dana,\n\nMy notice period is two months.\n"
    )
    args = ("ledger", "check", "--letter", str(tmp_path / "sent.txt"), "--draft", "-", "--json")
    done = run(*args, stdin="Dear Dana,\n\nMy notice period is six weeks.\n")
    (item,) = json.loads(done.stdout)["findings"]
    assert (item["kind"], item["topic"], item["before"]["document"]) == ("contradiction", "notice", "letter-1")
    assert run(*args, stdin="Dear Dana,\n\nMy notice is eight weeks, as said.\n").exit_code == 0
    assert run("ledger", "check", "--draft", "-", stdin="x").exit_code == 2


def test_prep_with_a_register_it_cannot_read_plans_nothing(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("- {text: a, state: perhaps}")
    out = tmp_path / "plan"
    done = run("prep", "--resume", str(NURSE / "resume.md"), "--facts", str(tmp_path / "facts.yaml"), "-o", str(out))
    assert (done.exit_code, done.stdout, out.exists()) == (2, "", False)
    assert "entry 1" in done.stderr
