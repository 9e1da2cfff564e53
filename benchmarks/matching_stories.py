"""Question to story, and the parts of stories: the tables of benchmarks/matching.py on them."""

from collections.abc import Sequence

from benchmarks.matching_data import DATA, Table, TfIdf, half, part
from finalist.assist.vectors import word_vectors
from finalist.core.answers.structure import structure
from finalist.core.match.stories import AskedFor, Tellable, story_fit
from finalist.core.text.similarity import Blend, Lexical, Similarity

PARTS = {"S": "situation", "T": "task", "A": "action", "R": "result", "L": "lesson"}
Asked = list[tuple[AskedFor, list[str]]]


def story_cases() -> tuple[list[Tellable], Asked]:
    """The labelled stories and questions of stories.txt."""
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


def rank_quality(table: Table, asked: Asked, told: list[Tellable]) -> tuple[float, float, float]:
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
    print(f"\nQuestion to story, {part(held_out)} half: {len(asked)} questions × {len(told)} stories")
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


def _through(asked: Asked, told: list[Tellable], layer: Similarity) -> Table:
    fits = story_fit([case[0] for case in asked], told, layer)
    return [[match.score for match in row] for row in fits.rows]


def unseen_table(held_out: bool) -> None:
    """Prints the same for stories written after the rules were frozen: the honest figure for a stranger's stories."""
    told, labels = [], {}
    for number, row in enumerate((DATA / "fresh.txt").read_text(encoding="utf-8").splitlines()):
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] == "N":
            told.append(Tellable(f"n{number:02}", cells[2]))
            labels[f"n{number:02}"] = cells[1].split(",")
    _, asked = story_cases()
    keep = half([question.id for question, _ in asked], held_out)
    fitting: Asked = [
        (question, [ident for ident in labels if question.competencies[0] in labels[ident]])
        for question, _ in asked
        if question.id in keep
    ]
    print(f"\nQuestion to story, stories never looked at: {len(fitting)} questions × {len(told)} stories")
    print(f"{'layer':34}{'':12}{'good first':>12}{'MRR':>8}")
    texts = [story.text for story in told]
    rows = [("TF-IDF on the texts", TfIdf().scores([question.text for question, _ in fitting], texts))]
    if vectors := word_vectors():
        rows.append(("vectors on the texts", vectors.scores([question.text for question, _ in fitting], texts)))
    rows += [("competencies alone", _through(fitting, told, Nothing()))]
    rows += [("competencies, ties by lexical", _through(fitting, told, Lexical()))]
    tagged = [Tellable(story.id, story.text, tuple(labels[story.id])) for story in told]
    rows += [("competencies given by the candidate", _through(fitting, tagged, Lexical()))]
    for name, table in rows:
        _, good, mrr = rank_quality(table, fitting, told)
        print(f"{name:34}{'':12}{good:>12.1%}{mrr:>8.2f}")


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
