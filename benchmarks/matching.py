"""How right the matching is: each layer alone and together, against plain TF-IDF, on cases held out from all tuning.

Run `python -m benchmarks.matching` for the held-out half, `--dev` for the half that may be looked at.
"""

import argparse
import hashlib
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from finalist.assist.vectors import word_vectors
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.posting import Requirement
from finalist.core.match import stories as story_match
from finalist.core.match.assign import AssignedQuestion, assign
from finalist.core.match.evidence import EvidenceLine
from finalist.core.match.fit import fit
from finalist.core.match.stories import AskedFor, Tellable, story_fit
from finalist.core.text.similarity import Blend, Lexical, Similarity
from finalist.core.text.terms import terms

DATA = Path(__file__).parent / "data" / "matching"
Table = list[list[float]]


@dataclass
class Person:
    """One made-up candidate with the requirements they are held against."""

    name: str
    lines: list[EvidenceLine] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    cases: list[tuple[str, list[str], Requirement]] = field(default_factory=list)


def half(names: Sequence[str], held_out: bool) -> set[str]:
    """The first half by SHA-256 is for development, the second is held out."""
    order = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    middle = len(order) // 2
    return set(order[middle:] if held_out else order[:middle])


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
                id=f"r{len(found[-1].cases)}", text=text, necessity="must", kind=kind,  # type: ignore[arg-type]
                years=float(asked) if asked else None, evidence=_ref("posting", text),
            )
            found[-1].cases.append((label, right.split(",") if right else [], requirement))
    return found


class TfIdf:
    """The yardstick: cosine of TF-IDF over stems, fitted on the texts at hand."""

    def scores(self, queries: Sequence[str], texts: Sequence[str]) -> Table:
        """Cosine, 0..1."""
        bags = [Counter(terms(text)) for text in texts]
        seen = Counter(term for bag in bags for term in bag)
        weight = {term: math.log((1 + len(bags)) / (1 + count)) + 1 for term, count in seen.items()}
        return [[_cosine(Counter(terms(query)), bag, weight) for bag in bags] for query in queries]


def _cosine(left: Counter[str], right: Counter[str], weight: dict[str, float]) -> float:
    def length(bag: Counter[str]) -> float:
        return math.sqrt(sum((count * weight.get(term, 1.0)) ** 2 for term, count in bag.items()))

    dot = sum(count * right[term] * weight.get(term, 1.0) ** 2 for term, count in left.items())
    return dot / (length(left) * length(right)) if dot else 0.0


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
    print(f"\nRequirement fit, {'held-out' if held_out else 'development'} half: {sum(len(p.cases) for p in shown)} cases, "
          f"{', '.join(p.name for p in shown)}")
    print(f"{'layer':34}{'strength right':>16}{'right line first':>18}{'gap called a match':>20}")
    for name, layer in layers:
        _row(f"{name}, two cuts", measure(by_threshold(layer, best_cuts(layer, dev)), shown))
    for name, layer in layers[1:]:
        _row(f"rules, lines ranked by {name}", measure(by_rules(layer), shown))


def _row(name: str, found: dict[str, float]) -> None:
    print(f"{name:34}{found['strength']:>16.1%}{found['line']:>18.1%}{found['false']:>20.1%}")


def story_cases() -> tuple[list[Tellable], list[tuple[AskedFor, list[str]]]]:
    """The labelled stories and questions of stories.txt."""
    told: list[Tellable] = []
    asked: list[tuple[AskedFor, list[str]]] = []
    for row in (DATA / "stories.txt").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] == "S":
            told.append(Tellable(cells[1], cells[2]))
        elif cells[0] == "Q":
            _, right, family, competencies, text = cells
            asked.append((AskedFor(text, text, family, tuple(competencies.split(","))), right.split(",")))
    return told, asked


def rank_quality(table: Table, asked: list[tuple[AskedFor, list[str]]], told: list[Tellable]) -> tuple[float, float, float]:
    """(best story first, any good story first, mean reciprocal rank of the best good story)."""
    best = good = reciprocal = 0.0
    for row, (_, right) in zip(table, asked, strict=True):
        order = sorted(range(len(row)), key=lambda index: (-row[index], told[index].id))
        ids = [told[index].id for index in order]
        best += ids[0] == right[0]
        good += ids[0] in right
        reciprocal += 1 / (1 + min(ids.index(ident) for ident in right))
    return best / len(asked), good / len(asked), reciprocal / len(asked)


def story_table(held_out: bool) -> None:
    """Prints question → story quality: each layer alone and together."""
    told, asked = story_cases()
    keep = half([question.id for question, _ in asked], held_out)
    asked = [case for case in asked if case[0].id in keep]
    questions, texts = [case[0].text for case in asked], [story.text for story in told]
    vectors = word_vectors()
    layers: list[tuple[str, Similarity]] = [("TF-IDF", TfIdf()), ("lexical", Lexical())]
    if vectors:
        layers.append(("vectors", vectors))
    print(f"\nQuestion to story, {'held-out' if held_out else 'development'} half: {len(asked)} questions × {len(told)} stories")
    print(f"{'layer':34}{'best first':>12}{'good first':>12}{'MRR':>8}")
    rows: list[tuple[str, Table]] = [(f"{name} on the texts", layer.scores(questions, texts)) for name, layer in layers]
    rows.append(("competencies alone", _through(asked, told, Nothing())))
    rows += [(f"competencies, ties by {name}", _through(asked, told, layer)) for name, layer in layers[1:]]
    if vectors:
        rows.append(("competencies, ties by both", _through(asked, told, Blend(((Lexical(), 0.5), (vectors, 0.5))))))
    for name, table in rows:
        best, good, mrr = rank_quality(table, asked, told)
        print(f"{name:34}{best:>12.1%}{good:>12.1%}{mrr:>8.2f}")


class Nothing:
    """A layer that finds everything equally unlike."""

    def scores(self, queries: Sequence[str], texts: Sequence[str]) -> Table:
        """All zero."""
        return [[0.0] * len(texts) for _ in queries]


def _through(asked: list[tuple[AskedFor, list[str]]], told: list[Tellable], layer: Similarity) -> Table:
    fits = story_fit([case[0] for case in asked], told, layer)
    return [[match.score for match in row] for row in fits.rows]


def assignment_time() -> None:
    """Prints how long 40 questions × 60 stories × 8 people take, model building included."""
    names = [f"p{number}" for number in range(8)]
    questions = [AssignedQuestion(f"q{n:02}", 1 - n / 50, (names[n % 8], names[n * 3 % 8])) for n in range(40)]
    told = [f"s{n:02}" for n in range(60)]
    fits = {(q.id, s): (hash_share(q.id + s)) for q in questions for s in told}
    assign(questions[:2], told[:2], fits)
    started = time.perf_counter()
    found = assign(questions, told, fits, told={"s00": frozenset({"p0"})}, panels=[frozenset({"p1", "p2"})])
    print(f"\nAssignment, 40 questions × 60 stories × 8 people: {time.perf_counter() - started:.2f} s "
          f"({len(found.stories)} stories, {len(found.spares)} spares)")


def hash_share(name: str) -> float:
    """A number in 0..1 that is the same on every machine."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="the development half instead of the held-out one")
    dev = parser.parse_args().dev
    fit_table(not dev)
    story_table(not dev)
    assignment_time()


if __name__ == "__main__":
    main()
