"""How right the matching is: each layer alone and together, against plain TF-IDF, on cases held out from all tuning.

Run `python -m benchmarks.matching` for the held-out half, `--dev` for the half that may be looked at.
"""

import argparse
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.matching_data import DATA, TfIdf, half, part
from benchmarks.matching_kinds import main as kinds_table
from benchmarks.matching_stories import story_tables, structure_table
from finalist.assist.vectors import word_vectors
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.posting import Requirement
from finalist.core.match.assign import AssignedQuestion, assign
from finalist.core.match.evidence import EvidenceLine
from finalist.core.match.fit import fit
from finalist.core.text.similarity import Blend, Lexical, Similarity


@dataclass
class Person:
    """One made-up candidate with the requirements they are held against."""

    name: str
    lines: list[EvidenceLine] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    cases: list[tuple[str, list[str], Requirement]] = field(default_factory=list)


def _ref(document: str, text: str, start: int = 0) -> EvidenceRef:
    return EvidenceRef(document=document, start=start, end=start + len(text), verbatim=text)


def people() -> list[Person]:
    """The labelled people of fit.txt."""
    found: list[Person] = []
    for row in (DATA / "fit.txt").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if row.startswith("=="):
            found.append(Person(row.strip("= ")))
        elif cells[0] == "L":
            _, ident, kind, years, position, text = cells
            person = found[-1]
            ref = _ref("notes" if kind == "note" else "resume", text, 1000 * len(person.lines))
            person.lines.append(EvidenceLine(ref, kind, text, float(years) if years else None, position))  # type: ignore[arg-type]
            person.ids.append(ident)
        elif cells[0] == "R":
            _, label, right, kind, asked, text = cells
            requirement = Requirement(
                id=f"r{len(found[-1].cases)}",
                text=text,
                necessity="must",
                kind=kind,  # type: ignore[arg-type]
                years=float(asked) if asked else None,
                evidence=_ref("posting", text),
            )
            found[-1].cases.append((label, right.split(",") if right else [], requirement))
    return found


def by_threshold(layer: Similarity, cuts: tuple[float, float]) -> Callable[[Person], list[tuple[str, str]]]:
    """A layer alone: the best line by score, its strength by two cuts chosen on the development half."""

    def judge(person: Person) -> list[tuple[str, str]]:
        table = layer.scores([case[2].text for case in person.cases], [line.text for line in person.lines])
        out = []
        for row in table:
            best = max(range(len(row)), key=lambda index: (row[index], -index))
            strength = "strong" if row[best] >= cuts[1] else "partial" if row[best] >= cuts[0] else "gap"
            out.append((strength, person.ids[best]))
        return out

    return judge


def best_cuts(layer: Similarity, persons: list[Person]) -> tuple[float, float]:
    """The two cuts with the highest accuracy on these people."""
    grid = [step / 20 for step in range(1, 20)]
    options = [(low, high) for low in grid for high in grid if low <= high]
    return max(options, key=lambda cuts: measure(by_threshold(layer, cuts), persons)["strength"])


def by_rules(layer: Similarity) -> Callable[[Person], list[tuple[str, str]]]:
    """What the program does."""

    def judge(person: Person) -> list[tuple[str, str]]:
        places = {line.ref.start: ident for line, ident in zip(person.lines, person.ids, strict=True)}
        positions = {line.position: line.years for line in person.lines if line.position and line.years}
        total = sum(positions.values()) if positions else None  # type: ignore[arg-type]
        found = fit([case[2] for case in person.cases], person.lines, layer, total_years=total)
        return [(item.strength, places[item.support[0].evidence.start] if item.support else "") for item in found]

    return judge


def measure(judge: Callable[[Person], list[tuple[str, str]]], persons: list[Person]) -> dict[str, float]:
    """Shares: strength right, right line first (of cases that have one), and gaps called strong or partial."""
    right = line = lines = false = gaps = cases = 0
    for person in persons:
        for (label, wanted, _), (strength, ident) in zip(person.cases, judge(person), strict=True):
            cases += 1
            right += strength == label
            lines += bool(wanted)
            line += bool(wanted) and ident in wanted
            gaps += label == "gap"
            false += label == "gap" and strength != "gap"
    return {"strength": right / cases, "line": line / lines, "false": false / gaps, "cases": cases}


def fit_table(held_out: bool) -> None:
    """Prints accuracy of strength and right line first, layer by layer."""
    everybody = people()
    dev = [person for person in everybody if person.name in half([p.name for p in everybody], False)]
    shown = [person for person in everybody if person.name in half([p.name for p in everybody], held_out)]
    vectors = word_vectors()
    layers: list[tuple[str, Similarity]] = [("TF-IDF", TfIdf()), ("lexical", Lexical())]
    if vectors:
        layers += [("vectors", vectors), ("lexical+vectors", Blend(((Lexical(), 0.5), (vectors, 0.5))))]
    print(
        f"\nRequirement fit, {part(held_out)} half: {sum(len(p.cases) for p in shown)} cases, "
        f"{', '.join(p.name for p in shown)}"
    )
    print(f"{'layer':34}{'strength right':>16}{'right line first':>18}{'gap called a match':>20}")
    for name, layer in layers:
        _row(f"{name}, two cuts", measure(by_threshold(layer, best_cuts(layer, dev)), shown))
    for name, layer in layers[1:]:
        _row(f"rules, lines ranked by {name}", measure(by_rules(layer), shown))


def _row(name: str, found: dict[str, float]) -> None:
    print(f"{name:34}{found['strength']:>16.1%}{found['line']:>18.1%}{found['false']:>20.1%}")


def assignment_time() -> None:
    """Prints how long 40 questions × 60 stories × 8 people take, model building included."""
    names = [f"p{number}" for number in range(8)]
    questions = [AssignedQuestion(f"q{n:02}", 1 - n / 50, (names[n % 8], names[n * 3 % 8])) for n in range(40)]
    told = [f"s{n:02}" for n in range(60)]
    fits = {(q.id, s): (hash_share(q.id + s)) for q in questions for s in told}
    assign(questions[:2], told[:2], fits)
    started = time.perf_counter()
    found = assign(questions, told, fits, told={"s00": frozenset({"p0"})}, panels=[frozenset({"p1", "p2"})])
    print(
        f"\nAssignment, 40 questions × 60 stories × 8 people: {time.perf_counter() - started:.2f} s "
        f"({len(found.stories)} stories, {len(found.spares)} spares)"
    )


def hash_share(name: str) -> float:
    """A number in 0..1 that is the same on every machine."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="the development half instead of the held-out one")
    dev = parser.parse_known_args()[0].dev  # Beside `python -m benchmarks matching` stand the names of tables.
    fit_table(not dev)
    story_tables()
    kinds_table()
    structure_table(not dev)
    assignment_time()


if __name__ == "__main__":
    main()
