"""Question to story, with and without what happens in a story named by its teller; by a hand that saw no cue.

244 stories and the questions for their situations (told_later.txt, asked_later.txt), written after the matcher was
frozen and never tuned on. A question is put to a bank of twenty: one story whose main situation it asks for, nineteen
that do not tell of it, drawn ten times by a seeded generator. Each story was labelled once, by the hand that wrote it.
A question may have more than one good answer: forty of them were read again, with twenty stories each, without the
labels (told_later_again.txt), and the second table says how often the first story is one of the right ones.
"""

import random
from dataclasses import dataclass, replace

from benchmarks.matching_data import DATA, Table, TfIdf
from finalist.core.match.situations import proposed
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


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """A question with its bank; labelled: the stories with its situation, again: those the second reading took."""

    question: str
    bank: tuple[str, ...]
    labelled: frozenset[str]
    again: frozenset[str]


def read_again(told: list[Tellable], asked: list[tuple[AskedFor, str]]) -> list[ReadAgain]:
    """The questions of told_later_again.txt."""
    wanted, mains = {question.text: kind for question, kind in asked}, {story.id: story.happens[0] for story in told}
    found: list[ReadAgain] = []
    bank: tuple[str, ...] = ()
    for kind, ids, *text in _rows("told_later_again.txt"):
        if kind == "B":
            bank = tuple(ids.split(","))
        else:
            labelled = frozenset(ident for ident in bank if mains[ident] == wanted[text[0]])
            found.append(ReadAgain(text[0], bank, labelled, frozenset(ids.split(","))))
    return found


def right_ones(table: Table, told: list[Tellable], asked: list[tuple[AskedFor, str]]) -> tuple[float, float, float]:
    """How often the first story is (labelled so, right by the second reading), and one of the first three is right."""
    rows = {question.text: row for row, (question, _) in zip(table, asked, strict=True)}
    place = {story.id: at for at, story in enumerate(told)}
    labelled = again = three = 0
    cases = read_again(told, asked)
    for case in cases:
        order = sorted(case.bank, key=lambda ident: (-rows[case.question][place[ident]], ident))
        labelled += order[0] in case.labelled
        again += order[0] in case.again
        three += bool(case.again & set(order[:3]))
    return labelled / len(cases), again / len(cases), three / len(cases)


def proposals(told: list[Tellable]) -> tuple[float, ...]:
    """How often what happens in a story is among the first 1, 3, 4 and 6 that its words propose."""
    found = [([entry.id for entry in proposed(story.text, 6)], story.happens[0]) for story in told]
    return tuple(sum(right in ids[:count] for ids, right in found) / len(found) for count in (1, 3, 4, 6))


def main() -> None:
    """Print the tables."""
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
    _print_again(tables, told, asked)
    said = ", ".join(f"{share:.1%}" for share in proposals(told))
    print(f"\nWhat happens in it, proposed from its words: in the first 1, 3, 4, 6: {said} of {len(told)} stories")


def _print_again(tables: list[tuple[str, Table]], told: list[Tellable], asked: list[tuple[AskedFor, str]]) -> None:
    cases = read_again(told, asked)
    agreed = sum(bool(case.labelled & case.again) for case in cases)
    each = sum(len(case.again) for case in cases) / len(cases)
    print(
        f"\nRead again without the labels: {len(cases)} questions × {BANK} stories, {each:.1f} right ones each, "
        f"a labelled one among them in {agreed}"
    )
    print(f"{'layer':44}{'labelled':>10}{'right':>10}{'in three':>10}")
    for name, table in tables:
        print(f"{name:44}" + "".join(f"{share:>10.1%}" for share in right_ones(table, told, asked)))


def _scores(questions: list[AskedFor], told: list[Tellable]) -> Table:
    return [[match.score for match in row] for row in story_fit(questions, told, Lexical()).rows]


if __name__ == "__main__":
    main()
