"""Keys for programs: made once, shown once, kept as their SHA-256; each may read, or read and write, for some days."""

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Any

from django.core.cache import cache

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.store.access import mine
from finalist.store.models import ApiToken
from finalist.store.saving import throw_away

SCOPES = ("read", "write")
"""What a key may do. `write` reads too."""
LEAD = "fin_"
"""What every secret begins with, so that one that leaked into a file is recognised."""
LONGEST = 366
"""Days a key may live. Convention."""
SEEN = timedelta(minutes=1)
"""How exactly the last use is kept: a program that reads should not make the workspace write."""
TRIES, PAUSE = 60, 60
"""Wrong keys from one address before a pause, and its seconds. Convention; nobody guesses 256 bits anyway."""


class TooMany(UserError):
    """So many wrong keys came from one address that no further one is looked at for a while."""

    def __init__(self) -> None:
        super().__init__("Too many wrong keys.", f"Wait {PAUSE} seconds and check the key.")


def new(owner: Any, name: str, scope: str = "read", days: int = 90) -> str:
    """A new key; the secret is given back now and never again. Raises UserError."""
    words = " ".join(name.split())
    if not words or len(words) > 100:
        raise UserError("The key has no name yet.", "Say what uses it, in up to 100 characters.")
    if scope not in SCOPES:
        raise UserError(f"“{scope[:20]}” is not what a key may do.", f"Choose one of {', '.join(SCOPES)}.")
    if not 1 <= days <= LONGEST:
        raise UserError(f"A key cannot live {days} days.", f"Give 1 to {LONGEST} days.")
    secret = LEAD + secrets.token_urlsafe(32)
    expires_at = clock.now() + timedelta(days=days)
    ApiToken.objects.create(owner=owner, name=words, scope=scope, digest=_digest(secret), expires_at=expires_at)
    return secret


def keys_of(owner: Any) -> list[ApiToken]:
    """The owner's keys, the newest first; those that have run out among them, those taken back not."""
    return list(ApiToken.objects.of(owner).filter(scope__in=SCOPES).order_by("-created_at", "-pk"))


def by_secret(secret: str, address: str = "") -> ApiToken | None:
    """The live key with this secret, its owner beside it; None for anything else.

    `address`: where the request came from; raises TooMany when many wrong ones did. A right key is never kept out.
    """
    digest = _digest(secret)
    row: ApiToken | None = ApiToken.objects.select_related("owner").filter(digest=digest, scope__in=SCOPES).first()
    if row is None or not hmac.compare_digest(row.digest, digest) or not row.is_live() or not row.owner.is_active:
        _count_wrong(address)
        return None
    now = clock.now()
    if row.used_at is None or row.used_at < now - SEEN:
        ApiToken.objects.filter(pk=row.pk).update(used_at=now)
    return row


def revoke(owner: Any, token_id: str) -> ApiToken:
    """Take a key back; it opens nothing from now on. Raises NotThere."""
    row = mine(ApiToken, owner, token_id, scope__in=SCOPES)
    throw_away(row)
    return row


def _count_wrong(address: str) -> None:
    key = f"wrong-keys:{address.encode('utf-8', 'replace').hex()[:200]}"
    cache.add(key, 0, PAUSE)
    if cache.incr(key) > TRIES:
        raise TooMany


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
