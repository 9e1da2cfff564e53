"""The examples that come with the program, moved in time so that the interview is always a week or so ahead.

Dates move by whole weeks: “Thursday 3 December” stays a Thursday, wherever the year stands.
"""

import re
from datetime import UTC, date, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from finalist.core.documents.base import SourceKind
from finalist.core.errors import UserError

LEAD = timedelta(days=6)
"""The interview is this far ahead at least: enough for a plan with several evenings of preparation."""
YEAR = 2026
"""The year the examples were written for."""
INTERVIEWS = {"nurse": date(2026, 12, 3)}
ZONES = {"nurse": "Europe/London"}
TEXTS: dict[SourceKind, str] = {
    "posting": "posting.md",
    "resume": "resume.md",
    "invitation": "invite.eml",
    "notes": "round1.md",
    "company": "about.html",
}
"""Of an example's documents those that can be moved in time: the ones made of text."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS)])
_WRITTEN = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})( {YEAR})?\b(?! \d{{4}})")
_PACKED = re.compile(rf"\b({YEAR}\d{{4}})(?=T\d{{6}})")
_DASHED = re.compile(rf"\b({YEAR}-\d\d-\d\d)\b")
_ORDINAL = re.compile(r"\b((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* )(\d{1,2})(?:st|nd|rd|th)\b")


def folder(name: str) -> Path:
    """Where an example's documents lie: beside a checkout, or inside the installed package."""
    here = Path(__file__).resolve()
    for place in (here.parents[3] / "examples" / name, here.parents[1] / "examples" / name):
        if place.is_dir():
            return place
    raise UserError("The example documents are not installed.", "Run the demo from a checkout of Finalist.")


def weeks_ahead(name: str, now: datetime) -> int:
    """By how many weeks the example moves (may be negative) so that its interview lies LEAD to LEAD + 7 days ahead."""
    days = ((now.astimezone(UTC) + LEAD).date() - INTERVIEWS[name]).days
    return -(-days // 7)


def papers(name: str, now: datetime) -> list[tuple[SourceKind, str, bytes]]:
    """(kind, file name, bytes) of the example's papers with their dates moved."""
    weeks = weeks_ahead(name, now)
    found: list[tuple[SourceKind, str, bytes]] = []
    for kind, file in TEXTS.items():
        data = (folder(name) / file).read_bytes()
        moved = _moved_mail(data, weeks) if file.endswith(".eml") else moved_text(data.decode(), weeks).encode()
        found.append((kind, file, moved))
    return found


def stories(name: str) -> list[tuple[str, str]]:
    """(title, text) of the example's stories."""
    text = (folder(name) / "stories.md").read_text(encoding="utf-8")
    pieces = re.split(r"^## +(.+)$", text, flags=re.MULTILINE)[1:]
    return [(title.strip(), body.strip()) for title, body in zip(pieces[::2], pieces[1::2], strict=True)]


def moved_text(text: str, weeks: int) -> str:
    """The text with every date of the example's year moved by so many weeks, each in the way it was written."""
    shift = timedelta(weeks=weeks)

    def written(match: re.Match[str]) -> str:
        month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(match[2]))
        try:
            day = date(YEAR, month, int(match[1])) + shift
        except ValueError:
            return match[0]
        name = MONTHS[day.month - 1]
        return f"{day.day} {name if match[2] in MONTHS else name[:3]}{f' {day.year}' if match[3] else ''}"

    text = _WRITTEN.sub(written, text)
    text = _PACKED.sub(lambda match: f"{datetime.strptime(match[1], '%Y%m%d') + shift:%Y%m%d}", text)
    text = _DASHED.sub(lambda match: (date.fromisoformat(match[1]) + shift).isoformat(), text)
    return _ORDINAL.sub(lambda match: f"{match[1]}{_ordinal((date(YEAR, 11, int(match[2])) + shift).day)}", text)


def _ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day // 10 != 1 else 0, "th")
    return f"{day}{ending}"


def _moved_mail(data: bytes, weeks: int) -> bytes:
    """The mail anew: headers, the plain text, the calendar; all dates moved."""
    old = BytesParser(policy=policy.default).parsebytes(data)
    new = EmailMessage(policy=policy.SMTP)
    for name in ("From", "To", "Cc", "Subject", "Date", "Message-ID"):
        if old[name]:
            new[name] = moved_text(" ".join(str(old[name]).split()), weeks)
    body = old.get_body(("plain",))
    new.set_content(moved_text(body.get_content() if body else "", weeks))
    for part in old.walk():
        if part.get_content_type() == "text/calendar":
            words = moved_text(part.get_content(), weeks)
            new.add_attachment(words.encode(), maintype="text", subtype="calendar", filename="invite.ics")
            break
    return new.as_bytes()
