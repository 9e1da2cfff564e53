"""Killed at any moment, nothing that was acknowledged is lost and nothing is half-written.

A client writes over HTTP (papers, drafts, notes where there is an address for them, plans); server or worker are killed
with SIGKILL at random moments. FINALIST_KILLS=50 for the long run.
"""

import contextlib
import hashlib
import http.client
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(os.name != "posix", reason="kills processes the POSIX way")]
KILLS = int(os.environ.get("FINALIST_KILLS", "12"))
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
TROUBLE = (OSError, http.client.HTTPException, TypeError)
"""What a client sees of a server that is being killed; TypeError: the page it had hoped for is not there."""


def free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Workspace:
    """A real `finalist serve`, started as often as it is killed."""

    def __init__(self, folder):
        self.folder, self.port, self.process, self.door = folder, free_port(), None, ""
        self.env = {**os.environ, "FINALIST_HOME": str(folder)}
        self.log = (folder.parent / "log").open("w+")
        self.env.pop("FINALIST_TASKS", None)

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "finalist.cli.main", "serve", "--no-browser", "--port", str(self.port)],
            env=self.env, stdout=subprocess.PIPE, stderr=self.log, text=True,
        )  # fmt: skip
        line = self.process.stdout.readline()
        assert "Finalist is at" in line, line + (self.folder.parent / "log").read_text()[-2000:]
        self.door = line.split()[-1]

    def kill(self, pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def workers(self):
        """Process ids of this server's workers."""
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                parent = int(path.read_text().rpartition(")")[2].split()[1])
                if parent == self.process.pid:
                    found.append(int(path.parent.name))
        return found

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)
        self.log.close()


class Client:
    """A browser that writes; what was answered with success is acknowledged."""

    def __init__(self, workspace):
        self.workspace, self.opener = workspace, None
        self.papers, self.drafts, self.plans, self.tries = {}, {}, {}, 0

    def enter(self):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.ask(self.workspace.door)
        self.token = re.search(
            r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask(self.url("/opportunities/new/"))[1]
        )[1]

    def url(self, path):
        return f"http://127.0.0.1:{self.workspace.port}{path}"

    def ask(self, url, **form):
        data = None
        if form:
            data = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **form}).encode()
        with self.opener.open(
            urllib.request.Request(url, data, {"Sec-Fetch-Site": "same-origin"}), timeout=20
        ) as answer:
            return answer.geturl(), answer.read().decode()

    def write(self, number):
        """One paper with an opportunity of its own, one draft, now and then a plan."""
        self.tries += 1
        text = f"# Staff nurse {number}\n\nHarrow Vale\n\n- You lead a ward of {number} beds.\n"
        where, _ = self.ask(self.url("/opportunities/new/"), posting=text)
        opportunity = re.search(r"/o/([0-9a-z]{12})/", where)[1]
        self.papers[opportunity] = hashlib.sha256(text.strip().encode()).hexdigest()
        self.ask(self.url(f"/drafts/note-{number}/"), text=text)
        self.drafts[f"note-{number}"] = text
        if number % 3 == 0:
            self.ask(self.url(f"/o/{opportunity}/plan/make/"), rev="1")
            self.plans[opportunity] = number

    def write_until(self, stopped):
        number = 0
        while not stopped.is_set():
            number += 1
            try:
                self.write(number)
            except TROUBLE:
                time.sleep(0.05)  # the session outlives the server: nobody has to sign in again


def rows(folder, query):
    with contextlib.closing(sqlite3.connect(folder / "finalist.sqlite3")) as db:
        return db.execute(query).fetchall()


@pytest.fixture
def running(tmp_path):
    workspace = Workspace(tmp_path / "home")
    workspace.start()
    yield workspace
    workspace.stop()


def test_killed_at_any_moment_nothing_acknowledged_is_lost(running):
    chance = random.Random(20261123)
    client, stopped = Client(running), threading.Event()
    client.enter()
    writer = threading.Thread(target=client.write_until, args=(stopped,))
    writer.start()
    killed = {"server": 0, "worker": 0}
    try:
        while sum(killed.values()) < KILLS:
            time.sleep(chance.uniform(0.05, 3.5))
            workers = running.workers()
            if workers and chance.random() < 0.5:
                running.kill(workers[0])
                killed["worker"] += 1
            else:
                running.kill(running.process.pid)
                running.process.wait()
                killed["server"] += 1
                running.start()
    finally:
        stopped.set()
        writer.join(120)
    wait_for_plans(running.folder)
    running.stop()
    assert killed["server"]
    assert killed["worker"]
    assert client.papers
    assert client.drafts
    assert client.plans
    check_nothing_lost(running.folder, client)
    check_nothing_half(running.folder)
    told = f"{killed}: {len(client.papers)} papers, {len(client.drafts)} drafts, {len(client.plans)} plans acknowledged"
    sys.stdout.write(told + "\n")


def wait_for_plans(folder, patience=300):
    """Every plan that was asked for comes to an end, without anybody asking again."""
    until = time.monotonic() + patience
    unfinished = "SELECT count(*) FROM store_plan WHERE state IN ('queued', 'working')"
    while time.monotonic() < until and rows(folder, unfinished) != [(0,)]:
        time.sleep(0.5)
    assert rows(folder, unfinished) == [(0,)]


def check_nothing_lost(folder, client):
    papers = dict(
        rows(folder, "SELECT p.opportunity_id, b.sha256 FROM store_paper p JOIN store_blob b ON b.id = p.blob_id")
    )
    assert {key: papers.get(key) for key in client.papers} == client.papers
    drafts = {key: json.loads(body) for key, body in rows(folder, "SELECT key, body FROM store_draft")}
    assert set(client.drafts) <= set(drafts)
    assert all("Staff nurse" in json.dumps(drafts[key]) for key in client.drafts)
    plans = dict(rows(folder, "SELECT opportunity_id, state FROM store_plan"))
    assert {key: plans.get(key) for key in client.plans} == dict.fromkeys(client.plans, "ready")


def check_nothing_half(folder):
    assert rows(folder, "PRAGMA integrity_check") == [("ok",)]
    assert rows(folder, "PRAGMA foreign_key_check") == []
    for owner, sha256 in rows(folder, "SELECT owner_id, sha256 FROM store_blob"):
        content = (folder / "files" / owner / sha256[:2] / sha256).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256
    assert rows(folder, "SELECT count(*) FROM store_opportunity o LEFT JOIN store_event e ON e.opportunity_id = o.id "
                        "WHERE e.id IS NULL") == [(0,)]  # fmt: skip
    doctor = subprocess.run(
        [sys.executable, "-m", "finalist.cli.main", "doctor", "--json"],
        env={**os.environ, "FINALIST_HOME": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert json.loads(doctor.stdout)["well"], doctor.stdout


def test_a_server_that_is_killed_leaves_no_worker_behind(running):
    deadline = time.monotonic() + 60
    while not (workers := running.workers()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert workers
    time.sleep(2)
    running.kill(running.process.pid)
    running.process.wait()
    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{pid}/status").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in workers if Path(f"/proc/{pid}/status").exists()] == []


def test_ctrl_c_stops_both_and_says_so(running):
    deadline = time.monotonic() + 60
    while not (workers := running.workers()) and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(2)
    running.process.send_signal(signal.SIGINT)
    said = running.process.communicate(timeout=60)[0]
    assert said.strip().endswith("Stopped.")
    assert running.process.returncode == 0
    assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []
    assert not (running.folder / "serving.json").exists()


def test_a_second_start_leads_to_the_first(running):
    shown = subprocess.run(
        [sys.executable, "-m", "finalist.cli.main", "serve", "--no-browser", "--port", str(free_port())],
        env=running.env, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert shown.returncode == 0
    assert shown.stdout.startswith(
        f"Finalist is already running in this workspace: http://127.0.0.1:{running.port}/welcome/"
    )
    client = Client(running)
    running.door = shown.stdout.split()[-1]
    client.enter()
    assert "/opportunities/new/" in client.ask(client.url("/"))[1]


def test_a_taken_port_is_one_sentence(running, tmp_path):
    shown = subprocess.run(
        [sys.executable, "-m", "finalist.cli.main", "serve", "--no-browser", "--port", str(running.port)],
        env={**running.env, "FINALIST_HOME": str(tmp_path / "other")},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert shown.returncode == 2
    assert shown.stderr.strip() == f"Port {running.port} is taken. Give another with --port, or close what uses it."
