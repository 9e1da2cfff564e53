"""Sets the example PDFs with Typst and the Word files with python-docx: fixed time stamps, the same bytes each run."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import typst
from blocks import Block, as_data, blocks
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

STAMP = dt.datetime(2026, 10, 30, 9, 0, tzinfo=dt.UTC)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def posting_pdf(source: Path, markdown: str) -> bytes:
    """The advertisement set by `source`, a Typst file that reads the blocks of `markdown`."""
    return _compile(source, {"blocks": json.dumps(as_data(blocks(markdown)))})


def resume_pdf(source: Path, resume: str) -> bytes:
    """The résumé set by `source`, a Typst file that reads `resume`, JSON Resume text."""
    return _compile(source, {"resume": resume})


def _compile(source: Path, inputs: dict[str, str]) -> bytes:
    pdf: bytes = typst.compile(str(source), format="pdf", sys_inputs=inputs, timestamp=int(STAMP.timestamp()))
    return pdf


def posting_docx(markdown: str, title: str = "Staff Engineer, Grid Data Platform") -> bytes:
    """The advertisement as somebody typed it in Word, with Word's own headings and bullets."""
    document = _blank("Calibri", 11)
    for block in blocks(markdown):
        style = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "li": "List Bullet"}.get(block.kind, "Normal")
        _add_runs(document.add_paragraph(style=style), block)
    return _saved(document, title)


def offer_letter(folder: Path, name: str) -> bytes:
    """The offer letter `firm-letter.pdf`, `.docx` or `.txt` made from `offer-firm.md`."""
    firm, ending = name.removesuffix(Path(name).suffix).removesuffix("-letter"), Path(name).suffix
    markdown = (folder / f"offer-{firm}.md").read_text("utf-8")
    if ending == ".txt":
        return markdown.encode("utf-8")
    if ending == ".docx":
        return posting_docx(markdown, f"Offer of {firm.title()}")
    return posting_pdf(Path(__file__).parent / "letter.typ", markdown)


def _add_runs(paragraph: Paragraph, block: Block) -> None:
    for run in block.runs:
        added = paragraph.add_run(run.text)
        added.bold = True if run.style == "bold" else None
        added.italic = True if run.style == "italic" else None


def resume_docx(resume: str, section_names: dict[str, str]) -> bytes:
    """The résumé in one column; dates stand behind a tab at the right edge, as most people do it in Word."""
    cv = json.loads(resume)
    document = _blank("Calibri", 10.5)
    _add_top(document, cv["basics"])
    document.add_heading(section_names["work"], 1)
    for job in cv["work"]:
        _add_entry(document, job["position"], f"{job['name']}, {job['location']}", _span(job))
        if job.get("summary"):
            document.add_paragraph(job["summary"])
        for line in job["highlights"]:
            document.add_paragraph(line, style="List Bullet")
    if cv.get("projects"):
        document.add_heading(section_names["projects"], 1)
    for item in cv.get("projects", []):
        document.add_paragraph(f"{item['name']} ({item['url'][8:]}): {item['description']}", style="List Bullet")
    document.add_heading(section_names["education"], 1)
    for item in cv["education"]:
        study = item["area"] if item["studyType"] == "Module" else f"{item['studyType']} {item['area']}"
        _add_entry(document, study, item["institution"], _span(item))
    _add_rest(document, cv, section_names)
    return _saved(document, f"CV {cv['basics']['name']}")


def _add_top(document: Document, basics: dict[str, Any]) -> None:
    document.add_paragraph(basics["name"], style="Title")
    document.add_paragraph(basics["label"], style="Subtitle")
    place = f"{basics['location']['city']}, {basics['location']['region']}"
    document.add_paragraph(" | ".join([place, basics["phone"], basics["email"], basics["profiles"][0]["url"][8:]]))
    document.add_paragraph(basics["summary"])


def _add_entry(document: Document, title: str, place: str, dates: str) -> None:
    heading = document.add_paragraph()
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.space_before = Pt(8)
    heading.paragraph_format.space_after = Pt(2)
    heading.paragraph_format.tab_stops.add_tab_stop(Cm(16.4), WD_TAB_ALIGNMENT.RIGHT)
    heading.add_run(title).bold = True
    heading.add_run(f"\t{dates}")
    heading.add_run().add_break()
    heading.add_run(place).italic = True


def _add_rest(document: Document, cv: dict[str, Any], section_names: dict[str, str]) -> None:
    document.add_heading(section_names["certificates"], 1)
    for item in cv["certificates"]:
        document.add_paragraph(f"{item['name']}, {item['issuer']}, {_month(item['date'])}", style="List Bullet")
    document.add_heading(section_names["skills"], 1)
    for group in cv["skills"]:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{group['name']}: ").bold = True
        paragraph.add_run(", ".join(group["keywords"]))
    spoken = ", ".join(f"{item['language']} ({item['fluency']})" for item in cv["languages"])
    paragraph = document.add_paragraph()
    paragraph.add_run("Languages: ").bold = True
    paragraph.add_run(spoken)


def _span(item: dict[str, Any]) -> str:
    end = _month(item["endDate"]) if item.get("endDate") else "present"
    return f"{_month(item['startDate'])} – {end}"


def _month(date: str) -> str:
    year, month = date.split("-")[:2]
    return f"{_MONTHS[int(month) - 1]} {year}"


def _blank(font: str, size: float) -> Document:
    document = docx.Document()
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(2.3)
    document.sections[0].top_margin = document.sections[0].bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    normal.paragraph_format.space_after = Pt(5)
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor(0x1F, 0x3B, 0x4D)
    return document


def _saved(document: Document, title: str) -> bytes:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = STAMP.replace(tzinfo=None)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(archive: bytes) -> bytes:
    """The same archive with one fixed date on each file; Word's format records when each was zipped."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(name))
    return out.getvalue()
