"""Eight processes save two hundred times each into one workspace: none is told that the database is locked."""

import contextlib
import os
import sqlite3
import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e
PROCESSES, SAVES = 8, 200
SAVER = f"""
import sys
from finalist.server.boot import open_workspace
open_workspace()
from finalist.services import drafts, opportunities
from finalist.services.launch import local_owner
from finalist.store.saving import change
owner, name = local_owner(), sys.argv[1]
row = opportunities.begin(owner, company=name)
print("ready", flush=True)
sys.stdin.readline()
for number in range({SAVES} // 2):
    row = change(row, row.rev, role=str(number))
    drafts.save(owner, f"note-{{name}}-{{number}}", {{"text": str(number)}})
print("done", flush=True)
"""


def test_nobody_is_locked_out(tmp_path):
    env = {**os.environ, "FINALIST_HOME": str(tmp_path)}
    env.pop("FINALIST_TASKS", None)
    savers = [
        subprocess.Popen([sys.executable, "-c", SAVER, f"saver {number}"], env=env, text=True,
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(PROCESSES)
    ]  # fmt: skip
    assert [saver.stdout.readline() for saver in savers] == ["ready\n"] * PROCESSES
    for saver in savers:
        saver.stdin.write("go\n")
        saver.stdin.flush()
    said = [saver.communicate(timeout=300) for saver in savers]
    assert said == [("done\n", "")] * PROCESSES
    with contextlib.closing(sqlite3.connect(tmp_path / "finalist.sqlite3")) as db:
        assert db.execute("SELECT count(*), min(rev) FROM store_opportunity").fetchall() == [(8, 1 + SAVES // 2)]
        assert db.execute("SELECT count(*) FROM store_draft").fetchall() == [(PROCESSES * SAVES // 2,)]
