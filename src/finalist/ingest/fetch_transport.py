"""The connection under `fetch.py`: it dials the addresses that were checked, and every wait ends with the deadline.

The request keeps its host name, so the Host header, SNI and the certificate check are those of the name, while the
socket goes to the address; a second look-up by name, which could answer differently, never happens.
"""

import ssl
import typing
from collections.abc import Callable

import httpcore

_Options = typing.Iterable[httpcore.SOCKET_OPTION] | None


def pinned_pool(
    addresses: Callable[[str, int], list[str]], left: Callable[[], float], ssl_context: ssl.SSLContext
) -> httpcore.ConnectionPool:
    """A pool that connects only to `addresses(host, port)`. `left` gives the seconds left, or raises when none are."""
    return httpcore.ConnectionPool(ssl_context=ssl_context, network_backend=_Backend(addresses, left))


class _Backend(httpcore.NetworkBackend):
    def __init__(self, addresses: Callable[[str, int], list[str]], left: Callable[[], float]) -> None:
        self._addresses, self._left, self._plain = addresses, left, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _Options = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port)[:4]:
            try:
                wait = _shorter(timeout, self._left())
                return _Bounded(self._plain.connect_tcp(address, port, wait, local_address, socket_options), self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Bounded(httpcore.NetworkStream):
    """A stream whose every wait is cut to what is left: a server that drips bytes gains nothing by it."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _shorter(timeout, self._left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _shorter(timeout, self._left()))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _shorter(timeout, self._left()))
        return _Bounded(secured, self._left)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)


def _shorter(timeout: float | None, left: float) -> float:
    return left if timeout is None else min(timeout, left)
