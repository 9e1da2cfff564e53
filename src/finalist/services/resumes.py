"""Résumés: begun, edited part by part, undone, kept under a name, compared, thrown away."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.core.resume.editing import PARTS, Item, with_part
from finalist.services.history import tell
from finalist.store.access import NotThere, mine
from finalist.store.models import Opportunity, Paper, Resume, ResumeVersion
from finalist.store.saving import change, throw_away

LONGEST = 400_000
"""Characters of a document: as much as a reader takes of a text."""
KEPT = 100
"""Unnamed versions that undo can go back to. Convention."""


def listed(owner: Any) -> Any:
    """All of them without their documents: one's own first, then those for opportunities, the newest first."""
    rows = Resume.objects.of(owner).select_related("opportunity").defer("body", "report", "changes")
    return rows.filter(opportunity__deleted_at=None).order_by("opportunity", "-updated_at", "pk")


def own(owner: Any) -> Any:
    """Those that are for no opportunity, the newest first, without their documents."""
    rows = Resume.objects.of(owner).filter(opportunity=None)
    return rows.defer("body", "report", "changes").order_by("-in_use", "-updated_at", "pk")


def version_for(opportunity: Opportunity) -> Resume | None:
    """The one that was made for the opportunity; None when there is none."""
    rows = Resume.objects.of(opportunity.owner).filter(opportunity=opportunity)
    found: Resume | None = rows.order_by("-created_at", "pk").first()
    return found


@transaction.atomic
def begin(
    owner: Any, name: str, body: Mapping[str, Any], opportunity: Opportunity | None = None, **also: Any
) -> Resume:
    """A new one. also: look, report, photo, source, source_name, field, made_from, changes.

    Raises UserError for a document that is too long.
    """
    content = _fitting(body)
    title = " ".join(name.split())[:200] or "Résumé"
    row = Resume(owner=owner, name=title, opportunity=opportunity, body=content, step=1, **also)
    row.in_use = opportunity is None and not _has_one(owner)
    row.save(force_insert=True)
    ResumeVersion.objects.create(owner=owner, resume=row, number=1, body=content, look=row.look)
    if opportunity:
        tell(owner, opportunity, "resume-begun", name=title)
    return row


def save_part(owner: Any, resume_id: str, part: str, items: Sequence[Item], seen: int | None, step: int = 0) -> Resume:
    """The part as the form has it. step: number of the version that the form was made from, 0 for the one there is.

    Raises Stale when it was saved elsewhere since, NotThere for a part there is none of.
    """
    row = mine(Resume, owner, resume_id)
    if part not in PARTS:
        raise NotThere
    return put(row, with_part(row.body, part, items, base_of(row, step)), part, seen)


def base_of(row: Resume, step: int) -> dict[str, Any]:
    """The document as it was at that version; as it is when that has gone."""
    if step in (0, row.step):
        return dict(row.body)
    found = row.versions.filter(number=step, deleted_at=None).values_list("body", flat=True).first()
    return dict(row.body) if found is None else found


def typed(row: Resume, part: str, items: Sequence[Item], step: int = 0) -> dict[str, Any]:
    """The document as it would be with what stands in the form; nothing is saved."""
    if part not in PARTS:
        raise NotThere
    return _fitting(with_part(row.body, part, items, base_of(row, step)))


def _has_one(owner: Any) -> bool:
    """Whether plans are made from another résumé already."""
    mine_alone = {"owner": owner, "opportunity": None, "deleted_at": None}
    handed_in = Paper.objects.filter(kind="resume", **mine_alone).exists()
    return handed_in or Resume.objects.filter(in_use=True, **mine_alone).exists()


@transaction.atomic
def put(row: Resume, body: Mapping[str, Any], part: str, seen: int | None = None, **also: Any) -> Resume:
    """Keep the document as a new version; one that says the same as before makes none. also: look, changes."""
    content = _fitting(body)
    look = also.get("look", row.look)
    if content == row.body and look == row.look:
        return change(row, seen, **also) if also or seen is not None else row
    number = (row.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    before = row.step
    saved = change(row, seen, body=content, step=number, **also)
    ResumeVersion.objects.create(
        owner_id=row.owner_id, resume=saved, number=number, parent=before, part=part[:20], body=content, look=look
    )
    _forget_oldest(saved)
    return saved


def _forget_oldest(row: Resume) -> None:
    old = row.versions.filter(name="").order_by("-number").values_list("pk", flat=True)[KEPT:]
    ResumeVersion.objects.filter(pk__in=list(old)).delete()


def undo(owner: Any, resume_id: str) -> Resume:
    """As it was before the last save. Raises UserError when there is nothing before."""
    row = mine(Resume, owner, resume_id)
    here = row.versions.filter(number=row.step).only("parent").first()
    before = row.versions.filter(number=here.parent, deleted_at=None).first() if here else None
    if before is None:
        raise UserError("There is nothing to undo.", "The first version is the oldest one.")
    return change(row, body=before.body, look=before.look, step=before.number)


def redo(owner: Any, resume_id: str) -> Resume:
    """The newest that was made from the version there is. Raises UserError when there is none."""
    row = mine(Resume, owner, resume_id)
    after = row.versions.filter(parent=row.step, deleted_at=None).order_by("-number").first()
    if after is None:
        raise UserError("There is nothing to do again.", "Undo something first.")
    return change(row, body=after.body, look=after.look, step=after.number)


def can_undo(row: Resume) -> tuple[bool, bool]:
    """Whether there is something to undo, and to do again."""
    there = row.versions.filter(deleted_at=None)
    here = there.filter(number=row.step).values_list("parent", flat=True).first()
    return bool(here) and there.filter(number=here).exists(), there.filter(parent=row.step).exists()


def versions_of(row: Resume) -> Any:
    """Its versions without their documents, the newest first."""
    return row.versions.filter(deleted_at=None).defer("body", "look").order_by("-number")


def name_version(owner: Any, resume_id: str, name: str) -> ResumeVersion:
    """Keep what there is now under a name. Raises UserError without one."""
    row = mine(Resume, owner, resume_id)
    called = " ".join(name.split())[:120]
    if not called:
        raise UserError("This version has no name yet.", "Say what it is: “before the short one”.")
    here = row.versions.filter(number=row.step, deleted_at=None).first()
    if here is None:
        raise NotThere
    kept: ResumeVersion = change(here, name=called)
    return kept


def version(owner: Any, resume_id: str, number: int) -> ResumeVersion:
    """One version with its document. Raises NotThere."""
    row = mine(Resume, owner, resume_id)
    found = row.versions.filter(number=number, deleted_at=None).first()
    if found is None:
        raise NotThere
    return found  # type: ignore[no-any-return]


def restore(owner: Any, resume_id: str, number: int) -> Resume:
    """The document as it was then, as a new version: undo leads back."""
    then = version(owner, resume_id, number)
    return put(mine(Resume, owner, resume_id), then.body, "version", look=then.look)


def rename(owner: Any, resume_id: str, name: str, seen: int | None = None) -> Resume:
    """Another name for it. Raises UserError without one."""
    called = " ".join(name.split())[:200]
    if not called:
        raise UserError("A résumé needs a name.", "It is for you alone: “Nursing, two pages”.")
    return change(mine(Resume, owner, resume_id), seen, name=called)


@transaction.atomic
def use(owner: Any, resume_id: str) -> Resume:
    """Make plans from it where an opportunity has no version of its own. Raises NotThere for such a version."""
    row = mine(Resume, owner, resume_id, opportunity=None)
    for other in Resume.objects.of(owner).filter(in_use=True).exclude(pk=row.pk):
        change(other, in_use=False)
    return change(row, in_use=True)


def copy(owner: Any, resume_id: str) -> Resume:
    """A second one that begins as this one is."""
    row = mine(Resume, owner, resume_id)
    also = {"look": row.look, "photo": row.photo, "field": row.field, "made_from": row.pk}
    return begin(owner, f"{row.name} (2)", row.body, **also)


def delete(owner: Any, resume_id: str) -> Resume:
    """Throw it away (can be undone)."""
    row = mine(Resume, owner, resume_id)
    throw_away(row)
    return row


def content_of(body: Mapping[str, Any]) -> JsonResume:
    """The document as every format prints it; values of the wrong kind are dropped one by one."""
    from finalist.journeys.resume import from_tree

    return from_tree(body)


def _fitting(body: Mapping[str, Any]) -> dict[str, Any]:
    """A document that can be kept. Raises UserError when it is too long."""
    import json

    if len(json.dumps(body)) > 2 * LONGEST:
        raise UserError("This résumé is too long to keep.", f"Keep it under {LONGEST:,} characters.")
    return content_of(body).model_dump(mode="json", exclude_unset=True)
