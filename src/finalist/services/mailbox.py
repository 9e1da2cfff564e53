"""One's own mail account: where letters are sent from and drafts are put. Its password is in the keyring or nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from finalist.core.errors import UserError
from finalist.post import imap, keychain, smtp
from finalist.post.server import MailServer, check_server
from finalist.render.eml import is_address
from finalist.store.models import MailAccount
from finalist.store.saving import change

PORTS = {("smtp", "tls"): 465, ("smtp", "starttls"): 587, ("imap", "tls"): 993, ("imap", "starttls"): 143}
"""Usual ports (RFC 8314, RFC 6409, RFC 3501)."""
LONGEST_PASSWORD = 500


class PasswordNeeded(UserError):
    """The account's password is not kept and was not given."""

    def __init__(self) -> None:
        super().__init__("The password of your mail account is needed.", "Type it beside the button.")


@dataclass(frozen=True, slots=True)
class Tried:
    """What a trial of the account said. `drafts`: the folder that drafts go to; "" where a half is not used."""

    sends: bool
    drafts: str


def account_of(owner: Any) -> MailAccount | None:
    """The account, or None."""
    row: MailAccount | None = MailAccount.objects.of(owner).first()
    return row


def has_keyring() -> bool:
    """Whether this system can keep the password, for one's own workspace: a shared server's keyring is nobody's."""
    return not settings.SERVER_MODE and keychain.is_there()


def save(owner: Any, given: Mapping[str, str], seen: int | None = None) -> MailAccount:
    """Keep the account as typed; `password` and `keep` ("yes") go to the keyring. Raises UserError and Stale.

    An empty host: that half is not used. Another password or server than before forgets the one that was kept.
    """
    values = _checked(given)
    password = given.get("password", "")
    if len(password) > LONGEST_PASSWORD or any(each in password for each in "\r\n\0"):
        raise UserError("This password cannot be one.", "Type it again.")
    row = account_of(owner)
    wants = given.get("keep") == "yes"
    if wants and not has_keyring():
        raise UserError("This system has no keyring, so the password is not kept.", "It is asked for at each letter.")
    if row is None:
        row = MailAccount.objects.create(owner=owner, **values)
        keychain.forget(_key(owner))
    else:
        moved = any(getattr(row, name) != values[name] for name in ("user", "smtp_host", "imap_host"))
        row = change(row, seen, **values)
        if moved or not wants:
            keychain.forget(_key(owner))
            row = change(row, keeps_password=False)
    if wants and password:
        keychain.keep(_key(owner), password)
        row = change(row, keeps_password=True)
    return row


def remove(owner: Any) -> None:
    """Forget the account and its password, for good."""
    keychain.forget(_key(owner))
    MailAccount.objects.filter(owner=owner).delete()


def try_it(owner: Any, password: str = "") -> Tried:
    """Reach both servers and sign in; nothing is sent or put anywhere. Raises UserError."""
    row = _there(owner)
    secret = password_of(row, password)
    if row.smtp_host:
        smtp.try_sign_in(sending_server(row, secret))
    return Tried(
        bool(row.smtp_host), imap.try_mailbox(mailbox_server(row, secret), row.drafts) if row.imap_host else ""
    )


def put_draft(owner: Any, message: bytes, password: str = "") -> str:
    """Put the message among the drafts of one's mailbox; the folder's name. Raises UserError."""
    row = _there(owner)
    if not row.imap_host:
        raise UserError("Your mail account has no mailbox.", "Name its IMAP server in the settings.")
    return imap.put_draft(mailbox_server(row, password_of(row, password)), message, row.drafts).folder


def password_of(row: MailAccount, typed: str = "") -> str:
    """What was typed, else what the keyring has. Raises PasswordNeeded."""
    if not row.user:
        return ""
    found = typed or (keychain.look_up(_key(row.owner)) if row.keeps_password else "")
    if not found:
        raise PasswordNeeded
    return found


def sending_server(row: MailAccount, password: str) -> MailServer:
    """Where letters are handed over."""
    return MailServer(
        row.smtp_host, row.smtp_port, row.smtp_security, row.user, password, allow_private=not settings.SERVER_MODE
    )


def mailbox_server(row: MailAccount, password: str) -> MailServer:
    """Where drafts are put."""
    return MailServer(
        row.imap_host, row.imap_port, row.imap_security, row.user, password, allow_private=not settings.SERVER_MODE
    )


def _key(owner: Any) -> str:
    """The account's name in the keyring: no other workspace finds the password under it."""
    return f"{owner.pk}"


def _there(owner: Any) -> MailAccount:
    row = account_of(owner)
    if row is None:
        raise UserError("There is no mail account yet.", "Set one up in the settings, or use the .eml file.")
    return row


def _checked(given: Mapping[str, str]) -> dict[str, Any]:
    words = {name: given.get(name, "").strip() for name in ("address", "user", "smtp_host", "imap_host", "drafts")}
    if not is_address(words["address"]):
        raise UserError(f"“{words['address'][:60]}” is no e-mail address.", "Write it like name@example.org.")
    if not (words["smtp_host"] or words["imap_host"]):
        raise UserError("No server is named.", "Name the one for sending, the one for the mailbox, or both.")
    if any(ord(each) < 32 for each in words["user"] + words["drafts"]):
        raise UserError("There is a control character in it.", "Type it again.")
    values: dict[str, Any] = {**words, "user": words["user"][:254], "drafts": words["drafts"][:200]}
    for half in ("smtp", "imap"):
        security = given.get(f"{half}_security", "tls") or "tls"
        port = given.get(f"{half}_port", "").strip() or str(PORTS.get((half, security), 0))
        if words[f"{half}_host"]:
            check_server(words[f"{half}_host"], int(port) if port.isdecimal() and len(port) < 6 else 0, security)
            if security == "none" and settings.SERVER_MODE:
                raise UserError("An open line is not allowed here.", "Choose TLS or STARTTLS.")
            values |= {f"{half}_port": int(port), f"{half}_security": security}
    return values
