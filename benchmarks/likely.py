"""What the list of questions to expect costs, and how much of it is the same for two postings of different fields.

Warm medians in one process with the full bank; loading is the compiled file into typed values, in a process that has
imported the program. The overlap is over ten real postings of ten fields (../shared/data), lists of thirty.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import combinations
from typing import Any

from benchmarks.trades import NOW, SHARED, postings
from finalist.core.knowledge import load
from finalist.core.plan.material import Material
from finalist.ingest.posting import read_posting
from finalist.journeys.expect import ranked
from finalist.journeys.similarity import similarity

RUNS = 9
TEN = (
    "train-tech-25 train-house-113 train-tech-30 train-house-124 dev-house-57 train-house-109 train-house-136 "
    "train-tech-69 train-house-140 train-house-100"
).split()
LOADING = """
import json, time
from finalist.core.knowledge.load import shipped
times = []
for _ in range(9):
    shipped.cache_clear()
    start = time.perf_counter(); shipped(); times.append(time.perf_counter() - start)
print(json.dumps(times))
"""


def median_ms(work: Callable[[], Any]) -> float:
    """The median of several runs, in milliseconds, after one that is not counted."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print the speed and the overlap."""
    times = json.loads(subprocess.run([sys.executable, "-c", LOADING], capture_output=True, check=True).stdout)
    known = load.shipped()
    print(f"loading {len(known.questions)} questions and the rest: first {times[0] * 1000:.0f} ms, "
          f"median {statistics.median(times) * 1000:.0f} ms (aim: under 120)")  # fmt: skip
    if not SHARED.exists():
        print("the rest needs ../shared/data; skipped")
        return
    layers = similarity("")
    lists: dict[str, tuple[str, set[str]]] = {}
    spent: list[float] = []
    for item in postings():
        if item.id not in TEN:
            continue
        got = read_posting(item.text.encode(), f"{item.id}.txt", "posting")
        material = Material(now=NOW, posting=got.document, sources={"posting": got.source} if got.source else {})
        trade, questions = ranked(material, layers, count=30)
        lists[item.id] = (trade.kit.id if trade.kit else "other", {one.question.id for one in questions})
        spent.append(median_ms(lambda material=material: ranked(material, layers, count=30)))  # type: ignore[misc]
    print(f"a list of 30, warm: median {statistics.median(spent):.0f} ms, slowest of ten postings {max(spent):.0f} ms "
          f"(aim: under 150)")  # fmt: skip
    same = [len(one[1] & other[1]) for one, other in combinations(lists.values(), 2) if one[0] != other[0]]
    print(f"same questions in two lists of different fields: median {statistics.median(same):.0f} of 30, "
          f"most {max(same)} of 30 over {len(same)} pairs (aim: at most 6)")  # fmt: skip


if __name__ == "__main__":
    main()
