"""Question to story, with and without what happens in a story named by its teller; by a hand that saw no cue.

244 stories and the questions for their situations (told_later.txt, asked_later.txt), written after the matcher was
frozen and never tuned on. A question is put to a bank of twenty: one story whose main situation it asks for, nineteen
that do not tell of it, drawn ten times by a seeded generator. Each story was labelled once, by the hand that wrote it.
"""

import random
from dataclasses import replace

from benchmarks.matching_data import DATA, Table, TfIdf
from finalist.core.match.stories import AskedFor, Tellable, story_fit
from finalist.core.text.similarity import Lexical

BANK, DRAWS, SEED = 20, 10, 3


def cases() -> tuple[list[Tellable], list[tuple[AskedFor, str]]]:
    """The stories with their situations as named, and the questions with the one each asks for."""
    told = [
        Tellable(f"s{number:03}", text, (), tuple(ids.split(",")))
        for number, (_, ids, text) in enumerate(_rows("told_later.txt"))
    ]
    first = {story.happens[0] for story in told}
    asked = [(AskedFor(text, text), wanted) for wanted, text in _rows("asked_later.txt") if wanted in first]
    return told, asked


def _rows(name: str) -> list[list[str]]:
    lines = [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]


def drawn(table: Table, told: list[Tellable], asked: list[tuple[AskedFor, str]]) -> tuple[float, float]:
    """(right story first, in the first three) over all draws."""
    chance, first, three = random.Random(SEED), 0, 0
    for row, (_, wanted) in zip(table, asked, strict=True):
        good = [at for at, story in enumerate(told) if story.happens[0] == wanted]
        other = [at for at, story in enumerate(told) if wanted not in story.happens]
        for _ in range(DRAWS):
            right = chance.choice(good)
            bank = [right, *chance.sample(other, BANK - 1)]
            order = sorted(bank, key=lambda at: (-row[at], told[at].id))
            first += order[0] == right
            three += right in order[:3]
    return first / (DRAWS * len(asked)), three / (DRAWS * len(asked))


def main() -> None:
    """Print the table."""
    told, asked = cases()
    plain = [replace(story, happens=()) for story in told]
    questions = [question for question, _ in asked]
    tables: list[tuple[str, Table]] = [
        ("TF-IDF", TfIdf().scores([q.text for q in questions], [s.text for s in told])),
        ("matcher, words alone", _scores(questions, plain)),
        ("matcher, what happens named by the teller", _scores(questions, told)),
    ]
    print(
        f"\nQuestion to story, another hand: {len(asked)} questions × {BANK} of {len(told)} stories, {DRAWS} draws each"
    )
    print(f"{'layer':44}{'first':>10}{'in three':>10}")
    print(f"{'chance':44}{1 / BANK:>10.1%}{3 / BANK:>10.1%}")
    for name, table in tables:
        first, three = drawn(table, told, asked)
        print(f"{name:44}{first:>10.1%}{three:>10.1%}")


def _scores(questions: list[AskedFor], told: list[Tellable]) -> Table:
    return [[match.score for match in row] for row in story_fit(questions, told, Lexical()).rows]


if __name__ == "__main__":
    main()
