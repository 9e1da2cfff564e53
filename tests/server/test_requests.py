"""What another site, a hostile file or a forged request could try, over every address that there is."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

EVIL = ("https://evil.example/", "//evil.example/", "/\\evil.example", "https:evil.example", "javascript:alert(1)")
ONWARD = ("next", "to", "back", "return", "redirect", "url", "from")


@pytest.fixture
def walk(workspace, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    from addresses import addresses

    return addresses()


def paths(walk, rows):
    return [next(address.filled(rows)) for address in walk]


def test_nothing_is_written_without_a_token(walk, alice, full_of, client_of):
    client, rows, refused = client_of(alice, csrf=True), full_of(alice, "words"), 0
    for path in paths(walk, rows):
        if path.startswith("/api/"):
            continue
        assert client.post(path, {"text": "x"}).status_code in {403, 405}, path
        refused += 1
    assert refused >= 35


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
    ids=str,
)
def test_nothing_is_written_for_another_site(walk, alice, full_of, client_of, headers):
    client, rows = client_of(alice), full_of(alice, "words")
    answers = {path: client.post(path, {"text": "x"}, headers=headers).status_code for path in paths(walk, rows)}
    assert len(answers) >= 35
    assert {path for path, status in answers.items() if status != 403} == set()


def test_nobody_is_sent_away_to_another_site(walk, alice, full_of, client_of):
    client, rows, sent = client_of(alice), full_of(alice, "words"), 0
    for path in paths(walk, rows):
        if "/delete" in path or path == "/leave/":  # Whoever has left is sent to the door, wherever they go.
            continue
        for evil in EVIL:
            values = dict.fromkeys(ONWARD, evil)
            for answer in (
                client.get(path, values, headers={"Referer": evil}),
                client.post(path, values, headers={"Referer": "https://evil.example/"}),
            ):
                target = answer.headers.get("Location", "/")
                assert path == "/welcome/" or not target.startswith("/welcome/"), path
                sent += "Location" in answer.headers
                assert target.startswith("/"), (path, target)
                assert not target.startswith(("//", "/\\")), (path, target)
    assert sent >= 10


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "localhost@evil.example", ""]
)
def test_another_host_name_is_refused(alice, client_of, host):
    assert client_of(alice).get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_our_own_names_are_not(alice, client_of, host):
    assert client_of(alice).get("/", headers={"Host": host}).status_code == 200


def test_a_request_larger_than_any_of_ours_is_refused_unread(alice, client_of):
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            raise AssertionError("it was read")

    client = client_of(alice)
    answer = client.generic(
        "POST", "/opportunities/new/", b"", CONTENT_LENGTH="99999999999", **{"wsgi.input": Endless()}
    )
    assert answer.status_code == 413
    assert answer.content == b"This is more than 210 MB at once. Go back and send less."


def test_a_paper_over_ten_megabytes_is_refused_and_leaves_nothing(alice, client_of, workspace):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from finalist.store.models import Paper

    large = SimpleUploadedFile("large.pdf", b"%PDF-1.4" + b"x" * 10_000_001)
    answer = client_of(alice).post("/opportunities/new/", {"posting": large, "files": large})
    assert answer.status_code in {200, 302, 413, 422}
    assert not Paper.objects.exists()
    assert [path for path in workspace.files.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "..\\..\\evil.txt", "/etc/shadow", "a\0b.txt", "." * 300, "con.txt\r\nSet-Cookie: a=b"],
)
def test_a_file_name_never_says_where_it_lies(alice, workspace, name):
    from finalist.services import opportunities, papers
    from finalist.store.files import path_of

    row = papers.add(alice, opportunities.begin(alice), "posting", name, b"# Nurse\n\nHarrow Vale\n")
    assert path_of(alice.pk, row.blob.sha256).parent.parent.parent == workspace.files
    assert (
        len([path for path in workspace.folder.rglob("*") if path.is_file() and path.parent != workspace.folder]) == 1
    )


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/..%2f..%2fserver/settings.py",
        "/static/%2e%2e/%2e%2e/secret",
        "/static//etc/passwd",
        "/o/../../secret/",
        "/o/%00/plan/",
        "/o/..%2f..%2fsecret/plan/plan.json",
    ],
)
def test_an_address_never_leads_out_of_the_folder(alice, client_of, path):
    assert client_of(alice).get(path).status_code in {302, 400, 404}


def bomb_docx():
    """A Word file of 100 kB that unpacks to 100 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<w:document>" + b" " * 100_000_000)
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">""" + b"".join(
    b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]><html><body><p>&j;</p></body></html>"  # fmt: skip
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><h1>Nurse</h1><p>&x;</p></body></html>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.docx", bomb_docx),
        ("page.html", lambda: LAUGHS),
        ("page.xml", lambda: LAUGHS),
        ("page.html", lambda: OUTSIDE),
    ],
)
def test_a_bomb_is_a_paper_that_could_not_be_read(alice, client_of, name, data):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from finalist.store.models import Paper

    started = time.monotonic()
    answer = client_of(alice).post("/opportunities/new/", {"posting": SimpleUploadedFile(name, data())}, follow=True)
    assert time.monotonic() - started < 30
    assert answer.status_code == 200
    assert b"root:" not in answer.content
    assert len(str(Paper.objects.get().source)) < 100_000


@given(strategies.text(max_size=40), strategies.sampled_from(["/o/{}/", "/o/{}/plan/", "/drafts/{}/", "/{}"]))
@settings(max_examples=60)
def test_no_address_breaks_us(text, pattern):
    from urllib.parse import quote

    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8765")
    assert client.get(pattern.format(quote(text, safe=""))).status_code in {200, 302, 400, 403, 404}


test_no_address_breaks_us = pytest.mark.usefixtures("workspace")(test_no_address_breaks_us)
