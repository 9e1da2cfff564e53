"""Passwords of mail accounts: in the system's keyring, or nowhere. Never in the workspace, a backup or a log."""

import contextlib
from typing import Any

from finalist.core.errors import UserError

SERVICE = "Finalist mail"
RECOMMENDED = 1
"""The library gives backends that protect their secrets at least this priority; files in the clear have less."""


def is_there() -> bool:
    """Whether this system has a keyring that can keep a secret (the extra `mail`, and a backend that works)."""
    ring = _ring()
    return ring is not None and float(getattr(ring.get_keyring(), "priority", 0) or 0) >= RECOMMENDED


def keep(account: str, password: str) -> None:
    """Keep the password of an account. Raises UserError when the keyring refuses."""
    ring = _ring()
    if ring is None or not is_there():
        raise UserError("This system has no keyring.", "Leave “keep” out: the password is asked for each time.")
    try:
        ring.set_password(SERVICE, account, password)
    except Exception as error:  # noqa: BLE001 (backends raise what they like)
        raise UserError(
            f"The keyring did not take the password ({type(error).__name__}).", "Unlock it, or do not keep it."
        ) from None


def look_up(account: str) -> str:
    """The password; "" when none is kept, or the keyring is locked or gone."""
    ring = _ring()
    if ring is None:
        return ""
    try:
        return ring.get_password(SERVICE, account) or ""
    except Exception:  # noqa: BLE001 (backends raise what they like)
        return ""


def forget(account: str) -> None:
    """Take the password out of the keyring, if it is there."""
    ring = _ring()
    if ring is not None:
        with contextlib.suppress(Exception):
            ring.delete_password(SERVICE, account)


def _ring() -> Any:
    try:
        import keyring
    except ImportError:
        return None
    return keyring
