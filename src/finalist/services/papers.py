"""Papers: handed in, read at once, corrected by the candidate before anything is planned from them."""

from typing import Any, cast

from django.db import transaction

from finalist.core import clock
from finalist.core.documents.base import SourceKind
from finalist.core.errors import Problem, UserError
from finalist.journeys.prepare import read_file
from finalist.services.history import tell
from finalist.store import files
from finalist.store.access import mine
from finalist.store.models import Opportunity, Paper
from finalist.store.saving import change, throw_away

LIMIT = 10_000_000
"""Bytes a paper may have. Convention: ten times the largest résumé seen."""
KINDS: tuple[SourceKind, ...] = ("posting", "invitation", "resume", "notes", "company", "stories", "calendar")
SINGLE = frozenset({"posting", "resume"})


@transaction.atomic
def add(owner: Any, opportunity: Opportunity | None, kind: SourceKind, name: str, data: bytes) -> Paper:
    """Keep the bytes and what was read from them. A second posting or résumé takes the first one's place.

    What cannot be read is kept too, with the problem beside it: nothing that was given is lost.
    """
    if kind not in KINDS:
        raise UserError(f"“{kind}” is not a kind of paper.", f"Choose one of {', '.join(KINDS)}.")
    blob = files.keep(owner, [data], "application/octet-stream", limit=LIMIT)
    if kind in SINGLE:
        for old in Paper.objects.of(owner).filter(opportunity=opportunity, kind=kind):
            throw_away(old)
    paper = Paper(owner=owner, opportunity=opportunity, kind=kind, name=name[:255], blob=blob)
    _read_into(paper, data)
    paper.save(force_insert=True)
    if opportunity:
        tell(owner, opportunity, "paper-added", kind=kind, name=paper.name)
    return paper


def add_text(owner: Any, opportunity: Opportunity | None, kind: SourceKind, text: str, name: str = "") -> Paper:
    """The same for pasted text."""
    return add(owner, opportunity, kind, name or f"{kind}.txt", text.encode())


def correct(owner: Any, paper_id: str, corrections: dict[str, str], seen: int | None = None) -> Paper:
    """Keep what the candidate says should stand there. Keys: JSON pointers into the document; "" takes one back."""
    paper = mine(Paper, owner, paper_id)
    kept = {**paper.corrections, **corrections}
    return change(paper, seen, corrections={pointer: value for pointer, value in kept.items() if value})


def remove(owner: Any, paper_id: str) -> Paper:
    """Take the paper out of its opportunity (can be undone)."""
    paper = mine(Paper, owner, paper_id)
    throw_away(paper)
    return paper


def data_of(paper: Paper) -> bytes:
    """The bytes as they were handed in."""
    return files.read(paper.blob)


def _read_into(paper: Paper, data: bytes) -> None:
    if paper.kind == "calendar":
        return
    try:
        read = read_file(cast(SourceKind, paper.kind), data, paper.name, source_id=paper.kind, now=clock.now())
    except UserError as error:
        paper.problems = [_as_json(Problem("unreadable", str(error), paper.name, severity="error"))]
        return
    paper.source = read.source.model_dump(mode="json") if read.source else None
    paper.document = read.document.model_dump(mode="json") if read.document is not None else None
    paper.problems = [_as_json(problem) for problem in read.problems]


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "severity": problem.severity,
        "line": problem.line,
        "field": problem.field,
    }
