"""Market data at size: import and query of generated rows; and titles found: own labels against the BLS list.

FINALIST_BENCH_ROWS sets how many rows are generated (default 500,000; the aim is stated for 5,000,000).
"""

import os
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from finalist.core.errors import UserError
from finalist.core.text.terms import fold
from finalist.ingest.market.engine import Local
from finalist.ingest.market.store import duckdb, import_table, quiet
from finalist.journeys.market import ask, mapping_of, occupations_for

DATA = Path(__file__).parent / "data"
US = Path(__file__).parents[2] / "shared/data/salary_us/oews_percentiles_annual.csv"
TODAY = date(2026, 11, 22)
QUERIES = (("software engineer", "Austin, TX"), ("registered nurse", "Boston, MA"), ("sales manager 12", "Nowhere"))
MAP = """
source: generated
licence: none
title: [title]
place: [place]
low: [low]
high: [high]
period: [unit]
currency: "=USD"
date: [day]
"""


PUBLISHED = """
source: BLS OEWS
licence: public domain
table: percentiles
title: [occupation]
p10: [p10]
p25: [p25]
p50: [p50]
p75: [p75]
p90: [p90]
period: "=year"
currency: "=USD"
"""


def generate(target: Path, rows: int) -> None:
    """A CSV of made-up rows: 4,000 titles, 300 places."""
    jobs = (
        "software engineer|registered nurse|sales manager|civil engineer|data analyst|teacher|accountant|truck driver"
    )
    levels = "junior|senior|lead|assistant|staff|"
    quiet(duckdb().connect()).execute(f"""
        COPY (SELECT trim(split_part('{levels}', '|', (i * 7 % 6 + 1)::INT) || ' ' || split_part('{jobs}', '|',
          (hash(i) % 8 + 1)::INT) || CASE WHEN i % 3 = 0 THEN ' ' || (hash(i + 1) % 80) ELSE '' END) AS title,
          split_part('Austin, TX|Boston, MA|Denver, CO', '|', (i % 3 + 1)::INT) || CASE WHEN i % 5 = 0 THEN '' ELSE
          ' ' || (hash(i + 2) % 99) END AS place, 40000 + hash(i + 3) % 90000 AS low,
          140000 + hash(i + 4) % 40000 AS high,
          'Year' AS unit, '2026-0' || (i % 9 + 1) || '-11' AS day FROM range({rows}) AS t(i))
        TO '{target}' (HEADER)""")


def main() -> None:
    """Prints the tables."""
    try:
        duckdb()
    except UserError as error:
        print(f"skipped: {error}")
        return
    rows = int(os.environ.get("FINALIST_BENCH_ROWS", "500000"))
    with tempfile.TemporaryDirectory() as place:
        _size(Path(place), rows)
    _titles()


def _size(place: Path, rows: int) -> None:
    table, folder = place / "rows.csv", place / "market"
    generate(table, rows)
    size = table.stat().st_size / 1e6
    mapping = mapping_of("csv", ("bench.yaml", MAP.encode()))
    started, before = time.perf_counter(), time.process_time()
    made, _ = import_table(table, mapping, folder, as_of=TODAY, today=TODAY)
    seconds, spent = time.perf_counter() - started, time.process_time() - before
    kept = sum(file.stat().st_size for file in folder.rglob("*.parquet")) / 1e6
    print(f"import: {made.rows:,} rows ({size:.0f} MB of CSV, {kept:.0f} MB kept)")
    print(f"        {seconds:.1f} s by the clock, {spent:.1f} s of processor time over two cores")
    started = time.perf_counter()
    _, new = import_table(table, mapping, folder, as_of=TODAY, today=TODAY)
    print(f"the same file again: {time.perf_counter() - started:.1f} s, imported anew: {new}")
    engine = Local(folder)
    for title, where in QUERIES:
        taken: list[float] = []
        worked: list[float] = []
        for _ in range(7):
            started, busy = time.perf_counter(), time.process_time()
            answer = ask(engine, title, where)
            taken.append((time.perf_counter() - started) * 1000)
            worked.append((time.process_time() - busy) * 1000)
        n = answer.pay.n if answer.pay else 0
        first, rest = taken[0], statistics.median(taken[1:])
        print(
            f"query {title} in {where}: n {n:,}, first {first:.0f} ms, median {rest:.0f} ms, "
            f"of processor {statistics.median(worked[1:]):.0f} ms"
        )


def _titles() -> None:
    """Through the store, as a query goes."""
    if not US.exists():
        print("title to occupation: skipped, ../shared/data/salary_us is not here")
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "market"
        import_table(US, mapping_of("csv", ("us.yaml", PUBLISHED.encode())), folder, as_of=TODAY, today=TODAY)
        engine = Local(folder)
        jobs = [(str(row[0]), "", 1) for row in engine.rows("SELECT DISTINCT title FROM occupations", [])]
        print(f"\nTitle to occupation, own labels, {len(jobs):,} occupations to choose from")
        for name in ("dev", "heldout", "city"):
            _labelled(name, engine, jobs)


def _labelled(name: str, engine: Local, jobs: list[tuple[str, str, int]]) -> None:
    rows = (DATA / f"market_titles_{name}.txt").read_text(encoding="utf-8").splitlines()
    cases = [tuple(part.strip() for part in row.split("|")) for row in rows if row and not row.startswith("#")]
    right = silent = five = plain = 0
    for title, wanted in cases:
        near, guess = occupations_for(engine, title)
        right += guess is not None and guess.title == fold(wanted)
        silent += guess is None
        five += fold(wanted) in [like.title for like in near[:5]]
        plain += fold(_plain(title, jobs)) == fold(wanted)
    n = len(cases)
    print(
        f"{name:8} guessed right {right}/{n} ({right / n:.0%}), wrong {n - right - silent}, not guessed {silent}; "
        f"among five {five}/{n}; word overlap {plain / n:.0%}"
    )


def _plain(title: str, jobs: list[tuple[str, str, int]]) -> str:
    """The baseline: most words in common, then the shortest."""
    asked = set(title.casefold().split())
    return max(jobs, key=lambda job: (len(asked & set(job[0].replace(",", "").split())), -len(job[0])))[0]


if __name__ == "__main__":
    main()
