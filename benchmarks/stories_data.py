"""The labelled stories: units with the part each plays, episodes and generalities, ours and third-party answers."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2] / "shared" / "data" / "answers_scored"
PARTS = {"S": "situation", "T": "task", "A": "action", "R": "result", "L": "lesson"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One answer. units: (letter, text); kind: `episode`, or `script`, `opinion`, `self`, `list`."""

    id: str
    kind: str
    units: tuple[tuple[str, str], ...]
    rules: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The units as one paragraph; a unit without a stop is on its own line, as transcripts are."""
        return " ".join(text for _, text in self.units)

    def has(self) -> set[str]:
        """The letters that occur."""
        return {letter for letter, _ in self.units}

    def without(self, letter: str) -> "Labelled":
        """The same without the units of one part."""
        return Labelled(f"{self.id}-{letter}", self.kind, tuple(unit for unit in self.units if unit[0] != letter))

    def result_first(self) -> "Labelled":
        """The same with its result told first."""
        first = [unit for unit in self.units if unit[0] == "R"]
        rest = [unit for unit in self.units if unit[0] != "R"]
        return Labelled(f"{self.id}-turned", self.kind, (*first, *rest))


def own(name: str) -> list[Labelled]:
    """Our stories: `dev` or `held`."""
    rows = yaml.safe_load((DATA / f"stories_labelled_{name}.yaml").read_text(encoding="utf-8"))
    return [
        Labelled(
            row["id"],
            row.get("kind", "episode"),
            tuple((line[0], line[2:]) for line in row["told"].splitlines()),
        )
        for row in rows
    ]


def short_stories() -> list[Labelled]:
    """The development half of the older sentence labels (data/matching/structure.txt); its other half stays unseen."""
    from benchmarks.matching_data import half

    stories: list[tuple[str, list[tuple[str, str]]]] = []
    for row in (DATA / "matching" / "structure.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("=="):
            stories.append((row.strip("= ").split(" | ")[0], []))
        else:
            stories[-1][1].append((row[0], row[2:]))
    keep = half([name for name, _ in stories], False)
    return [Labelled(name, "episode", tuple(units)) for name, units in stories if name in keep]


def third_party(held_out: bool) -> list[Labelled]:
    """Half of the third-party answers with our labels; empty where the material is absent."""
    from finalist.core.text.sentences import sentence_spans

    if not SHARED.is_dir():
        return []
    labels = yaml.safe_load((DATA / "stories_labelled_shared.yaml").read_text(encoding="utf-8"))
    order = sorted(labels, key=lambda ident: hashlib.sha256(ident.encode()).hexdigest())
    keep = set(order[len(order) // 2 :] if held_out else order[: len(order) // 2])
    answers = _answers()
    found = []
    for ident in order:
        if ident in keep and ident in answers:
            text, rules = answers[ident]
            units = [text[start:end] for start, end in sentence_spans(text)]
            parts = labels[ident]["parts"]
            found.append(Labelled(ident, labels[ident]["kind"], tuple(zip(parts, units, strict=True)), rules))
    return found


def _answers() -> dict[str, tuple[str, tuple[str, ...]]]:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in ("interviewcraft_scoring_quality.json", "interviewcraft_golden_answers.json"):
        for row in json.loads((SHARED / name).read_text(encoding="utf-8")):
            found[row["id"]] = (row["answer"], tuple(row["expected_rules"]))
    for number, row in enumerate(json.loads((SHARED / "noamseg_scored_examples.json").read_text(encoding="utf-8"))):
        found[f"noamseg_{number}"] = (row["answer"], ())
    return found
