"""Downloads one page or file, because the user asked for it. The only file that reaches the network.

A page may point anywhere, so every address is looked up, checked, and then connected to as checked: a name that
resolves to a private address is refused, also after a redirect, and no second look-up can change the answer.
"""

import socket
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from finalist.core.addresses import is_public
from finalist.core.errors import Unreadable

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 5 * 1024 * 1024
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5
"""Limits of one download. Convention: job pages are far smaller and faster."""
_STEP_SECONDS = 8.0
_PORTS = frozenset({80, 443, 8080, 8443})
_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_SAVE = "Open the page in a browser, save it, and give Finalist the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the bytes (decompressed), a file name for them, where they came from, and their media type."""

    data: bytes
    name: str
    final_url: str
    content_type: str


class _TooSlow(Exception):
    """The time for the whole download is over."""


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    transport: "httpx.BaseTransport | None" = None,
    max_bytes: int = MAX_BYTES,
    max_seconds: float = MAX_SECONDS,
) -> Fetched:
    """Download `url` (http or https). `allow_private` lets addresses of the own machine and network through.

    Raises Unreadable, with what to do next, for every address, answer or delay that is not acceptable.
    """
    import httpx

    deadline = time.monotonic() + max_seconds
    client = httpx.Client(
        transport=transport or _pinned(deadline, allow_private),
        follow_redirects=False,
        trust_env=False,
        timeout=httpx.Timeout(_STEP_SECONDS),
        headers={"User-Agent": "Finalist", "Accept-Encoding": "identity", "Accept": ", ".join(_TYPES)},
    )
    with client:
        try:
            return _followed(client, url, allow_private, deadline, max_bytes)
        except (_TooSlow, httpx.TimeoutException):
            raise Unreadable(f"{_host(url)} took too long to answer.", _SAVE, "too-slow") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            raise Unreadable(f"{_host(url)} could not be reached: {_reason(error)}.", _SAVE, "unreachable") from None


def _followed(client: "httpx.Client", url: str, allow_private: bool, deadline: float, max_bytes: int) -> Fetched:
    current = url
    for _ in range(MAX_REDIRECTS + 1):
        _check_address(current, allow_private)
        with client.stream("GET", current) as response:
            if response.status_code in (301, 302, 303, 307, 308):
                place = response.headers.get("location", "")
                if not place:
                    raise Unreadable(f"{_host(current)} redirects to nowhere.", _SAVE, "bad-redirect")
                current = urljoin(current, place)
                continue
            return _read(response, current, deadline, max_bytes)
    raise Unreadable(f"{_host(url)} redirects more than {MAX_REDIRECTS} times.", _SAVE, "too-many-redirects")


def _read(response: "httpx.Response", url: str, deadline: float, max_bytes: int) -> Fetched:
    if response.status_code != 200:
        what = f"{_host(url)} answered with status {response.status_code}, not with the page."
        raise Unreadable(what, "Check the address; the page may be gone or need a login. " + _SAVE, "http-status")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    name = _file_name(url, kind)
    if kind not in _TYPES and not (kind in ("", "application/octet-stream") and name.endswith((".pdf", ".docx"))):
        what = f"{_host(url)} sent {kind or 'something without a media type'}, not a page, PDF or Word file."
        raise Unreadable(what, _SAVE, "wrong-type")
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    data = b"".join(_limited(_decoded(response.iter_raw(), encoding, max_bytes), url, deadline, max_bytes))
    return Fetched(data, name, url, kind)


def _limited(chunks: Iterable[bytes], url: str, deadline: float, max_bytes: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            what = f"The page at {_host(url)} is larger than {max_bytes // 1024 or 1:,} kB."
            raise Unreadable(what, "Save the part that matters and give Finalist the file.", "too-large")
        if time.monotonic() > deadline:
            raise _TooSlow
        yield chunk


def _decoded(chunks: Iterable[bytes], encoding: str, max_bytes: int) -> Iterator[bytes]:
    """Raw chunks as they were before compression, never more at once than the limit allows (no zip bombs)."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Unreadable(f"The page came compressed as {encoding[:20]}, which was not asked for.", _SAVE, "wrong-type")
    inflate = zlib.decompressobj(wbits=47 if encoding != "deflate" else 15)
    for chunk in chunks:
        pending = chunk
        while pending:
            try:
                yield inflate.decompress(pending, max_bytes + 1)
            except zlib.error:
                raise Unreadable("The page came broken: its compression is damaged.", _SAVE, "broken") from None
            pending = inflate.unconsumed_tail


def _check_address(url: str, allow_private: bool) -> None:
    """Refuse what is no plain web address; where it leads is checked again when it is connected to."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Unreadable("That is not a web address.", "Give one that starts with https://.", "bad-address") from None
    if parts.scheme not in ("http", "https"):
        what = f"Only http and https addresses are fetched, not {parts.scheme[:20] or 'this'}:."
        raise Unreadable(what, "Give a web address, or the file itself.", "bad-address")
    if not host or any(char.isspace() or ord(char) < 33 for char in url):
        raise Unreadable("The address names no host.", "Give one like https://example.org/job.", "bad-address")
    if parts.username or parts.password:
        what = "The address holds a user name or password."
        raise Unreadable(what, "Remove it, or save the page and give Finalist the file.", "bad-address")
    if port is not None and port not in _PORTS and not allow_private:
        raise Unreadable(f"Port {port} is not one that web pages use.", _SAVE, "bad-address")


def addresses_of(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host. Raises Unreadable when one of them is private and that is not allowed."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        what = f"The name {host[:80]} could not be found."
        raise Unreadable(what, "Check the address and the connection.", "unreachable") from None
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not allow_private and not all(is_public(address) for address in addresses):
        what = f"{host[:80]} leads to a private address; Finalist fetches only public pages."
        raise Unreadable(what, _SAVE, "private-address")
    return addresses


def _pinned(deadline: float, allow_private: bool) -> "httpx.BaseTransport":
    """A transport that connects only to checked addresses and lets no single wait outlast the deadline."""
    import httpcore
    import httpx

    from finalist.ingest.fetch_transport import pinned_pool

    pool = pinned_pool(
        lambda host, port: addresses_of(host, port, allow_private=allow_private),
        lambda: _left(deadline),
        httpx.create_ssl_context(trust_env=False),
    )

    @contextmanager
    def translated() -> Iterator[None]:
        try:
            yield
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.NetworkError(str(error)) from error

    class Body(httpx.SyncByteStream):
        def __init__(self, answer: httpcore.Response) -> None:
            self._answer = answer

        def __iter__(self) -> Iterator[bytes]:
            with translated():
                yield from self._answer.iter_stream()

        def close(self) -> None:
            self._answer.close()

    class Pinned(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            url = request.url
            target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
            with translated():
                answer = pool.handle_request(
                    httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
                )
            return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer))

        def close(self) -> None:
            pool.close()

    return Pinned()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _TooSlow
    return left


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "The address")[:80]
    except ValueError:
        return "The address"


def _reason(error: Any) -> str:
    words = " ".join(str(error).split())[:120].rstrip(".")
    return words or type(error).__name__


def _file_name(url: str, kind: str) -> str:
    last = unquote(urlsplit(url).path.rsplit("/", 1)[-1])
    clean = "".join(char for char in last if char.isalnum() or char in "._- ").strip(". ")[:80]
    ending = _TYPES.get(kind, "")
    if not clean:
        clean = _host(url)
    return clean if not ending or clean.lower().endswith(ending) else clean + ending
