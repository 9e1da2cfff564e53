"""The gate for machines: every theme × language × page size, re-read by readers that are not ours and by our own.

PDF: pdftotext (poppler), pdfium, pdfminer.six and `read_resume`; DOCX: docx2txt and `read_resume`. Contact, employers,
titles, dates and schools are compared with the source, and so is the order: the values of one entry in one piece, entry
after entry, no two parts mixed. Three made-up résumés (tests/render/resumes); only headings and dates change language.
They were looked at while themes and reader were written: the table is a gate, not a held-out measure.

Run `python -m benchmarks resume_gate`; every wrong cell is printed with what was lost.
"""

import io
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import product
from pathlib import Path

from finalist.core.documents.resume import JsonResume
from finalist.core.resume.proof import Score, read_as_fields, read_as_text
from finalist.ingest.resume import read_resume
from finalist.render.resume.docx import resume_docx
from finalist.render.resume.marks import marks_of
from finalist.render.resume.pdf import resume_pdf
from finalist.render.resume.sheet import sheet_of
from finalist.render.resume.themes import theme, themes, tongue

RESUMES = Path(__file__).resolve().parents[1] / "tests" / "render" / "resumes"
PEOPLE = ("graduate", "manager", "nurse")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr")
PAPERS = ("a4", "us-letter")


def pdftotext(data: bytes) -> str:
    """Poppler, as most pipelines call it."""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def pdfium(data: bytes) -> str:
    """The text layer in the order in which it was written."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def pdfminer(data: bytes) -> str:
    """pdfminer.six with its own layout analysis."""
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data))


def docx2text(data: bytes) -> str:
    """docx2txt."""
    import docx2txt

    return docx2txt.process(io.BytesIO(data))


def extractors() -> dict[str, Callable[[bytes], str]]:
    """The readers of PDF that are not ours and are installed."""
    found = {"pdftotext": pdftotext, "pdfium": pdfium, "pdfminer": pdfminer}
    if shutil.which("pdftotext") is None:
        print("skipped: pdftotext is not installed (apt install poppler-utils)")
        del found["pdftotext"]
    return found


def scores(content: JsonResume, name: str, language: str, paper: str, readers: dict[str, Callable[[bytes], str]],
           docx: bool = True) -> list[Score]:  # fmt: skip
    """Every reader's score of one résumé in one theme, language and size."""
    sheet, look = sheet_of(content, tongue(language)), theme(name)
    marks = marks_of(sheet)
    printed = resume_pdf(sheet, look, paper)
    assert printed.accessible, (name, language)
    (data,) = printed.files
    made = [read_as_text(reader, marks, extract(data)) for reader, extract in readers.items()]
    made.append(read_as_fields("ours", content, read_resume(data, "cv.pdf").document.content))
    if docx:
        data = resume_docx(sheet, look, paper)
        made.append(read_as_text("docx2txt", marks, docx2text(data)))
        made.append(read_as_fields("ours, DOCX", content, read_resume(data, "cv.docx").document.content))
    return made


def main() -> None:
    """Print a row a theme: the share of fields each reader finds, and how many files are read in the wrong order."""
    people = {name: JsonResume.model_validate_json((RESUMES / f"{name}.json").read_text("utf-8")) for name in PEOPLE}
    readers = extractors()
    rows: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0, 0]))
    wrong = []
    for one, language, paper, who in product(themes(), LANGUAGES, PAPERS, PEOPLE):
        for score in scores(people[who], one.id, language, paper, readers):
            cell = rows[one.id][score.reader]
            cell[0] += sum(score.found.values())
            cell[1] += sum(score.wanted.values())
            cell[2] += bool(score.misplaced)
            cell[3] += 1
            if not score.full:
                wrong.append(f"{one.id} {language} {paper} {who} {score.reader}: {score.lost} {score.misplaced}")
    heads = list(next(iter(rows.values())))
    print("fields found / wanted (files read in a wrong order, of how many)")
    print(f"{'theme':10}" + "".join(f"{head:>26}" for head in heads))
    for name, cells in rows.items():
        shown = (
            f"{found}/{wanted} ({odd} of {files})" for found, wanted, odd, files in (cells[head] for head in heads)
        )
        print(f"{name:10}" + "".join(f"{cell:>26}" for cell in shown))
    print(f"\n{len(wrong)} files are not read in full")
    print("\n".join(wrong[: None if "-v" in sys.argv else 20]))


if __name__ == "__main__":
    main()
