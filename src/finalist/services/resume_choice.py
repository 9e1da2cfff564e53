"""Which résumé the rest of the program reads: the version for an opportunity, its paper, the one in use, the paper."""

from typing import Any

from django.db.models import Q

from finalist.core.resume.placeholders import finished
from finalist.journeys.prepare import InputFile
from finalist.journeys.resume import as_json, from_tree
from finalist.store.models import Opportunity, Resume


def written_for(opportunity: Opportunity, *, has_paper: bool) -> Resume | None:
    """The résumé written here that plans for the opportunity are made from, without its report and changes.

    has_paper: whether a résumé was handed in for this very opportunity; then only a version written for it goes before.
    None when a paper is read, or nothing is there.
    """
    wanted = Q(opportunity=opportunity)
    if not has_paper and not opportunity.is_example:
        wanted |= Q(opportunity=None, in_use=True)
    rows = Resume.objects.of(opportunity.owner).filter(wanted).defer("report", "changes", "look")
    found = sorted(rows, key=lambda row: (row.opportunity_id is None, row.created_at))
    return found[0] if found else None


def in_use(owner: Any) -> Resume | None:
    """The one that plans are made from where an opportunity has none of its own; None when there is none."""
    row: Resume | None = Resume.objects.of(owner).filter(opportunity=None, in_use=True).first()
    return row


def file_of(row: Resume) -> InputFile:
    """It as the file that readers know; lines with gaps are not in it."""
    return InputFile("resume", f"{row.name}.json", as_json(finished(from_tree(row.body))[0]))
