"""The examples: complete, made from their sources, safe to publish, and in step with their expected.yaml."""

import json
import re
import sys
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CANDIDATES = ("nurse", "software")
EVERY = (
    "about.html busy.ics command.txt expected.yaml invite.eml invite.ics posting.html posting.pdf README.md "
    "resume.docx resume.json resume.pdf round1.md round2.md stories.md"
)
FILES = {
    "nurse": [*EVERY.split(), "posting.md", "resume.md", "reschedule.eml"],
    "software": [*EVERY.split(), "posting.docx", "slots.eml"],
}
POSTINGS = [
    f"{candidate}/{name}" for candidate in CANDIDATES for name in FILES[candidate] if name.startswith("posting.")
]


def expected(candidate: str) -> dict[str, Any]:
    """The truth about a candidate's documents."""
    loaded: dict[str, Any] = yaml.safe_load((EXAMPLES / candidate / "expected.yaml").read_text("utf-8"))
    return loaded


@cache
def words_of(name: str) -> str:
    """The words of a file below examples/, white space made single, quotation and mark-up left as they are."""
    path = EXAMPLES / name
    if path.suffix == ".pdf":
        text = _pdf_words(path)
    elif path.suffix == ".docx":
        text = _docx_words(path)
    elif path.suffix == ".eml":
        body = BytesParser(policy=policy.default).parsebytes(path.read_bytes()).get_body(("plain", "html"))
        assert body is not None
        text = body.get_content()
    else:
        text = re.sub(r"\r?\n ", "", path.read_text("utf-8")) if path.suffix == ".ics" else path.read_text("utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("&amp;", "&").split())


def _pdf_words(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages).replace("\ufffe\r\n", "").replace("\ufffe", "").replace("\u00ad", "")


def _docx_words(path: Path) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_each_candidate_has_a_full_folder_and_nothing_else(candidate: str) -> None:
    found = sorted(path.name for path in (EXAMPLES / candidate).iterdir() if path.is_file())
    assert found == sorted(FILES[candidate])


def test_the_committed_files_are_what_their_sources_make() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import make_examples
    finally:
        sys.path.pop(0)
    first, second = dict(make_examples.generated()), dict(make_examples.generated())
    assert first == second
    stale = [name for name, content in first.items() if (EXAMPLES / name).read_bytes() != content]
    # A PDF depends on the fonts and the Typst that are installed, a Word file on python-docx's template.
    assert [name for name in stale if not name.endswith((".pdf", ".docx"))] == []


@pytest.mark.parametrize("name", POSTINGS)
def test_every_format_of_a_posting_holds_every_requirement(name: str) -> None:
    posting = expected(name.split("/")[0])["posting"]
    needs = posting["requirements"]
    assert (len(needs["must_begin"]), len(needs["nice_begin"])) == (needs["must"], needs["nice"])
    for words in (posting["title"], *needs["must_begin"], *needs["nice_begin"]):
        assert words in words_of(name)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_every_requirement_is_judged_once(candidate: str) -> None:
    truth = expected(candidate)
    needs = truth["posting"]["requirements"]
    judged = [words for strength in truth["fit"].values() for words in strength]
    assert sorted(judged) == sorted([*needs["must_begin"], *needs["nice_begin"]])


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("ending", ["pdf", "docx", "json"])
def test_every_format_of_a_resume_holds_the_same_person_and_jobs(candidate: str, ending: str) -> None:
    truth = expected(candidate)["resume"]
    text = words_of(f"{candidate}/resume.{ending}")
    for words in (truth["name"], truth["email"], truth["phone"], truth["location"]["city"]):
        assert words in text
    for job in truth["work"]:
        assert job["name"] in text
        assert job["position"] in text


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_the_jobs_of_the_json_resume_are_those_expected(candidate: str) -> None:
    content = json.loads((EXAMPLES / candidate / "resume.json").read_text("utf-8"))
    truth = expected(candidate)["resume"]
    jobs = [
        {
            "name": job["name"],
            "position": job["position"],
            "start": job["startDate"],
            "end": job.get("endDate", "present"),
            "highlights": len(job["highlights"]),
        }
        for job in content["work"]
    ]
    assert jobs == truth["work"]
    assert set(truth["unknown_keys"]) <= set(content)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_the_calendar_holds_the_expected_times(candidate: str) -> None:
    import icalendar

    calendar = icalendar.Calendar.from_ical((EXAMPLES / candidate / "invite.ics").read_bytes())
    found = [
        (event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC)) for event in calendar.walk("VEVENT")
    ]
    truth = expected(candidate)["invite.ics"]["meetings"]
    assert found == [(_moment(meeting["start"]), _moment(meeting["end"])) for meeting in truth]


def _moment(value: datetime) -> datetime:
    return value.astimezone(UTC)


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_the_mail_names_everybody_with_their_title(candidate: str) -> None:
    text = words_of(f"{candidate}/invite.eml")
    for person in expected(candidate)["invite.eml"]["people"]:
        assert person["name"] in text
        assert (person["title"] or "") in text


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_notes_stories_and_company_page_hold_what_is_expected(candidate: str) -> None:
    truth = expected(candidate)
    notes, stories, company = (words_of(f"{candidate}/{name}") for name in ("round1.md", "stories.md", "about.html"))
    for kind in ("concerns", "i_promised", "they_promised", "pay_raised"):
        assert all(words in notes for words in truth["round1.md"][kind])
    assert len(truth["stories.md"]["titles"]) == truth["stories.md"]["stories"]
    assert all(title in stories for title in truth["stories.md"]["titles"])
    for kind in ("values", "news", "challenges"):
        assert all(words in company for words in truth["about.html"][kind])


def test_addresses_and_numbers_cannot_belong_to_anybody() -> None:
    hosts = re.compile(r"(?:@|https?://)((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
    allowed = re.compile(r"(\.example|example\.org|schema\.org|raw\.githubusercontent\.com)$")
    phones = re.compile(r"(?:\+\d{1,3}[ -]|\b0)\d{2,4}[ -]\d{3,6}(?:[ -]\d{3,4})?\b")
    fiction = re.compile(r"1632 960\d{3}|416-555-01\d\d|30 23125 ")
    for name in (f"{candidate}/{file}" for candidate in CANDIDATES for file in FILES[candidate]):
        text = words_of(name)
        assert [host for host in hosts.findall(text) if not allowed.search(host)] == []
        assert [phone for phone in phones.findall(text) if not fiction.search(phone)] == []


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_the_command_names_files_that_exist(candidate: str) -> None:
    words = (EXAMPLES / candidate / "command.txt").read_text("utf-8").split()
    assert words[:2] == ["finalist", "prep"]
    assert all((ROOT / word).is_file() for word in words if word.startswith("examples/"))
