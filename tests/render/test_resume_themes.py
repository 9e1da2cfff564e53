"""Every theme is read back by readers that are not ours and by our own; same sheet, same bytes; nothing is hidden."""

import functools
import importlib.util
import io
import json
from pathlib import Path
from typing import Any

import pytest

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.core.resume.proof import Mark, read_as_fields, read_as_text
from finalist.ingest.resume import read_resume
from finalist.journeys.resume import Order, as_json, build, format_of, photo_of
from finalist.render.resume.beside import letter_sheet
from finalist.render.resume.marks import marks_of
from finalist.render.resume.pdf import resume_pdf
from finalist.render.resume.sheet import Letter, sheet_of
from finalist.render.resume.themes import languages, theme, themes, tongue

RESUMES = Path(__file__).parent / "resumes"
LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr")


@functools.cache
def content(name: str) -> JsonResume:
    return JsonResume.model_validate_json((RESUMES / f"{name}.json").read_text("utf-8"))


def pdfium(data: bytes) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def test_there_are_ten_themes_of_one_and_two_columns():
    assert len(themes()) == 10
    assert sorted(one.columns for one in themes()) == [1] * 8 + [2] * 2
    assert all(one.about for one in themes())


@pytest.mark.parametrize("name", [one.id for one in themes()])
def test_a_theme_is_read_in_full_and_in_order(name: str):
    sheet = sheet_of(content("manager"), tongue("en"))
    printed = resume_pdf(sheet, theme(name), "us-letter")
    assert printed.accessible
    assert read_as_text("pdfium", marks_of(sheet), pdfium(printed.files[0])).lost == ()
    assert read_as_text("pdfium", marks_of(sheet), pdfium(printed.files[0])).misplaced == ()
    read = read_resume(printed.files[0], "cv.pdf").document
    assert read is not None
    score = read_as_fields("ours", content("manager"), read.content)
    assert (score.lost, score.percent) == ((), 100)


@pytest.mark.parametrize("language", LATIN)
def test_a_language_is_read_in_full(language: str):
    sheet = sheet_of(content("nurse"), tongue(language))
    (data,) = resume_pdf(sheet, theme("harbour")).files
    read = read_resume(data, "cv.pdf").document
    assert read is not None
    assert read_as_fields("ours", content("nurse"), read.content).lost == ()


SCRIPTS = {"ar": "arabic", "fa": "persian", "he": "hebrew", "zh": "chinese", "ja": "japanese", "ko": "korean"}


@pytest.mark.parametrize("name", ["ledger", "lantern", "console"])
@pytest.mark.parametrize("language", SCRIPTS)
def test_other_scripts_are_set_and_read_in_full(language: str, name: str):
    person = content(SCRIPTS[language])
    sheet = sheet_of(person, tongue(language))
    printed = resume_pdf(sheet, theme(name))
    assert (printed.accessible, printed.problems) == (True, ())
    assert read_as_text("pdfium", marks_of(sheet), pdfium(printed.files[0])).fields_full
    for ending, data in (
        ("pdf", printed.files[0]),
        ("docx", build(person, Order("docx", name, language=language)).files[0][1]),
    ):
        read = read_resume(data, f"cv.{ending}").document
        assert read is not None
        assert read_as_fields("ours", person, read.content).lost == ()


def test_a_missing_script_says_which_extra_brings_its_fonts(monkeypatch: pytest.MonkeyPatch):
    from finalist.render.resume import pdf, scripts

    monkeypatch.setattr(
        scripts, "find_spec", lambda name: None if "manimgx" in name else importlib.util.find_spec(name)
    )
    pdf._compiler.cache_clear()
    try:
        built = build(content("korean"), Order("pdf", language="ko"))
    finally:
        pdf._compiler.cache_clear()
    if built.accessible:
        pytest.skip("this machine has Chinese, Japanese and Korean fonts of its own")
    assert [problem.code for problem in built.problems] == ["missing-glyph"]
    assert 'pip install "finalist[cjk]"' in built.problems[0].message


@pytest.mark.parametrize("name", [one.id for one in themes()])
def test_no_line_of_the_head_ends_in_a_bar(name: str):
    (data,) = resume_pdf(sheet_of(content("graduate"), tongue("en")), theme(name)).files
    lines = [line.strip() for line in pdfium(data).splitlines()]
    assert any("linkedin.com" in line for line in lines)
    assert not [line for line in lines if line.endswith("|") or line.startswith("|")]


def pages_of(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def test_a_last_page_of_a_few_lines_is_drawn_back_and_a_longer_one_is_not():
    person = content("manager")
    few = sheet_of(person, tongue("en"))
    many = sheet_of(person.model_copy(update={"work": (*person.work, *person.work)}), tongue("en"))
    assert pages_of(resume_pdf(few, theme("banner"), "a4").files[0]) == 1
    assert pages_of(resume_pdf(few, theme("ledger"), "us-letter").files[0]) == 2
    assert pages_of(resume_pdf(many, theme("banner"), "a4").files[0]) == 2


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("name", [one.id for one in themes()])
def test_no_page_is_left_for_a_few_lines_and_no_name_touches_what_stands_under_it(name: str, paper: str):
    import pypdfium2

    for who in ("graduate", "manager", "nurse"):
        person = content(who)
        document = pypdfium2.PdfDocument(resume_pdf(sheet_of(person, tongue("en")), theme(name), paper).files[0])
        assert len(document) <= 2
        if len(document) == 2:
            assert len(document[1].get_textpage().get_text_range().splitlines()) > 8
        text = document[0].get_textpage()
        label = text.get_text_range().index(person.basics.label)
        lowest = min(text.get_charbox(at)[1] for at in range(len(person.basics.name)))
        assert lowest > max(text.get_charbox(label + at)[3] for at in range(len(person.basics.label)))


def test_a_half_empty_page_is_set_wider_and_a_letter_is_not():
    nurse = content("nurse")
    short = resume_pdf(sheet_of(nurse, tongue("en")), theme("margin"), "a4").files[0]
    full = resume_pdf(sheet_of(content("manager"), tongue("en")), theme("margin"), "a4").files[0]
    assert size_of_first(short, nurse.basics.name) > 1.03 * size_of_first(full, content("manager").basics.name)
    letter = letter_sheet(nurse, tongue("en"), Letter("Dear Ms Example,", ("I am applying.",), "Yours", "A. W."))
    plain = resume_pdf(letter, theme("margin"), "a4").files[0]
    assert size_of_first(plain, nurse.basics.name) == pytest.approx(36.4, abs=0.1)


def size_of_first(data: bytes, name: str) -> float:
    """The size of type of the name, in points."""
    import pypdfium2
    import pypdfium2.raw as pdfium_c

    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    return float(pdfium_c.FPDFText_GetFontSize(text.raw, text.get_text_range().index(name)))


def test_a_yes_in_a_part_of_ones_own_is_printed_as_what_it_says_yes_to():
    person = JsonResume.model_validate({"registration": {"number": "99X", "revalidated": True, "lapsed": False}})
    (own,) = sheet_of(person, tongue("en")).sections
    assert (own.heading, own.lines) == ("Registration", ("99X – revalidated",))


def test_a_torn_entry_is_seen():
    marks = [
        Mark("titles", "/work/0", "Shift Manager"), Mark("text", "/work/0", "Ran the night sort of ninety"),
        Mark("titles", "/work/1", "Depot Manager"), Mark("text", "/work/1", "Led three sites and two depots"),
    ]  # fmt: skip
    right = "Shift Manager Ran the night sort of ninety Depot Manager Led three sites and two depots"
    torn = "Depot Manager Shift Manager Led three sites and two depots Ran the night sort of ninety"
    assert read_as_text("x", marks, right).full
    assert read_as_text("x", marks, torn).misplaced
    assert read_as_text("x", marks, "Shift Manager").lost == tuple(mark.text for mark in marks[1:])


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "txt", "md", "json", "png"])
def test_the_same_resume_gives_the_same_bytes(format: str):
    order = Order(format, "tower", "a4", "en")
    first, second = build(content("graduate"), order), build(content("graduate"), order)
    assert first.files == second.files
    assert first.files[0][1]


@pytest.mark.parametrize("format", ["docx", "md", "txt", "html"])
def test_what_is_written_is_read_again(format: str):
    made = build(content("manager"), Order(format)).files[0][1]
    read = read_resume(made, f"cv.{format}").document
    assert read is not None
    score = read_as_fields(format, content("manager"), read.content)
    assert score.lost == ()


def test_a_docx_opens_elsewhere_and_says_every_word():
    import docx

    sheet = sheet_of(content("nurse"), tongue("de"))
    document = docx.Document(io.BytesIO(build(content("nurse"), Order("docx", language="de")).files[0][1]))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert read_as_text("docx", marks_of(sheet), text).lost == ()
    assert not document.tables
    assert document.sections[0].header.is_linked_to_previous


def test_unknown_keys_come_back_as_json_and_are_named_as_unprinted():
    raw: dict[str, Any] = json.loads((RESUMES / "nurse.json").read_text("utf-8"))
    raw["work"][0]["department"] = "Cardiology"
    raw["meta"] = {"version": "v1.0.0", "theme": "x"}
    raw["outreach"] = [{"what": "School visits", "year": 2024}]
    read = read_resume(json.dumps(raw).encode(), "cv.json").document
    assert read is not None
    assert json.loads(as_json(read.content)) == raw
    built = build(read.content, Order("txt"))
    assert [problem.code for problem in built.problems] == ["unprinted"]
    assert "/work/0/department" in built.problems[0].message
    assert b"School visits" in built.files[0][1]


def test_a_letter_that_no_font_has_is_said():
    odd = content("nurse").model_copy(
        update={"basics": content("nurse").basics.model_copy(update={"name": "\U0001e900\U00013000"})}
    )
    built = build(odd, Order("pdf"))
    assert built.files[0][1].startswith(b"%PDF")
    if not built.accessible:
        assert [problem.code for problem in built.problems] == ["missing-glyph"]


def test_markup_in_a_resume_stays_words():
    evil = '<script>alert(1)</script> #panic("x") *b*'
    raw = {"basics": {"name": evil, "url": "javascript:alert(1)"}, "work": [{"position": evil, "url": "javascript:x"}]}
    resume = JsonResume.model_validate(raw)
    page = build(resume, Order("html")).files[0][1].decode()
    assert "<script>" not in page
    assert 'href="javascript' not in page
    assert evil.split(" ")[1] in pdfium(build(resume, Order("pdf")).files[0][1])


def test_right_to_left_and_every_language_has_all_headings():
    wanted = set(tongue("en").headings)
    assert {code for code in languages() if tongue(code).right_to_left} == {"ar", "fa", "he"}
    assert all(set(tongue(code).headings) == wanted for code in languages())
    assert tongue("de").span("2019-03", "", present=True) == "März 2019 – heute"
    assert tongue("sv").span("2019-03", "2021") == "2019-03 – 2021"


def test_wrong_calls_are_one_sentence():
    with pytest.raises(UserError, match="There is no theme"):
        theme("../ledger")
    with pytest.raises(UserError, match="no headings"):
        tongue("xx")
    with pytest.raises(UserError, match="no writer"):
        format_of("cv.rtf")
    with pytest.raises(UserError, match=r"basics\.image"):
        photo_of(content("nurse"), lambda _: b"")


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "resumes_rendercv"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not there")
@pytest.mark.parametrize("number", range(9))
def test_a_pdf_of_another_maker_built_anew_has_the_same_fields(number: int):
    files = sorted(SHARED.glob("*.pdf"))
    assert len(files) == 9
    file = files[number]
    first = read_resume(file.read_bytes(), file.name).document
    assert first is not None
    again = read_resume(build(first.content, Order("pdf")).files[0][1], "cv.pdf").document
    assert again is not None
    assert read_as_fields("again", first.content, again.content).lost == ()


def test_arabic_runs_right_to_left_where_a_font_is_there():
    raw = {
        "basics": {"name": "ليلى المثال"},
        "work": [{"name": "مستشفى الوادي", "position": "ممرضة", "startDate": "2019-03"}],
    }
    built = build(JsonResume.model_validate(raw), Order("pdf", language="ar"))
    assert (built.problems, built.accessible) == ((), True)
