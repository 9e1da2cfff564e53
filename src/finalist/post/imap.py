"""One message into one mailbox (IMAP4rev1, RFC 3501): a draft or the copy of a letter that was sent, each into the
folder that the server itself calls so (RFC 6154).
"""

import base64
import contextlib
import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.post.line import SECONDS, NotReached, dial, secure_context, untrusted
from finalist.post.server import MailServer

_ROW = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>"(?:[^"\\]|\\.)*"|\S+)')
USUAL = ("Drafts", "INBOX.Drafts", "Entwürfe", "[Gmail]/Drafts")
USUAL_SENT = ("Sent", "INBOX.Sent", "Sent Items", "Sent Messages", "Gesendet", "Gesendete Objekte", "[Gmail]/Sent Mail")
"""Names looked for where the server marks none. Conventions."""


@dataclass(frozen=True, slots=True)
class Put:
    """The message is there. `folder`: its name as people read it; `was_there`: the server had put it there already."""

    folder: str
    was_there: bool = False


class MailboxRefused(UserError):
    """The mailbox said no: certainly no draft was put there."""


def put_draft(server: MailServer, message: bytes, folder: str = "") -> Put:
    """Put the message into the drafts folder (`folder`: another one). Raises NotReached or MailboxRefused.

    When the line breaks after the text was written the draft may be there twice after a second try: a draft that is
    there twice is a nuisance, and the person sees both.
    """
    with _signed_in(server) as box:
        name = _encoded(folder) if folder else _folder(box, "drafts", USUAL)
        code, told = box.append(name, r"(\Draft \Seen)", clock.now(), message)
        if code != "OK":
            raise MailboxRefused(f"{server.host} did not take the draft: {_told(told)}.", "Name its drafts folder.")
        return Put(_decoded(name))


def put_sent(server: MailServer, message: bytes, message_id: str) -> Put:
    """Put the copy of a sent letter into the folder for what was sent, unless one with its Message-ID lies there: some
    servers copy by themselves what they send. Raises NotReached or MailboxRefused.
    """
    with _signed_in(server, "Look into your Sent folder; the letter itself was sent.") as box:
        name = _folder(box, "sent", USUAL_SENT)
        code, told = box.select(name, readonly=True)
        if code != "OK":
            raise MailboxRefused(f"{server.host} does not open {_decoded(name)}: {_told(told)}.", "Look into it.")
        quoted = message_id.replace("\\", "").replace('"', "")
        code, rows = box.uid("SEARCH", "HEADER", "Message-ID", f'"{quoted}"')
        if code == "OK" and any(rows):
            return Put(_decoded(name), was_there=True)
        code, answer = box.append(name, r"(\Seen)", clock.now(), message)
        if code != "OK":
            raise MailboxRefused(
                f"{server.host} did not take the copy: {_told(answer)}.", "The letter itself was sent."
            )
        return Put(_decoded(name))


def try_mailbox(server: MailServer, folder: str = "") -> str:
    """Sign in and say which folder drafts would go to. Raises NotReached or MailboxRefused."""
    with _signed_in(server) as box:
        name = _encoded(folder) if folder else _folder(box, "drafts", USUAL)
        code, told = box.select(name, readonly=True)
        if code != "OK":
            raise MailboxRefused(f"There is no folder {_decoded(name)}: {_told(told)}.", "Name its drafts folder.")
        return _decoded(name)


@contextmanager
def _signed_in(
    server: MailServer, then: str = "Look into your drafts before you try again."
) -> Iterator[imaplib.IMAP4]:
    box: imaplib.IMAP4 | None = None
    try:
        box = _Box(server)
        if server.security == "starttls":
            box.starttls(secure_context())
        _sign_in(box, server)
        yield box
    except ssl.SSLError as error:
        raise untrusted(server, error) from None
    except (imaplib.IMAP4.error, OSError) as error:
        reason = _told([str(error).encode()]) or type(error).__name__
        raise NotReached(f"The line to {server.host} broke: {reason}.", then) from None
    finally:
        if box is not None:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                box.logout()


def _sign_in(box: imaplib.IMAP4, server: MailServer) -> None:
    try:
        if "AUTH=PLAIN" in box.capabilities:
            secret = f"\0{server.user}\0{server.password}".encode()
            box.authenticate("PLAIN", lambda _: secret)
        else:
            box.login(server.user, server.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise MailboxRefused(
            f"{server.host} does not know this name and password.",
            "Many mailboxes want an app password here, not the one you sign in with.",
        ) from None


class _Box(imaplib.IMAP4):
    """imaplib over our own dial."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        super().__init__(server.host, server.port, SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return dial(self._server, timeout or SECONDS)


def _folder(box: imaplib.IMAP4, use: str, usual: tuple[str, ...]) -> str:
    """The folder that the server marks for this use, else one that is called so; in the server's own spelling."""
    code, rows = box.list()
    found: list[tuple[str, str]] = []
    for row in rows if code == "OK" else ():
        match = _ROW.match(row if isinstance(row, bytes) else b"")
        if match:
            found.append(
                (match["flags"].decode("ascii", "replace").casefold(), match["name"].decode("ascii", "replace"))
            )
    marked = next((name for flags, name in found if f"\\{use}" in flags.split()), "")
    called = next((name for one in usual for _, name in found if _decoded(name) == one), "")
    if not (marked or called):
        what = "drafts" if use == "drafts" else "what was sent"
        raise MailboxRefused(f"This mailbox names no folder for {what}.", "Name the folder in the settings.")
    return marked or called


def _encoded(folder: str) -> str:
    """A name as IMAP writes it: quoted, in modified UTF-7 (RFC 3501, 5.1.3)."""
    out, wide = [], ""
    for each in folder + "\0":
        if " " <= each <= "~" or each == "\0":
            if wide:
                packed = base64.b64encode(wide.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
                out.append(f"&{packed}-")
                wide = ""
            out.append("&-" if each == "&" else "" if each == "\0" else each)
        else:
            wide += each
    name = "".join(out).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}"'


def _decoded(name: str) -> str:
    plain = re.sub(r"\\(.)", r"\1", name[1:-1]) if name.startswith('"') and len(name) > 1 else name

    def wide(match: re.Match[str]) -> str:
        packed = match[1].replace(",", "/")
        if not packed:
            return "&"
        return base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-16-be", "replace")

    return re.sub(r"&([^-]*)-", wide, plain)


def _told(words: object) -> str:
    parts = words if isinstance(words, list) else [words]
    text = " ".join(each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in parts if each)
    return " ".join(text.split())[:200].strip(". ")
