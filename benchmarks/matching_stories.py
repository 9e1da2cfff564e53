"""Question to story: how often the right one comes first, and among the first three.

Development: stories.txt, on which the cues were once chosen. Held out: heldout.txt, written before the matcher
was begun by the hand that later wrote its cues, and heldout_later.txt, written after it was frozen. A third
table takes other people's answers to other people's questions. `python -m benchmarks.matching` prints all.
"""

import json
from dataclasses import replace
from pathlib import Path

from benchmarks.matching_data import DATA, Table, TfIdf, half, part
from finalist.assist.vectors import word_vectors
from finalist.core.answers.structure import structure
from finalist.core.match.assign import FLOOR
from finalist.core.match.situations import read_situations
from finalist.core.match.stories import AskedFor, Tellable, shown_competencies, story_fit
from finalist.core.text.similarity import Blend, Lexical, Similarity

PARTS = {"S": "situation", "T": "task", "A": "action", "R": "result", "L": "lesson"}
THIRD_PARTY = Path(__file__).parents[2] / "shared" / "data" / "answers_scored"
Asked = list[tuple[AskedFor, list[str]]]


def story_cases() -> tuple[list[Tellable], Asked]:
    """The development stories and questions of stories.txt."""
    told: list[Tellable] = []
    asked: Asked = []
    for row in (DATA / "stories.txt").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] == "S":
            told.append(Tellable(cells[1], cells[2]))
        elif cells[0] == "Q":
            _, right, family, competencies, text = cells
            asked.append((AskedFor(text, text, family, tuple(competencies.split(","))), right.split(",")))
    return told, asked


def held_out_cases(name: str) -> tuple[list[Tellable], Asked]:
    """The stories and questions of a held-out file; right is what both passes of labelling named."""
    told: list[Tellable] = []
    asked: Asked = []
    for row in (DATA / name).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] == "S":
            told.append(Tellable(cells[1], cells[3]))
        elif cells[0] == "Q":
            both = [ident for ident in cells[1].split(",") if ident in cells[2].split(",")]
            asked.append((AskedFor(cells[4], cells[4], cells[3]), both))
    return told, asked


def third_party_cases() -> tuple[list[Tellable], Asked]:
    """Behavioural answers of another project, each to its own question; answers to one question all count."""
    found: dict[str, list[str]] = {}
    for file in sorted(THIRD_PARTY.glob("interviewcraft_*.json")):
        for row in json.loads(file.read_text(encoding="utf-8")):
            if row["question_type"] == "behavioral":
                found.setdefault(row["question"], []).append(row["answer"])
    answers = list(dict.fromkeys(answer for group in found.values() for answer in group))
    ids = {answer: f"a{number:02}" for number, answer in enumerate(answers)}
    told = [Tellable(ids[answer], answer) for answer in answers]
    return told, [(AskedFor(text, text), [ids[answer] for answer in group]) for text, group in found.items()]


def rank_quality(table: Table, asked: Asked, told: list[Tellable]) -> tuple[float, float, float]:
    """(right story first, in the first three, mean reciprocal rank of the best right one)."""
    first = three = reciprocal = 0.0
    for row, (_, right) in zip(table, asked, strict=True):
        order = sorted(range(len(row)), key=lambda index: (-row[index], told[index].id))
        best = min(order.index(index) for index, story in enumerate(told) if story.id in right)
        first += best == 0
        three += best < 3
        reciprocal += 1 / (1 + best)
    return first / len(asked), three / len(asked), reciprocal / len(asked)


def chance(asked: Asked, stories: int) -> tuple[float, float]:
    """(first, in the first three) when stories are drawn blindly."""

    def missed(right: int, drawn: int) -> float:
        share = 1.0
        for step in range(drawn):
            share *= max(0, stories - right - step) / (stories - step)
        return share

    counts = [len(right) for _, right in asked]
    return (
        sum(1 - missed(count, 1) for count in counts) / len(counts),
        sum(1 - missed(count, 3) for count in counts) / len(counts),
    )


def story_tables() -> None:
    """Prints every table of question to story."""
    quality_table("development (stories.txt)", *story_cases())
    quality_table("held out, written before the matcher", *held_out_cases("heldout.txt"))
    quality_table("held out, written after it was frozen", *held_out_cases("heldout_later.txt"))
    if THIRD_PARTY.is_dir():
        quality_table("other people's questions and answers", *third_party_cases())
    else:
        print(f"\nOther people's answers: {THIRD_PARTY} is not there, left out.")
    competency_table()


def quality_table(title: str, told: list[Tellable], asked: Asked) -> None:
    """Prints chance, TF-IDF, the layers on the texts, and the matcher."""
    questions, texts = [case[0].text for case in asked], [story.text for story in told]
    bare = [(replace(question, competencies=()), right) for question, right in asked]
    print(f"\nQuestion to story, {title}: {len(asked)} questions × {len(told)} stories")
    print(f"{'layer':40}{'first':>10}{'in three':>10}{'MRR':>8}")
    blind = chance(asked, len(told))
    print(f"{'chance':40}{blind[0]:>10.1%}{blind[1]:>10.1%}")
    rows: list[tuple[str, Table]] = [("TF-IDF", TfIdf().scores(questions, texts))]
    rows.append(("lexical", Lexical().scores(questions, texts)))
    if vectors := word_vectors():
        rows.append(("vectors", vectors.scores(questions, texts)))
    rows.append(("matcher, question's words only", _through(bare, told, Lexical())))
    if vectors:
        rows.append(("the same, ties by vectors too", _through(bare, told, Blend(((Lexical(), 0.5), (vectors, 0.5))))))
    if any(question.competencies for question, _ in asked):
        rows.append(("matcher, question's competency known", _through(asked, told, Lexical())))
    for name, table in rows:
        first, three, mrr = rank_quality(table, asked, told)
        print(f"{name:40}{first:>10.1%}{three:>10.1%}{mrr:>8.2f}")
    _print_sure(_through(bare, told, Lexical()), bare, told)


def _print_sure(table: Table, asked: Asked, told: list[Tellable]) -> None:
    """Prints how often the first story is offered without “comes nearest”, and how often it is right then."""
    sure = [(row, case) for row, case in zip(table, asked, strict=True) if max(row) >= FLOOR]
    sure = [(row, case) for row, case in sure if read_situations(case[0].text, "asked").cues]
    if sure:
        first, _, _ = rank_quality([row for row, _ in sure], [case for _, case in sure], told)
        print(f"{'offered without a doubt':40}{first:>10.1%}   of {len(sure)} of {len(asked)} questions")


def competency_table() -> None:
    """Prints how often the competency most shown is a labelled one; stories of fresh.txt, which is development."""
    right = top = stories = 0
    for row in (DATA / "fresh.txt").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] in ("F", "N") and len(cells) == 3:
            labels = cells[1].split(",")
            best = sorted(shown_competencies(cells[2]).items(), key=lambda item: -item[1])
            stories += 1
            right += best[0][0] in labels
            top += any(name in labels for name, _ in best[:2])
    print(
        f"\nCompetency most shown, development (fresh.txt): {stories} stories, first {right / stories:.1%}, "
        f"in the first two {top / stories:.1%}"
    )


def _through(asked: Asked, told: list[Tellable], layer: Similarity) -> Table:
    fits = story_fit([case[0] for case in asked], told, layer)
    return [[match.score for match in row] for row in fits.rows]


def structure_table(held_out: bool) -> None:
    """Prints the share of sentences whose part is right."""
    stories: list[tuple[str, list[tuple[str, str]]]] = []
    for row in (DATA / "structure.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("=="):
            stories.append((row.strip("= ").split(" | ")[0], []))
        else:
            stories[-1][1].append((PARTS[row[0]], row[2:]))
    keep = half([name for name, _ in stories], held_out)
    right = sentences = 0
    for name, labelled in stories:
        if name in keep:
            found = structure(" ".join(text for _, text in labelled)).sentences
            sentences += len(labelled)
            right += sum(span.part == label for span, (label, _) in zip(found, labelled, strict=True))
    print(
        f"\nParts of a story, {part(held_out)} half: {right} of {sentences} sentences right "
        f"({right / sentences:.1%}), {len(keep)} stories"
    )
