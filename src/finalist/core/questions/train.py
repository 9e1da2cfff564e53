"""Word weights learned from the bank: `python -m finalist.core.questions.train` writes them beside the knowledge.

A weight is the log of how much oftener a feature stands in questions of a label than in all others (naive Bayes, one
label against the rest, with smoothing). Counting needs no chance and no numpy, so the same bank gives the same file.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from finalist.core.knowledge.compile import data_folder
from finalist.core.knowledge.entries import Ask, Question
from finalist.core.knowledge.load import knowledge
from finalist.core.questions.tokens import features, tokens

SMOOTH, LEAST, KEPT = 0.5, 4, 0.5
"""Added to each count; how many texts a feature must stand in; the smallest weight that is kept."""
ASIDE = 0.4
"""What a probe or the words of a strong answer count beside the question itself."""
Weights = dict[str, dict[str, float]]


def weigh(rows: Iterable[tuple[set[str], str, float]]) -> Weights:
    """Feature → label → weight, from (features, label, how much this text counts)."""
    count: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for found, label, share in rows:
        total[label] += share  # type: ignore[assignment]
        for feature in found:
            count.setdefault(feature, Counter())[label] += share  # type: ignore[assignment]
            texts[feature] += 1
    whole = sum(total.values())
    weights: Weights = {}
    for feature in sorted(count):
        if texts[feature] >= LEAST:
            row = {label: _weight(count[feature], label, total, whole) for label in sorted(total)}
            weights[feature] = {label: value for label, value in row.items() if abs(value) >= KEPT}
    return {feature: row for feature, row in weights.items() if row}


def _weight(count: Mapping[str, float], label: str, total: Mapping[str, float], whole: float) -> float:
    here = (count.get(label, 0) + SMOOTH) / (total[label] + 2 * SMOOTH)
    others = (sum(count.values()) - count.get(label, 0) + SMOOTH) / (whole - total[label] + 2 * SMOOTH)
    return round(math.log(here / others), 2)


def learn(questions: Sequence[Question], asks: Sequence[Ask]) -> dict[str, Weights]:
    """The weights of direction, family and competency from these entries."""
    bags = {text: features(tokens(text)) for text in _texts(questions, asks)}
    to_us = [(bags[ask.text], "to-company", 1.0) for ask in asks]
    to_us += [(bags[ask.follow_up], "to-company", ASIDE) for ask in asks]
    to_you = [(bags[item.text], "to-candidate", 1.0) for item in questions]
    return {
        "direction": weigh([*to_you, *to_us]),
        "family": weigh((bags[item.text], item.family, 1.0) for item in questions),
        "competency": weigh(row for item in questions for row in _competency_rows(item, bags)),
        "given": given_family(questions),
    }


def given_family(questions: Sequence[Question]) -> Weights:
    """Family → competency → how much oftener it asks for that competency than chance would: log of the ratio."""
    seen = {family: Counter(item.competency for item in questions if item.family == family) for family in _families()}
    ids = [item.id for item in knowledge().competencies]
    return {
        family: {label: round(math.log((row[label] + 1) * len(ids) / (row.total() + len(ids))), 2) for label in ids}
        for family, row in seen.items()
    }


def _families() -> list[str]:
    return [item.id for item in knowledge().families]


def _texts(questions: Sequence[Question], asks: Sequence[Ask]) -> set[str]:
    found = {text for item in questions for text in (item.text, *item.probes, item.strong)}
    return found | {text for ask in asks for text in (ask.text, ask.follow_up)}


def _competency_rows(item: Question, bags: Mapping[str, set[str]]) -> Iterable[tuple[set[str], str, float]]:
    yield bags[item.text], item.competency, 1.0
    if item.second:
        yield bags[item.text], item.second, ASIDE
    for text in (*item.probes, item.strong):
        yield bags[text], item.competency, ASIDE


def vocabulary(questions: Sequence[Question], asks: Sequence[Ask]) -> list[str]:
    """Every stem of the bank: a text that shares few of them is not in its language."""
    return sorted({word.stem for text in _texts(questions, asks) for word in tokens(text)})


def weights_text() -> str:
    """The file's text: one feature a line."""
    known = knowledge()
    learned = learn(known.questions, known.asks)
    parts = [
        f'"{part}": {{\n'
        + ",\n".join(f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row)}" for key, row in rows.items())
        + "\n}"
        for part, rows in learned.items()
    ]
    words = json.dumps(" ".join(vocabulary(known.questions, known.asks)), ensure_ascii=False)
    return "{\n" + ",\n".join([*parts, f'"vocabulary": {words}']) + "\n}\n"


def main() -> None:
    """Write `question_weights.json`."""
    Path(str(data_folder() / "question_weights.json")).write_text(weights_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
