"""A résumé for one opportunity: a copy of the candidate's own, held against the posting, each change decided alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from finalist.core import clock
from finalist.core.continuity.withhold import reread, without
from finalist.core.documents.posting import Posting
from finalist.core.documents.resume import Resume as ResumeDocument
from finalist.core.documents.story import Stories
from finalist.core.errors import UserError
from finalist.core.resume.changes import Change, change_from_json, change_to_json, with_changes
from finalist.core.resume.tailoring import Asked
from finalist.core.resume.taken_back import without_change
from finalist.ingest.stories import read_stories
from finalist.journeys.prepare import InputFile
from finalist.journeys.resume import as_json, read
from finalist.journeys.resume_check import Held, hold_read
from finalist.services import papers, resume_import, resumes
from finalist.services.facts import register_of
from finalist.services.material import stories_file
from finalist.services.remembered import Memory, key_of
from finalist.store.access import NotThere, mine
from finalist.store.models import Opportunity, Paper, Resume
from finalist.store.saving import change

STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Decided:
    """A change and what became of it: accepted or rejected; stale: it can no longer be taken back by itself."""

    change: Change
    state: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A résumé held against its posting. open: proposals not decided yet; they may be decided one by one."""

    asked: tuple[Asked, ...]
    open: tuple[Change, ...]
    decided: tuple[Decided, ...]


@transaction.atomic
def begin(owner: Any, opportunity_id: str, resume_id: str = "") -> Resume:
    """The version for the opportunity, as a copy; the one that is there already is given back.

    resume_id: which of the candidate's own to begin from; "" for the one in use, else the résumé that was handed in.
    """
    opportunity = mine(Opportunity, owner, opportunity_id)
    there = resumes.version_for(opportunity)
    if there:
        return there
    master = mine(Resume, owner, resume_id, opportunity=None) if resume_id else resumes.own(owner).first()
    if master is None:
        master = resume_import.from_paper(owner)
    name = (
        f"{master.name}: {opportunity.company or opportunity.role}" if opportunity.company or opportunity.role else ""
    )
    also = {"look": master.look, "photo": master.photo, "field": master.field, "made_from": master.pk}
    return resumes.begin(owner, name or master.name, master.body, opportunity, **also)


def posting_of(opportunity: Opportunity) -> Posting | None:
    """Its posting with the corrections in it, if it asks for something."""
    paper = Paper.objects.of(opportunity.owner).filter(opportunity=opportunity, kind="posting").first()
    posting = papers.as_corrected(paper) if paper else None
    return posting if posting is not None and posting.requirements else None


def fit_of(row: Resume) -> Fit | None:
    """Requirement by requirement, and what may be changed; None without a posting that asks for something."""
    posting = posting_of(row.opportunity) if row.opportunity else None
    if posting is None or row.opportunity is None:
        return None
    held = _held(row, row.opportunity, posting)
    decided = tuple(_decided(row))
    rejected = {one.change.id for one in decided if one.state == "rejected"}
    return Fit(held.asked, tuple(one for one in held.changes if one.id not in rejected), decided)


_kept = Memory[Held](32)


def _held(row: Resume, opportunity: Opportunity, posting: Posting) -> Held:
    """The résumé held against the posting; remembered until a word of either, a story or a fact changes."""
    file, register, now = _told(opportunity), register_of(opportunity.owner), clock.now()
    key = key_of(
        row.body, posting.model_dump(mode="json"), file.data if file else b"", register.model_dump(mode="json"),
        now.date(),
    )  # fmt: skip
    return _kept.kept(key, lambda: hold_read(document_of(row), posting, stories_of(opportunity), now))


def accept(owner: Any, opportunity_id: str, change_id: str, seen: int | None = None) -> Resume:
    """Make one proposed change. Raises NotThere when it is not proposed, Stale when the résumé was saved elsewhere."""
    row, found = _proposed(owner, opportunity_id, change_id)
    content = with_changes(resumes.content_of(row.body), [found])
    kept = [*row.changes, {**change_to_json(found), "state": "accepted"}]
    return resumes.put(row, content.model_dump(mode="json", exclude_unset=True), "fit", seen, changes=kept)


def reject(owner: Any, opportunity_id: str, change_id: str, seen: int | None = None) -> Resume:
    """Leave one proposed change out, for good or until it is taken back. Raises as `accept`."""
    row, found = _proposed(owner, opportunity_id, change_id)
    return change(row, seen, changes=[*row.changes, {**change_to_json(found), "state": "rejected"}])


def take_back(owner: Any, opportunity_id: str, change_id: str, seen: int | None = None) -> Resume:
    """Undo one decision, whatever was decided since. Raises StaleChange when its words were changed by hand."""
    row = _version(owner, opportunity_id)
    found = next((one for one in _decided(row) if one.change.id == change_id), None)
    if found is None:
        raise NotThere
    kept = [one for one in row.changes if one.get("id") != change_id]
    if found.state == "rejected":
        return change(row, seen, changes=kept)
    content = without_change(resumes.content_of(row.body), found.change)
    return resumes.put(row, content.model_dump(mode="json", exclude_unset=True), "fit", seen, changes=kept)


def master_of(row: Resume) -> Resume | None:
    """The one it was copied from, if it is still there."""
    return Resume.objects.of(row.owner).filter(pk=row.made_from).first() if row.made_from else None


def _version(owner: Any, opportunity_id: str) -> Resume:
    row = resumes.version_for(mine(Opportunity, owner, opportunity_id))
    if row is None:
        raise NotThere
    return row


def _proposed(owner: Any, opportunity_id: str, change_id: str) -> tuple[Resume, Change]:
    row = _version(owner, opportunity_id)
    fit = fit_of(row)
    found = next((one for one in fit.open if one.id == change_id), None) if fit else None
    if found is None:
        raise NotThere
    return row, found


def _decided(row: Resume) -> Iterator[Decided]:
    for one in row.changes:
        try:
            yield Decided(change_from_json(one), str(one["state"]))
        except (KeyError, TypeError, ValidationError):
            continue


def document_of(row: Resume) -> ResumeDocument:
    """The résumé with a place for each of its values, as if it came from a file."""
    content = resumes.content_of(row.body)
    try:
        return read(as_json(content), "resume.json")[0]
    except UserError:
        return ResumeDocument(source="resume", content=content)


def _told(opportunity: Opportunity) -> InputFile | None:
    return stories_file(opportunity.owner, example=opportunity.is_example)


def stories_of(opportunity: Opportunity) -> tuple[Stories, ...]:
    """The candidate's stories, without facts that they took back."""
    file = _told(opportunity)
    told = read_stories(file.data, file.name, STORIES) if file else None
    if told is None or told.document is None or told.source is None:
        return ()
    kept = reread(told.document, {STORIES: without(told.source, register_of(opportunity.owner))})
    return (kept,) if kept is not None else ()
