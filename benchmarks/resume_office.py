"""LibreOffice opens every DOCX that is made, and no word is lost on the way: each theme × three résumés, to text.

Run `python -m benchmarks resume_office`; skipped with a line where `soffice` is not installed.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.resume_gate import PEOPLE, RESUMES
from finalist.core.documents.resume import JsonResume
from finalist.core.resume.proof import read_as_text
from finalist.render.resume.docx import resume_docx
from finalist.render.resume.marks import marks_of
from finalist.render.resume.sheet import sheet_of
from finalist.render.resume.themes import themes, tongue


def main() -> None:
    """Print how many files were converted and which lost a word."""
    office = shutil.which("soffice")
    if office is None:
        print("skipped: LibreOffice (soffice) is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        wanted = {}
        for who in PEOPLE:
            content = JsonResume.model_validate_json((RESUMES / f"{who}.json").read_text("utf-8"))
            sheet = sheet_of(content, tongue("en"))
            for one in themes():
                name = f"{who}-{one.id}"
                (Path(folder) / f"{name}.docx").write_bytes(resume_docx(sheet, one))
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
