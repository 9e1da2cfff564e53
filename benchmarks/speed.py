"""What `finalist prep` on the first example costs: cold as a command, warm in one process, step by step, and its floor.

The floor is what no code of ours could save: starting Python, importing the libraries that the job needs, setting the
PDF's pages. Medians of several runs; compare the ratios, not the seconds, across machines.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
LIBRARIES = (
    "pydantic", "click", "pypdfium2", "lxml.etree", "icalendar", "resiliparse.extract.html2text", "highspy", "jinja2",
    "typst",
)  # fmt: skip

WARM = """
import json, resource, sys, time
from datetime import datetime
from pathlib import Path
from finalist.cli.demo import FILES, HOURS, NOW
from finalist.journeys.prepare import InputFile, prepare, render
folder = Path("examples/nurse")
files = [InputFile(kind, name, (folder / name).read_bytes()) for kind, name in FILES.items()]
def once(minute):
    marks = [("start", time.perf_counter())]
    step = lambda name: marks.append((name, time.perf_counter()))
    plan = prepare(files, now=NOW.replace(minute=minute), hours=HOURS, zone="Europe/London", progress=step)
    render(plan, progress=step)
    marks.append(("end", time.perf_counter()))
    return [(name, later - at) for (name, at), (_, later) in zip(marks[1:], marks[2:])]
runs = [once(minute) for minute in range(6)]
print(json.dumps({"runs": runs[1:], "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""
"""Each run plans as of another minute, so that nothing but code is warm: the PDF is set anew."""


def seconds_of(command: list[str], runs: int = RUNS) -> list[float]:
    """Wall times of a command, run several times."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment())
        found.append(time.perf_counter() - start)
    return found


def environment() -> dict[str, str]:
    """The environment of an ordinary shell: compiled modules are kept."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def prep_command(out: str) -> list[str]:
    """`finalist prep` on the first example, as its command.txt says."""
    words = (ROOT / "examples/nurse/command.txt").read_text().split()
    words[words.index("-o") + 1] = out
    return [str(Path(sys.executable).parent / "finalist"), *words[1:]]


def import_seconds() -> tuple[float, float]:
    """(starting Python, Python with the libraries of the job), medians of wall time."""
    bare = seconds_of([sys.executable, "-c", "pass"])
    loaded = seconds_of([sys.executable, "-c", "import " + ", ".join(LIBRARIES)])
    return statistics.median(bare), statistics.median(loaded)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as out:
        command = prep_command(out)
        seconds_of(command, 1)
        cold = seconds_of(command)
        size = {path.name: path.stat().st_size for path in Path(out).iterdir()}
    raw = subprocess.run([sys.executable, "-c", WARM], cwd=ROOT, check=True, capture_output=True, text=True,
                         env=environment())  # fmt: skip
    warm = json.loads(raw.stdout)
    totals = [sum(seconds for _, seconds in run) for run in warm["runs"]]
    bare, loaded = import_seconds()
    print(
        f"prep, cold (a new process), median of {RUNS}: {statistics.median(cold):.2f} s "
        f"(min {min(cold):.2f}, max {max(cold):.2f}); target 3.0 s"
    )
    print(f"prep, warm (same process), median of {len(totals)}: {statistics.median(totals):.2f} s; target 1.5 s")
    print(f"peak memory: {warm['memory']:.0f} MB; target under 700 MB")
    print(f"floor: Python starts in {bare:.2f} s; with the libraries of the job in {loaded:.2f} s")
    print("steps, warm, medians:")
    steps: dict[str, list[float]] = {}
    for run in warm["runs"]:
        for name, seconds in run:
            steps.setdefault(name, []).append(seconds)
    for name, values in steps.items():
        print(f"  {statistics.median(values):6.3f} s  {name}")
    print("files: " + ", ".join(f"{name} {bytes_ / 1000:.0f} kB" for name, bytes_ in sorted(size.items())))
    print(f"as of {datetime.fromtimestamp(time.time()).date()}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
