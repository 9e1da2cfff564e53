"""`finalist resume`: what it prints, writes and exits with."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from finalist.cli.main import main
from finalist.render.resume.dress import FONTS, NAMED

ROOT = Path(__file__).resolve().parents[2]
NURSE = ROOT / "examples" / "nurse"
MADE_UP = ROOT / "tests" / "render" / "resumes"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["resume", *map(str, words)])


def test_themes_are_listed_with_a_line_each():
    assert len(run("themes").stdout.splitlines()) == 10
    assert json.loads(run("themes", "--json").stdout)[0]["id"] == "ledger"


def test_a_resume_of_any_kind_is_built_anew(tmp_path: Path):
    made = run("build", NURSE / "resume.docx", "--theme", "tower", "--paper", "letter", "-o", tmp_path / "cv.pdf")
    assert made.exit_code == 0, made.stderr
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF")


def test_a_wrong_call_writes_nothing(tmp_path: Path):
    for words in (["--theme", "nope", "-o", tmp_path / "cv.pdf"], ["-o", tmp_path / "cv.rtf"]):
        done = run("build", MADE_UP / "nurse.json", *words)
        assert done.exit_code == 2
        assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["build"], ["references"], ["cover", "--text", NURSE / "resume.md"]])
def test_colour_and_faces_are_chosen_by_name(tmp_path: Path, words: list[str | Path]):
    given = tmp_path / "cv.json"
    given.write_text('{"basics": {"name": "Ann Other"}, "references": [{"name": "Odd Body"}]}')
    look = ["--accent", "wine", "--font", "serif"]
    done = run(words[0], given, *words[1:], *look, "-o", tmp_path / "cv.html")
    assert done.exit_code == 0, done.stderr
    page = (tmp_path / "cv.html").read_text("utf-8")
    assert "#8a1f3d" in page
    assert "Georgia, serif" in page
    assert "system-ui" not in page


def test_an_unknown_colour_or_face_names_those_there_are(tmp_path: Path):
    colours = "ink, blue, teal, violet, wine, brown, green, slate"
    for words, said in (
        (["--accent", "pinkish"], f"Write it like #1d4f91, or as one of: {colours}."),
        (["--accent", "#ffcc00"], f"Choose a darker one, or one of: {colours}."),
        (["--font", "comic"], "There are no fonts “comic”. Choose one of: sans, serif, mixed, book."),
    ):
        done = run("build", MADE_UP / "nurse.json", *words, "-o", tmp_path / "cv.pdf")
        assert done.exit_code == 2
        assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
    told = " ".join(run("build", "--help").stdout.split())
    assert f"{', '.join(NAMED)}, or #rrggbb" in told
    assert f"The faces: {', '.join(FONTS)}." in told


def test_sections_come_in_the_order_asked_for(tmp_path: Path):
    graduate = MADE_UP / "graduate.json"
    done = run("build", graduate, "--sections", "education, work", "-o", tmp_path / "cv.txt")
    assert done.exit_code == 0, done.stderr
    text = (tmp_path / "cv.txt").read_text("utf-8")
    assert text.index("PROFILE") < text.index("EDUCATION") < text.index("EXPERIENCE") < text.index("PROJECTS")
    wrong = run("build", graduate, "--sections", "hobbies", "-o", tmp_path / "cv2.txt")
    assert wrong.exit_code == 2
    assert "There is no section “hobbies”. Choose among: summary, work, projects" in wrong.stderr
    assert not (tmp_path / "cv2.txt").exists()


def test_a_photo_outside_the_folder_is_refused(tmp_path: Path):
    (tmp_path / "cv.json").write_text('{"basics": {"name": "Ann Other", "image": "../../etc/passwd"}}')
    done = run("build", tmp_path / "cv.json", "--photo", "-o", tmp_path / "cv.pdf")
    assert done.exit_code == 2
    assert "beside" in done.stderr


def test_our_own_file_has_nothing_to_mend(tmp_path: Path):
    run("build", MADE_UP / "manager.json", "-o", tmp_path / "cv.pdf")
    done = run("check", tmp_path / "cv.pdf", "--json")
    report = json.loads(done.stdout)
    assert (report["score"]["percent"], report["findings"], done.exit_code) == (100, [], 0)
    assert report["myths"][0]["evidence"] == "E8.1"


def hostile_docx() -> bytes:
    """Contact in the header, positions in a table, letters spaced out."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Una Paloma | una@paloma.example"
    document.add_paragraph("E X P E R I E N C E")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Chef, Blue Door Bistro", "2019 - 2023"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_what_parsers_stumble_over_is_named_with_its_evidence(tmp_path: Path):
    (tmp_path / "cv.docx").write_bytes(hostile_docx())
    done = run("check", tmp_path / "cv.docx", "--json")
    found = {one["code"]: one for one in json.loads(done.stdout)["findings"]}
    assert done.exit_code == 1
    assert {"contact-in-header", "tables", "letter-spacing"} <= set(found)
    assert found["contact-in-header"]["evidence"] == "E8.3"


def test_misspelt_words_are_found_and_names_are_not(tmp_path: Path):
    pytest.importorskip("spellchecker")
    (tmp_path / "cv.md").write_text(
        "# Ann Other\nann@other.example\n\n## Experience\n\n### Baker\nPlimsoll Bread, Leeds\nMar 2019 – Present\n\n"
        "- Responsable for bread and recieved prizes for the bakery in winter markets\n"
        "- Trained younger bakers and wrote the morning rota for everyone\n"
    )
    findings = json.loads(run("check", tmp_path / "cv.md", "--json").stdout)["findings"]
    assert any("recieved" in one["says"] and "received" in one["says"] for one in findings)
    assert not any("plimsoll" in one["says"].lower() for one in findings)


def test_a_posting_is_answered_only_with_own_lines():
    done = run("check", NURSE / "resume.pdf", "--posting", NURSE / "posting.pdf", "--stories", NURSE / "stories.md",
               "--now", "2026-11-20T00:00Z", "--json")  # fmt: skip
    asked = json.loads(done.stdout)["requirements"]
    assert {one["shown"] for one in asked} >= {"shown", "missing"}
    assert all(one["own"] for one in asked if one["shown"] == "shown")
    assert done.exit_code == 1


def test_tailoring_changes_only_what_is_listed_and_leaves_out_what_is_rejected(tmp_path: Path):
    words = ["tailor", NURSE / "resume.pdf", "--posting", NURSE / "posting.pdf", "--now", "2026-11-20T00:00Z",
             "-o", tmp_path / "cv.json", "--json"]  # fmt: skip
    changes = json.loads(run(*words).stdout)["changes"]
    assert {one["kind"] for one in changes} == {"move", "list"}
    listed = [one for one in changes if one["kind"] == "list"]
    assert "NEWS2" in (tmp_path / "cv.json").read_text()
    for one in listed:
        words += ["--without", one["id"]]
    assert run(*words).exit_code == 0
    read = json.loads(CliRunner().invoke(main, ["read", "resume", str(NURSE / "resume.pdf"), "--json"]).stdout)
    before = [sorted(work["highlights"]) for work in read["document"]["content"]["work"]]
    made = json.loads((tmp_path / "cv.json").read_text())
    assert [sorted(work.get("highlights", [])) for work in made["work"]] == before
    assert made["skills"] == [{key: value for key, value in group.items() if value} for group in
                              read["document"]["content"]["skills"]]  # fmt: skip


def test_a_scan_is_said_to_have_no_text(tmp_path: Path):
    import typst

    (tmp_path / "a.typ").write_text("#rect(width: 3cm, height: 3cm, fill: red)")
    (tmp_path / "cv.pdf").write_bytes(typst.compile(str(tmp_path / "a.typ")))
    done = run("check", tmp_path / "cv.pdf", "--json")
    report = json.loads(done.stdout)
    assert (done.exit_code, report["score"]["percent"]) == (1, 0)
    assert [one["code"] for one in report["findings"]] == ["no-text"]
    assert "no text in it" in run("check", tmp_path / "cv.pdf").stdout
