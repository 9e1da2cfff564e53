"""Files made from others are up to date; the message says which command makes them anew."""

import json
from pathlib import Path

from finalist.core.answers.review_json import review_schema
from finalist.core.documents.gameplan import GamePlan
from finalist.core.knowledge.compile import compile_text, data_folder

ROOT = Path(__file__).resolve().parents[2]


def test_the_compiled_knowledge_is_not_stale():
    compiled = Path(str(data_folder() / "compiled.json")).read_text(encoding="utf-8")
    assert len(compiled) > 100_000
    assert compiled == compile_text(), "run: .venv/bin/python -m finalist.core.knowledge.compile"


def test_the_published_schema_of_the_plan_is_not_stale():
    published = json.loads((ROOT / "docs/reference/gameplan.schema.json").read_text(encoding="utf-8"))
    assert published == GamePlan.model_json_schema(), (
        "run: .venv/bin/finalist schema gameplan > docs/reference/gameplan.schema.json"
    )


def test_the_published_schema_of_the_review_is_not_stale():
    published = json.loads((ROOT / "docs/reference/review.schema.json").read_text(encoding="utf-8"))
    assert published == review_schema(), "run: .venv/bin/finalist schema review > docs/reference/review.schema.json"
