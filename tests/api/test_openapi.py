"""The published document of the API: not stale, and every operation says what it does and how it may fail."""

import json
from pathlib import Path

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"


def test_the_published_document_is_not_stale(workspace):
    from finalist.api.app import document

    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert published == document(), "run: .venv/bin/python scripts/publish_openapi.py"


def test_the_document_that_is_served_is_the_published_one(program):
    assert program().told("GET", "/api/openapi.json") == json.loads(PUBLISHED.read_text(encoding="utf-8"))


def test_every_operation_says_what_it_does_and_how_it_may_fail():
    paths = json.loads(PUBLISHED.read_text(encoding="utf-8"))["paths"]
    operations = [one for verbs in paths.values() for one in verbs.values()]
    assert len(operations) >= 50
    for one in operations:
        assert one.get("description"), one["operationId"]
        assert {"401", "403", "404", "409", "422"} <= set(one["responses"]), one["operationId"]
        assert one["security"], one["operationId"]
    assert len({one["operationId"] for one in operations}) == len(operations)
