"""A dropped file finds its kind by its words: the examples under names that say nothing."""

from pathlib import Path

import pytest

from finalist.journeys.sorting import kind_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
KINDS = {
    "posting": ["posting.html", "posting.md", "posting.pdf", "posting.docx"],
    "resume": ["resume.docx", "resume.json", "resume.md", "resume.pdf"],
    "invitation": ["invite.eml", "invite.ics", "reschedule.eml", "slots.eml"],
    "notes": ["round1.md"],
    "stories": ["stories.md"],
    "company": ["about.html"],
    "calendar": ["busy.ics"],
}
PAPERS = [
    (example, kind, name)
    for example in ("nurse", "software")
    for kind, names in KINDS.items()
    for name in names
    if (EXAMPLES / example / name).exists()
]


@pytest.mark.parametrize(("example", "kind", "name"), PAPERS)
def test_a_paper_is_known_by_its_words_under_any_name(example, kind, name):
    data = (EXAMPLES / example / name).read_bytes()
    ending = name.rsplit(".", 1)[1]
    for odd in (f"download (3).{ending}", f"scan-2026-11-23.{ending}", f"x.{ending}"):
        assert kind_of(data, odd) == kind, odd


def test_there_are_papers_to_sort():
    assert len(PAPERS) >= 18


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lebenslauf_2026.pdf", "resume"), ("CV-Amara.docx", "resume"), ("Job posting.pdf", "posting"),
        ("round2-notes.txt", "notes"), ("my-stories.md", "stories"), ("about-us.html", "company"),
        ("Interview_invitation.txt", "invitation"),
    ],
)  # fmt: skip
def test_a_name_that_says_what_it_is_is_believed(name, kind):
    assert kind_of(b"nothing to go by", name) == kind


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 100, b"\xff\xfe", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"a" * 200_000]
)
def test_a_file_of_which_nothing_can_be_told_counts_as_the_posting(data):
    assert kind_of(data, "x.bin") == "posting"
