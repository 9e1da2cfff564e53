"""A contradiction planted in any of many places of the examples is found; the examples as they are hold none."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from finalist.core.documents.base import Source
from finalist.journeys.continuity import Papers, check, disagreements, read_papers
from finalist.journeys.prepare import InputFile

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")
RESUMES = {"nurse": ("resume.docx", "resume.md"), "software": ("resume.json", "resume.docx")}
PLANTED_BESIDE = {"nurse": "resume.md", "software": "resume.json"}


@dataclass(frozen=True)
class Plant:
    """What is changed where, and the topic and a value that the contradiction must show."""

    what: str
    file: str
    old: str
    new: str
    topic: str
    value: str


NURSE = [
    Plant("beds", "stories.md", "Ward 7 at Thornwick is 30 beds", "Ward 7 at Thornwick is 24 beds", "count", "24"),
    Plant("share of discharges", "stories.md", "from 12% to 31%", "from 12% to 41%", "percent", "41%"),
    Plant("rate of falls", "stories.md", "at 6.0 per 1,000 bed days", "at 5.1 per 1,000 bed days", "count", "5.1"),
    Plant("falls as told", "round1.md", "the 9.1 to 6.0 one", "the 9.1 to 4.0 one", "count", "4.0"),
    Plant("shifts in charge", "round1.md", "~40 shifts", "~70 shifts", "count", "70"),
    Plant("length of a stay", "round1.md", "after 8 months", "after 14 months", "tenure", "14 months"),
    Plant("end of a post", "stories.md", "at the end of March 2022", "at the end of May 2021", "end", "2021-05"),
    Plant("patients", "round1.md", "set up myself. 2, both", "set up myself. 5, both", "count", "5"),
    Plant("certificate", "round1.md", "ILS certificate by",
          "ILS certificate (valid until June 2027) by", "certificate", "2027-06"),
    Plant("title", "stories.md", "I left Pellmoor at the end",
          "I was ward sister at Pellmoor until the end", "title", "ward sister"),
    Plant("incidents", "stories.md", "of incident reports, 49 of them",
          "of incident reports, 94 of them", "count", "94"),
    Plant("overdue observations", "stories.md", "went from 22% to 8%", "went from 32% to 8%", "percent", "32%"),
    Plant("patients in a story", "stories.md", "Two patients this year", "Six patients this year", "count", "Six"),
]  # fmt: skip
SOFTWARE = [
    Plant("month-end close", "stories.md", "close went from 5 days to 2,",
          "close went from 9 days to 2,", "duration", "9 days"),
    Plant("rows", "stories.md", "had 2.1 billion rows", "had 3.4 billion rows", "count", "3.4 billion"),
    Plant("customers", "stories.md", "We had 8,400 customers", "We had 12,400 customers", "count", "12,400"),
    Plant("pages a week", "stories.md", "we got 61 pages a week", "we got 81 pages a week", "count", "81"),
    Plant("teams", "stories.md", "is used by four teams", "is used by seven teams", "count", "seven"),
    Plant("events a day", "stories.md", "40 million a day", "60 million a day", "count", "60 million a day"),
    Plant("lines", "stories.md", "wrote 600 lines", "wrote 1,500 lines", "count", "1,500"),
    Plant("a report's time", "stories.md", "took 40 minutes on Tuesdays",
          "took 70 minutes on Tuesdays", "duration", "70 minutes"),
    Plant("opening an account", "stories.md", "2 days to 25 minutes", "2 days to 55 minutes", "duration", "55 minutes"),
    Plant("payments", "round1.md", "1,312 payments", "2,312 payments", "count", "2,312"),
    Plant("reason for leaving", "round1.md", "team moved to Denver / company folded",
          "left Tallyfox for better pay", "leaving", "reason-pay"),
    Plant("time since", "stories.md", "in the 29 months since", "in the 18 months since", "duration", "18 months"),
    Plant("end of a post", "stories.md", "the money ran out. We were told",
          "the money ran out. I left Pennyferry in September 2022. We were told", "end", "2022-09"),
    Plant("title", "stories.md", "At Ledgerloom the ledger",
          "As principal architect at Ledgerloom I saw that the ledger", "title", "principal architect"),
]  # fmt: skip
CASES = [("nurse", plant) for plant in NURSE] + [("software", plant) for plant in SOFTWARE]


def papers(name: str, resume: str, plant: Plant | None = None) -> Papers:
    files = []
    for kind, file in (("resume", resume), ("notes", "round1.md"), ("stories", "stories.md")):
        data = (EXAMPLES / name / file).read_bytes()
        if plant and plant.file == file:
            assert plant.old.encode() in data
            data = data.replace(plant.old.encode(), plant.new.encode())
        files.append(InputFile(kind, file, data))
    return read_papers(files, NOW)


@pytest.mark.parametrize(("name", "plant"), CASES, ids=lambda value: getattr(value, "what", value))
def test_a_planted_contradiction_is_found_and_shown_from_both_sides(name: str, plant: Plant) -> None:
    read = papers(name, PLANTED_BESIDE[name], plant)
    found = disagreements(read)
    texts = {source.id: source.text for source, _ in read.read}
    assert [item.topic for item in found].count(plant.topic) >= 1
    assert plant.value in {fact.value for item in found for fact in (item.first, item.second)}
    for item in found:
        for fact in (item.first, item.second):
            place = fact.evidence
            assert texts[place.document][place.start : place.end] == place.verbatim
    assert len(found) <= 2, "the plant may show against two papers, and nothing else may show"


@pytest.mark.parametrize(("name", "resume"), [(name, file) for name, files in RESUMES.items() for file in files])
def test_the_examples_as_they_are_contradict_themselves_nowhere(name: str, resume: str) -> None:
    read = papers(name, resume)
    assert sum(len(facts) for facts in read.facts()) > 80
    assert disagreements(read) == ()


DRAFTS = {
    "notice": ("My notice period is four weeks.", "notice"),
    "reason for leaving": ("I left Hartle Bridge because my contract ended.", "leaving"),
    "falls": ("The falls audit took us from 9.1 to 5.2 falls per 1,000 bed days.", "count"),
    "shifts": ("I have been in charge of about 60 day shifts.", "count"),
    "title": ("I was a ward sister at Thornwick General Hospital.", "title"),
    "stay": ("I left Hartle Bridge after 18 months.", "tenure"),
    "start": ("I joined Thornwick in March 2021.", "start"),
}


def draft(text: str) -> Source:
    return Source(id="draft", kind="notes", name="letter.txt", sha256="", text=f"Dear Jo,\n\n{text}\n\nKind regards")


@pytest.mark.parametrize("what", DRAFTS)
def test_a_letter_that_says_otherwise_than_the_notes_or_the_resume_is_found(what: str) -> None:
    text, topic = DRAFTS[what]
    found = check(papers("nurse", "resume.md"), draft(text))
    assert {item.topic for item in found if item.kind == "contradiction"} == {topic}
    assert all(item.now.verbatim in text for item in found)


def test_a_letter_that_says_the_same_is_clean() -> None:
    text = (
        "It was good to hear about the new unit. My notice is eight weeks. Falls went from 9.1 to 6.0 per "
        "1,000 bed days in half "
        "a year. I left Hartle Bridge after eight months because I missed sick patients."
    )
    assert check(papers("nurse", "resume.md"), draft(text)) == ()
