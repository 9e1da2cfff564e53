"""Where mail is handed over: a host, how the line is secured, and who signs in. Values, and what they may be."""

import ipaddress
from dataclasses import dataclass, field

from finalist.core.errors import UserError

SECURITY = ("tls", "starttls", "none")
"""TLS from the first byte (RFC 8314), TLS after STARTTLS, none at all: the last only to a program on this machine."""
LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain"})


@dataclass(frozen=True, slots=True)
class MailServer:
    """One server. `allow_private`: addresses of the own machine and network are allowed (false for a shared server).

    The password never shows when the value is printed.
    """

    host: str
    port: int
    security: str = "tls"
    user: str = ""
    password: str = field(default="", repr=False)
    allow_private: bool = True


def check_server(host: str, port: int, security: str) -> None:
    """Raises UserError for a host, port or security that cannot be, and for an open line to another machine."""
    name = host.strip()
    if not name or len(name) > 253 or not all(each.isalnum() or each in ".-:" for each in name):
        raise UserError(f"“{name[:60]}” is no name of a server.", "Write it like mail.example.org.")
    if not 1 <= port <= 65535:
        raise UserError(f"{port} is no port.", "Take 465 or 587 for sending and 993 for the mailbox.")
    if security not in SECURITY:
        raise UserError(f"“{security[:20]}” is no way to secure a line.", f"Choose one of {', '.join(SECURITY)}.")
    if security == "none" and not is_this_machine(name):
        raise UserError(
            f"{name} would get your password over an open line.", "Choose TLS; without it only this machine is allowed."
        )


def is_this_machine(host: str) -> bool:
    """Whether the name or address can only be this machine."""
    if host.casefold() in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
