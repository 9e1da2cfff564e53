"""LinkedIn's data export (a zip of CSV files) as JSON Resume. What has no place there is named, nothing is guessed."""

import csv
import io
import zipfile
from typing import Any

from finalist.core.errors import Problem, Unreadable
from finalist.core.text.dates import find_dates
from finalist.ingest.zips import BROKEN

MOST_PART, MOST_ROWS = 5_000_000, 2000
FILES = ("Profile.csv", "Positions.csv", "Education.csv", "Skills.csv", "Languages.csv", "Certifications.csv",
         "Projects.csv", "Email Addresses.csv", "PhoneNumbers.csv", "Volunteering.csv", "Honors.csv",
         "Publications.csv", "Courses.csv")  # fmt: skip
Rows = list[dict[str, str]]


def is_linkedin(data: bytes) -> bool:
    """Whether a file is a zip with a Profile.csv or Positions.csv in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        names = {name.rsplit("/", 1)[-1] for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    except BROKEN:
        return False
    return bool({"Profile.csv", "Positions.csv"} & names)


def from_linkedin(data: bytes, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """The tree of a JSON Resume, and one problem that names the files that were not used."""
    sheets: dict[str, Rows] = {}
    unused: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist()[:500]:
                short = entry.filename.rsplit("/", 1)[-1]
                if short not in FILES:
                    unused += [short] if short.endswith(".csv") else []
                    continue
                with package.open(entry) as stream:
                    sheets[short] = _rows(stream.read(MOST_PART).decode("utf-8-sig", "replace"))
    except BROKEN as error:
        raise Unreadable(
            f"{name} is damaged: not every part of it opens.", "Download the export again.", "archive"
        ) from error
    problems = []
    if unused:
        message = f"Not part of a résumé and not used: {', '.join(sorted(unused)[:8])}."
        problems.append(Problem("unused-files", message, file=name, severity="info"))
    return _tree(sheets), problems


def _rows(text: str) -> Rows:
    reader = csv.DictReader(io.StringIO(text))
    kept: Rows = []
    try:
        for row in reader:
            kept.append(
                {str(key).strip(): (value or "").strip() for key, value in row.items() if isinstance(value, str)}
            )
            if len(kept) >= MOST_ROWS:
                break
    except csv.Error:
        return kept
    return kept


def _tree(sheets: dict[str, Rows]) -> dict[str, Any]:
    def rows(name: str) -> Rows:
        return sheets.get(f"{name}.csv", [])

    return {
        "basics": _basics(sheets),
        "work": [_kept(row, name="Company Name", position="Title", location="Location", startDate="Started On",
                       endDate="Finished On", summary="Description") for row in rows("Positions")],
        "volunteer": [_kept(row, name="Company Name", position="Role", startDate="Started On", endDate="Finished On",
                            summary="Description") for row in rows("Volunteering")],
        "education": [_kept(row, institution="School Name", studyType="Degree Name", startDate="Start Date",
                            endDate="End Date") for row in rows("Education")],
        "skills": [{"name": row["Name"]} for row in rows("Skills") if row.get("Name")],
        "languages": [_kept(row, language="Name", fluency="Proficiency") for row in rows("Languages")],
        "certificates": [_kept(row, name="Name", issuer="Authority", date="Started On", url="Url")
                         for row in rows("Certifications")],
        "awards": [_kept(row, name="Title", date="Issued On", summary="Description") for row in rows("Honors")],
        "publications": [_kept(row, name="Name", issuer="Publisher", date="Published On", summary="Description",
                               url="Url") for row in rows("Publications")],
        "projects": [_kept(row, name="Title", description="Description", url="Url", startDate="Started On",
                           endDate="Finished On") for row in rows("Projects")],
        "courses": [row["Name"] for row in rows("Courses") if row.get("Name")],
    }  # fmt: skip


def _basics(sheets: dict[str, Rows]) -> dict[str, Any]:
    profile = next(iter(sheets.get("Profile.csv", [])), {})
    mails = sheets.get("Email Addresses.csv", [])
    mail = next((row for row in mails if row.get("Primary", "").lower() == "yes"), mails[0] if mails else {})
    phones = sheets.get("PhoneNumbers.csv", [])
    phone = next(iter(phones), {})
    (_, site), *sites = _sites(profile.get("Websites", "")) or [("", "")]
    other = {key: value for key, value in profile.items() if value and key not in _USED}
    more = {
        "otherEmails": [row["Email Address"] for row in mails if row is not mail and row.get("Email Address")],
        "otherPhones": [row["Number"] for row in phones[1:] if row.get("Number")],
        "profiles": [{"network": kind.title(), "url": url} for kind, url in sites],
    }
    return {
        **other, **{key: value for key, value in more.items() if value},
        "name": " ".join(filter(None, (profile.get("First Name"), profile.get("Last Name")))),
        "label": profile.get("Headline", ""), "summary": profile.get("Summary", ""),
        "email": mail.get("Email Address", ""), "phone": phone.get("Number", ""), "url": site,
        "location": {"city": profile.get("Geo Location", "")},
    }  # fmt: skip


_USED = frozenset({"First Name", "Last Name", "Headline", "Summary", "Geo Location", "Websites"})
"""Columns of the profile that have a place of ours; the others stay under their own names."""


def _sites(given: str) -> list[tuple[str, str]]:
    """(kind, address) of each in `[PORTFOLIO:https://…,OTHER:https://…]`."""
    found = [one.strip().partition(":") for one in given.strip("[]").split(",")]
    return [(kind, url) for kind, _, url in found if url]


def _kept(row: dict[str, str], **names: str) -> dict[str, Any]:
    """A row under our names, dates as ISO; columns that have no name of ours keep their own."""
    made: dict[str, Any] = {}
    for ours, theirs in names.items():
        value = row.get(theirs, "")
        if value:
            made[ours] = _iso(value) if ours.endswith(("Date", "date")) else value
    made |= {key: value for key, value in row.items() if value and key not in names.values()}
    return made


def _iso(value: str) -> str:
    found = find_dates(value)
    return found[0].start if found and found[0].start else value
