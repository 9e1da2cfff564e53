"""LibreOffice opens every DOCX that is made, and no word is lost on the way: to text and back against the source.

Each theme × three résumés, each theme × cover letter and references, and six more languages (two themes each).
Run `python -m benchmarks resume_office`; skipped with a line where `soffice` is not installed.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.resume_accessible import LETTER, nurse_with_referees
from benchmarks.resume_gate import PEOPLE, SCRIPTS, content_of
from finalist.core.resume.proof import read_as_text
from finalist.journeys.resume_letter import own_letter
from finalist.render.resume.beside import letter_sheet, references_sheet
from finalist.render.resume.docx import resume_docx
from finalist.render.resume.marks import marks_of
from finalist.render.resume.sheet import Sheet, sheet_of
from finalist.render.resume.themes import themes, tongue


def sheets() -> Iterator[tuple[str, str, Sheet]]:
    """(name, theme, sheet) of everything that is converted."""
    words, nurse = tongue("en"), nurse_with_referees()
    for one in themes():
        yield from ((f"{who}-{one.id}", one.id, sheet_of(content_of(who), words)) for who in PEOPLE)
        yield f"cover-{one.id}", one.id, letter_sheet(nurse, words, own_letter(LETTER))
        yield f"references-{one.id}", one.id, references_sheet(nurse, words)
    for language, who in SCRIPTS.items():
        for name in ("harbour", "lantern"):
            yield f"{language}-{name}", name, sheet_of(content_of(who), tongue(language))


def main() -> None:
    """Print how many files were converted and which lost a word."""
    office = shutil.which("soffice")
    if office is None:
        print("skipped: LibreOffice (soffice) is not installed (sh scripts/ensure.sh readers)")
        return
    looks = {one.id: one for one in themes()}
    with tempfile.TemporaryDirectory() as folder:
        wanted = {}
        for name, look, sheet in sheets():
            (Path(folder) / f"{name}.docx").write_bytes(resume_docx(sheet, looks[look]))
            wanted[name] = marks_of(sheet)
        command = [office, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
        files = [str(Path(folder) / f"{name}.docx") for name in wanted]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
        lost = {}
        for name, marks in wanted.items():
            score = read_as_text("LibreOffice", marks, (Path(folder) / f"{name}.txt").read_text("utf-8-sig"))
            if not score.full:
                lost[name] = (score.lost, score.misplaced)
    print(f"{len(wanted)} DOCX converted by LibreOffice, {len(lost)} with a value lost or out of order")
    for name, what in lost.items():
        print(name, *what)


if __name__ == "__main__":
    main()
