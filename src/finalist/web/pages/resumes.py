"""All résumés, the start of a new one, and one of them as a whole: its pages, what machines read, files, report."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from finalist.core.resume.checks import AtsFinding
from finalist.core.resume.examples import example_fields
from finalist.core.resume.proof import Score
from finalist.journeys.resume_proof import Proof
from finalist.services import resume_look, resumes
from finalist.services.profile import resume_of
from finalist.store.models import Paper, Resume
from finalist.web.messages_resume import FORMATS, PAPERS, PROVED

ROWS = 24
LOST = 6
"""Lost values of a reader that are named."""
MORE_READERS = {"pdf": ("pdfminer.six", "pdftotext"), "docx": ("docx2txt",)}


@dataclass(frozen=True, slots=True)
class ResumesPage:
    """The list; `paper`: the résumé that was handed in for plans, None when there is none."""

    rows: tuple[Resume, ...]
    page: Page[Any]
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class StartPage:
    """A blank page's few questions, filled with what the profile says."""

    values: dict[str, str]
    fields: tuple[tuple[str, str], ...]
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """What one reader found, in words."""

    name: str
    percent: int
    full: bool
    fields: tuple[tuple[Any, int, int], ...]
    lost: tuple[str, ...]
    misplaced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofRow:
    """The proof of one format. missing: readers that would be asked too if they were installed."""

    form: str
    name: Any
    percent: int
    kilobytes: int
    accessible: bool
    readers: tuple[ReaderRow, ...]
    missing: tuple[str, ...]
    findings: tuple[AtsFinding, ...]
    unchecked: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """One résumé. problems: what its outputs would leave out; report: what an import did not understand."""

    resume: Resume
    pages: tuple[int, ...]
    look: dict[str, Any]
    paper: Any
    formats: tuple[tuple[str, Any], ...]
    problems: tuple[str, ...]
    report: tuple[dict[str, Any], ...]
    named: bool
    undo: bool
    redo: bool


def resumes_page(owner: Any, number: str = "") -> ResumesPage:
    """Read it for `owner`; three queries."""
    page = Paginator(resumes.listed(owner), ROWS).get_page(number)
    return ResumesPage(tuple(page.object_list), page, resume_of(owner))


def start_page(owner: Any, typed: dict[str, str]) -> StartPage:
    """Read it for `owner`; what was typed goes before what the profile says."""
    known = {name: str(owner.profile.get(name, "")) for name in ("name", "email", "phone")}
    values = {name: typed.get(name) or known.get(name, "") for name in ("name", "label", "email", "phone", "city")}
    fields = tuple((one.id, one.name) for one in example_fields())
    return StartPage({**values, "field": typed.get("field", "")}, fields, resume_of(owner))


def home_page(row: Resume) -> HomePage:
    """Read it for a résumé the caller may see. It is printed once, to know its pages and what they leave out."""
    content = resumes.content_of(row.body)
    undo, redo = resumes.can_undo(row)
    look = resume_look.look_of(row)
    built = resume_look.made(row, "md")
    return HomePage(
        row,
        tuple(range(1, len(resume_look.drawn(row)) + 1)),
        look,
        PAPERS.get(look["paper"], ""),
        tuple(FORMATS.items()),
        tuple(problem.message for problem in built.problems),
        tuple(one for one in row.report if isinstance(one, dict)),
        resume_look.nameable(content),
        undo,
        redo,
    )


def proof_rows(row: Resume) -> tuple[ProofRow, ...]:
    """What every reader found in its PDF and DOCX; nothing before it has a name."""
    if not resume_look.nameable(resumes.content_of(row.body)):
        return ()
    return tuple(_proof(one) for one in resume_look.proof_of(row))


def _proof(proof: Proof) -> ProofRow:
    names = {one.reader for one in proof.scores}
    missing = tuple(name for name in MORE_READERS[proof.form] if name not in names)
    readers = tuple(_reader(one) for one in proof.scores)
    size = max(1, round(proof.size / 1000))
    return ProofRow(proof.form, FORMATS[proof.form], proof.percent, size, proof.accessible, readers, missing,
                    proof.findings, proof.unchecked)  # fmt: skip


def _reader(score: Score) -> ReaderRow:
    fields = tuple(
        (name, score.found.get(code, 0), score.wanted[code]) for code, name in PROVED.items() if score.wanted.get(code)
    )
    return ReaderRow(score.reader, score.percent, score.full, fields, score.lost[:LOST], score.misplaced[:LOST])
