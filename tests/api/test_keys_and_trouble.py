"""Who gets in, and how trouble is told: always JSON with the sentence and the next step."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VERBS = {"get", "post", "put", "patch", "delete"}


def operations():
    """(verb, path) of every operation in the published document."""
    published = json.loads((ROOT / "docs/reference/openapi.json").read_text(encoding="utf-8"))
    found = [(verb, path) for path, verbs in published["paths"].items() for verb in verbs if verb in VERBS]
    assert len(found) >= 50
    return found


def filled(path, row):
    import re

    return re.sub(r"\{\w+id\}", row, path.replace("{name}", "plan.json").replace("{ending}", "pdf"))


def test_without_a_key_every_address_is_closed(program, alice):
    nobody = program()
    for verb, path in operations():
        answer = nobody(verb.upper(), filled(path, "nnnnnnnnnnnn"), {})
        assert answer.status_code == 401, path
        assert set(answer.json()) == {"problem", "next_step"}


def test_a_session_opens_nothing_here(alice, client_of):
    browser = client_of(alice)
    assert browser.get("/").status_code == 200
    assert browser.get("/api/opportunities").status_code == 401
    assert browser.post("/api/opportunities", "{}", content_type="application/json").status_code == 401


def test_a_reading_key_writes_nothing(program, alice):
    from finalist.store.models import Opportunity

    reader = program(alice, "read")
    assert reader.told("GET", "/api/opportunities") == {"items": [], "count": 0}
    refused = reader.told("POST", "/api/opportunities", {"company": "Harrow Vale"}, status=403)
    assert refused["next_step"] == "Make one that may write, in the settings."
    assert Opportunity.objects.count() == 0
    assert reader.told("POST", "/api/questions/classify", {"text": "Tell me about a time you failed."})["family"]


def test_a_reading_key_is_refused_by_every_address_that_changes_something(program, alice):
    reader, seen = program(alice, "read"), 0
    for verb, path in operations():
        if verb == "get" or path.endswith(("/check", "/match", "/classify")):
            continue
        seen += 1
        assert reader(verb.upper(), filled(path, "nnnnnnnnnnnn"), {}).status_code == 403, path
    assert seen >= 20


def test_what_is_alices_is_not_there_for_bob(program, alice, bob, full_of):
    hers, seen = full_of(alice, "Quillfeather"), 0
    stranger = program(bob)
    for verb, path in operations():
        for row in hers.values() if "{" in path else [None]:
            answer = stranger(verb.upper(), filled(path, row.pk if row else ""), {})
            seen += 1
            assert b"Quillfeather" not in answer.content, (verb, path)
            assert answer.status_code < 500, (verb, path)
            if "{" in path and verb in {"get", "delete"}:
                assert answer.status_code == 404, (verb, path)
    assert seen > 400


def test_what_is_hers_is_there_for_alice(program, alice, full_of):
    hers = full_of(alice, "Quillfeather")
    herself, closed = program(alice), []
    for verb, path in operations():
        if verb != "get":
            continue
        answers = [herself("GET", filled(path, row.pk)).status_code for row in hers.values()]
        if 200 not in answers:
            closed.append(path)
        assert max(answers) < 500, path
    assert closed == []


def test_a_stale_save_is_refused_with_both_versions(program, alice):
    tab = program(alice)
    story = tab.told("POST", "/api/stories", {"title": "The night shift", "text": "I was alone."}, status=201)
    path = f"/api/stories/{story['id']}"
    tab.told("PUT", path, {"title": "The night shift", "text": "We were two.", "rev": story["rev"]})
    refused = tab.told("PUT", path, {"title": "Night", "text": "I was alone then.", "rev": story["rev"]}, status=409)
    assert refused["sent"]["text"] == "I was alone then."
    assert refused["current"]["text"] == "We were two."
    assert tab.told("GET", path)["text"] == "We were two."


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"stage": "nowhere"}, "“nowhere” is not a stage."),
        ({}, "“given.stage” does not fit: Field required."),
        ({"stage": "met", "rev": 2**40}, "“given.rev” does not fit"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(program, alice, body, said):
    own = program(alice)
    row = own.told("POST", "/api/opportunities", {"company": "Harrow Vale"}, status=201)
    refused = own.told("POST", f"/api/opportunities/{row['id']}/stage", body, status=422)
    assert refused["problem"].startswith(said)
    assert refused["next_step"]


@pytest.mark.parametrize("body", ["{", '"\\ud800"', "[" * 100_000, "{}{}", "\x00"])
def test_garbage_is_refused_without_a_stir(program, alice, body):
    own = program(alice)
    answer = own.client.generic(
        "POST", "/api/opportunities", body, content_type="application/json", headers=own.headers
    )
    assert answer.status_code in {400, 422}
    assert set(answer.json()) == {"problem", "next_step"}


def test_a_lone_surrogate_and_a_null_character_are_refused(program, alice):
    own = program(alice)
    for company in ("\ud800", "a\x00b"):
        own.told("POST", "/api/opportunities", {"company": company}, status=422)


def test_the_pages_do_not_load_the_api(workspace):
    import os
    import subprocess
    import sys

    code = (
        "import sys, django; django.setup(); from django.urls import resolve, reverse; "
        "from django.test import Client; resolve('/opportunities/'); reverse('today'); "
        "Client(SERVER_NAME='127.0.0.1').get('/welcome/'); print('ninja' in sys.modules); "
        "resolve('/api/opportunities'); print('ninja' in sys.modules)"
    )
    environment = {**os.environ, "FINALIST_HOME": str(workspace.folder)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
