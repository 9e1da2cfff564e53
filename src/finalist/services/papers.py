"""Papers: handed in, read at once, corrected by the candidate before anything is planned from them."""

from collections.abc import Mapping
from typing import Any, cast

from django.db import transaction

from finalist.core import clock
from finalist.core.corrections import corrected
from finalist.core.documents.base import Document, Sourced, SourceKind
from finalist.core.documents.company import Company
from finalist.core.documents.invitation import Invitation
from finalist.core.documents.notes import Notes
from finalist.core.documents.posting import Posting
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Stories
from finalist.core.errors import Problem, UserError
from finalist.core.reading import fields_of
from finalist.journeys.prepare import read_file
from finalist.journeys.sorting import kind_of
from finalist.services.history import tell
from finalist.store import files
from finalist.store.access import mine
from finalist.store.models import Opportunity, Paper
from finalist.store.saving import change, throw_away

LIMIT = 10_000_000
"""Bytes a paper may have. Convention: ten times the largest résumé seen."""
KINDS: tuple[SourceKind, ...] = ("posting", "invitation", "resume", "notes", "company", "stories", "calendar")
SINGLE = frozenset({"posting", "resume"})
DOCUMENTS: dict[str, type[Document]] = {
    "posting": Posting,
    "resume": Resume,
    "invitation": Invitation,
    "notes": Notes,
    "stories": Stories,
    "company": Company,
}


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
        _name(opportunity, as_corrected(paper))
    return paper


def add_unsorted(owner: Any, opportunity: Opportunity | None, name: str, data: bytes) -> Paper:
    """A file of which nobody said what it is: its kind is told by its name and words (journeys/sorting.py)."""
    return add(owner, opportunity, kind_of(data, name), name, data)


def add_text(owner: Any, opportunity: Opportunity | None, kind: SourceKind, text: str, name: str = "") -> Paper:
    """The same for pasted text."""
    return add(owner, opportunity, kind, name or f"{kind}.txt", text.encode())


@transaction.atomic
def correct(owner: Any, paper_id: str, corrections: Mapping[str, str | None], seen: int | None = None) -> Paper:
    """Keep what the candidate says should stand there; None takes a value out.

    Only what differs from what was read is kept, so that typing the old value again takes a correction back. Raises
    UserError, before anything is saved, for a value that does not fit.
    """
    paper = mine(Paper, owner, paper_id)
    kept = {**paper.corrections, **corrections}
    read = {field.pointer: field.value for field in fields_of(paper.kind, paper.document or {})}
    kept = {
        pointer: value for pointer, value in kept.items() if value is None or value.strip() != read.get(pointer, "")
    }
    before, after = _names(as_corrected(paper)), _names(as_corrected(paper, kept))
    saved = change(paper, seen, corrections=kept)
    if paper.opportunity:
        _rename(paper.opportunity, before, after)
    return saved


def as_corrected(paper: Paper, corrections: Mapping[str, str | None] | None = None) -> Any:
    """The paper's document with its corrections in it, None when nothing could be read of it."""
    if paper.document is None:
        return None
    document = DOCUMENTS[paper.kind].model_validate(paper.document)
    wanted = paper.corrections if corrections is None else corrections
    kind = cast(SourceKind, paper.kind)
    return corrected(document, wanted, kind=kind, source_id=f"{paper.kind}-corrected")[0]


def remove(owner: Any, paper_id: str) -> Paper:
    """Take the paper out of its opportunity (can be undone)."""
    paper = mine(Paper, owner, paper_id)
    throw_away(paper)
    return paper


def data_of(paper: Paper) -> bytes:
    """The bytes as they were handed in."""
    return files.read(paper.blob)


def _name(opportunity: Opportunity, document: Any) -> None:
    """Company and role from the first paper that says them, so that no opportunity goes without a name."""
    missing = {name: value for name, value in _names(document).items() if not getattr(opportunity, name)}
    if missing:
        change(opportunity, None, **missing)


def _rename(opportunity: Opportunity, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Follow a correction, if the opportunity still bears the name that was read; one the candidate gave stays."""
    new = {name: value for name, value in after.items() if getattr(opportunity, name) in ("", before.get(name))}
    if new:
        change(opportunity, None, **new)


def _names(document: Any) -> dict[str, str]:
    """Company and role as a document says them."""
    read = {
        "company": getattr(document, "company", None),
        "role": getattr(document, "role", None) or getattr(document, "title", None),
    }
    return {name: value.value[:200] for name, value in read.items() if isinstance(value, Sourced)}


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
