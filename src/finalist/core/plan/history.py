"""The résumé as a course of positions in time: what the sums about gaps, stays and years rest on.

Dates are ISO to the known precision; a position without a start is left out of every sum rather than guessed.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.resume import Resume

RECENT_MONTHS = 60
"""Convention: a hole that ended five years ago or more is nobody's question any longer."""
LONGEST_STUDY = 96
_BREAK = re.compile(
    r"\s*(?:career break|sabbatical|gap year|(?:parental|maternity|paternity|family|sick|medical) leave|caring|carer|"
    r"travell?ing|time out|unemployed|elternzeit)\b",
    re.IGNORECASE,
)
"""An honest line about time without a position: no stay, so the gap it explains is still seen."""
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Stay:
    """One position. first/last: months since year 0, both included; `evidence`: the places of its two dates."""

    position: str
    employer: str
    first: int
    last: int
    exact: bool
    evidence: tuple[EvidenceRef, ...]
    studied: frozenset[int] = frozenset()
    """The months in which the résumé has schooling: no hole of theirs is a gap."""

    @property
    def months(self) -> int:
        """How many calendar months it touches, both ends included."""
        return self.last - self.first + 1


def month_index(iso: str, *, end: bool) -> int | None:
    """Months since year 0 of `2023` or `2023-06`; a bare year counts from its January, or to its December at an end."""
    match = _ISO.match(iso)
    if not match:
        return None
    month = int(match[2]) if match[2] else (12 if end else 1)
    return int(match[1]) * 12 + month - 1


def stays(resume: Resume | None, now: datetime) -> list[Stay]:
    """The positions that have a start, earliest first. No end means to the present."""
    if resume is None:
        return []
    today = now.year * 12 + now.month - 1
    schooling = _studied(resume)
    found = []
    for index, work in enumerate(resume.content.work):
        first = month_index(work.startDate, end=False)
        last = month_index(work.endDate, end=True) if work.endDate else today
        if first is None or last is None or last < first or _BREAK.match(work.name) or _BREAK.match(work.position):
            continue
        pointers = (
            f"/work/{index}/startDate",
            f"/work/{index}/endDate",
            f"/work/{index}/name",
            f"/work/{index}/position",
        )
        refs = tuple(ref for pointer in pointers if (ref := resume.spans.get(pointer)))
        exact = len(work.startDate) >= 7 and (not work.endDate or len(work.endDate) >= 7)
        found.append(Stay(work.position, work.name, first, min(last, today), exact, refs, schooling))
    return sorted(found, key=lambda stay: (stay.first, stay.last))


def _studied(resume: Resume) -> frozenset[int]:
    months: set[int] = set()
    for school in resume.content.education:
        first = month_index(school.startDate, end=False)
        last = month_index(school.endDate, end=True)
        if first is not None and last is not None and first <= last <= first + LONGEST_STUDY:
            months.update(range(first, last + 1))
    return frozenset(months)


def gaps(course: list[Stay], minimum_months: int) -> list[tuple[Stay, Stay, int]]:
    """(before, after, months without a position) for each hole of at least `minimum_months` between exact dates.

    Months of schooling are no hole, and what ended five years or more before the latest work is past (convention).
    """
    if not course:
        return []
    past = max(stay.last for stay in course) - RECENT_MONTHS
    found = []
    latest: Stay | None = None
    for stay in course:
        if latest is not None:
            hole = len(set(range(latest.last + 1, stay.first)) - stay.studied)
            if hole >= minimum_months and stay.first > past and latest.exact and stay.exact:
                found.append((latest, stay, hole))
        if latest is None or stay.last > latest.last:
            latest = stay
    return found
