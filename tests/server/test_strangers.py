"""Every address and verb, as somebody else and as nobody: not yours is not there, and nothing of it changes.

New pages are walked by themselves. A part of an address that is a row's id must be called `…id`.
"""

import json
import re

import pytest

MARK = "Quillfeather"
"""A word that stands in every field of alice's rows and nowhere else."""
VERBS = ("get", "post", "put", "patch", "delete")
DEVELOPMENT = {"styleguide/"}
"""Pages that are there only while FINALIST_DEVELOPMENT is set."""
PUBLIC = {"welcome/", "healthy", "api/openapi.json", "api/docs", "calendar/<str:secret>.ics"}
"""Addresses that answer without a session."""


@pytest.fixture
def walk(workspace, monkeypatch):
    from pathlib import Path

    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    from addresses import addresses

    found = addresses()
    assert len(found) >= 35
    return found


@pytest.fixture
def hers(alice, full_of):
    return full_of(alice, MARK)


def kept(owner):
    """All rows of the owner as they are, for comparing before and after."""
    from django.core.serializers.json import DjangoJSONEncoder

    from finalist.store.rows import every_kind

    return {
        kind.__name__: json.dumps(list(kind.objects.filter(owner=owner).order_by("pk").values()), cls=DjangoJSONEncoder)
        for kind in every_kind()
    }


def form(rows):
    """A form that names alice's rows in every way one could."""
    opportunity = rows["Opportunity"].pk
    named = {name.lower(): row.pk for name, row in rows.items()}
    return {**named, "id": opportunity, "oid": opportunity, "kind": "Opportunity", "rev": "1", "stage": "closed",
            "company": "Taken", "text": "Taken", "title": "Taken", "outcome": "accepted", "body": "{}"}  # fmt: skip


def ask(client, verb, path, rows, key=""):
    """As a browser asks for a page; as a program with a key asks the API."""
    if path.startswith("/api/"):
        body = {"data": json.dumps(form(rows)), "content_type": "application/json"} if verb != "get" else {}
        return getattr(client, verb)(path, headers={"Authorization": f"Bearer {key}"}, **body)
    return client.post(path, form(rows)) if verb == "post" else getattr(client, verb)(path)


def shape(answer):
    """What somebody could tell two answers apart by; tokens and ids change, their lengths do not."""
    return answer.status_code, len(answer.content), sorted(answer.headers)


def content(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_part_of_an_address_is_known(walk):
    from addresses import FREE

    strange = {part for address in walk for part in address.parts if part not in FREE and not part.endswith("id")}
    assert strange == set(), "call it …id when it names a row, else add it to tests/addresses.py"


def test_nobody_gets_past_the_door(walk, hers, client_of):
    nobody, seen, wrong = client_of(None), 0, []
    for address in walk:
        for path in list(address.filled(hers))[:1]:
            for verb in VERBS:
                answer = getattr(nobody, verb)(path)
                seen += 1
                away = answer.status_code == 302 and answer.headers["Location"].startswith("/welcome/")
                if address.pattern.startswith(tuple(PUBLIC)):
                    assert MARK.encode() not in content(answer)
                elif not away and answer.status_code not in {401, 403, 404, 405}:
                    wrong.append((verb, path, answer.status_code))
    assert wrong == []
    assert seen >= 35 * len(VERBS)


def test_what_is_alices_is_not_there_for_bob(walk, hers, alice, bob, client_of):
    from finalist.services import tokens

    client, before, seen, wrong = client_of(bob), kept(alice), 0, []
    key = tokens.new(bob, "a program", "write")
    ids = "|".join(row.pk for row in hers.values())
    for address in walk:
        if not address.is_of_a_row():
            continue
        verbs = list(VERBS)
        for path in address.filled(hers):
            for verb in list(verbs):
                answer = ask(client, verb, path, hers, key)
                seen += 1
                if answer.status_code == 405:
                    verbs.remove(verb)
                if answer.status_code in {404, 405}:
                    continue
                never = ask(client, verb, re.sub(ids, "nnnnnnnnnnnn", path), hers, key)
                if answer.status_code < 400 or shape(answer) != shape(never):
                    wrong.append((verb, path, answer.status_code))
    assert wrong == []
    assert seen > 100
    assert kept(alice) == before


def test_pages_without_an_id_show_bob_only_his_own(walk, hers, alice, bob, client_of):
    client, before, seen = client_of(bob), kept(alice), 0
    ids = re.compile("|".join(row.pk for row in hers.values()).encode())
    for address in walk:
        if address.is_of_a_row() or address.pattern == "leave/":  # Whoever has left is shown nothing at all.
            continue
        for path in address.filled(hers):
            for answer in (client.get(path, form(hers)), client.post(path, form(hers))):
                shown = content(answer)
                seen += 1
                assert path == "/welcome/" or not answer.headers.get("Location", "").startswith("/welcome/"), path
                # What was sent may come back in a form, as an echo; what only she has may not.
                assert MARK.encode() not in shown, path
                if answer.request["REQUEST_METHOD"] == "GET":
                    assert not ids.search(content(client.get(path))), path
    assert seen >= 10
    assert kept(alice) == before


def test_a_row_handed_over_in_a_form_stays_hers(hers, bob, client_of):
    client = client_of(bob)
    for kind, row in hers.items():
        answer = client.post("/undo/", {"kind": kind, "id": row.pk})
        assert answer.status_code == 404


def test_alice_herself_sees_it(walk, hers, alice, client_of):
    """The walk's ids are good ones: the same addresses do answer to their owner."""
    client, there = client_of(alice), set()
    pages = [address for address in walk if not address.pattern.startswith("api/")]
    for address in pages:
        for path in address.filled(hers):
            if client.get(path).status_code in {200, 302, 405, 422}:
                there.add(address.pattern)
                break
    assert {address.pattern for address in pages if address.pattern not in there} - PUBLIC - DEVELOPMENT == set()


def test_her_own_program_finds_it(walk, hers, alice, client_of):
    """The walk's ids are good ones for the API too; what each request does is taken back."""
    from django.db import transaction

    from finalist.services import tokens

    client, key, found = client_of(None), tokens.new(alice, "a program", "write"), set()
    addresses = [one for one in walk if one.pattern.startswith("api/") and one.is_of_a_row()]
    for address in addresses:
        for path in address.filled(hers):
            for verb in VERBS:
                with transaction.atomic():
                    answer = ask(client, verb, path, hers, key)
                    transaction.set_rollback(True)
                if answer.status_code not in {404, 405}:
                    found.add(address.pattern)
    assert len(found) >= 30
    assert {address.pattern for address in addresses} - found == set()
