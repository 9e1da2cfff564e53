"""The gate for machines: every theme × language × page size, re-read by readers that are not ours and by our own.

PDF: pdftotext (poppler), pdfium, pdfminer.six, Apache PDFBox and `read_resume`; DOCX: docx2txt and `read_resume`.
Contact, employers, titles, dates and schools are compared with the source, and so is the order: the values of one entry
in one piece, entry after entry, no two parts mixed. Other text (bullets, skills) is counted beside them.

In ten languages three made-up people are printed (tests/render/resumes), where only headings and dates change language;
in six more languages one made-up person each, in their language throughout. pdfminer.six knows no right to left: its
lines are turned (core/text/bidi.py) before they are compared, and neither it nor PDFBox keeps a line of both directions
whole. They were looked at while themes and reader were written: the table is a gate, not a held-out measure.

Run `python -m benchmarks resume_gate`; every wrong cell is printed with what was lost.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from benchmarks import pdfbox
from finalist.core.documents.resume import JsonResume
from finalist.core.resume.proof import FIELDS, Score, read_as_fields, read_as_text
from finalist.ingest.resume import read_resume
from finalist.ingest.resume.extractors import extractors as known
from finalist.render.resume.docx import resume_docx
from finalist.render.resume.marks import marks_of
from finalist.render.resume.pdf import resume_pdf
from finalist.render.resume.sheet import sheet_of
from finalist.render.resume.themes import theme, themes, tongue

RESUMES = Path(__file__).resolve().parents[1] / "tests" / "render" / "resumes"
PEOPLE = ("graduate", "manager", "nurse")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr")
SCRIPTS = {"ar": "arabic", "fa": "persian", "he": "hebrew", "zh": "chinese", "ja": "japanese", "ko": "korean"}
PAPERS = ("a4", "us-letter")
Cell = list[int]
"""Fields found, fields wanted, files in a wrong order, other text lost, files."""


def extractors(form: str = "pdf") -> dict[str, Callable[[bytes], str]]:
    """The readers that are not ours and are installed; a line for what is missing."""
    found = known(form)
    if form == "pdf" and "pdftotext" not in found:
        print("skipped: pdftotext is not installed (sh scripts/ensure.sh readers, or apt install poppler-utils)")
    return found


def content_of(who: str) -> JsonResume:
    """A made-up person."""
    return JsonResume.model_validate_json((RESUMES / f"{who}.json").read_text("utf-8"))


def cases() -> Iterator[tuple[str, str, str, str]]:
    """(theme, language, paper, who) of everything that is printed."""
    names = [one.id for one in themes()]
    yield from product(names, LANGUAGES, PAPERS, PEOPLE)
    yield from (
        (name, language, paper, who) for name, (language, who), paper in product(names, SCRIPTS.items(), PAPERS)
    )


def scores(content: JsonResume, name: str, language: str, paper: str,
           readers: dict[str, Callable[[bytes], str]]) -> tuple[bytes, list[Score]]:  # fmt: skip
    """The PDF and every reader's score of one résumé in one theme, language and size."""
    sheet, look = sheet_of(content, tongue(language)), theme(name)
    marks = marks_of(sheet)
    printed = resume_pdf(sheet, look, paper)
    assert printed.accessible, (name, language)
    (data,) = printed.files
    made = [read_as_text(reader, marks, extract(data)) for reader, extract in readers.items()]
    made.append(read_as_fields("ours", content, read_resume(data, "cv.pdf").document.content))
    office = resume_docx(sheet, look, paper)
    made += [read_as_text(reader, marks, extract(office)) for reader, extract in known("docx").items()]
    made.append(read_as_fields("ours, DOCX", content, read_resume(office, "cv.docx").document.content))
    return data, made


def added(cell: Cell, score: Score) -> None:
    """Count a score in."""
    cell[0] += sum(score.found.get(one, 0) for one in FIELDS)
    cell[1] += sum(score.wanted.get(one, 0) for one in FIELDS)
    cell[2] += bool(score.misplaced)
    cell[3] += score.wanted.get("text", 0) - score.found.get("text", 0)
    cell[4] += 1


def main() -> None:
    """Print a row a theme: the share of fields each reader finds, and how many files are read in the wrong order."""
    readers = extractors()
    rows: dict[str, dict[str, Cell]] = defaultdict(lambda: defaultdict(lambda: [0] * 5))
    wrong: list[str] = []
    printed: dict[str, bytes] = {}
    for name, language, paper, who in cases():
        data, made = scores(content_of(who), name, language, paper, readers)
        printed[f"{name}-{language}-{paper}-{who}"] = data
        for score in made:
            _count(rows, wrong, (name, language, paper, who), score)
    for key, text in pdfbox.texts(printed).items():
        name, language, *paper, who = key.split("-")
        marks = marks_of(sheet_of(content_of(who), tongue(language)))
        _count(rows, wrong, (name, language, "-".join(paper), who), read_as_text("PDFBox", marks, text))
    _show(rows)
    print(f"\n{len(printed)} PDF and as many DOCX; {len(wrong)} readings lack a field or mix entries")
    print("\n".join(wrong[: None if "-v" in sys.argv else 20]))


def _count(rows: dict[str, dict[str, Cell]], wrong: list[str], case: tuple[str, str, str, str], score: Score) -> None:
    kind = case[1] if case[1] in SCRIPTS else case[0]
    added(rows[kind][score.reader], score)
    if not score.fields_full:
        wrong.append(f"{' '.join(case)} {score.reader}: {score.lost} {score.misplaced}")


def _show(rows: dict[str, dict[str, Cell]]) -> None:
    heads = list(dict.fromkeys(head for cells in rows.values() for head in cells))
    print("fields found / wanted (files in a wrong order, other values not found), by theme in ten languages; then by "
          "language in all themes")  # fmt: skip
    print(f"{'':10}" + "".join(f"{head:>22}" for head in heads))
    for name in (*(one.id for one in themes()), *SCRIPTS):
        shown = (f"{a}/{b} ({odd}, {text})" for a, b, odd, text, _ in (rows[name][head] for head in heads))
        print(f"{name:10}" + "".join(f"{cell:>22}" for cell in shown))


if __name__ == "__main__":
    main()
