"""What counts as evidence of the candidate, and how long positions lasted."""

from datetime import date

import pytest

from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.documents.story import Stories, Story
from finalist.core.match.evidence import evidence_lines, position_years, total_years


def ref(text: str, start: int = 0, document: str = "resume") -> EvidenceRef:
    return EvidenceRef(document=document, start=start, end=start + len(text), verbatim=text)


RESUME = Resume(
    source="resume",
    content=JsonResume.model_validate(
        {
            "work": [
                {"position": "Baker", "startDate": "2020-01", "endDate": "2021-12", "highlights": ["Baked bread"]},
                {"position": "Chef", "startDate": "2021-07", "highlights": ["Ran a kitchen"]},
                {"position": "Waiter", "startDate": "2015", "endDate": "2017"},
                {"position": "Porter"},
            ]
        }
    ),
    spans={
        "/basics/name": ref("Ada Example"),
        "/work/0/position": ref("Baker", 20),
        "/work/0/startDate": ref("2020-01", 30),
        "/work/0/highlights/0": ref("Baked bread", 40),
        "/work/1/highlights/0": ref("Ran a kitchen", 60),
        "/skills/0/keywords/0": ref("Pastry", 80),
        "/education/0/studyType": ref("NVQ", 90),
    },
)


def test_lines_carry_their_kind_and_the_length_of_their_position() -> None:
    lines = evidence_lines(RESUME, today=date(2022, 6, 30))
    assert [(item.text, item.kind, item.years, item.position) for item in lines] == [
        ("Baker", "resume-line", 2.0, "/work/0"),
        ("Baked bread", "resume-line", 2.0, "/work/0"),
        ("Ran a kitchen", "resume-line", 1.0, "/work/1"),
        ("Pastry", "skill-list", None, ""),
        ("NVQ", "education", None, ""),
    ]


def test_overlapping_positions_count_once_and_undated_ones_not_at_all() -> None:
    assert total_years(RESUME, date(2022, 6, 30)) == pytest.approx(2.5 + 2.0)
    assert position_years(RESUME, 3, date(2022, 6, 30)) is None
    assert total_years(Resume(source="resume", content=JsonResume()), date(2022, 6, 30)) is None


def test_what_the_employer_said_is_no_evidence() -> None:
    said = NoteLine(
        text="I ran the night shift", kind="i-said", evidence=ref("I ran the night shift", document="notes-1")
    )
    theirs = NoteLine(text="they use SAP", kind="they-said", evidence=ref("they use SAP", 50, "notes-1"))
    lines = evidence_lines(None, (), (Notes(source="notes-1", lines=(said, theirs)),))
    assert [item.text for item in lines] == ["I ran the night shift"]


def test_a_story_is_evidence_sentence_by_sentence() -> None:
    told = "The oven\n\nIt broke at four. I rang the pizzeria."
    whole = EvidenceRef(document="stories-1", start=100, end=100 + len(told), verbatim=told)
    title = Sourced(value="The oven", evidence=ref("The oven", 100, "stories-1"))
    stories = Stories(
        source="stories-1", stories=(Story(id="story-1", source="stories-1", title=title, evidence=whole),)
    )
    lines = evidence_lines(None, (stories,))
    assert [item.text for item in lines] == ["The oven", "It broke at four.", "I rang the pizzeria."]
    assert all(told[item.ref.start - 100 : item.ref.end - 100] == item.ref.verbatim for item in lines)


def test_what_fields_keep_apart_is_said_in_one_breath() -> None:
    content = JsonResume.model_validate(
        {
            "languages": [{"language": "Dutch", "fluency": "A2"}],
            "education": [{"studyType": "BSc (Hons)", "area": "Mathematics"}],
        }
    )
    spans = {"/languages/0/language": ref("Dutch"), "/education/0/studyType": ref("BSc (Hons)", 10)}
    lines = evidence_lines(Resume(source="resume", content=content, spans=spans))
    assert [(item.text, item.ref.verbatim) for item in lines] == [
        ("Dutch A2", "Dutch"),
        ("BSc (Hons) Mathematics", "BSc (Hons)"),
    ]
