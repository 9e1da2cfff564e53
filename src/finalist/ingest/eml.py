"""A mail (RFC 5322) as its headers, the words its sender wrote, and the calendars that came with it.

The standard library's parser reads it; it never refuses a mail, so what is missing is said here. Quoted history is
kept in the text, for the eye, and its place is known, so that an old date is never read as the new one.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from finalist.core.errors import Problem, Unreadable
from finalist.ingest.read import MAX_BYTES, MAX_CHARS


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as read. `body`: as text, quoted history included; `sender`, `to`: (name, address), each "" if absent.

    quoted: spans of `body` that are history; forwarded: span of `body` that holds a forwarded mail, None when none.
    """

    subject: str
    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    date: datetime | None
    body: str
    quoted: tuple[tuple[int, int], ...] = ()
    forwarded: tuple[int, int] | None = None
    links: tuple[tuple[str, str], ...] = ()
    calendars: tuple[bytes, ...] = ()
    problems: tuple[Problem, ...] = ()

    def head(self) -> str:
        """Subject, From, To and Date as lines."""
        lines = [f"Subject: {self.subject}"] if self.subject else []
        lines += [f"From: {shown(self.sender)}"] if any(self.sender) else []
        lines += [f"To: {', '.join(shown(person) for person in self.to)}"] if self.to else []
        lines += [f"Date: {self.date.strftime('%a, %d %b %Y %H:%M %z')}"] if self.date else []
        return "\n".join(lines)


def shown(person: tuple[str, str]) -> str:
    """A name and address on one line."""
    return f"{person[0]} <{person[1]}>" if all(person) else person[0] or person[1]


def read_mail(data: bytes, name: str) -> Mail:
    """The mail in `data`. Raises Unreadable when it is too large or holds neither text nor a calendar."""
    from email import policy
    from email.parser import BytesParser

    if len(data) > MAX_BYTES:
        raise Unreadable(f"{name} is too large for a mail.", "Save it without its attachments.", "too-large")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
        parts = _parts(message)
    except Exception as error:
        raise Unreadable(
            f"{name} cannot be read as a mail.", "Paste its text into a .txt file.", "unreadable"
        ) from error
    body, links, problems = _body(parts, name)
    calendars = tuple(_calendars(parts))
    if not body.strip() and not calendars:
        raise Unreadable(
            f"{name} holds no text and no calendar.", "Paste the mail's text into a .txt file.", "empty-file"
        )
    if len(body) > MAX_CHARS:
        body = body[:MAX_CHARS]
        problems += (Problem("cut", "The mail is very long; only its beginning was read.", file=name),)
    quoted, forwarded = history(body)
    return Mail(_header(message, "subject"), next(iter(_people(message, "from")), ("", "")), _people(message, "to"),
                _date(message), body, quoted, forwarded, links, calendars, problems)  # fmt: skip


def _header(message: Any, key: str) -> str:
    try:
        return " ".join(str(message.get(key) or "").split())
    except Exception:  # noqa: BLE001 - a header beyond repair is an absent one
        return ""


def _people(message: Any, key: str) -> tuple[tuple[str, str], ...]:
    from email.utils import getaddresses

    words = _header(message, key)
    return tuple((name.strip(" '\""), address) for name, address in getaddresses([words]) if name or "@" in address)


def _date(message: Any) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(_header(message, "date"))
        moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _parts(message: Any) -> list[EmailMessage]:
    """Every leaf of the mail, outermost first, attached mails included, at most two hundred."""
    return [part for part, _ in zip(message.walk(), range(200), strict=False) if not part.is_multipart()]


def _words(part: Any) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return payload.decode(charset).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return payload.decode("latin-1").replace("\r\n", "\n")


def _attached(part: Any) -> bool:
    return str(part.get("content-disposition") or "").casefold().startswith("attachment")


def _body(parts: list[EmailMessage], name: str) -> tuple[str, tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """The best text of a mail: its plain part, unless that is empty or only points to the HTML one."""
    plain = [_words(part) for part in parts if part.get_content_type() == "text/plain" and not _attached(part)]
    html = [part for part in parts if part.get_content_type() == "text/html" and not _attached(part)]
    text = "\n\n".join(words.strip("\n") for words in plain if words.strip())
    if html and (len(text.strip()) < 40 or (re.match(r"(?is)^.{0,200}(?:html|browser)", text) and len(text) < 300)):
        from finalist.ingest.text import read_text

        try:
            read = read_text(_words(html[0]).encode(), "mail.html")
            return read.text, read.links, read.problems
        except Unreadable:
            pass
    links: tuple[tuple[str, str], ...] = ()
    if html:
        links = tuple(
            ("", url) for url in re.findall(r"""href\s*=\s*["'](https?://[^"'\s<>]{1,2000})""", _words(html[0]))[:50]
        )
    return re.sub(r"[ \t]+\n", "\n", text), links, ()


def _calendars(parts: list[EmailMessage]) -> list[bytes]:
    """Attached calendars, each once."""
    found: list[bytes] = []
    for part in parts:
        named = str(part.get_filename() or "").casefold().endswith(".ics")
        if part.get_content_type() in {"text/calendar", "application/ics"} or named:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip() and payload.strip() not in [one.strip() for one in found]:
                found.append(payload)
    return found[:10]


_FORWARD = re.compile(
    r"(?im)^[ \t]*(?:-{2,}[ \t]*(?:forwarded message|forwarded by|weitergeleitete nachricht|message transféré)"
    r"[ \t\w,.:]*-*"
    r"|begin forwarded message:)[ \t]*$"
)
_REPLY = re.compile(
    r"(?im)^[ \t>]*(?:-{2,}[ \t]*(?:original message|ursprüngliche nachricht|message d'origine)[ \t]*-*[ \t]*$"
    r"|(?:on|am|le|el|op|den|il)\b[^\n]{5,160}(?:\n[^\n]{0,120})?"
    r"(?:wrote|schrieb[^\n:]{0,80}|a écrit|escribió|schreef|skrev|ha scritto)[ \t]*:[ \t]*$"
    r"|_{10,}[ \t]*\n(?=[ \t]*(?:from|von|de)[ \t]*:))"
)
_HEADERS = re.compile(
    r"(?im)^[ \t]*\*?(?:from|von|de)\*?:[^\n]+\n(?:[^\n]{1,200}\n){0,3}?"
    r"[ \t]*\*?(?:sent|date|gesendet|envoyé|subject)\*?:[^\n]*$"
)


def history(body: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]:
    """(spans of quoted history, span of a forwarded mail or None) in the text of a mail.

    A forward is only that when the words before it are few: “FYI” and a signature, not a new invitation.
    """
    reply, forward, headers = _REPLY.search(body), _FORWARD.search(body), _HEADERS.search(body)
    starts = [match.start() for match in (reply, forward, headers) if match]
    spans = [match.span() for match in re.finditer(r"(?m)^[ \t]*>[^\n]*", body)]
    if not starts:
        return tuple(spans), None
    first = min(starts)
    if forward and forward.start() == first:
        inner = [(a, b) for a, b in spans if b - a > 1]
        nested, _ = history(body[forward.end() :])
        tail = tuple(
            (a + forward.end(), b + forward.end()) for a, b in nested if not _only_headers(body[forward.end() :], a)
        )
        return (tail if not _all_quoted(inner, body[forward.end() :]) else ()), (forward.end(), len(body))
    return ((first, len(body)), *[span for span in spans if span[1] <= first]), None


def _only_headers(text: str, at: int) -> bool:
    """Whether a quoted header block stands at the very top: it is the forwarded mail's own."""
    return not text[:at].strip()


def _all_quoted(spans: list[tuple[int, int]], text: str) -> bool:
    return bool(spans) and sum(b - a for a, b in spans) > 0.7 * max(1, len(text.strip()))
