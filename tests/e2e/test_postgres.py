"""The same workspace on PostgreSQL by one setting: migrated, written to, planned, exported and read back."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e
BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None) or (
    Path(shutil.which("initdb")).parent if shutil.which("initdb") else None
)
EVERYTHING = """
import json, sys
from pathlib import Path
from finalist.server.boot import open_workspace
place = open_workspace()
open_workspace()
from django.core.management import call_command
from django.db import connection
from finalist.jobs.presence import Presence
from finalist.jobs.sweep import sweep
from finalist.services import drafts, everything, opportunities, papers, planning
from finalist.services.bundle import export_folder
from finalist.services.bundle_import import import_path
from finalist.services.launch import local_owner
owner = local_owner()
opportunity = opportunities.begin(owner, company="Harrow Vale")
papers.add_text(owner, opportunity, "posting", "# Nurse\\n\\nHarrow Vale\\n\\n- You lead a ward of 20 beds.\\n")
drafts.save(owner, "note", {"text": "typed"})
plan = planning.request_plan(owner, opportunity.pk)
call_command("db_worker", verbosity=0, batch=True, startup_delay=False)
plan.refresh_from_db()
sweep(Presence(place.folder / "workers"))
export_folder(owner, place.folder / "out")
everything.delete_all(owner)
added = import_path(owner, place.folder / "out").added
print(json.dumps([connection.vendor, plan.state, added["Plan"], opportunities.begin(owner).place]))
"""


def as_somebody():
    """PostgreSQL refuses to run as root."""
    import pwd

    if os.geteuid() != 0:
        return {}
    name = next(name for name in ("postgres", "nobody") if name in {entry.pw_name for entry in pwd.getpwall()})
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


@pytest.fixture
def database():
    if BIN is None:
        pytest.skip("PostgreSQL is missing: apt-get install postgresql")
    pytest.importorskip("psycopg")
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    who = as_somebody()
    with tempfile.TemporaryDirectory(prefix="finalist-pg-") as folder:
        if who:
            shutil.chown(folder, who["user"], who["group"])
        data = f"{folder}/data"
        quiet = {"check": True, "capture_output": True, "cwd": folder, **who}
        subprocess.run([BIN / "initdb", "-D", data, "-U", "me", "-A", "trust", "-E", "UTF8", "--no-sync"], **quiet)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        control = [BIN / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log"]
        subprocess.run(
            [*control, "-o", options, "start"], **{**quiet, "capture_output": False, "stdout": subprocess.DEVNULL}
        )
        try:
            subprocess.run([BIN / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "me", "finalist"], **quiet)
            yield f"postgresql://me@127.0.0.1:{port}/finalist"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


def run(tmp_path, url, *arguments):
    env = {**os.environ, "FINALIST_HOME": str(tmp_path), "FINALIST_DATABASE_URL": url}
    env.pop("FINALIST_TASKS", None)
    return subprocess.run(
        [sys.executable, *arguments], env=env, capture_output=True, text=True, check=False, timeout=200
    )


def test_everything_works_on_postgresql(database, tmp_path):
    shown = run(tmp_path, database, "-c", EVERYTHING)
    assert shown.stderr == ""
    assert shown.stdout.strip() == '["postgresql", "ready", 1, 2.0]'
    assert not (tmp_path / "finalist.sqlite3").exists()
    refused = run(tmp_path, database, "-m", "finalist.cli.main", "backup")
    assert refused.returncode == 2
    assert refused.stderr.startswith("This workspace's rows lie in PostgreSQL. Save them with pg_dump")


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path):
    pytest.importorskip("psycopg")
    shown = run(tmp_path, "postgresql://me@127.0.0.1:9/finalist", "-m", "finalist.cli.main", "export", "-o", "out")
    assert shown.returncode == 2
    assert "Traceback" not in shown.stderr
    assert shown.stderr.count("\n") == 1
