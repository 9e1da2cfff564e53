"""The fetcher against a real server on this machine: what it brings back, and what it refuses."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from finalist.core.errors import Unreadable
from finalist.ingest import fetch as fetching
from finalist.ingest.fetch import addresses_of, fetch, is_public

PAGE = "<html><body><h1>Café manager</h1></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """Each path is one kind of answer."""

    def do_GET(self) -> None:
        self.close_connection = True
        getattr(self, "_" + self.path.strip("/").split("/")[0].split("?")[0], self._missing)()

    def log_message(self, *args: object) -> None:
        """Silent."""

    def _say(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _missing(self) -> None:
        self._say(b"no", status=404)

    def _job(self) -> None:
        self._say(PAGE)

    def _image(self) -> None:
        self._say(b"\x89PNG", "image/png")

    def _once(self) -> None:
        self._say(b"", status=302, Location="/job")

    def _round(self) -> None:
        self._say(b"", status=302, Location="/round")

    def _file(self) -> None:
        self._say(b"", status=302, Location="file:///etc/passwd")

    def _local(self) -> None:
        self._say(b"", status=302, Location=f"http://localhost:{self.server.server_port}/job")

    def _nowhere(self) -> None:
        self._say(b"", status=302)

    def _zipped(self) -> None:
        self._say(gzip.compress(PAGE), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._say(gzip.compress(b"0" * 40_000_000), Content_Encoding="gzip")

    def _endless(self) -> None:
        self._say(b"")
        try:
            while True:
                self.wfile.write(b"x" * 65536)
        except OSError:
            pass

    def _slow(self) -> None:
        self._say(b"")
        self._drip()

    def _headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._drip()

    def _drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def refused(url: str, **limits: object) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        fetch(url, **limits)  # type: ignore[arg-type]
    assert caught.value.next_step
    return caught.value


def test_a_page_comes_back_with_its_name_and_type(site: str) -> None:
    got = fetch(f"{site}/job", allow_private=True)
    assert (got.data, got.name, got.final_url, got.content_type) == (PAGE, "job.html", f"{site}/job", "text/html")


def test_a_redirect_is_followed(site: str) -> None:
    assert fetch(f"{site}/once", allow_private=True).final_url == f"{site}/job"


def test_a_compressed_page_is_opened(site: str) -> None:
    assert fetch(f"{site}/zipped", allow_private=True).data == PAGE


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("round", "too-many-redirects"),
        ("file", "bad-address"),
        ("nowhere", "bad-redirect"),
        ("image", "wrong-type"),
        ("gone", "http-status"),
        ("bomb", "too-large"),
        ("endless", "too-large"),
    ],
)
def test_what_the_server_does_wrong_has_a_code(site: str, path: str, code: str) -> None:
    assert refused(f"{site}/{path}", allow_private=True, max_bytes=300_000).code == code


@pytest.mark.parametrize("path", ["slow", "headers"])
def test_a_server_that_drips_is_left_at_the_deadline(site: str, path: str) -> None:
    began = time.monotonic()
    assert refused(f"{site}/{path}", allow_private=True, max_seconds=0.4).code == "too-slow"
    assert time.monotonic() - began < 8


def test_the_own_machine_is_refused_unless_allowed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_PORTS", frozenset({int(site.rsplit(":", 1)[1])}))
    assert refused(f"{site}/job").code == "private-address"


def test_a_redirect_to_the_own_machine_is_refused_too(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_PORTS", frozenset({int(site.rsplit(":", 1)[1])}))
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1" and not looked.append(address))
    looked: list[str] = []
    real = socket.getaddrinfo

    def answer(host: str, *more: object, **options: object) -> object:
        return real("127.0.0.2" if host == "localhost" else host, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert fetch(f"{site}/job").data == PAGE
    assert refused(f"{site}/local").code == "private-address"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "http://", "https:///job",
        "example.org/job",
        "http://user:secret@example.org/", "http://example.org:22/", "http://[::1", "http://exa mple.org/", "",
        "http://example.org:99999/", "data:text/html,hi",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    assert refused(url).code == "bad-address"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://10.0.0.5/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/",
        "http://[fd00:ec2::254]/", "http://2130706433/", "http://0x7f000001/", "http://127.1/", "http://224.0.0.1/",
        "http://100.64.0.1/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_private_addresses_in_any_spelling_are_refused(url: str) -> None:
    assert refused(url).code == "private-address"


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_pass(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(Unreadable):
        addresses_of("mixed.example", 80, allow_private=False)
