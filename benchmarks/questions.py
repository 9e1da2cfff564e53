"""How right the reading of questions is: direction, family, competency, on lines held out from all tuning.

`python -m benchmarks questions` prints the held-out lines, `python -m benchmarks.questions --dev` those that the cues
were read off.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.matching_data import TfIdf
from finalist.core.knowledge.load import knowledge
from finalist.core.questions.classify import Reading, classify

DATA = Path(__file__).parent / "data" / "questions"
NONE = "-"
WHO = {"c": "to-candidate", "o": "to-company", "e": "either"}


@dataclass(frozen=True)
class Label:
    """What a line is: direction, family, first and second competency; `-` for none."""

    direction: str
    family: str = NONE
    competency: str = NONE
    second: str = NONE


@dataclass(frozen=True)
class Line:
    """A question line with the labels of both passes."""

    id: str
    text: str
    first: Label
    again: Label | None


def lines(name: str) -> list[Line]:
    """The lines of a file of benchmarks/data/questions."""
    rows = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return [Line(row["id"], row["text"], _label(row["first"]), _label(row.get("second", ""))) for row in rows]  # type: ignore[arg-type]


def directed(name: str) -> list[tuple[str, str]]:
    """(who has to answer, text) of the lines of direction_NAME.txt; “either” where it could be both."""
    rows = (DATA / f"direction_{name}.txt").read_text(encoding="utf-8").splitlines()
    cut = (row.partition(" | ") for row in rows if row and not row.startswith("#"))
    return [(WHO[who], text) for who, _, text in cut]


def _label(text: str) -> Label | None:
    return Label(*text.split()) if text else None


def label_of(read: Reading) -> Label:
    """A reading as a label."""

    found = [item.id for item in read.competencies] + [NONE, NONE]
    return Label(read.direction, NONE if read.family == "unknown" else read.family, found[0], found[1])


def nearest() -> Callable[[str], Label]:
    """The label of the nearest entry of the bank by plain TF-IDF."""
    known = knowledge()
    entries = [(q.text, Label("to-candidate", q.family, q.competency, q.second or NONE)) for q in known.questions]
    entries += [(ask.text, Label("to-company")) for ask in known.asks]
    texts = [text for text, _ in entries]

    def judge(text: str) -> Label:
        row = TfIdf().scores([text], texts)[0]
        best = max(range(len(row)), key=lambda index: (row[index], -index))
        return entries[best][1] if row[best] > 0 else Label("unknown")

    return judge


def majority(shown: Sequence[Line]) -> Callable[[str], Label]:
    """The commonest label of the lines themselves: what knowing nothing but the mix would give."""

    def top(values: list[str]) -> str:
        return Counter(values).most_common(1)[0][0]

    mine = [line.first for line in shown if line.first.family != NONE]
    guess = Label("to-candidate", top([item.family for item in mine]), top([item.competency for item in mine]))
    return lambda text: guess


def figures(shown: Sequence[Line], said: dict[str, Label], key: Callable[[Line], Label]) -> dict[str, tuple[int, int]]:
    """Right and counted, a measure; `key` gives the label that counts as true."""
    pairs = [(key(line), said[line.id]) for line in shown]
    asked = [(true, given) for true, given in pairs if true.family != NONE]
    graded = [(true, given) for true, given in asked if true.competency != NONE]
    plain = [(true, given) for true, given in asked if true.competency == NONE]
    return {
        "direction": (sum(t.direction == g.direction for t, g in pairs), len(pairs)),
        "family": (sum(t.family == g.family for t, g in asked), len(asked)),
        "first competency": (sum(t.competency == g.competency for t, g in graded), len(graded)),
        "  first or second label": (sum(g.competency in (t.competency, t.second) for t, g in graded), len(graded)),
        "no competency, and none given": (sum(g.competency == NONE for _, g in plain), len(plain)),
        "direction unknown": (sum(g.direction == "unknown" for _, g in pairs), len(pairs)),
        "family unknown": (sum(g.family == NONE for _, g in asked), len(asked)),
        "competency unknown": (sum(g.competency == NONE for _, g in graded), len(graded)),
    }


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two passes."""
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(left[label] * right[label] for label in left) / len(pairs) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def agreement(shown: Sequence[Line]) -> None:
    """Prints how far the two passes agree."""
    both = [(line.first, line.again) for line in shown if line.again]
    if not both:
        print("one pass only")
        return
    for part in ("direction", "family", "competency"):
        pairs = [(getattr(one, part), getattr(other, part)) for one, other in both]
        same = sum(one == other for one, other in pairs)
        print(f"  {part:12} agreed on {same} of {len(pairs)}, kappa {kappa(pairs):.2f}")


def directions(name: str) -> None:
    """Prints who is said to have to answer, on lines that are easily confused; “either” has no right answer."""
    rows = directed(name)
    said = Counter((true, classify(text).direction) for true, text in rows)
    plain = [true for true, _ in rows if true != "either"]
    right = sum(said[true, true] for true in set(plain))
    print(f"\nwho has to answer, easily confused, {name}: {_share(right, len(plain))} right")
    for true in WHO.values():
        given = [f"{label}: {count}" for (one, label), count in sorted(said.items()) if one == true]
        print(f"  {true:14}" + ", ".join(given))


def confusion(shown: Sequence[Line], said: dict[str, Label], part: str, labels: Sequence[str]) -> None:
    """Prints what was said (columns) of what is so (rows)."""
    names = [*labels, NONE]
    print(f"\n{part}: rows are labels, columns what was said")
    print(" " * 18 + "".join(f"{name[:7]:>8}" for name in names))
    counts = Counter((getattr(line.first, part), getattr(said[line.id], part)) for line in shown)
    for row in names:
        if any(counts[row, column] for column in names):
            print(f"{row:18}" + "".join(f"{counts[row, column] or '':>8}" for column in names))


def table(name: str, wrong: bool = False) -> None:
    """Prints everything about one file of lines."""
    shown = lines(name)
    started = time.perf_counter()
    said = {line.id: label_of(classify(line.text)) for line in shown}
    taken = (time.perf_counter() - started) / len(shown)
    judges = {"TF-IDF": nearest(), "majority": majority(shown)}
    others = {who: {line.id: judge(line.text) for line in shown} for who, judge in judges.items()}
    print(f"\n{name}: {len(shown)} lines, {taken * 1000:.1f} ms each")
    agreement(shown)
    sure = [line for line in shown if line.again and _same(line)]
    print(f"{'':32}{'ours':>16}{'both passes':>16}" + "".join(f"{who:>12}" for who in others))
    tables = [figures(shown, said, lambda line: line.first), figures(sure, said, lambda line: line.first)]
    tables += [figures(shown, answers, lambda line: line.first) for answers in others.values()]
    for measure in tables[0]:
        cells = [f"{_share(*found[measure]):>16}" for found in tables[:2]]
        print(f"{measure:32}" + "".join(cells) + "".join(f"{_share(*t[measure], short=True):>12}" for t in tables[2:]))
    asked = [line for line in shown if line.first.family != NONE]
    confusion(shown, said, "direction", ["to-candidate", "to-company", "unknown"])
    confusion(asked, said, "family", [item.id for item in knowledge().families])
    confusion(asked, said, "competency", [item.id for item in knowledge().competencies])
    if wrong:
        for line in shown:
            if said[line.id] != line.first:
                print(f"{line.text}\n    is {line.first}\n    said {said[line.id]}")


def _same(line: Line) -> bool:
    again = line.again
    return again is not None and all(
        getattr(line.first, part) == getattr(again, part) for part in ("direction", "family", "competency")
    )


def _share(right: int, counted: int, short: bool = False) -> str:
    if not counted:
        return "–"
    return f"{right / counted:.1%}" if short else f"{right}/{counted} {right / counted:.1%}"


def main(arguments: Sequence[str] = ()) -> None:
    """Print the held-out tables, or with --dev those of the development lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dev", action="store_true")
    given = parser.parse_args(arguments)
    if given.dev:
        table("development", wrong=True)
        directions("dev")
        return
    for name in ("held_out",):
        if (DATA / f"{name}.yaml").exists():
            table(name)
    directions("held")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
