"""A résumé for one opportunity: requirements, changes with what each rests on, and the diff against the master."""

from dataclasses import dataclass
from typing import Any

from finalist.core.resume.changes import Change
from finalist.core.resume.tailoring import Asked
from finalist.services import resume_fit, resumes
from finalist.services.profile import resume_of
from finalist.store.models import Opportunity, Resume
from finalist.web.messages_resume import CHANGES, SHOWN, STATES
from finalist.web.pages.resume_versions import PartChange, changes_between

TAGS = {"shown": "good", "weak": "warn", "missing": "bad", "open": ""}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One requirement. tag: colour of its state."""

    asked: Asked
    shown: Any
    tag: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words. place: where in the résumé it is made, "" when that has gone."""

    change: Change
    kind: Any
    place: str
    state: Any
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class FitPage:
    """The tab. resume: None until there is a version; own: those it can begin from; fit: None without a posting."""

    opportunity: Opportunity
    resume: Resume | None
    own: tuple[Resume, ...]
    has_paper: bool
    has_posting: bool
    asked: tuple[AskedRow, ...]
    counts: tuple[tuple[Any, int, str], ...]
    open: tuple[ChangeRow, ...]
    decided: tuple[ChangeRow, ...]
    master: Resume | None
    against: tuple[PartChange, ...]


def fit_page(opportunity: Opportunity) -> FitPage:
    """Read it for an opportunity the caller may see; the résumé is held against the posting anew."""
    owner, row = opportunity.owner, resumes.version_for(opportunity)
    own = tuple(resumes.own(owner)) if row is None else ()
    fit = resume_fit.fit_of(row) if row else None
    master = resume_fit.master_of(row) if row else None
    asked = tuple(AskedRow(one, SHOWN[one.shown], TAGS[one.shown]) for one in fit.asked) if fit else ()
    counts = tuple((SHOWN[code], sum(1 for one in asked if one.asked.shown == code), tag) for code, tag in TAGS.items())
    return FitPage(
        opportunity,
        row,
        own,
        row is None and resume_of(owner) is not None,
        fit is not None or (row is None and resume_fit.posting_of(opportunity) is not None),
        asked,
        tuple(one for one in counts if one[1]),
        tuple(_row(one, row, "open") for one in fit.open) if fit and row else (),
        tuple(_row(one.change, row, one.state) for one in fit.decided) if fit and row else (),
        master,
        changes_between(master.body, row.body) if master and row else (),
    )


def _row(change: Change, row: Resume, state: str) -> ChangeRow:
    return ChangeRow(change, CHANGES[change.kind], _place(change, row.body), STATES[state], state == "accepted")


def _place(change: Change, body: dict[str, Any]) -> str:
    """What the entry goes by in which the change is made."""
    part, _, rest = change.pointer.strip("/").partition("/")
    entries, number = body.get(part), rest.partition("/")[0]
    if not isinstance(entries, list) or not number.isdigit() or int(number) >= len(entries):
        return ""
    entry = entries[int(number)]
    said = [entry.get(key) for key in ("position", "name", "institution")] if isinstance(entry, dict) else []
    return ", ".join(one for one in said if isinstance(one, str) and one)
