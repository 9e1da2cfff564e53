"""Messy files of our own making: each fault is named, with what to mend, and a clean file has none."""

from pathlib import Path

import pytest
import typst

from finalist.core.documents.resume import JsonResume
from finalist.core.knowledge.load import knowledge
from finalist.journeys.resume import Order, build
from finalist.journeys.resume_check import check_file
from finalist.render.resume.scripts import LATIN, folders
from finalist.render.resume.themes import themes

RESUMES = Path(__file__).resolve().parents[1] / "render" / "resumes"
HEAD = "= Noor Beispiel\nnoor\\@beispiel.example | +44 113 496 0142 | Leeds, UK\n"
BODY = """
== Experience
*Site Engineer* \\ Cloudberry Works, Leeds \\ Mar 2019 – Present
- Moved six services to another house without a stop
- Ran the night rota of nine people for two years

== Education
BSc Engineering \\ University of Larkhill \\ Sep 2012 – Jun 2015
"""
SQUARE = (
    "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>\"))"
)


def typst_pdf(source: str, folder: Path) -> bytes:
    (folder / "cv.typ").write_text(f'#set document(title: "cv")\n#set text(ligatures: false)\n{source}')
    return bytes(typst.compile(str(folder / "cv.typ")))


def found(source: str, folder: Path) -> dict[str, str]:
    """Code → what is said, of a PDF set from this Typst source."""
    checked = check_file(("cv.pdf", typst_pdf(source, folder)))
    assert all(one.mend for one in checked.report.findings)
    return {one.code: one.says for one in checked.report.findings}


def test_a_plain_page_has_nothing_to_mend(tmp_path: Path):
    assert found(HEAD + BODY, tmp_path) == {}


def test_a_ruled_table_is_seen_and_so_are_rows_set_apart(tmp_path: Path):
    cells = "[2019 – 2023], [Chef, Blue Door], [2015 – 2019], [Cook, Old Mill Inn], [2013 – 2015], [Porter, Rose Hotel]"
    rows = f"#table(columns: (4cm, 1fr), {cells})"
    assert found(HEAD + "== Experience\n" + rows, tmp_path)["tables"] == "It is laid out with 1 tables."
    far = "== Experience\n" + "".join(
        f"*Cook* #h(1fr) 201{n} – 201{n + 1} \\ Old Mill Inn, Leeds\n\n" for n in range(3)
    )
    assert "far-apart" in found(HEAD + far, tmp_path)


def test_contact_in_the_header_of_the_page(tmp_path: Path):
    header = "#set page(header: [Noor Beispiel | noor\\@beispiel.example])\n= Noor Beispiel\n"
    assert found(header + BODY, tmp_path)["contact-in-header"].startswith("noor@beispiel.example stands in a header")


def test_two_columns_and_spaced_headings(tmp_path: Path):
    two = (
        "#columns(2)["
        + BODY
        + "#colbreak()\n== Skills\n"
        + "Knives, fire \\ Patience \\ " * 4
        + "\n== Languages\nEnglish\n]"
    )
    assert "columns" in found(HEAD + two, tmp_path)
    assert "letter-spacing" in found(HEAD + "S K I L L S\n\nKnives, fire, patience" + BODY, tmp_path)


def test_a_page_that_is_a_picture(tmp_path: Path):
    from PIL import Image

    Image.new("RGB", (40, 40), "navy").save(tmp_path / "scan.png")
    assert found(HEAD + BODY + '#pagebreak()\n#image("scan.png", width: 10cm)', tmp_path)["bare-page"] == (
        "Page 2 is a picture without text."
    )


def test_type_too_small_and_of_too_many_kinds(tmp_path: Path):
    small = "#text(6pt)[" + "A long line in very small type that nobody can read without a glass. " * 3 + "]"
    assert found(HEAD + BODY + small, tmp_path)["small-type"] == "Text is set as small as 6 points."


def test_joined_letters_bare_years_odd_headings_and_many_faces(tmp_path: Path):
    assert "“ﬁ”" in found(HEAD + BODY + "\n- Worked in ﬁnance for a year\n", tmp_path)["ligatures"]
    years = BODY.replace("Mar 2019 – Present", "2019 – 2021")
    assert found(HEAD + years, tmp_path)["dates"].endswith("has years without months.")
    odd = "\n== Adventures on the way\n- Walked the coast\n"
    assert found(HEAD + BODY + odd, tmp_path)["headings"] == "“Adventures on the way” is no usual heading."
    faces = (
        "Libertinus Serif",
        "New Computer Modern",
        "DejaVu Sans Mono",
        "Source Sans Pro",
        "New Computer Modern Math",
    )
    several = "".join(f'#text(font: "{face}")[Some words in a face of their own]\n\n' for face in faces)
    paths = [str(folder) for folder in folders(LATIN)]
    (tmp_path / "many.typ").write_text(f'#set document(title: "cv")\n{HEAD}{BODY}{several}')
    checked = check_file(("cv.pdf", typst.compile(str(tmp_path / "many.typ"), font_paths=paths)))
    assert "many-fonts" in [one.code for one in checked.report.findings]


def test_links_that_say_nothing_lead_nowhere_or_elsewhere(tmp_path: Path):
    links = (
        '#link("https://linkedin.com/in/noor")[Profile]\n\n#link("file:///home/noor/cv.pdf")[Portfolio]\n\n'
        '#link("mailto:other@beispiel.example")[noor\\@beispiel.example]\n'
    )
    codes = found(HEAD + links + BODY, tmp_path)
    assert codes["hidden-link"] == "The address behind “Profile” stands only in a link."
    assert codes["odd-link"] == "The link on “Portfolio” leads to “file:///home/noor/cv.pdf”."
    assert codes["other-mail"] == "The link on noor@beispiel.example writes to other@beispiel.example."


def test_fonts_that_the_file_only_names():
    text = b"BT /F1 12 Tf 72 720 Td (Noor Beispiel) Tj 0 -20 Td (noor@beispiel.example) Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (at, part) for at, part in enumerate(parts, 1))
    data += b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"
    findings = {one.code: one.says for one in check_file(("cv.pdf", data)).report.findings}
    assert findings["fonts"] == "The file names fonts that it does not hold: Helvetica."


def test_what_readers_of_others_miss_is_told(tmp_path: Path):
    from finalist.core.resume.checks import check
    from finalist.core.resume.proof import Mark, read_as_text

    data = typst_pdf(HEAD + BODY, tmp_path)
    checked = check_file(("cv.pdf", data))
    assert [one.full for one in checked.readers] == [True] * len(checked.readers)
    assert "pypdfium2" in [one.reader for one in checked.readers]
    assert check_file(("cv.pdf", data), ask_others=False).readers == ()
    marks = [Mark("titles", "/work/0", "Site Engineer"), Mark("employers", "/work/0", "Cloudberry Works")]
    bad = read_as_text("Old Parser 3", marks, "Site Engineer at C l o u d b e r y")
    (found,) = [
        one for one in check(JsonResume(), "", checked.anatomy, None, [bad]).findings if one.code == "readers-differ"
    ]
    assert found.says == "Old Parser 3, a reader that many programs use, does not find “Cloudberry Works”."


@pytest.mark.parametrize("name", [one.id for one in themes()])
def test_our_own_themes_have_nothing_to_mend_but_their_columns(name: str):
    for who in ("graduate", "manager", "nurse"):
        content = JsonResume.model_validate_json((RESUMES / f"{who}.json").read_text("utf-8"))
        checked = check_file(("cv.pdf", build(content, Order("pdf", name)).files[0][1]))
        codes = {one.code for one in checked.report.findings if one.severity != "info"}
        assert codes <= {"columns"}
        assert checked.anatomy.tagged


def test_every_rule_says_what_to_do_and_rests_on_known_evidence_or_none():
    known = {one.id for one in knowledge().evidence}
    assert len(knowledge().ats_rules) >= 25
    for rule in knowledge().ats_rules:
        assert rule.mend.endswith(".")
        assert not rule.evidence or rule.evidence in known
