"""Résumés that come in from files, from what was handed in before, or from the profile; nothing is lost on the way."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from finalist.core.errors import Problem, UserError
from finalist.core.resume.examples import example_fields
from finalist.core.resume.sections import STUDIED_LAST, arranged
from finalist.journeys.resume import read
from finalist.services import papers, resumes
from finalist.services.profile import resume_of
from finalist.store import files
from finalist.store.models import Resume

LIMIT = papers.LIMIT
CONTACT = ("name", "label", "email", "phone")


@transaction.atomic
def bring_in(owner: Any, name: str, data: bytes) -> Resume:
    """The résumé in a file: PDF, DOCX, HTML, Markdown, text, JSON Resume, RenderCV YAML, LinkedIn's zip.

    The file is kept beside it, and so is what was not understood. Raises UserError when there is no résumé in it.
    """
    if len(data) > LIMIT:
        raise UserError(f"{name} is larger than {LIMIT // 1_000_000} MB.", "Give a smaller file.")
    found, problems = read(data, name)
    body = found.content.model_dump(mode="json", exclude_unset=True)
    if not body:
        raise UserError(f"{name}: no résumé was found in it.", "Give a PDF, DOCX, JSON Resume, Markdown or text file.")
    blob = files.keep(owner, [data], "application/octet-stream", limit=LIMIT)
    called = str(found.content.basics.name) or name.rpartition(".")[0] or name
    return resumes.begin(
        owner, called, body, source=blob, source_name=name[:255], report=[_told(problem) for problem in problems]
    )


def from_paper(owner: Any) -> Resume:
    """The résumé that was handed in for plans, as it was read, corrections in it. Raises UserError without one."""
    paper = resume_of(owner)
    document = papers.as_corrected(paper) if paper else None
    if paper is None or document is None:
        raise UserError("No résumé was handed in yet.", "Choose a file instead.")
    body = document.content.model_dump(mode="json", exclude_unset=True)
    called = str(document.content.basics.name) or paper.name
    return resumes.begin(owner, called, body, source=paper.blob, source_name=paper.name, report=list(paper.problems))


def start(owner: Any, given: Mapping[str, str]) -> Resume:
    """A new one from the few things a blank page is begun with: name, label, email, phone, city, field; and from what
    comes first, `education` or work.

    Raises UserError without a name: a résumé without one belongs to nobody.
    """
    said = {key: " ".join(given.get(key, "").split())[:200] for key in (*CONTACT, "city")}
    if not said["name"]:
        raise UserError("Whose résumé is it?", "Write your name.")
    basics: dict[str, Any] = {key: said[key] for key in CONTACT if said[key]}
    if said["city"]:
        basics["location"] = {"city": said["city"]}
    field = given.get("field", "")
    known = field if field in {one.id for one in example_fields()} else ""
    title = f"{said['name']}, {said['label']}" if said["label"] else said["name"]
    body = {"basics": basics}
    if given.get("first") == "education":
        body = arranged(body, STUDIED_LAST)
    return resumes.begin(owner, title, body, field=known)


def _told(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "message": problem.message, "severity": problem.severity, "field": problem.field}
