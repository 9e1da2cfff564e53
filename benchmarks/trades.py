"""How right the field and the level read from a posting are, on labelled postings, beside two baselines.

Run `python -m benchmarks.trades`: the held-out half and two samples drawn and labelled later, of which the last was
never looked at; `--dev` shows the half that may be, with each error. The texts stay in ../shared/data;
benchmarks/data/posting_trades.yaml holds ids and labels only.
"""

import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import yaml

from finalist.core.plan.material import Material
from finalist.core.plan.trade import Trade, trade_of
from finalist.ingest.posting import read_posting

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
LABELS = Path(__file__).parent / "data" / "posting_trades.yaml"
LEVELS = ("entry", "mid", "senior", "lead", "executive")
NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Labelled:
    """A posting's text with its labels: settled, first pass, second pass, each (field, level)."""

    id: str
    part: str
    text: str
    label: tuple[str, str]
    first: tuple[str, str]
    second: tuple[str, str]


@cache
def _texts() -> dict[str, str]:
    found: dict[str, str] = {}
    with (SHARED / "postings_skillspan" / "postings.jsonl").open(encoding="utf-8") as lines:
        found.update((row["id"], row["text"]) for row in map(json.loads, lines))
    with (SHARED / "salary_nyc" / "nyc-jobs.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            parts = (row["Business Title"], row["Agency"], row["Division/Work Unit"], row["Job Description"])
            found.setdefault(f"nyc-{row['Job ID']}", "\n".join(part for part in parts if part) + "\n")
    with (SHARED / "salary_us" / "oews_percentiles_annual.csv").open(encoding="utf-8") as lines:
        found.update((f"us-{number}", row["occupation"] + "\n") for number, row in enumerate(csv.DictReader(lines)))
    return found


def postings(part: str = "") -> list[Labelled]:
    """The labelled postings of a part (`development`, `held-out`) or all; needs ../shared/data."""
    rows = yaml.safe_load(LABELS.read_text(encoding="utf-8"))["postings"]
    return [
        Labelled(
            row["id"], row["part"], _texts()[row["id"]], *(_pair(row[key]) for key in ("label", "first", "second"))
        )
        for row in rows
        if part in ("", row["part"])
    ]


def _pair(cell: str) -> tuple[str, str]:
    field, level = cell.split("/")
    return field, level


def read(posting: Labelled) -> Trade:
    """What the program makes of the posting, read as a file would be."""
    got = read_posting(posting.text.encode(), f"{posting.id}.txt", "posting")
    material = Material(now=NOW, posting=got.document, sources={"posting": got.source} if got.source else {})
    return trade_of(material)


def by_keyword(posting: Labelled) -> tuple[str, str]:
    """The baseline: the first word of a field's or level's name that stands in the first line."""
    first = posting.text.split("\n", 1)[0].lower()
    names = {
        "software": ("software", "developer"), "data": ("data",), "product": ("product",), "design": ("design",),
        "marketing": ("marketing",), "sales": ("sales",), "consulting": ("consult",), "finance": ("financ", "account"),
        "operations": ("operations",), "customer-success": ("customer",), "hr": ("human resources", "hr"),
        "nursing": ("nurs",), "teaching": ("teach",), "legal": ("legal", "law"), "manufacturing": ("manufact",),
        "retail-hospitality": ("retail", "hotel"), "public-nonprofit": ("public",),
    }  # fmt: skip
    field = next((name for name, words in names.items() if any(word in first for word in words)), "other")
    levels = {
        "executive": ("chief",),
        "lead": ("manager", "lead"),
        "senior": ("senior",),
        "entry": ("junior", "intern"),
    }
    level = next((name for name, words in levels.items() if any(word in first for word in words)), "mid")
    return field, level


def _table(title: str, rows: list[tuple[tuple[str, str], tuple[str, str]]]) -> None:
    fields = sum(gold[0] == got[0] for gold, got in rows)
    levels = sum(gold[1] == got[1] for gold, got in rows)
    count = len(rows)
    print(
        f"  {title:34} field {fields:3}/{count} {fields / count:6.1%}   level {levels:3}/{count} {levels / count:6.1%}"
    )


def _confusion(rows: list[tuple[tuple[str, str], tuple[str, str]]], which: int) -> None:
    pairs = Counter((gold[which], got[which]) for gold, got in rows if gold[which] != got[which])
    right = Counter(gold[which] for gold, got in rows if gold[which] == got[which])
    total = Counter(gold[which] for gold, _ in rows)
    for name in sorted(total, key=lambda name: -total[name]):
        wrong = ", ".join(f"{got} {number}" for (gold, got), number in pairs.most_common() if gold == name)
        print(f"    {name:20}{right[name]:3} of {total[name]:3}   {'taken for ' + wrong if wrong else ''}")


def show(part: str, *, errors: bool = False) -> None:
    """Print the table of one part."""
    found = postings(part)
    ours = [(item, read(item)) for item in found]
    rows = [(item.label, (trade.kit.id if trade.kit else "other", trade.seniority)) for item, trade in ours]
    majority = tuple(Counter(item.label[n] for item in found).most_common(1)[0][0] for n in (0, 1))
    print(f"\n{part}: {len(found)} postings")
    _table("Finalist", rows)
    _table("a word of the name in line one", [(item.label, by_keyword(item)) for item in found])
    _table(f"always {majority[0]}, {majority[1]}", [(item.label, (majority[0], majority[1])) for item in found])
    without = [
        row
        for item, row in zip(found, rows, strict=True)
        if not item.text.startswith("us-") and row[0][0] != "software"
    ]
    _table("Finalist, without software", without)
    whole = [row for item, row in zip(found, rows, strict=True) if not item.id.startswith(("us-", "nyc-"))]
    _table("Finalist, whole ads only", whole)
    bare = [row for item, row in zip(found, rows, strict=True) if item.id.startswith(("us-", "nyc-"))]
    _table("Finalist, bare titles only", bare)
    print("  fields")
    _confusion(rows, 0)
    print("  levels")
    _confusion(rows, 1)
    if errors:
        for (item, trade), (gold, got) in zip(ours, rows, strict=True):
            if gold != got:
                print(f"    {item.id}: {'/'.join(gold)} read as {'/'.join(got)} because {trade.words[:4]}")


def main() -> None:
    """Print agreement of the passes and the held-out table; `--dev`: the development half with its errors."""
    if not SHARED.exists():
        print("needs ../shared/data; skipped")
        return
    everything = [item for item in postings() if item.part not in ("second", "fresh")]  # read once
    for n, name in enumerate(("field", "level")):
        same = sum(item.first[n] == item.second[n] for item in everything)
        print(f"two passes agree on the {name}: {same} of {len(everything)} ({same / len(everything):.1%}), one hand")
    if "--dev" in sys.argv:
        show("development", errors=True)
    else:
        show("held-out")
        show("second")
        show("fresh")


if __name__ == "__main__":
    main()
