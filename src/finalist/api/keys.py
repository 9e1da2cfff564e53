"""Who asks: only a key says so. A browser's session opens nothing here, so no page can use it against its owner."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from finalist.core.errors import UserError
from finalist.services import tokens

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class NotAllowed(UserError):
    """The key is good, but not for this."""

    def __init__(self) -> None:
        super().__init__("This key may only read.", "Make one that may write, in the settings.")


class Keyed(HttpRequest):
    """A request that came with a good key. `auth`: the key's owner."""

    auth: Any


class Key(HttpBearer):
    """`Authorization: Bearer fin_…`; the owner of the key becomes `request.auth`."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The owner; None for a wrong key. Raises NotAllowed when the key may only read."""
        row = tokens.by_secret(token, request.META.get("REMOTE_ADDR", ""))
        if row is None:
            return None
        if row.scope != "write" and request.method not in READING and not _only_computes(request):
            raise NotAllowed
        return row.owner


def _only_computes(request: HttpRequest) -> bool:
    """Checks and matches are sent as a POST because a text is long; they change nothing."""
    return request.path.rstrip("/").endswith(("/check", "/match", "/classify"))
