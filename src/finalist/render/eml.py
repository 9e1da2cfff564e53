"""A letter as an e-mail draft (RFC 5322) that a mail program opens ready to send: words in, bytes out.

`X-Unsent: 1` makes it open as a draft. No date and no Message-ID: the program that sends it sets them, and the same
letter gives the same bytes.
"""

import re
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+|[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+", re.ASCII)


def letter_eml(
    *,
    subject: str,
    body: str,
    to_name: str = "",
    to_email: str = "",
    from_name: str = "",
    from_email: str = "",
) -> bytes:
    """The draft, lines ended by CRLF. An address that is none is left out: the candidate fills it in when sending.

    Whatever stands in a header stays on its line, so no word of anybody can add a header.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    for header, name, email in (("From", from_name, from_email), ("To", to_name, to_email)):
        address = _address(name, email)
        if address is not None:
            message[header] = address
    message["Subject"] = _flat(subject)
    text = _CONTROL.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _flat(text: str) -> str:
    return " ".join(_LINE.sub(" ", text).split())


def _address(name: str, email: str) -> Address | None:
    given = email.strip()
    if not _ADDRESS.fullmatch(given):
        return None
    try:
        return Address(display_name=_flat(name), addr_spec=given)
    except (ValueError, HeaderParseError, IndexError):
        return None
