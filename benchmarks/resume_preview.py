"""Live preview of a résumé: what one costs the server, and how long after a pause in typing the new page is seen.

Wall time on a machine that others use is theirs as much as ours, so the server's processor time stands beside it: a
tail that it does not have is not the preview's. The server's part goes through all of Django's layers with SQLite on
this machine's disk, a new word in every request, pages 480 pixels wide as on a screen of 1280.
The whole way is measured in Chromium against a workspace that runs: from the last key to the picture loaded, the pause
of 100 ms that the editor waits in it. Target: 300 ms after the pause.
"""

import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
RESUMES = ROOT / "tests" / "render" / "resumes"
PEOPLE = ("graduate", "nurse", "manager")
RUNS, TYPED = 40, 25
TARGET = 300
CHROMIUM = "/usr/bin/chromium"
SEEN = "before => (one => one.src !== before && one.complete)(document.querySelector('.sheets img'))"


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder:
        _server(Path(folder))
    if Path(CHROMIUM).exists():
        with tempfile.TemporaryDirectory() as folder:
            _browser(folder)
    else:
        print("skipped: Chromium is not installed")


def _told(name: str, milliseconds: list[float], pages: object, used: list[float] | None = None) -> None:
    cells = [f"{one:>12.0f}" for found in filter(None, (milliseconds, used)) for one in _spread(found)]
    print(f"{name:<12}{pages!s:>6}{''.join(cells)}")


def _spread(milliseconds: list[float]) -> tuple[float, float, float]:
    found = sorted(milliseconds)
    return statistics.median(found), found[int(0.95 * len(found))], found[-1]


def _head(title: str, *kinds: str) -> None:
    cells = [f"{kind + ' ' + one:>12}" for kind in kinds for one in ("median", "95 %", "worst")]
    print(f"\n{title}\n{'résumé':<12}{'pages':>6}{''.join(cells)}")


def _server(folder: Path) -> None:
    """Every preview as the server answers it."""
    os.environ.update(FINALIST_HOME=str(folder), FINALIST_TASKS="django_tasks.backends.immediate.ImmediateBackend")
    from finalist.server.boot import open_workspace

    open_workspace()
    from finalist.server.collector import spare_what_stays

    spare_what_stays()
    from django.test import Client

    from finalist.core.resume.editing import fields_of, items_of
    from finalist.services import resume_import
    from finalist.store.models import Candidate

    owner = Candidate.objects.filter(is_local=True).first() or Candidate.objects.create(username="me", is_local=True)
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8765")
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    _head(f"Server: {RUNS} previews each, 480 pixels, a new word in every one; ms", "wall", "CPU")
    for name in PEOPLE:
        row = resume_import.bring_in(owner, f"{name}.json", (RESUMES / f"{name}.json").read_bytes())
        sent: dict[str, Any] = {"rev": row.rev, "step": row.step, "item": []}
        for item in items_of(row.body, "work"):
            sent["item"].append(item.key)
            sent |= {f"{item.key}.{one.name}": item.values[one.name] for one in fields_of("work", item.key)}
        took, used, pages = [], [], 0
        for turn in range(RUNS + 2):
            start, before = time.perf_counter(), time.process_time()
            answer = client.post(
                f"/resumes/{row.pk}/preview/work/", sent | {"0.position": f"Lead {turn}", "width": 480}
            )
            took.append(1000 * (time.perf_counter() - start))
            used.append(1000 * (time.process_time() - before))
            assert answer.status_code == 200
            pages = answer.content.count(b"\x89PNG")
        _told(name, took[2:], pages, used[2:])


def _browser(folder: str) -> None:
    """From the last key to the picture, in a real browser."""
    command = [str(Path(sys.executable).parent / "finalist"), "serve", "--no-browser", "--port", "8796"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("FINALIST_", "DJANGO_"))}
    process = subprocess.Popen(command, env={**clean, "FINALIST_HOME": folder}, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        door = next(filter(None, (re.search(r"http\S+token=\S+", line) for line in process.stdout)))[0]
        _head(
            f"Browser: {TYPED} pauses each, from the last key to the page seen (the editor waits 100 ms of it); ms",
            "wall",
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(door)
            page.wait_for_load_state()
            for name in PEOPLE:
                _typed(page, name)
            browser.close()
        print(f"target: {TARGET} ms after the pause")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def _typed(page: Any, name: str) -> None:
    page.goto("http://127.0.0.1:8796/resumes/")
    page.set_input_files("#file", str(RESUMES / f"{name}.json"))
    page.get_by_role("button", name="Bring in").click()
    page.wait_for_url("**/resumes/*/")
    page.goto(f"{page.url}part/work/")
    title = page.get_by_label("Title", exact=True).first
    page.wait_for_timeout(1500)
    took = []
    for number in range(TYPED):
        before = page.locator(".sheets img").first.get_attribute("src")
        start = time.perf_counter()
        title.fill(f"Lead {number}")
        page.wait_for_function(SEEN, arg=before, polling=5)
        took.append(1000 * (time.perf_counter() - start))
    _told(name, took, page.locator(".sheets img").count())


if __name__ == "__main__":
    main()
