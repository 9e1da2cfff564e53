"""A letter as an e-mail (RFC 5322): a draft that a mail program opens ready to send, or one that is sent from here.

`X-Unsent: 1` makes it open as a draft. No date and no Message-ID then: the program that sends it sets them, and the
same letter gives the same bytes.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+|[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
_TOKEN = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}")
_SIGNS = r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff@<>,;:\"()\[\]\\]+"
_ADDRESS = re.compile(rf"(?!.*=\?){_SIGNS}@{_SIGNS}")
"""One part, @, one part: no blanks, no signs that end an address or a line, none that are not seen, no encoded word."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with the letter. `media_type`: like application/pdf."""

    name: str
    data: bytes
    media_type: str = "application/octet-stream"


def letter_eml(
    *,
    subject: str,
    body: str,
    to_name: str = "",
    to_email: str = "",
    from_name: str = "",
    from_email: str = "",
    sent_at: datetime | None = None,
    message_id: str = "",
    enclosures: Sequence[Enclosure] = (),
) -> bytes:
    """The letter, lines ended by CRLF. An address that is none is left out: the candidate fills it in when sending.

    With `sent_at` it is no draft any more: it has a date and its Message-ID. Whatever stands in a header stays on its
    line, so no word of anybody can add a header.
    """
    message = EmailMessage(policy=SMTP)
    if sent_at is None:
        message["X-Unsent"] = "1"
    else:
        message["Date"] = sent_at
        message["Message-ID"] = _flat(message_id)
    for header, name, email in (("From", from_name, from_email), ("To", to_name, to_email)):
        address = _address(name, email)
        if address is not None:
            message[header] = address
    message["Subject"] = _flat(subject)
    text = _CONTROL.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    for each in enclosures:
        main, _, kind = each.media_type.partition("/")
        usual = (main, kind) if _TOKEN.fullmatch(main) and _TOKEN.fullmatch(kind) else ("application", "octet-stream")
        if usual[0] in ("multipart", "message"):
            usual = ("application", "octet-stream")
        message.add_attachment(each.data, maintype=usual[0], subtype=usual[1], filename=_flat(each.name) or "file")
    if enclosures:
        message.set_boundary(_boundary(text, enclosures))
    return message.as_bytes()


def _boundary(text: str, enclosures: Sequence[Enclosure]) -> str:
    """The same letter has the same boundary; base64 and quoted-printable lines cannot hold it."""
    digest = hashlib.sha256(text.encode("utf-8", "replace"))
    for each in enclosures:
        digest.update(each.data)
    return f"=_finalist_{digest.hexdigest()[:32]}"


def is_address(email: str) -> bool:
    """Whether a letter can be addressed to it."""
    return _ADDRESS.fullmatch(email.strip()) is not None


def _flat(text: str) -> str:
    """One line. `=?` begins an encoded word, which `email` would decode again: a line end may hide in it."""
    return " ".join(_LINE.sub(" ", text).replace("=?", "= ?").split())


def _address(name: str, email: str) -> Address | None:
    given = email.strip()
    if not _ADDRESS.fullmatch(given):
        return None
    try:
        return Address(display_name=_flat(name), addr_spec=given)
    except (ValueError, HeaderParseError, IndexError):
        return None
