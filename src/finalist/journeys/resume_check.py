"""A finished résumé looked at as a machine looks at it, and held against a posting: values in, a report out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from finalist.core.documents.plan_talk import RequirementFit
from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.errors import Problem, UserError
from finalist.core.match.evidence import evidence_lines, total_years
from finalist.core.match.fit import fit
from finalist.core.resume.anatomy import Anatomy
from finalist.core.resume.checks import Report, check
from finalist.core.resume.tailoring import Asked, Move, asked_of, tailored
from finalist.ingest.posting import read_posting
from finalist.ingest.resume import read_resume
from finalist.ingest.resume.anatomy import anatomy_of
from finalist.ingest.spelling import speller
from finalist.ingest.stories import read_stories
from finalist.journeys.similarity import similarity

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Checked:
    """The report of a file, how it is made, and whether its spelling could be checked (“” or why not)."""

    report: Report
    anatomy: Anatomy
    problems: tuple[Problem, ...]
    unspelt: str = ""


def check_file(file: File) -> Checked:
    """The report of a résumé in any format. Raises UserError (no text layer, damaged, no résumé) with what to do."""
    name, data = file
    read = read_resume(data, name)
    if read.document is None or read.source is None:
        raise UserError(f"{name}: no résumé was found in it.", "Give a PDF, DOCX, JSON Resume, Markdown or text file.")
    anatomy = anatomy_of(data, name)
    text = read.source.text
    spelling, unspelt = speller(_names(read.document.content), text)
    return Checked(check(read.document.content, text, anatomy, spelling), anatomy, read.problems, unspelt)


def _names(content: JsonResume) -> str:
    """What is never misspelt: names of people, employers, schools, skills and places."""
    raw = content.model_dump(mode="json")
    stays = [*raw["work"], *raw["volunteer"], *raw["education"]]
    said = [
        raw["basics"]["name"],
        *(str(one.get(key, "")) for one in stays for key in ("name", "institution", "location")),
    ]
    return " ".join([*said, *(word for group in raw["skills"] for word in (group["name"], *group["keywords"]))])


@dataclass(frozen=True, slots=True)
class Held:
    """A résumé held against a posting. tailored: with the moves made; words are the candidate's own throughout."""

    asked: tuple[Asked, ...]
    tailored: JsonResume
    moves: tuple[Move, ...]
    problems: tuple[Problem, ...]


def hold(resume_file: File, posting_file: File, story_files: Sequence[File], now: datetime) -> Held:
    """Requirement by requirement. Raises UserError when either file has nothing to compare."""
    read = read_resume(resume_file[1], resume_file[0])
    posting = read_posting(posting_file[1], posting_file[0])
    if read.document is None or posting.document is None or not posting.document.requirements:
        raise UserError(f"{posting_file[0]}: no requirements were found in it.", "Give the whole text of the posting.")
    told = [read_stories(data, name, f"stories-{number}") for number, (name, data) in enumerate(story_files, 1)]
    resume: Resume = read.document
    stories = [one.document for one in told if one.document]
    fits: tuple[RequirementFit, ...] = fit(
        posting.document.requirements, evidence_lines(resume, stories, today=now.date()), similarity(),
        total_years=total_years(resume, now.date()),
    )  # fmt: skip
    content, moves = tailored(resume, fits)
    problems = (*read.problems, *posting.problems, *(problem for one in told for problem in one.problems))
    return Held(asked_of(fits, resume), content, moves, problems)
