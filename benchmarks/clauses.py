"""The contract walk against labelled sentences: precision and recall, over all kinds and for the kinds it misses."""

from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "offers"


def scored(name: str) -> tuple[int, int, int, list[tuple[str, set[str], set[str]]]]:
    """(right, found, labelled, the snippets that differ) of a file of snippets."""
    import yaml

    from finalist.core.offers.contract import clauses_in

    rows: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text("utf-8"))
    right = found = labelled = 0
    differ = []
    for row in rows:
        got, want = set(clauses_in(row["text"])), set(row["clauses"])
        right, found, labelled = right + len(got & want), found + len(got), labelled + len(want)
        if got != want:
            differ.append((row["text"], got, want))
    return right, found, labelled, differ


def main() -> None:
    """Print the table."""
    for title, name in (
        ("development", "clauses_dev.yaml"),
        ("held out", "clauses_heldout.yaml"),
        ("plain language, development", "clauses_dev_plain.yaml"),
        ("plain language, development, second", "clauses_dev_plain_second.yaml"),
        ("plain language, development, third", "clauses_dev_plain_third.yaml"),
        ("plain language, development, fourth", "clauses_dev_plain_fourth.yaml"),
        ("plain language, held out", "clauses_plain_heldout.yaml"),
        ("plain language, last held out", "clauses_plain_last_heldout.yaml"),
    ):
        right, found, labelled, differ = scored(name)
        print(f"clauses, {title}: precision {right / found:.1%}, recall {right / labelled:.1%} "
              f"({right} right, {found} found, {labelled} labelled; {len(differ)} snippets differ)")  # fmt: skip


if __name__ == "__main__":
    main()
