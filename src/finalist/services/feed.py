"""A private calendar to subscribe to: everything due, under an address nobody can guess, which can be revoked."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction

from finalist.core import clock
from finalist.core.plan.today import Task
from finalist.render.due_ics import Entry, due_calendar
from finalist.services import entries, today
from finalist.store.models import ApiToken, Candidate, Meeting

SCOPE = "calendar"
"""Such a key opens the calendar and nothing else."""
LIFE = timedelta(days=366)
"""How long an address lives after its last use. Convention."""
BEHIND, AHEAD = timedelta(days=30), timedelta(days=180)
"""How far back and ahead meetings are listed. Convention."""
MOST = 500


def address_of(owner: Any) -> ApiToken | None:
    """The row of the address that works now; the address itself is kept nowhere."""
    row: ApiToken | None = ApiToken.objects.of(owner).filter(scope=SCOPE, expires_at__gt=clock.now()).first()
    return row


@transaction.atomic
def new_address(owner: Any) -> str:
    """The secret part of a new address, given this once; an earlier one opens nothing from now on."""
    revoke(owner)
    secret = secrets.token_urlsafe(32)
    ApiToken.objects.create(
        owner=owner, name="calendar", scope=SCOPE, digest=_digest(secret), expires_at=clock.now() + LIFE
    )
    return secret


def revoke(owner: Any) -> int:
    """No address works any more; how many did."""
    gone: int = ApiToken.objects.filter(owner=owner, scope=SCOPE).delete()[0]
    return gone


def owner_by(secret: str) -> Candidate | None:
    """Whose calendar it is; None for anything that is no live address."""
    row: ApiToken | None = ApiToken.objects.select_related("owner").filter(scope=SCOPE, digest=_digest(secret)).first()
    if row is None or not row.is_live() or not row.owner.is_active:
        return None
    now = clock.now()
    if row.used_at is None or row.used_at < now - timedelta(hours=1):
        ApiToken.objects.filter(pk=row.pk).update(used_at=now, expires_at=now + LIFE)
    found: Candidate = row.owner
    return found


def calendar_of(owner: Any, *, names: dict[str, str], todos_as_events: bool = False) -> bytes:
    """Meetings and everything due. `names`: kind of task → what it is called, in the owner's language."""
    now = clock.now()
    zone = str(owner.settings.get("zone") or "")
    entries = [_meeting(row) for row in _meetings(owner)]
    entries += [_todo(task, zone, names) for task in today.due(owner, now) if task.kind not in ("meeting", "block")]
    return due_calendar(entries[:MOST], name="Finalist", stamp=now, todos_as_events=todos_as_events)


def _meetings(owner: Any) -> Any:
    now = clock.now()
    near = Meeting.objects.of(owner).filter(
        today.UNDER_WAY, state="set", start__gte=now - BEHIND, start__lte=now + AHEAD
    )
    return near.select_related("opportunity").order_by("start")[:MOST]


def _meeting(row: Meeting) -> Entry:
    company = row.opportunity.company
    title = row.title or row.opportunity.role
    return Entry(
        uid=entries.uid_of(row),
        summary=": ".join(part for part in (company, title) if part) or "Interview",
        start=row.start,
        end=row.end,
        is_day=row.whole_day,
        zone=row.zone,
        where=row.where or row.link,
        sequence=entries.sequence_of(row),
    )


def _todo(task: Task, zone: str, names: dict[str, str]) -> Entry:
    what = names.get(task.kind, task.kind)
    about = task.title if task.title and task.title != what else ""
    rests = [f"[{one}]" for one in (task.rests_on,) if one]
    return Entry(
        uid="-".join(part for part in (task.kind, task.row or task.opportunity, task.item) if part) + "@finalist",
        summary=" · ".join(part for part in (f"{what}: {about}" if about else what, task.company) if part),
        start=task.due,
        is_todo=True,
        is_day=task.is_day,
        zone=zone,
        text=" ".join([task.detail, *rests]).strip(),
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
