"""Third-party answers with scores: how our levels go with them, beside the number of words alone."""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from finalist.core.answers.results import Review
from finalist.core.documents.take import typed
from finalist.journeys.practise import review_take

SHARED = Path(__file__).parents[2] / "shared" / "data" / "answers_scored"


def table() -> None:
    """Prints correlations on the twenty answers with a score, behavioural ones apart, and weak against strong."""
    print("\nThird-party scores (interviewcraft, purpose-written answers, one score each)")
    if not SHARED.is_dir():
        print("  not measured: ../shared/data is absent")
        return
    rows = json.loads((SHARED / "interviewcraft_scoring_quality.json").read_text(encoding="utf-8"))
    for name, some in (("all", rows), ("behavioural", [row for row in rows if row["question_type"] == "behavioral"])):
        scores = [float(row["human_score"]) for row in some]
        reviews = [review_take(typed(row["answer"]), row["question"]) for row in some]
        ours = [_level(found) for found in reviews]
        known = [(a, b) for a, b in zip(ours, scores, strict=True) if a is not None]
        counts = [float(len(row["answer"].split())) for row in some]
        signs = [float(max((len(r.signs) for r in found.ratings), default=0)) for found in reviews]
        print(
            f"  {name}, {len(some)}: words alone {_r(counts, scores):.2f}, our signs {_r(signs, scores):.2f},", end=""
        )
        print(f" our levels {_r([a for a, _ in known], [b for _, b in known]):.2f} on the {len(known)} that get one")
    golden = json.loads((SHARED / "interviewcraft_golden_answers.json").read_text(encoding="utf-8"))
    weak, strong = (_levels_of(golden, word) for word in ("weak", "strong"))
    print(f"  golden behavioural answers, levels of the weak: {weak}; of the strong: {strong} (None: uncertain)")


def _levels_of(rows: Sequence[dict[str, Any]], word: str) -> list[float | None]:
    wanted = [row for row in rows if row["id"].startswith(f"{word}_behavioral")]
    return [_level(review_take(typed(row["answer"]), row["question"])) for row in wanted]


def _level(found: Review) -> float | None:
    levels = [rating.level for rating in found.ratings if rating.level is not None]
    return sum(levels) / len(levels) if levels else None


def _r(left: Sequence[float], right: Sequence[float]) -> float:
    """Pearson's correlation; nan where one side does not vary."""
    if len(left) < 3:
        return math.nan
    mean_l, mean_r = sum(left) / len(left), sum(right) / len(right)
    both = sum((a - mean_l) * (b - mean_r) for a, b in zip(left, right, strict=True))
    size = math.sqrt(sum((a - mean_l) ** 2 for a in left) * sum((b - mean_r) ** 2 for b in right))
    return both / size if size else math.nan
