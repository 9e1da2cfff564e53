"""How well contradictions are found: planted pairs of papers nobody tuned on, beside a naive baseline."""

import re
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from finalist.core.documents.base import Source
from finalist.core.text.figures import figures
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.terms import terms
from finalist.journeys.continuity import check, disagreements, read_papers
from finalist.journeys.prepare import InputFile

DATA = Path(__file__).parent / "data" / "facts" / "held_out.txt"
NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)


def rows() -> list[dict[str, str]]:
    """The pairs: a, same, other."""
    blocks = DATA.read_text(encoding="utf-8").split("\n\n")
    lines = [[line for line in block.splitlines() if line and not line.startswith("#")] for block in blocks]
    return [dict(line.split(": ", 1) for line in block) for block in lines if block]


def ours(first: str, second: str) -> bool:
    """Whether the pair is said to disagree: the second as notes beside the first as a letter, or as a story."""
    notes = InputFile("notes", "notes.md", f"# Round 1\n\n**Dana Whitlock**\n- {second}\n".encode())
    letter = Source(id="draft", kind="notes", name="letter.txt", sha256="", text=first)
    papers = read_papers([notes], NOW)
    if any(item.kind == "contradiction" for item in check(papers, letter)):
        return True
    story = InputFile("stories", "stories.md", f"## A story\n\n{first}\n".encode())
    return bool(disagreements(read_papers([story, notes], NOW)))


def naive(first: str, second: str) -> bool:
    """Any number of one sentence that the other lacks, where the sentences share two words."""
    pieces = [[text[start:end] for start, end in sentence_spans(text)] for text in (first, second)]
    for one, other in product(*pieces):
        left, right = ({figure.low for figure in figures(text)} for text in (one, other))
        if len(set(terms(one)) & set(terms(other))) >= 2 and left and right and left != right:
            return True
    return False


def unrelated(name: str) -> tuple[int, int]:
    """How many stories of a labelled set, all of other people, and how many contradictions are claimed among them."""
    import yaml

    loaded = yaml.safe_load((DATA.parents[1] / f"{name}.yaml").read_text(encoding="utf-8"))
    rows = loaded if isinstance(loaded, list) else list(loaded.values())
    told = [re.sub(r"(?m)^(?:[A-Z]|-) ", "", row.get("told") or "") for row in rows if isinstance(row, dict)]
    text = "\n\n".join(f"## Story {number}\n\n{story}" for number, story in enumerate(told) if story)
    papers = read_papers([InputFile("stories", "stories.md", text.encode())], NOW)
    return sum(map(bool, told)), len(disagreements(papers))


def main() -> None:
    """Recall on the changed pairs, false alarms on the agreeing ones, for both."""
    pairs = rows()
    print(
        f"{len(pairs)} planted and {len(pairs)} agreeing pairs of our own, written before the rules were run on them\n"
    )
    print(f"{'':12}{'found':>10}{'false alarms':>16}")
    for name, judge in (("ours", ours), ("naive", naive)):
        found = [judge(pair["a"], pair["other"]) for pair in pairs]
        alarms = [judge(pair["a"], pair["same"]) for pair in pairs]
        print(f"{name:12}{sum(found) / len(pairs):>10.1%}{sum(alarms) / len(pairs):>16.1%}")
        if name == "ours":
            missed = [pair["other"] for pair, hit in zip(pairs, found, strict=True) if not hit]
            wrong = [pair["same"] for pair, hit in zip(pairs, alarms, strict=True) if hit]
    print("\nmissed:", *missed, "\nwrongly alarmed:", *wrong, sep="\n  ")
    for name in ("stories_labelled_dev", "stories_labelled_held"):
        count, claimed = unrelated(name)
        print(f"\n{name}: {claimed} contradictions claimed among {count} unrelated stories")
