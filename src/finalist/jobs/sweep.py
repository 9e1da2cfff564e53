"""Heals what a crash left: rows that wait for a job nobody has, jobs of workers that died, results nobody needs.

A row is looked after while a job for it stands in the queue or with a worker that may be alive. Queueing twice is
harmless: a use case claims its row before it works.
"""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django_tasks_db.models import DBTaskResult

from finalist.core import clock
from finalist.jobs.later import USE_CASES, Work, queue
from finalist.jobs.presence import Presence, living

TRIES = 3
"""Times a job may be started; the services count the same."""
GRACE = timedelta(minutes=3)
"""How long a job of a worker we know nothing of (another machine's) counts as being done: a lease."""
KEPT = timedelta(days=1)
"""How long the record of a finished job is kept."""


def sweep(presence: Presence) -> int:
    """Look once. How many rows were queued again. Safe to run in several workers at once."""
    alive = living(presence.folder) | {presence.name}
    _end_jobs_of_the_dead(alive)
    again = sum(_heal(use_case, work) for use_case, work in USE_CASES.items())
    DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT).delete()
    return again


def waiting() -> int:
    """How many jobs stand in the queue or are being done."""
    return DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).count()


def _end_jobs_of_the_dead(alive: frozenset[str]) -> None:
    long_ago = clock.now() - GRACE
    for job in DBTaskResult.objects.running():
        worker = job.worker_ids[-1] if job.worker_ids else ""
        if worker in alive or (not _is_ours(worker) and job.started_at and job.started_at > long_ago):
            continue
        DBTaskResult.objects.filter(pk=job.pk, status="RUNNING").update(
            status="FAILED", finished_at=clock.now(), traceback="The worker died.", exception_class_path=""
        )


def _is_ours(worker: str) -> bool:
    """Workers of Finalist leave a sign of life; without one they are dead, if they were on this machine."""
    from django.db import connection

    return worker.startswith("worker-") and connection.vendor == "sqlite"


def _cared_for() -> set[tuple[str, str]]:
    """(use case, row id) of every job that waits or is being done."""
    found = set()
    for arguments in DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).values_list("args_kwargs", flat=True):
        use_case, ids = (arguments.get("args") or ["", {}])[:2]
        found |= {(use_case, row_id) for row_id in ids.values()}
    return found


def _heal(use_case: str, work: Work) -> int:
    model: Any = apps.get_model(work.model)
    unfinished = model.objects.filter(state__in=[work.waiting, work.working], deleted_at=None)
    rows = list(unfinished.only("pk", "state", "attempts", "lease_until"))
    # Read after the rows: a row seen as being worked on whose job has gone by then was finished, or left by a crash.
    cared_for = _cared_for() if rows else set()
    again = 0
    for row in rows:
        if (use_case, row.pk) in cared_for or _leased_elsewhere(row):
            continue
        same = model.objects.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)
        if row.attempts >= TRIES:
            same.update(state="failed", lease_until=None, **{work.trouble: work.gave_up})
        elif same.update(state=work.waiting, lease_until=None):
            queue(use_case, {_key_of(work.model): row.pk})
            again += 1
    return again


def _leased_elsewhere(row: Any) -> bool:
    """Whether a worker of another machine may be at it: its signs of life are not here, but its lease is."""
    from django.db import connection

    return connection.vendor != "sqlite" and row.lease_until is not None and row.lease_until > clock.now()


def _key_of(label: str) -> str:
    return f"{label.rsplit('.', 1)[1].lower()}_id"
