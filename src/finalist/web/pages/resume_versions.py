"""The versions of a résumé, and what sets one apart from what there is now."""

from dataclasses import dataclass
from typing import Any

from finalist.core.resume.difference import DiffLine, PartDiff, differences
from finalist.services import resumes
from finalist.store.models import Resume, ResumeVersion
from finalist.web.messages_resume import PARTS, VERSION_PARTS

SHOWN = 60
"""Unnamed versions that are listed."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version. what: what was changed to make it."""

    row: ResumeVersion
    what: Any
    is_current: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All named ones and the newest of the others; `current`: the one there is now."""

    resume: Resume
    rows: tuple[VersionRow, ...]
    current: ResumeVersion | None


@dataclass(frozen=True, slots=True)
class PartChange:
    """The changed lines of a part, under its name."""

    name: Any
    lines: tuple[DiffLine, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version: `changes` lead from it to what there is now."""

    resume: Resume
    row: ResumeVersion
    changes: tuple[PartChange, ...]
    look_differs: bool


def versions_page(row: Resume) -> VersionsPage:
    """Read it for a résumé the caller may see; two queries."""
    found = list(resumes.versions_of(row))
    rows = [VersionRow(one, VERSION_PARTS.get(one.part, ""), one.number == row.step) for one in found]
    kept = [one for at, one in enumerate(rows) if one.row.name or one.is_current or at < SHOWN]
    return VersionsPage(row, tuple(kept), next((one.row for one in rows if one.is_current), None))


def version_page(row: Resume, number: int) -> VersionPage:
    """One of them. Raises NotThere."""
    then = resumes.version(row.owner, row.pk, number)
    return VersionPage(row, then, changes_between(then.body, row.body), then.look != row.look)


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> tuple[PartChange, ...]:
    """What differs, under the names of the parts."""
    return tuple(PartChange(PARTS[one.part], _named(one)) for one in differences(before, after))


def _named(found: PartDiff) -> tuple[DiffLine, ...]:
    """Its lines; sections in order go by the names they have in the editor."""
    if found.part != "order":
        return found.lines
    return tuple(DiffLine(one.kind, str(PARTS.get(one.text, one.text))) for one in found.lines)
