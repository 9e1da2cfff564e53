"""A résumé held against a posting: what is shown, what is shown weakly, what is missing, and what may be done.

A suggestion quotes a line of the candidate's. A keyword without evidence is a gap and is never put in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.plan_talk import RequirementFit
from finalist.core.documents.resume import Resume
from finalist.core.wording import say

Shown = Literal["shown", "weak", "missing", "open"]
_SHOWN: dict[str, Shown] = {"strong": "shown", "partial": "weak", "gap": "missing", "open": "open"}
LATE, LONG_AGO = 3, 2
"""A line from its position's fourth on, or of the third position on, is far down. Convention."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement. own: the candidate's best line, None for a gap; suggestion: None when nothing is to be done."""

    text: str
    necessity: str
    shown: Shown
    own: EvidenceRef | None
    why: Line
    suggestion: Line | None


def asked_of(fits: Sequence[RequirementFit], resume: Resume) -> tuple[Asked, ...]:
    """Every requirement with what may be done about it."""
    return tuple(_asked(fit, resume) for fit in fits)


def _asked(fit: RequirementFit, resume: Resume) -> Asked:
    own = fit.support[0].evidence if fit.support else None
    shown = _SHOWN[fit.strength]
    return Asked(
        fit.requirement.text, fit.requirement.necessity, shown, own, fit.why, _suggestion(fit, own, shown, resume)
    )


def _suggestion(fit: RequirementFit, own: EvidenceRef | None, shown: Shown, resume: Resume) -> Line | None:
    asks = fit.requirement.evidence
    if shown == "missing":
        return say("resume.gap", asks)
    if own is None or shown == "open":
        return None
    if own.document != resume.source:
        return say("resume.add-story", asks, quote=own)
    place = pointer_of(own, resume).split("/")
    if len(place) > 4 and place[3] == "highlights" and (int(place[4]) >= LATE or int(place[2]) >= LONG_AGO):
        return say("resume.move-up", asks, quote=own)
    return say("resume.only-listed", asks) if place[1:2] == ["skills"] and shown == "weak" else None


def pointer_of(own: EvidenceRef, resume: Resume) -> str:
    """Where in the résumé these words stand; "" when they stand elsewhere."""
    return next((pointer for pointer, ref in resume.spans.items() if ref == own), "")
