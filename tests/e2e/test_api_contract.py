"""The API against its published document, with requests that schemathesis makes up: nothing breaks, every answer fits.

Half of the requests name rows that are there. Made-up words are the same in every run; few for each operation.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = 4
"""Requests an operation: all together stay under a minute on two slow cores."""
PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
MAKE_KEY = """
import django; django.setup()
from finalist.services import tokens
from finalist.store.models import Candidate
print(tokens.new(Candidate.objects.get(is_local=True), "contract", "write", 1))
"""
NOT_AT_ALL = {("DELETE", "/api/opportunities/{oid}")}
"""Would take the rows away that others need; made up ids only."""
pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def key(served: Any) -> str:
    """A key of the owner of the running workspace."""
    environment = {
        **os.environ,
        "FINALIST_HOME": str(served.home),
        "DJANGO_SETTINGS_MODULE": "finalist.server.settings",
    }
    done = subprocess.run([sys.executable, "-c", MAKE_KEY], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def rows(served: Any, key: str) -> dict[str, dict[str, str]]:
    """Ids of rows that are there, by the lead of the address and the name of the part."""
    import httpx

    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(base_url=served.address, headers=headers, timeout=60) as program:

        def made(path: str, body: dict[str, Any]) -> str:
            answer = program.post(path, json=body)
            assert answer.status_code in {201, 202}, answer.text
            return str(answer.json()["id"])

        oid = made("/api/opportunities", {"company": "Harrow Vale"})
        there = f"/api/opportunities/{oid}"
        drill = made("/api/drills", {"kind": "question", "about": "adapt-plan-collapsed"})
        return {
            "opportunities": {"oid": oid, "name": "plan.json"},
            "papers": {"pid": made(f"{there}/papers", {"text": "# Nurse\n\n- Triage", "kind": "posting"})},
            "plans": {"pid": made(f"{there}/plans", {})},
            "people": {"pid": made("/api/people", {"name": "Orla Tamm", "opportunity": oid})},
            "stories": {"sid": made("/api/stories", {"title": "A night", "text": "I led 12 nurses."})},
            "notes": {"nid": made("/api/notes", {"opportunity": oid, "text": "They ask for nights."})},
            "letters": {"lid": made("/api/letters", {"opportunity": oid})},
            "commitments": {"cid": made("/api/commitments", {"opportunity": oid, "text": "Send papers"})},
            "findings": {"fid": made(f"{there}/findings", {"topic": "mission", "text": "Care close to home."})},
            "offers": {"fid": made(f"{there}/offers", {"text": "company: Harrow Vale\ncurrency: GBP\nbase: 5\n"})},
            "questions": {"qid": made("/api/questions", {"text": "Why us?"})},
            "drills": {"did": drill},
            "takes": {"tid": made(f"/api/drills/{drill}/takes", {"text": "I led 12 nurses through the night."})},
        }


def operations() -> list[tuple[str, str]]:
    paths = json.loads(PUBLISHED.read_text(encoding="utf-8"))["paths"]
    return [(verb.upper(), path) for path, verbs in paths.items() for verb in verbs]


def test_every_operation_keeps_its_word(served, key, rows):
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings, strategies
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi import checks

    schema = schemathesis.openapi.from_dict(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    kept = [
        not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
    ]
    headers, seen, statuses = {"Authorization": f"Bearer {key}"}, 0, set()
    quick = settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    for result in schema.get_all_operations():
        operation = result.ok()
        there = {} if (operation.method.upper(), operation.path) in NOT_AT_ALL else known(operation.path, rows)

        def keeps_its_word(case: Any, there: dict[str, str]) -> None:
            nonlocal seen
            seen += 1
            if seen % 2:
                case.path_parameters = {**(case.path_parameters or {}), **there}
            answer = case.call(base_url=served.address, headers=headers)
            statuses.add(answer.status_code)
            case.validate_response(answer, checks=kept)

        quick(given(case=operation.as_strategy(), there=strategies.just(there))(keeps_its_word))()
    assert seen >= len(operations()) * 2
    assert {200, 201, 404, 422} <= statuses


def known(path: str, rows: dict[str, dict[str, str]]) -> dict[str, str]:
    """Parts of the address for which there is a row."""
    lead = path.removeprefix("/api/").split("/", 1)[0]
    return {name: value for name, value in rows.get(lead, {}).items() if "{" + name + "}" in path}
