"""No page asks the database once a row: thirty rows of everything cost as many queries as three. New pages are walked
by themselves."""

import re
from pathlib import Path

import pytest

FEW, MANY = 3, 30
KNOWN: set[str] = set()
"""Addresses whose number of queries grows with the rows. May only shrink."""
MOST = 40
"""Queries that any page may need. Convention."""
READ = {
    "during/<str:mid>/": "store_note",
    "during/<str:mid>/lines/": "store_note",
    "odds/": "store_opportunity",
    "reflections/": "store_telling",
    "timeline/": "store_offer",
    "o/<str:oid>/resume/": "store_story",
    "o/<str:oid>/culture/": "store_note",
    "resumes/<str:rid>/": "store_resume",
    "people/<str:pid>/": "store_note",
    "": "store_commitment",
}
"""Pages that read many rows, and what they read most of: the walk must come by them and see them read it."""
SHOWING = ("during/<str:mid>/lines/", "odds/", "reflections/", "timeline/", "people/<str:pid>/", "")
"""Those of them that look different when there is more."""
NEW = re.compile(r'\b\w{64}\b|data-now="[^"]*"')
"""Tokens, and the server's clock."""


def pages():
    from addresses import addresses

    return [one for one in addresses() if not one.pattern.startswith(("api/", "static/", "styleguide", "leave"))]


def shown(client, rows):
    """Pattern → the first address of it that shows a page."""
    found = {}
    for address in pages():
        for path in address.filled(rows):
            answer = client.get(path)
            if answer.status_code == 405:
                break
            if answer.status_code == 200:
                if answer.headers["Content-Type"].startswith("text/html"):
                    found[address.pattern] = path
                break
    return found


def counted(client, paths):
    """Pattern → the queries of its page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found = {}
    for pattern, path in paths.items():
        client.get(path)  # What is kept in memory is there for the page that counts.
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        found[pattern] = [query["sql"] for query in queries.captured_queries]
    return found


def looks_of(client, paths):
    """Pattern → the page, without what is new each time it is asked for."""
    return {pattern: NEW.sub("", client.get(paths[pattern]).content.decode()) for pattern in SHOWING}


@pytest.fixture
def walk(alice, full_of, client_of, monkeypatch):
    """(client, rows, multiply_all) of a workspace that has a few rows of every kind."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    from many_rows import multiply_all

    rows = full_of(alice, "Quillfeather")
    multiply_all(rows, FEW)
    return client_of(alice), rows, multiply_all


def test_thirty_rows_cost_no_more_queries_than_three(walk):
    client, rows, multiply_all = walk
    paths = shown(client, rows)
    assert len(paths) >= 40
    assert set(READ) <= set(paths)
    few, looks = counted(client, paths), looks_of(client, paths)
    assert looks_of(client, paths) == looks
    multiply_all(rows, MANY)
    many = counted(client, paths)
    unread = {pattern for pattern, table in READ.items() if not any(f'FROM "{table}"' in sql for sql in many[pattern])}
    assert unread == set()
    now = looks_of(client, paths)
    assert [pattern for pattern in SHOWING if now[pattern] == looks[pattern]] == []
    grown = {path: more(few[path], many[path]) for path in few if len(many[path]) > len(few[path])}
    assert set(grown) <= KNOWN, grown
    greedy = {path: len(queries) for path, queries in many.items() if len(queries) > MOST}
    assert greedy == {}


def test_a_page_that_asks_once_a_row_would_be_seen(walk, monkeypatch):
    from django.db.models import QuerySet

    client, rows, multiply_all = walk
    paths = {"during/<str:mid>/lines/": f"/during/{rows['Meeting'].pk}/lines/"}
    monkeypatch.setattr(QuerySet, "select_related", lambda self, *fields: self)
    few = counted(client, paths)
    multiply_all(rows, MANY)
    many = counted(client, paths)
    assert {path: len(many[path]) - len(few[path]) for path in paths} == {"during/<str:mid>/lines/": MANY - FEW}


def more(few, many):
    """How many there were and are, and the last that is new: where to look."""
    return len(few), len(many), [sql[:400] for sql in many if sql not in set(few)][-1:]
