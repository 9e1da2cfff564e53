"""Offers: the sums against the pencil, letters and clauses against labels, and how long a simulation takes."""

import statistics
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks import clauses

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(__file__).parent / "data" / "offers"
RUNS = 5
LETTERS = (
    ("development", "letters_dev.yaml"), ("held out", "letters_heldout.yaml"),
    ("many layouts, development", "letters_layouts_dev.yaml"), ("many layouts, held out", "letters_layouts.yaml"),
)  # fmt: skip


def pencil() -> tuple[int, int]:
    """(hand-computed cases that agree in every component and the sum, cases)."""
    import yaml

    from finalist.core.documents.offer import Offer
    from finalist.core.offers.cashflow import Assume, cash_flow

    cases = yaml.safe_load((ROOT / "tests/core/offers/hand_computed.yaml").read_text("utf-8"))
    agreed = 0
    for case in cases:
        offer = Offer.model_validate({"company": "C", "currency": "GBP", **case["offer"]})
        flow = cash_flow(offer, case["years"], Assume(leave_after=case.get("leave_after")))
        found = {name: [year.components[name] for year in flow.years] for name in flow.names}
        want = {name: [Decimal(str(each)) for each in row] for name, row in case["want"].items()}
        agreed += found == want and flow.total == Decimal(str(case["total"]))
    return agreed, len(cases)


def letters(name: str) -> tuple[int, int, int, list[str]]:
    """(right, found, wanted, what differs) over the fields of a file of letters; a field counts when equal."""
    import yaml

    from finalist.journeys.offer import read_offer

    rows: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text("utf-8"))
    right = found = wanted = 0
    differ = []
    for number, row in enumerate(rows, 1):
        read = read_offer(row["text"].encode(), "letter.txt").document
        assert read is not None
        got = {field.field: field.value for field in read.fields}
        right += sum(got.get(field) == value for field, value in row["want"].items())
        wanted += len(row["want"])
        found += len(got)
        for field in sorted(row["want"].keys() | got.keys()):
            if got.get(field) != row["want"].get(field):
                differ.append(
                    f"letter {number}, {field}: read {got.get(field)}, a person reads {row['want'].get(field)}"
                )
    return right, found, wanted, differ


def simulation_seconds() -> tuple[float, float]:
    """Medians of wall and of processor time: 100,000 paths × 6 years × 5 offers with bonus, shares and refreshes."""
    from finalist.core.documents.offer import Offer
    from finalist.core.offers.simulate import simulate

    offers = [
        Offer.model_validate(
            {"company": f"Firm {number}", "currency": "EUR", "base": 80000 + number,
             "bonus": {"target_percent": 10, "attainment": [0.4, 1, 1.3]},
             "equity": {"kind": "rsu", "grant_value": 90000, "refresh": {"grant_value": 10000}}}
        )
        for number in range(5)
    ]  # fmt: skip
    simulate(offers, 6, paths=1000)
    taken, worked = [], []
    for _ in range(RUNS):
        start, work = time.perf_counter(), time.process_time()
        simulate(offers, 6, paths=100_000)
        taken.append(time.perf_counter() - start)
        worked.append(time.process_time() - work)
    return statistics.median(taken), statistics.median(worked)


def main() -> None:
    """Print the table."""
    agreed, cases = pencil()
    print(f"sums against hand-computed cases: {agreed} of {cases} agree in every component and the sum")
    for title, name in LETTERS:
        right, found, wanted, differ = letters(name)
        print(f"offer letters, {title}: {right} of {wanted} fields right ({right / wanted:.1%}), "
              f"{found} found, precision {right / found:.1%}")  # fmt: skip
        for line in differ:
            print(f"  {line}")
    clauses.main()
    taken, worked = simulation_seconds()
    print(f"simulation, 100,000 paths × 6 years × 5 offers with refreshes: {taken:.2f} s "
          f"({worked:.2f} s of the processor); target 1 s")  # fmt: skip


if __name__ == "__main__":
    main()
