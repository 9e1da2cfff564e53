"""Made-up résumés of many trades and layouts, set with Typst or python-docx, read back field by field."""

import io
from pathlib import Path
from typing import Any

import pytest
import yaml

from finalist.core.documents.resume import JsonResume, Resume
from finalist.ingest.read import Read
from finalist.ingest.resume import read_resume

LAYOUTS = Path(__file__).parent / "layouts"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((LAYOUTS / "expected.yaml").read_text("utf-8"))


def file_of(name: str) -> tuple[bytes, str]:
    """The bytes of a layout and the name they come under."""
    for ending in (".md", ".txt"):
        if (LAYOUTS / (name + ending)).exists():
            return (LAYOUTS / (name + ending)).read_bytes(), name + ending
    import typst

    return typst.compile(str(LAYOUTS / (name + ".typ"))), name + ".pdf"


def said(content: JsonResume) -> dict[str, Any]:
    """A résumé in the form of expected.yaml."""
    basics = content.basics
    place = (basics.location.city, basics.location.region)
    return {
        "name": basics.name,
        "label": basics.label,
        "email": basics.email,
        "phone": basics.phone,
        "place": ", ".join(part for part in place if part),
        "links": [url for url in (basics.url, *(profile.url for profile in basics.profiles)) if url],
        "work": [
            f"{w.name} | {w.position} | {w.location} | {w.startDate} | {w.endDate} | {len(w.highlights)}"
            for w in content.work
        ],
        "education": [
            f"{e.institution} | {e.studyType} | {e.area} | {e.startDate} | {e.endDate}" for e in content.education
        ],
        "languages": [f"{each.language}: {each.fluency}" for each in content.languages],
        "skills": [keyword for group in content.skills for keyword in group.keywords],
        "certificates": [each.name for each in content.certificates],
    }


def checked(read: Read[Resume]) -> Resume:
    """The résumé, after its evidence was held against the source and its pointers against the content."""
    assert read.document is not None
    assert read.source is not None
    content = read.document.content.model_dump()
    for pointer, ref in read.document.spans.items():
        assert read.source.text[ref.start : ref.end] == ref.verbatim
        assert ref.verbatim
        value: Any = content
        for step in pointer.split("/")[1:]:
            value = value[int(step)] if isinstance(value, list | tuple) else value[step]
        assert isinstance(value, str), pointer
    return read.document


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_layout_is_read_field_by_field(name: str) -> None:
    data, file = file_of(name)
    resume = checked(read_resume(data, file))
    assert said(resume.content) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_nothing_of_a_layout_is_lost(name: str) -> None:
    data, file = file_of(name)
    read = read_resume(data, file)
    resume = checked(read)
    assert read.source is not None
    kept = str(resume.content.model_dump()) + " ".join(ref.verbatim for ref in resume.spans.values())
    for ref in resume.spans.values():
        assert ref.document == "resume"
    numbers = [word for word in read.source.text.replace(",", " ").split() if word.isdigit() and len(word) > 2]
    assert all(number in kept for number in numbers)


def test_wrapped_bullets_are_whole_beside_a_sidebar_drawn_row_by_row() -> None:
    data, file = file_of("chef")
    work = checked(read_resume(data, file)).content.work
    assert work[0].highlights[0] == "Run a kitchen of nine and kept food cost at 27% through two winters of price rises"
    assert work[1].highlights[1] == "Wrote the allergen handbook that the hotel group adopted for its eleven sites"


def test_a_position_held_now_has_no_end_but_evidence_for_it() -> None:
    data, file = file_of("nurse")
    resume = checked(read_resume(data, file))
    assert resume.content.work[0].endDate == ""
    assert resume.spans["/work/0/endDate"].verbatim == "Present"
    assert resume.spans["/work/0/startDate"].verbatim == "Mar 2019"


def test_a_section_nobody_knows_is_kept_under_its_own_name() -> None:
    data, file = file_of("researcher")
    assert checked(read_resume(data, file)).content.model_extra == {"outreach": ["Runs a school science club."]}


def docx_with_tabs() -> bytes:
    """A civil engineer's résumé: bold employers, dates at a right tab."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    name = document.add_paragraph().add_run("Yusuf Apocryphal")
    name.bold, name.font.size = True, Pt(22)
    document.add_paragraph("Sheffield, UK | 0114 496 0777 | yusuf@apocryphal.example | linkedin.com/in/yusufapocryphal")

    def head(text: str) -> None:
        run = document.add_paragraph().add_run(text)
        run.bold, run.font.size = True, Pt(13)

    def entry(one: str, place: str, two: str, dates: str, *bullets: str) -> None:
        first = document.add_paragraph()
        first.add_run(one).bold = True
        first.add_run("\t" + place)
        second = document.add_paragraph()
        second.add_run(two).italic = True
        second.add_run("\t" + dates)
        for bullet in bullets:
            document.add_paragraph(bullet, style="List Bullet")

    head("PROFESSIONAL EXPERIENCE")
    entry("Steel River Consulting", "Sheffield, UK", "Senior Civil Engineer", "Jan 2018 – Present",
          "Designed flood defences for 1,200 homes", "Chartered mentor for four graduates")  # fmt: skip
    entry(
        "Northern Fable Water plc", "Leeds, UK", "Graduate Engineer", "Sep 2014 – Dec 2017", "Modelled 140 km of sewers"
    )
    head("EDUCATION")
    entry("University of Make-Believe", "Sheffield, UK", "MEng Civil Engineering", "2010 – 2014")
    return saved(document)


def docx_with_tables() -> bytes:
    """An HR partner's résumé: dates in the first column of a table, the rest in the second."""
    import docx

    document = docx.Document()
    document.add_heading("Noor Unwritten", 0)
    document.add_paragraph("HR Business Partner")
    contact = document.add_table(rows=1, cols=2)
    contact.cell(0, 0).text, contact.cell(0, 1).text = "Manchester", "noor@unwritten.example"
    document.add_heading("Employment History", 1)
    table = document.add_table(rows=0, cols=2)
    for dates, title, employer, bullets in (
        ("Apr 2019 – Present", "HR Business Partner", "Cotton Mill Retail Group", ["Halved time to hire to 29 days"]),
        ("2015 – 2019", "HR Adviser", "Canal Street Housing Association", ["Ran the absence helpline"]),
    ):
        left, right = table.add_row().cells
        left.text = dates
        right.paragraphs[0].add_run(title).bold = True
        right.add_paragraph(employer)
        for bullet in bullets:
            right.add_paragraph(bullet, style="List Bullet")
    document.add_heading("Education", 1)
    document.add_paragraph("BA (Hons) Human Resource Management, Manchester Imaginary University, 2012 – 2015")
    document.add_heading("Certifications", 1)
    document.add_paragraph("CIPD Level 7, 2018", style="List Bullet")
    return saved(document)


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_docx_with_right_tabs_is_read() -> None:
    found = said(checked(read_resume(docx_with_tabs(), "cv.docx")).content)
    assert found["name"] == "Yusuf Apocryphal"
    assert found["place"] == "Sheffield, UK"
    assert found["links"] == ["https://linkedin.com/in/yusufapocryphal"]
    assert found["work"] == [
        "Steel River Consulting | Senior Civil Engineer | Sheffield, UK | 2018-01 |  | 2",
        "Northern Fable Water plc | Graduate Engineer | Leeds, UK | 2014-09 | 2017-12 | 1",
    ]
    assert found["education"] == ["University of Make-Believe | MEng | Civil Engineering | 2010 | 2014"]


def test_a_docx_laid_out_in_tables_is_read() -> None:
    found = said(checked(read_resume(docx_with_tables(), "cv.docx")).content)
    assert found["name"] == "Noor Unwritten"
    assert found["label"] == "HR Business Partner"
    assert found["place"] == "Manchester"
    assert found["work"] == [
        "Cotton Mill Retail Group | HR Business Partner |  | 2019-04 |  | 1",
        "Canal Street Housing Association | HR Adviser |  | 2015 | 2019 | 1",
    ]
    assert found["education"] == [
        "Manchester Imaginary University | BA (Hons) | Human Resource Management | 2012 | 2015"
    ]
    assert found["certificates"] == ["CIPD Level 7"]
