"""The material for the review of answers: good and adversarial ones, labelled transcripts, and their halves."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data" / "answers"
HALVES = ("development", "held out")


@dataclass(frozen=True, slots=True)
class Case:
    """One answer to one question. kind: `good`, or the charm that is tried."""

    id: str
    kind: str
    question: str
    answer: str

    @property
    def half(self) -> str:
        """Which half it is in: by the hash of its id, fixed before anything was tuned."""
        return half_of(self.id)


def half_of(ident: str) -> str:
    """`development` or `held out`."""
    return HALVES[int(hashlib.sha256(ident.encode()).hexdigest(), 16) % 2]


def load(name: str) -> Any:
    """A file of the material as plain values."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def good() -> list[Case]:
    """Short, plain, good answers."""
    return [Case(row["id"], "good", row["q"], row["a"]) for row in load("good.yaml")]


def adversarial() -> list[Case]:
    """Answers that try to charm. `other:` takes the answer of a good case under a question it does not answer."""
    answers = {case.id: case for case in good()}
    found = []
    for row in load("adversarial.yaml"):
        answer = answers[row["other"]].answer if "other" in row else row["a"]
        found.append(Case(row["id"], row["kind"], row["q"], answer))
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled transcript. units: (letter, words); words: every word with `filler`, `repair` or "" beside it."""

    id: str
    kind: str
    units: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    @property
    def half(self) -> str:
        """Which half it is in."""
        return half_of(self.id)

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Every word in order."""
        return tuple(word for _, said in self.units for word in said)

    @property
    def text(self) -> str:
        """What was said, without marks."""
        return " ".join(word for word, _ in self.words)

    def stopped(self) -> str:
        """The same as a recogniser would write it: capitals and full stops at the ends of its lines."""
        lines = [" ".join(word for word, _ in said) for _, said in self.units]
        return " ".join(line[0].upper() + line[1:] + "." for line in lines)

    def plain_units(self) -> list[tuple[str, str]]:
        """(letter, words of the line)."""
        return [(letter, " ".join(word for word, _ in said)) for letter, said in self.units]


_HEAD = re.compile(r"# [td]\d+ \w+$")
_MARKED = re.compile(r"<([^>]+)>|\[([^\]]+)\]|(\S+)")


def transcripts(name: str = "transcripts") -> list[Told]:
    """The labelled transcripts in spoken style; `german` for the German ones."""
    found: list[tuple[str, str, list[tuple[str, tuple[tuple[str, str], ...]]]]] = []
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if _HEAD.match(line):
            found.append((line.split()[1], line.split()[2], []))
        elif line and not line.startswith("#"):
            found[-1][2].append((line[0], _words(line[2:])))
    return [Told(ident, kind, tuple(units)) for ident, kind, units in found]


def _words(line: str) -> tuple[tuple[str, str], ...]:
    marked: list[tuple[str, str]] = []
    for filler, repair, plain in _MARKED.findall(line):
        label = "filler" if filler else "repair" if repair else ""
        marked += [(word, label) for word in (filler or repair or plain).split()]
    return tuple(marked)


def second_pass() -> dict[str, str]:
    """Transcript id → its letters when labelled a second time, without the first at hand."""
    rows = (DATA / "transcripts_second.txt").read_text(encoding="utf-8").splitlines()
    return dict(row.split() for row in rows if row and not row.startswith("#"))


def written_later(name: str) -> list[Case]:
    """Good and charming answers written after the rating: `fresh` was mended on, `last` was scored once."""
    return [Case(row["id"], row["kind"], row["q"], row["a"]) for row in load(f"{name}.yaml")]
