"""Facts: what the candidate's own papers state and where they disagree, read by the worker; and what they say of it.

A mark outlives the text it was made on; all marks together are the register that plans and letters must respect.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple, cast

from django.db import transaction
from django.db.models import Count, F, Max, Q

from finalist.core import clock
from finalist.core.continuity.contradictions import contradictions
from finalist.core.documents.fact import Fact, FactRegister, FactState, RegisteredFact
from finalist.core.errors import UserError
from finalist.core.grounding import plain
from finalist.jobs.later import later
from finalist.journeys.continuity import read_papers
from finalist.journeys.prepare import InputFile
from finalist.services import papers, resume_choice
from finalist.services.material import notes_file, story_markdown
from finalist.store.access import mine
from finalist.store.models import FactMark, FactSheet, Note, Opportunity, Paper, Story
from finalist.store.saving import change, throw_away

STATES = ("confirmed", "cannot-confirm", "retracted")
LEASE, TRIES = timedelta(minutes=3), 3
STORIES, NOTED = 300, 60
"""The newest stories, and the newest opportunities with notes, that are read: a minute's work. Convention."""
MOST = 2_500
"""Facts listed: those that contradict each other first, then figures, dates, names and claims. Convention."""
KINDS = ("number", "date", "name", "claim")
LONGEST = 2_000
_CLAUSE = re.compile(r"[;:]\s|,\s(?!\d)|[.!?]\s|\n|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Given:
    """A paper as it is read. `kind`: story, resume, written (here) or notes; `row`: its id, else its opportunity's.

    `is_own`: a résumé that belongs to no opportunity.
    """

    kind: str
    name: str
    row: str
    file: InputFile
    is_own: bool = False


class Stated(NamedTuple):
    """A fact as the sheet keeps it: number of its paper, kind, words, where its value stands in them, its statement."""

    paper: int
    kind: str
    said: str
    start: int
    end: int
    statement: str


def sheet_of(owner: Any) -> FactSheet | None:
    """The newest sheet, whatever its state."""
    row: FactSheet | None = FactSheet.objects.of(owner).order_by("-created_at", "-pk").first()
    return row


def is_outdated(sheet: FactSheet | None, owner: Any) -> bool:
    """Whether there is something to read that was not read yet."""
    return sheet.inputs != inputs_now(owner) if sheet else True


@transaction.atomic
def request_sheet(owner: Any) -> FactSheet:
    """Have everything read anew; what is being read already is given back instead."""
    under_way: FactSheet | None = FactSheet.objects.of(owner).filter(state__in=("queued", "working")).first()
    if under_way:
        return under_way
    FactSheet.objects.of(owner).filter(state="failed").delete()
    sheet = FactSheet.objects.create(owner=owner, inputs=inputs_now(owner))
    later("finalist.services.facts.read_facts", factsheet_id=sheet.pk)
    return sheet


def read_facts(factsheet_id: str) -> None:
    """Read the papers if nobody else is at it. Called by the worker; harmless when called twice."""
    now = clock.now()
    free = Q(state="queued") | Q(state="working", lease_until__lt=now)
    rows = FactSheet.objects.filter(free, pk=factsheet_id, attempts__lt=TRIES)
    if not rows.update(state="working", lease_until=now + LEASE, attempts=F("attempts") + 1):
        return
    sheet = FactSheet.objects.select_related("owner").get(pk=factsheet_id)
    try:
        body = _read(sheet.owner)
    except UserError as error:
        change(sheet, state="failed", problem=str(error), lease_until=None)
        return
    with transaction.atomic():
        change(sheet, state="ready", body=body, made_at=clock.now(), lease_until=None)
        # Two sheets of one second have no order; the one that was read now is the newest.
        older = FactSheet.objects.filter(owner=sheet.owner, created_at__lte=sheet.created_at)
        older.exclude(pk=sheet.pk).delete()


def _read(owner: Any) -> dict[str, Any]:
    """Papers, facts (as `Stated` says, in a list each: there are thousands) and contradictions (numbers of facts)."""
    given = given_by(owner)
    read = read_papers([one.file for one in given.values()], clock.now())
    numbers = {document: number for number, document in enumerate(given)}
    per_paper = read.facts()
    pairs = contradictions(per_paper)
    disputed = {_place(fact) for pair in pairs for fact in (pair.first, pair.second)}
    every = [fact for facts in per_paper for fact in facts]
    first = sorted(every, key=lambda fact: (_place(fact) not in disputed, KINDS.index(fact.kind)))
    kept = {_place(fact) for fact in first[: max(MOST, len(disputed))]}
    found = [fact for fact in every if _place(fact) in kept]
    where = {_place(fact): index for index, fact in enumerate(found)}
    return {
        "papers": [
            {"kind": one.kind, "name": one.name, "row": one.row, "is_own": one.is_own} for one in given.values()
        ],
        "facts": [[numbers[fact.evidence.document], *_short(fact)] for fact in found],
        "left_out": len(every) - len(found),
        "contradictions": [[where[_place(pair.first)], where[_place(pair.second)], pair.topic] for pair in pairs],
    }


def _short(fact: Fact) -> tuple[Any, ...]:
    at = fact.evidence.start - fact.said.start
    return fact.kind, fact.said.verbatim, at, at + len(fact.evidence.verbatim), statement_of(fact)


def _place(fact: Fact) -> tuple[Any, ...]:
    return fact.evidence.document, fact.evidence.start, fact.evidence.end, fact.kind, fact.topic, fact.scope


def given_by(owner: Any) -> dict[str, Given]:
    """What is read, by the id its source will have: the résumé, the newest stories, notes of the newest rounds."""
    found: dict[str, Given] = {}
    written, resume = resume_choice.in_use(owner), resume_of(owner)
    if written:
        found["resume"] = Given("written", written.name, written.pk, resume_choice.file_of(written), is_own=True)
    elif resume:
        file = InputFile("resume", resume.name, papers.data_of(resume))
        is_own = resume.opportunity_id is None
        found["resume"] = Given("resume", resume.name, resume.opportunity_id or resume.pk, file, is_own)
    for number, story in enumerate(_stories(owner), 1):
        told = story_markdown(story.title, story.text).encode("utf-8", "replace")
        found[f"stories-{number}"] = Given("story", story.title, story.pk, InputFile("stories", "story.md", told))
    for number, (opportunity, file) in enumerate(_notes(owner), 1):
        found[f"notes-{number}"] = Given("notes", opportunity.company or opportunity.role, opportunity.pk, file)
    return found


def resume_of(owner: Any) -> Paper | None:
    """The candidate's own résumé, else the newest they gave for an opportunity; None when none could be read."""
    rows = Paper.objects.of(owner).filter(kind="resume", document__isnull=False).select_related("blob", "owner")
    real = rows.filter(Q(opportunity=None) | Q(opportunity__is_example=False, opportunity__deleted_at=None))
    row: Paper | None = real.order_by(F("opportunity").asc(nulls_first=True), "-created_at").first()
    return row


def _stories(owner: Any) -> list[Story]:
    return list(Story.objects.of(owner).filter(is_example=False).order_by("-updated_at", "-pk")[:STORIES])


def _notes(owner: Any) -> Iterator[tuple[Opportunity, InputFile]]:
    """Notes of the day and notes handed in, of the newest opportunities."""
    real = Opportunity.objects.of(owner).filter(is_example=False).order_by("-created_at")[:NOTED]
    files = Paper.objects.of(owner).filter(kind="notes", document__isnull=False).select_related("blob", "owner")
    handed: dict[str, list[Paper]] = {}
    for paper in files.order_by("created_at"):
        handed.setdefault(paper.opportunity_id, []).append(paper)
    noted = set(Note.objects.of(owner).values_list("opportunity_id", flat=True).distinct())
    for opportunity in real:
        for paper in handed.get(opportunity.pk, ()):
            yield opportunity, InputFile("notes", paper.name, papers.data_of(paper))
        if opportunity.pk in noted and (file := notes_file(opportunity)):
            yield opportunity, file


def inputs_now(owner: Any) -> str:
    """A fingerprint of everything that would be read."""
    resume = resume_of(owner)
    real = {"opportunity__is_example": False, "opportunity__deleted_at": None}
    notes = Note.objects.of(owner).filter(**real).aggregate(n=Count("pk"), last=Max("updated_at"))
    files = Paper.objects.of(owner).filter(kind="notes", **real).aggregate(n=Count("pk"), last=Max("updated_at"))
    stories = Story.objects.of(owner).filter(is_example=False).aggregate(n=Count("pk"), last=Max("updated_at"))
    written = resume_choice.in_use(owner)
    parts = [[written.pk, written.step] if written else resume.pk if resume else "", notes, files, stories]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def statement_of(fact: Fact) -> str:
    """The words a mark is kept under: the part of the sentence that the value stands in, or all of a short one."""
    said = fact.said.verbatim
    at, end = fact.evidence.start - fact.said.start, fact.evidence.end - fact.said.start
    cuts = [0, *(cut.end() for cut in _CLAUSE.finditer(said)), len(said)]
    start = max((cut for cut in cuts if cut <= at), default=0)
    stop = min((cut for cut in cuts if cut >= end), default=len(said))
    clause = " ".join(said[start:stop].split()).strip(" ,;:–—-")
    return (clause if len(clause.split()) >= 4 else " ".join(said.split()))[:LONGEST]


def fingerprint_of(statement: str) -> str:
    """The same for the same words, however they are spaced or written."""
    return hashlib.sha256(plain(statement).encode("utf-8", "replace")).hexdigest()


def mark(owner: Any, statement: str, state: str, note: str = "") -> FactMark | None:
    """Say of a fact that it is confirmed, cannot be confirmed or is retracted; "" takes the word back."""
    words = " ".join(statement.split())
    if not words or len(words) > LONGEST:
        raise UserError("There is no fact in this.", "Write the words of the fact, with its figures.")
    row: FactMark | None = FactMark.objects.filter(owner=owner, fingerprint=fingerprint_of(words)).first()
    if not state:
        if row and row.deleted_at is None:
            throw_away(row)
        return row
    if state not in STATES:
        raise UserError("A fact is confirmed, cannot be confirmed, or is retracted.", "Choose one of the three.")
    if row:
        return change(row, state=state, statement=words, note=note[:LONGEST], deleted_at=None)
    fresh = {"statement": words, "fingerprint": fingerprint_of(words), "state": state, "note": note[:LONGEST]}
    made: FactMark = FactMark.objects.create(owner=owner, **fresh)
    return made


def unmark(owner: Any, mark_id: str) -> FactMark:
    """Take a word on a fact back (can be undone)."""
    row = mine(FactMark, owner, mark_id)
    throw_away(row)
    return row


def register_of(owner: Any) -> FactRegister:
    """All marks as the register that nothing may contradict."""
    rows = FactMark.objects.of(owner).filter(state__in=STATES).order_by("created_at", "pk")
    kept = [RegisteredFact(text=row.statement, state=cast(FactState, row.state), note=row.note) for row in rows]
    return FactRegister(facts=tuple(kept))
