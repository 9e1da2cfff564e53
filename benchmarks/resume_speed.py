"""What a two-page résumé to PDF costs: as a command from a cold start, and again in a process that is warm.

Wall time on a machine that others use is theirs as much as ours, so processor time stands beside it.
"""

import dataclasses
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.resume_gate import RESUMES, content_of
from benchmarks.speed import environment
from finalist.render.resume.pdf import resume_pdf
from finalist.render.resume.sheet import sheet_of
from finalist.render.resume.themes import theme, tongue

RUNS = 9


def cold(folder: Path) -> list[tuple[float, float]]:
    """(wall, processor) seconds of the command, the first run left out."""
    finalist = str(Path(sys.executable).parent / "finalist")
    words = [
        finalist,
        "resume",
        "build",
        str(RESUMES / "manager.json"),
        "--paper",
        "letter",
        "-o",
        str(folder / "m.pdf"),
    ]
    spent = []
    for _ in range(RUNS + 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(words, check=True, capture_output=True, env=environment())
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append((wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return spent[1:]


def warm() -> list[tuple[float, float]]:
    """(wall, processor) seconds of a changed résumé each time, the first left out."""
    sheet, look = sheet_of(content_of("manager"), tongue("en")), theme("harbour")
    spent = []
    for number in range(RUNS + 1):
        changed = dataclasses.replace(sheet, label=f"Operations Director {number}")
        start, used = time.perf_counter(), time.process_time()
        resume_pdf(changed, look, "us-letter")
        spent.append((time.perf_counter() - start, time.process_time() - used))
    return spent[1:]


def main() -> None:
    """Print medians and the best of both."""
    with tempfile.TemporaryDirectory() as folder:
        rows = (("cold, as a command", cold(Path(folder)), 400), ("warm, changed each time", warm(), 150))
    for name, spent, aim in rows:
        wall, used = (statistics.median(one[at] for one in spent) * 1000 for at in (0, 1))
        best = min(one[0] for one in spent) * 1000
        print(f"{name}: wall {wall:.0f} ms (best {best:.0f}), processor {used:.0f} ms (aim {aim} ms wall)")
    print(f"load of the machine over the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
