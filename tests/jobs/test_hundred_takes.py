"""100 takes queued at once are all done once and none twice, by two real workers with a real engine, one killed."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import wave
from contextlib import closing
from pathlib import Path

import pytest

from finalist.journeys.listen import available

pytestmark = [
    pytest.mark.patient,
    pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX"),
    pytest.mark.skipif(not available(), reason="no speech recogniser is installed (extra `speech`)"),
]
MANY = 100
LONGEST = 420.0
"""Seconds that all may take on a busy machine."""


@pytest.fixture
def clip(tmp_path):
    """The first two seconds of a clear voice."""
    import moonshine_voice

    made = tmp_path / "clip.wav"
    with wave.open(str(Path(moonshine_voice.__file__).parent / "assets" / "beckett.wav")) as whole:
        data, rate = whole.readframes(2 * whole.getframerate()), whole.getframerate()
    with wave.open(str(made), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(data)
    return made.read_bytes()


@pytest.fixture
def hire(workspace):
    """hire(): one more worker process on this workspace; all of them end with the test."""
    hired = []

    def start():
        env = {**os.environ, "FINALIST_HOME": str(workspace.folder)}
        env.pop("FINALIST_TASKS", None)
        log = (workspace.folder / f"worker-{len(hired)}.log").open("wb")
        hired.append(subprocess.Popen([sys.executable, "-m", "finalist.cli.main", "worker"], env=env, stderr=log))
        return hired[-1]

    yield start
    for worker in hired:
        worker.kill()
        worker.wait()


def queue_all(owner, clip):
    """The takes and their jobs, in one transaction, as a burst of uploads leaves them."""
    from django.db import transaction
    from django_tasks_db.models import DBTaskResult

    from finalist.store import files
    from finalist.store.models import Take

    blob = files.keep(owner, [clip], "audio/wav", limit=10**6)
    with transaction.atomic():
        takes = [
            Take(owner=owner, question=f"Question {n}?", medium="audio", blob=blob, media_type="audio/wav")
            for n in range(MANY)
        ]
        Take.objects.bulk_create(takes)
    assert DBTaskResult.objects.count() == 0
    return takes


def watch(database):
    """The database itself writes down every time a take becomes done, whoever does it."""
    with closing(sqlite3.connect(database, timeout=30)) as db, db:
        db.execute("CREATE TABLE finished (take TEXT, at TEXT DEFAULT CURRENT_TIMESTAMP)")
        db.execute(
            "CREATE TRIGGER each_end AFTER UPDATE OF state ON store_take WHEN NEW.state = 'done' "
            "BEGIN INSERT INTO finished(take) VALUES (NEW.id); END"
        )


def ask(database, question):
    with closing(sqlite3.connect(database, timeout=30)) as db:
        return db.execute(question).fetchall()


def wait_for(database, done, deadline):
    while time.monotonic() < deadline:
        if ask(database, "SELECT count(*) FROM finished")[0][0] >= done:
            return
        time.sleep(0.2)
    states = ask(database, "SELECT state, attempts, trouble, count(*) FROM store_take GROUP BY 1, 2, 3")
    pytest.fail(f"{done} takes were not done in time: {states}")


def children(process):
    """Ids of its child processes, where Linux tells."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(number) for number in listed.read_text().split()] if listed.exists() else []


def is_alive(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def all_end(ids):
    """Whether all of these processes are gone (or at least dead) within a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not any(is_alive(number) for number in ids):
            return True
        time.sleep(0.1)
    return False


def test_a_hundred_takes_are_done_once_each_although_a_worker_is_killed(alice, workspace, clip, hire):
    queue_all(alice, clip)  # no job stands in the queue: the server was killed before it wrote them
    watch(workspace.database)
    first, second = hire(), hire()
    deadline = time.monotonic() + LONGEST
    wait_for(workspace.database, random.Random(6).randint(8, 20), deadline)
    engines = children(first)
    first.send_signal(signal.SIGKILL)
    first.wait()
    hire()
    assert all_end(engines), "the killed worker's engine process lives on"
    wait_for(workspace.database, 60, deadline)
    second.send_signal(signal.SIGKILL)
    second.wait()
    wait_for(workspace.database, MANY, deadline)
    time.sleep(1.0)  # whoever might do one twice has had the time to
    finished = [take for (take,) in ask(workspace.database, "SELECT take FROM finished")]
    assert len(finished) == len(set(finished)) == MANY
    rows = ask(workspace.database, "SELECT state, progress, trouble, lease_until, attempts, transcript FROM store_take")
    assert {row[:4] for row in rows} == {("done", 100, "", None)}
    assert all("tried" in row[5].lower() for row in rows)
    # Each kill interrupts one take at most; nothing else was begun twice.
    assert sum(row[4] for row in rows) - MANY in {0, 1, 2}
