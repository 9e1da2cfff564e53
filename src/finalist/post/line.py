"""The line to a mail server: its address looked up once and checked, the dial bounded in time, TLS always verified."""

import socket
import ssl

from finalist.core.addresses import is_public
from finalist.core.errors import UserError
from finalist.post.server import MailServer, check_server

PORTS = frozenset({25, 143, 465, 587, 993, 2525})
"""Ports of mail (RFC 5321, 6409, 8314, 3501, and one in use): a shared installation dials no others for anybody."""
SECONDS = 20.0
"""How long one answer of a server is waited for. Convention."""


class NotReached(UserError):
    """The server was not reached, or the line could not be secured: certainly nothing went out."""


def secure_context() -> ssl.SSLContext:
    """What a certificate is checked against: the system's authorities (SSL_CERT_FILE adds one's own), and the name."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def dial(server: MailServer, seconds: float = SECONDS) -> socket.socket:
    """An open connection, TLS from the first byte where `security` says so. Raises NotReached.

    An account may have come in by an import: what its form would refuse is refused here again, before a password goes.
    """
    check_server(server.host, server.port, server.security)
    trouble = "it has no address"
    for address in _addresses(server)[:4]:
        try:
            plain = socket.create_connection((address, server.port), timeout=seconds)
        except OSError as error:
            trouble = _reason(error)
            continue
        return plain if server.security != "tls" else _wrapped(server, plain)
    raise NotReached(f"{server.host} could not be reached on port {server.port}: {trouble}.", "Check host and port.")


def untrusted(server: MailServer, error: ssl.SSLError) -> NotReached:
    """The sentence for a line that could not be secured."""
    told = getattr(error, "verify_message", "") or error.reason or "the handshake failed"
    return NotReached(
        f"The line to {server.host} could not be secured: {str(told).strip('. ').lower()}.",
        "Check host, port and kind of security. Nothing was sent.",
    )


def _wrapped(server: MailServer, plain: socket.socket) -> socket.socket:
    try:
        return secure_context().wrap_socket(plain, server_hostname=server.host)
    except ssl.SSLError as error:
        plain.close()
        raise untrusted(server, error) from None
    except OSError as error:
        plain.close()
        raise NotReached(f"{server.host} hung up: {_reason(error)}.", "Check port and kind of security.") from None


def _addresses(server: MailServer) -> list[str]:
    try:
        found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReached(f"There is no server called {server.host}.", "Check its name, and the network.") from None
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if server.allow_private:
        return addresses
    if not all(is_public(each) for each in addresses):
        raise NotReached(f"{server.host} lies in a private network.", "This installation sends to public servers only.")
    if server.port not in PORTS:
        raise NotReached(f"Port {server.port} is not one that mail uses.", "Take 465 or 587, and 993 for the mailbox.")
    return addresses


def _reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    return (error.strerror or str(error) or "the connection broke").strip(". ").lower()
