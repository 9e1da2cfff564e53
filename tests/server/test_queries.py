"""No page asks the database once a row: thirty rows of everything cost as many queries as three. New pages are walked
by themselves."""

from pathlib import Path

FEW, MANY = 3, 30
KNOWN: set[str] = set()
"""Addresses whose number of queries grows with the rows. May only shrink."""
MOST = 40
"""Queries that any page may need. Convention."""


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


def test_thirty_rows_cost_no_more_queries_than_three(alice, full_of, client_of, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    from many_rows import multiply_all

    rows = full_of(alice, "Quillfeather")
    client = client_of(alice)
    multiply_all(rows, FEW)
    paths = shown(client, rows)
    assert len(paths) >= 40
    few = counted(client, paths)
    multiply_all(rows, MANY)
    many = counted(client, paths)
    grown = {path: more(few[path], many[path]) for path in few if len(many[path]) > len(few[path])}
    assert set(grown) <= KNOWN, grown
    greedy = {path: len(queries) for path, queries in many.items() if len(queries) > MOST}
    assert greedy == {}


def more(few, many):
    """How many there were and are, and the last that is new: where to look."""
    return len(few), len(many), [sql[:400] for sql in many if sql not in set(few)][-1:]
