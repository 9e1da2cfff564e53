"""A finished résumé looked at as a machine looks at it, and held against a posting: values in, a report out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from finalist.core.continuity.withhold import reread, without
from finalist.core.documents.fact import FactRegister
from finalist.core.documents.plan_talk import RequirementFit
from finalist.core.documents.posting import Posting
from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.documents.story import Stories
from finalist.core.errors import Problem, Unreadable, UserError
from finalist.core.match.evidence import evidence_lines, total_years
from finalist.core.match.fit import fit
from finalist.core.resume.anatomy import Anatomy
from finalist.core.resume.changes import Change, with_changes
from finalist.core.resume.checks import Report, check, unreadable
from finalist.core.resume.proof import Score, marks_of_read, read_as_text
from finalist.core.resume.proposals import proposed
from finalist.core.resume.tailoring import Asked, asked_of
from finalist.ingest.posting import read_posting
from finalist.ingest.read import Read
from finalist.ingest.resume import read_resume
from finalist.ingest.resume.anatomy import anatomy_of
from finalist.ingest.resume.extractors import extractors
from finalist.ingest.spelling import speller
from finalist.ingest.stories import read_stories
from finalist.journeys.similarity import similarity

File = tuple[str, bytes]
_FORMATS = "Give a PDF, DOCX, JSON Resume, Markdown or text file."


@dataclass(frozen=True, slots=True)
class Checked:
    """The report of a file, how it is made, and whether its spelling could be checked (“” or why not)."""

    report: Report
    anatomy: Anatomy
    problems: tuple[Problem, ...]
    unspelt: str = ""
    readers: tuple[Score, ...] = ()
    """What the readers of others on this machine find of the values that ours found."""


def check_file(file: File, *, ask_others: bool = True) -> Checked:
    """The report of a résumé in any format. Raises UserError (damaged, locked, no résumé) with what to do.

    ask_others: whether the readers of others are asked too (a second or so).
    """
    name, data = file
    try:
        read = read_resume(data, name)
    except Unreadable as trouble:
        if trouble.code != "scanned-pdf":
            raise
        return Checked(unreadable(), Anatomy("pdf", len(data)), (Problem(trouble.code, str(trouble), file=name),))
    if read.document is None or read.source is None:
        raise UserError(f"{name}: no résumé was found in it.", _FORMATS)
    anatomy = anatomy_of(data, name)
    text = read.source.text
    content = read.document.content
    spelling, unspelt = speller(_names(content), text)
    marks = marks_of_read(read.document.spans)
    asked = extractors(anatomy.format) if ask_others and anatomy.format in ("pdf", "docx") else {}
    readers = tuple(read_as_text(name, marks, extract(data)) for name, extract in asked.items())
    return Checked(check(content, text, anatomy, spelling, readers), anatomy, read.problems, unspelt, readers)


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
    """A résumé held against a posting. tailored: with every change made; changes: any part of them may be made."""

    asked: tuple[Asked, ...]
    untailored: JsonResume
    tailored: JsonResume
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """What a résumé is held against a posting with, as read."""

    resume: Resume
    posting: Posting
    stories: tuple[Stories, ...]
    problems: tuple[Problem, ...] = ()


def papers_of(
    resume_file: File, posting_file: File, story_files: Sequence[File], register: FactRegister | None = None
) -> Papers:
    """The papers in these files, without what the register withholds. Raises UserError when nothing can be compared."""
    read = read_resume(resume_file[1], resume_file[0])
    posting = read_posting(posting_file[1], posting_file[0])
    if read.document is None:
        raise UserError(f"{resume_file[0]}: no résumé was found in it.", _FORMATS)
    if posting.document is None or not posting.document.requirements:
        raise UserError(f"{posting_file[0]}: no requirements were found in it.", "Give the whole text of the posting.")
    told = [read_stories(data, name, f"stories-{number}") for number, (name, data) in enumerate(story_files, 1)]
    problems = (*read.problems, *posting.problems, *(problem for one in told for problem in one.problems))
    resume = _withheld(read, register)
    if resume is None:
        raise UserError(
            f"{resume_file[0]}: nothing is left of it without the facts you withhold.", "Look them through."
        )
    stories = tuple(document for one in told if (document := _withheld(one, register)))
    return Papers(resume, posting.document, stories, problems)


def _withheld(read: Read[Any], register: FactRegister | None) -> Any:
    """What was read, without the sentences that hold facts which the candidate cannot confirm or took back."""
    if register is None or read.document is None or read.source is None:
        return read.document
    return reread(read.document, {read.source.id: without(read.source, register)})


def hold(
    resume_file: File, posting_file: File, story_files: Sequence[File], now: datetime,
    register: FactRegister | None = None,
) -> Held:  # fmt: skip
    """Requirement by requirement. Raises UserError when either file has nothing to compare."""
    papers = papers_of(resume_file, posting_file, story_files, register)
    held = hold_read(papers.resume, papers.posting, papers.stories, now)
    return replace(held, problems=papers.problems)


def without_changes(held: Held, ids: Collection[str]) -> Held:
    """The same with these changes rejected. Raises UserError naming an id that no change has."""
    unknown = sorted(set(ids) - {one.id for one in held.changes})
    if unknown:
        raise UserError(f"There is no change “{unknown[0]}”.", "Take an id from the list that the command prints.")
    if not ids:
        return held
    kept = tuple(one for one in held.changes if one.id not in ids)
    return replace(held, changes=kept, tailored=with_changes(held.untailored, kept))


def hold_read(resume: Resume, posting: Posting, stories: Sequence[Stories], now: datetime) -> Held:
    """The same of papers that were read already. now: up to when positions that go on are counted."""
    fits = fits_of(resume, posting, stories, now)
    changes = proposed(resume, fits, stories)
    return Held(asked_of(fits, resume), resume.content, with_changes(resume.content, changes), changes)


def fits_of(resume: Resume, posting: Posting, stories: Sequence[Stories], now: datetime) -> tuple[RequirementFit, ...]:
    """Every requirement of the posting with what shows it."""
    return fit(
        posting.requirements, evidence_lines(resume, stories, today=now.date()), similarity(),
        total_years=total_years(resume, now.date()),
    )  # fmt: skip
