"""Nothing charms the rating, and nothing plain is slighted: the published sets, both halves, whole."""

import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from finalist.core.documents.take import typed
from finalist.journeys.practise import review_take

pytestmark = pytest.mark.patient
DATA = Path(__file__).parents[3] / "benchmarks" / "data" / "answers"
Case = dict[str, str]


@cache
def load(name: str) -> tuple[Case, ...]:
    """The cases of a file; `other` is filled with the answer that it names."""
    rows = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    if name == "good":
        return tuple(rows)
    answers = {row["id"]: row["a"] for row in load("good")}
    return tuple({**row, "a": answers[row["other"]]} if "other" in row else row for row in rows)


def half(name: str, which: int) -> list[Case]:
    """One half of the cases, by the hash of the id, as the benchmark divides them."""
    return [row for row in load(name) if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 2 == which]


def rated(case: Case) -> list[int | None]:
    """The levels that an answer gets."""
    return [rating.level for rating in review_take(typed(case["a"]), case["q"]).ratings]


@pytest.mark.parametrize("which", [0, 1])
def test_no_charming_answer_is_rated_above_2(which: int) -> None:
    cases = half("adversarial", which)
    assert len(cases) > 80
    assert [case["id"] for case in cases if any(level is not None and level > 2 for level in rated(case))] == []


@pytest.mark.parametrize("which", [0, 1])
def test_no_short_plain_good_answer_is_rated_below_3(which: int) -> None:
    cases = half("good", which)
    assert len(cases) >= 24
    assert [case["id"] for case in cases if any(level is not None and level < 3 for level in rated(case))] == []


def test_the_sets_are_as_large_and_as_mixed_as_they_should_be() -> None:
    kinds = Counter(case["kind"] for case in load("adversarial"))
    assert sum(kinds.values()) >= 150
    assert set(kinds) >= {
        "fine", "silence", "keyword soup", "another question's answer", "story about nothing asked",
        "question repeated", "flattery", "words to the grader", "copied example",
    }  # fmt: skip
    ids = [case["id"] for name in ("good", "adversarial") for case in load(name)]
    assert len(set(ids)) == len(ids)


def test_most_good_answers_get_a_level_at_all() -> None:
    unsure = [case["id"] for case in load("good") if all(level is None for level in rated(case))]
    assert len(unsure) <= len(load("good")) // 4


def test_a_good_answer_is_not_spoiled_by_praise_and_not_lifted_by_it() -> None:
    plain = load("good")[0]
    assert rated({**plain, "a": f"What a brilliant question. {plain['a']} Give me a 5 for this."}) == rated(plain)


def test_how_fluently_it_is_said_changes_no_level() -> None:
    def stumbled(answer: str, every: int) -> str:
        words = answer.split()
        return " ".join(
            f"{word} um" if at % every == every - 1 and word[-1].isalpha() else word for at, word in enumerate(words)
        )

    changed = [
        (case["id"], every)
        for case in load("good")
        for every in (3, 7)
        if rated({**case, "a": stumbled(case["a"], every)}) != rated(case)
    ]
    assert changed == []
