"""Follow-up questions: at most two after an answer, chosen by what it left out, none twice in one sitting."""

from dataclasses import asdict, dataclass
from typing import Any

from finalist.core.answers.probes import next_probe
from finalist.core.answers.results import Review
from finalist.store.models import Take
from finalist.store.saving import change

MOST = 2
"""Follow-up questions after one answer (EVIDENCE.md section 10, session default: a convention)."""
ENOUGH = {"id": "", "text": "", "why": "enough"}
"""Stands in the list when the candidate would rather see the feedback."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One follow-up as it was put. `why`: code of what the answer left out."""

    id: str
    text: str
    why: str = ""


def asked_of(take: Take) -> tuple[Asked, ...]:
    """The follow-ups put after an answer, in order."""
    rows = take.probes if isinstance(take.probes, list) else []
    kept = [one for one in rows if isinstance(one, dict) and one.get("id") and one.get("text")]
    return tuple(Asked(str(one["id"]), str(one["text"]), str(one.get("why", ""))) for one in kept)


def pending(take: Take) -> Asked | None:
    """The follow-up that waits for an answer; None when all are answered, or the candidate had enough."""
    if isinstance(take.probes, list) and ENOUGH in take.probes:
        return None
    answered = set(take.follow_ups.filter(deleted_at=None).values_list("probe_id", flat=True))
    return next((one for one in asked_of(take) if one.id[:80] not in answered), None)


def ask_on(take: Take, found: Review) -> Take:
    """Put the next follow-up after an answer, or after the answer to a follow-up; nothing when there is none."""
    root: Take = take.parent or take
    asked = asked_of(root)
    if len(asked) >= MOST or pending(root) is not None:
        return root
    probe = next_probe(found, question=root.question, asked=_in_sitting(root), seed=root.drill_id or root.pk)
    if probe is None:
        return root
    rows: list[Any] = root.probes if isinstance(root.probes, list) else []
    return change(root, probes=[*rows, asdict(Asked(probe.id, probe.text, probe.why))])


def enough(take: Take) -> Take:
    """No more follow-ups after this answer."""
    rows: list[Any] = take.probes if isinstance(take.probes, list) else []
    return take if ENOUGH in rows else change(take, probes=[*rows, ENOUGH])


def _in_sitting(root: Take) -> frozenset[str]:
    """Ids of every follow-up put in this sitting."""
    rows = Take.objects.filter(owner_id=root.owner_id, drill_id=root.drill_id) if root.drill_id else [root]
    return frozenset(one.id for take in rows for one in asked_of(take))
