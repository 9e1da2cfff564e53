"""Builds the example e-mails and calendars: fixed boundaries, dates and folds, the same bytes each run."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: its headers, and the names of the sources of its bodies ("" where it has none)."""

    name: str
    headers: tuple[tuple[str, str], ...]
    text: str = ""
    html: str = ""
    calendar: str = ""


def calendar_bytes(source: str) -> bytes:
    """The calendar with lines folded at 75 octets and ended by CRLF (RFC 5545, 3.1)."""
    return b"".join(_fold(line.encode()) + b"\r\n" for line in source.splitlines())


def _fold(line: bytes) -> bytes:
    parts: list[bytes] = []
    limit = 75
    while len(line) > limit:
        cut = limit
        while line[cut] & 0xC0 == 0x80:  # never in the middle of a UTF-8 character
            cut -= 1
        parts.append(line[:cut])
        line, limit = line[cut:], 74
    return b"\r\n ".join([*parts, line])


def mail_bytes(mail: Mail, sources: Path) -> bytes:
    """The mail as RFC 5322 bytes: one body, alternatives, and the calendar as a part of its own and as a file."""
    message = EmailMessage(policy=SMTP)
    for name, value in mail.headers:
        message[name] = value
    if mail.text:
        message.set_content(_read(sources, mail.text), cte="quoted-printable")
    if mail.html and mail.text:
        message.add_alternative(_read(sources, mail.html), subtype="html", cte="quoted-printable")
    elif mail.html:
        message.set_content(_read(sources, mail.html), subtype="html", cte="quoted-printable")
    if mail.calendar:
        _attach_calendar(message, calendar_bytes(_read(sources, mail.calendar)))
    _name_boundaries(message, mail.name)
    return message.as_bytes()


def _read(sources: Path, name: str) -> str:
    return (sources / name).read_text(encoding="utf-8")


def _attach_calendar(message: EmailMessage, calendar: bytes) -> None:
    """As mail programs send it: an alternative for the calendar, and the same as invite.ics for people."""
    text = calendar.decode()
    message.add_alternative(text, subtype="calendar", cte="base64", params={"method": "REQUEST"})
    message.add_attachment(calendar, maintype="application", subtype="ics", filename="invite.ics")


def _name_boundaries(message: EmailMessage, name: str) -> None:
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{name}_{number}_5f1e")
