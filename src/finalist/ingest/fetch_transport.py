"""The connection under `fetch.py`: it dials the addresses that were checked, and every wait ends with the deadline.

The request keeps its host name, so the Host header, SNI and the certificate check are those of the name, while the
socket goes to the address; a second look-up by name, which could answer differently, never happens.
"""

import ssl
import typing
from collections.abc import Callable, Iterator

import httpcore
import httpx

_Options = typing.Iterable[httpcore.SOCKET_OPTION] | None


class PinnedTransport(httpx.BaseTransport):
    """httpx over an httpcore pool with the backend below. `left` gives the seconds left, or raises when none are."""

    def __init__(self, addresses: Callable[[str, int], list[str]], left: Callable[[], float]) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=_Backend(addresses, left)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; httpcore's errors come out as httpx's."""
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = self._pool.handle_request(asked)
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.NetworkError(str(error)) from error
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.NetworkError(str(error)) from error

    def close(self) -> None:
        self._answer.close()


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
