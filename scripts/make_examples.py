"""Makes the generated files of examples/ from their sources: mails, calendars, DOCX and PDF, the same bytes each run.

`python scripts/make_examples.py [FOLDER]`; the PDFs look as committed where the Liberation fonts are installed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "scripts" / "examples"
EXAMPLES = ROOT / "examples"
sys.path.insert(0, str(SOURCES))

import mails  # noqa: E402
import pages  # noqa: E402
import papers  # noqa: E402
from letters import MAILS  # noqa: E402

CALENDARS = ("invite.ics", "busy.ics")
POSTINGS = {
    "nurse": EXAMPLES / "nurse" / "posting.md",
    "software": SOURCES / "software" / "posting.md",
}
OFFER_LETTERS = {
    "nurse": ("saltmarsh-letter.pdf", "netherfold-letter.txt"),
    "software": ("windharp-letter.docx", "copperlane-letter.pdf"),
}
SECTIONS = {
    "nurse": {"work": "Employment", "education": "Education", "certificates": "Certificates", "skills": "Skills"},
    "software": {
        "work": "Experience",
        "projects": "Open source",
        "education": "Education",
        "certificates": "Certifications",
        "skills": "Technical skills",
    },
}


def generated() -> Iterator[tuple[str, bytes]]:
    """Each generated file: its path below examples/, and its bytes."""
    for candidate, posting in POSTINGS.items():
        folder = SOURCES / candidate
        for name in CALENDARS:
            yield f"{candidate}/{name}", mails.calendar_bytes((folder / name).read_text("utf-8"))
        for mail in MAILS[candidate]:
            yield f"{candidate}/{mail.name}.eml", mails.mail_bytes(mail, folder)
        markdown = posting.read_text("utf-8")
        resume = (EXAMPLES / candidate / "resume.json").read_text("utf-8")
        yield f"{candidate}/posting.pdf", papers.posting_pdf(folder / "posting.typ", markdown)
        yield f"{candidate}/posting.html", pages.posting_html(folder / "posting.page.html", markdown)
        yield f"{candidate}/resume.pdf", papers.resume_pdf(folder / "resume.typ", resume)
        sections = SECTIONS[candidate]
        yield f"{candidate}/resume.docx", papers.resume_docx(resume, sections)
        for name in OFFER_LETTERS[candidate]:
            yield f"{candidate}/offers/{name}", papers.offer_letter(folder, name)
    yield "software/posting.docx", papers.posting_docx(POSTINGS["software"].read_text("utf-8"))


def main(out: Path) -> None:
    """Writes every generated file below `out`."""
    for name, content in generated():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
