"""The worker process: runs queued jobs one after the other, heals what crashed ones left, ends with its parent."""

import contextlib
import logging
import os
import signal
import sys
import threading

from finalist.server.boot import open_workspace
from finalist.server.packs import use_packs

SWEEP_EVERY = 10.0
"""Seconds between two looks for jobs that a crash left behind. Convention."""
SEND_EVERY = 5.0
"""Seconds between two looks for letters whose time has come. Convention."""
POLL_EVERY = 0.3
"""Seconds between two looks into an empty queue. Convention: short beside a plan's own time."""
LAST_WORDS = 10.0
"""Seconds a job may take to end once the parent is gone; then it is cut off and done again later."""


def work(*, with_parent: bool = False) -> None:
    """Do jobs until stopped. `with_parent`: end when standard input closes, as it does when the parent dies."""
    place = open_workspace()
    use_packs(place)
    from django_tasks_db.management.commands.db_worker import Worker

    from finalist.jobs.presence import Presence

    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    presence = Presence(place.folder / "workers")
    worker = Worker(
        queue_names=["*"],
        interval=POLL_EVERY,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=presence.name,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    threading.Thread(target=_lay_out_example, daemon=True).start()
    threading.Thread(target=_sweep_now_and_then, args=(presence,), daemon=True).start()
    threading.Thread(target=_send_now_and_then, daemon=True).start()
    if with_parent:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        worker.run()
    finally:
        presence.leave()


def _lay_out_example() -> None:
    """A new workspace of one's own begins with the example; made here, so that the first page is not kept waiting."""
    from django.db import DatabaseError, connection

    from finalist.core.errors import UserError
    from finalist.services.example import first_run
    from finalist.store.models import Candidate

    with contextlib.suppress(DatabaseError, OSError, UserError):
        owner = Candidate.objects.filter(is_local=True).first()
        if owner is not None:
            first_run(owner)
    connection.close()


def _sweep_now_and_then(presence: object) -> None:
    from django.db import DatabaseError, connection

    from finalist.jobs.sweep import sweep

    pause = threading.Event()
    while True:
        with contextlib.suppress(DatabaseError, OSError):
            sweep(presence)  # type: ignore[arg-type]
        connection.close()
        pause.wait(SWEEP_EVERY)


def _send_now_and_then() -> None:
    """Letters whose time has come; a row's state decides, so a second worker does no harm."""
    from django.db import DatabaseError, connection

    from finalist.services import sending

    pause = threading.Event()
    while True:
        with contextlib.suppress(DatabaseError, OSError):
            sending.settle_what_a_crash_left()
            sending.send_due()
        connection.close()
        pause.wait(SEND_EVERY)


def _end_with_parent() -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(LAST_WORDS)
    os._exit(1)
