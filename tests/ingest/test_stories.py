"""Files of stories as people keep them."""

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.story import Story
from finalist.core.errors import Unreadable
from finalist.core.knowledge.load import knowledge
from finalist.ingest.stories import read_stories


def read(text: str, name: str = "stories.md") -> tuple[Story, ...]:
    found = read_stories(text.encode(), name)
    assert found.document is not None
    assert found.source is not None
    for story in found.document.stories:
        refs = [
            story.evidence,
            story.title.evidence,
            *story.numbers,
            *(p.evidence for p in story.parts),
            *(t.evidence for t in story.told_to),
        ]
        for ref in refs:
            assert found.source.text[ref.start : ref.end] == ref.verbatim
    return found.document.stories


def parts(story: Story) -> list[tuple[str, bool, str]]:
    return [(part.part, part.stated, part.evidence.verbatim) for part in story.parts]


def test_labels_name_the_parts_and_headings_the_stories() -> None:
    stories = read(
        "# My stories\n\nNotes to self.\n\n"
        "## The oven\n\nSituation: It broke at 4.\nTask: I had to bake 600 loaves.\n"
        "**Action.** I rang the pizzeria.\n- **Result:** Sold out by noon.\n"
        "Told to: Dana and Lee (round 1)\n\n## The rota\n\nWe argued.\n"
    )
    assert [story.title.value for story in stories] == ["The oven", "The rota"]
    assert parts(stories[0]) == [
        ("situation", True, "It broke at 4."),
        ("task", True, "I had to bake 600 loaves."),
        ("action", True, "I rang the pizzeria."),
        ("result", True, "Sold out by noon."),
    ]
    assert [name.value for name in stories[0].told_to] == ["Dana", "Lee"]
    assert [number.verbatim for number in stories[0].numbers] == ["4", "600"]


def test_labels_in_one_paragraph_name_the_parts() -> None:
    (story,) = read(
        "Situation: The pump failed. Task: I had to stop it. Action: I opened it. Result: It ran for 14 months."
    )
    assert [part for part, _, _ in parts(story)] == ["situation", "task", "action", "result"]
    assert parts(story)[3] == ("result", True, "It ran for 14 months.")


def test_letters_name_the_parts_when_there_are_enough_of_them() -> None:
    (story,) = read("S: The pump failed.\nT: I had to stop it.\nA: I opened it.\nR: It ran again.\n", "s.txt")
    assert [(part, stated) for part, stated, _ in parts(story)] == [
        ("situation", True), ("task", True), ("action", True), ("result", True),
    ]  # fmt: skip


def test_one_paragraph_is_one_story_titled_by_its_beginning() -> None:
    (story,) = read(
        "Last winter our boiler broke. I was asked to find a new one. I rang four firms. We saved £900.", "s.txt"
    )
    assert story.title.value == "Last winter our boiler broke"
    assert [part for part, _, _ in parts(story)] == ["situation", "task", "action", "result"]
    assert all(not stated for _, stated, _ in parts(story))


def test_rules_part_stories_without_headings() -> None:
    stories = read(
        "Our boiler broke. I fixed it.\n\n---\n\nThe van was late. I rang the driver.\n\n***\n\n"
        "A third one. I wrote it.\n"
    )
    assert [story.title.value for story in stories] == ["Our boiler broke", "The van was late", "A third one"]


def test_front_matter_gives_title_competencies_and_listeners() -> None:
    (story,) = read(
        "---\ntitle: The oven\ncompetencies: [ownership, Working with others]\ntold_to: [Dana Obi, Lee]\n---\n\n"
        "It broke. I rang the pizzeria.\n"
    )
    assert story.title.value == "The oven"
    assert story.competencies == ("ownership", "teamwork")
    assert [name.value for name in story.told_to] == ["Dana Obi", "Lee"]
    assert all("competencies" not in text for _, _, text in parts(story))


def test_several_front_matters_are_several_stories() -> None:
    stories = read("---\ntitle: One\n---\nIt broke. I fixed it.\n\n---\ntitle: Two\n---\nIt rained. I waited.\n")
    assert [story.title.value for story in stories] == ["One", "Two"]


def test_front_matter_may_stand_under_a_heading() -> None:
    (story,) = read(
        "## Ten units\n---\ncompetencies: [integrity]\nwhen: June 2024\n---\n\n"
        "I misread the chart. I told the doctor.\n"
    )
    assert story.title.value == "Ten units"
    assert story.competencies == ("integrity",)


def test_an_unknown_competency_is_reported_and_the_story_kept() -> None:
    found = read_stories(b"## A\nCompetencies: juggling\n\nIt broke. I fixed it.\n", "s.md")
    assert found.document is not None
    assert found.document.stories[0].competencies == ()
    assert [problem.code for problem in found.problems] == ["unknown-competency"]


def test_part_headings_do_not_begin_a_story() -> None:
    (story,) = read(
        "# The oven\n\n## Situation\nIt broke.\n\n## Action\nI rang the pizzeria.\n\n## Result\nSold out.\n"
    )
    assert story.title.value == "The oven"
    assert [part for part, _, _ in parts(story)] == ["situation", "action", "result"]


def test_a_word_document_is_read_by_its_headings() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("The oven", level=1)
    document.add_paragraph("Situation: It broke at four.")
    document.add_paragraph("Action: I rang the pizzeria.")
    document.add_heading("The rota", level=1)
    document.add_paragraph("We argued. I wrote a rule.")
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_stories(buffer.getvalue(), "stories.docx")
    assert found.document is not None
    assert [story.title.value for story in found.document.stories] == ["The oven", "The rota"]
    assert parts(found.document.stories[0])[0] == ("situation", True, "It broke at four.")


def test_an_empty_file_is_refused_and_a_file_without_a_story_reported() -> None:
    with pytest.raises(Unreadable):
        read_stories(b"", "s.md")
    found = read_stories(b"# Only a title\n", "s.md")
    assert found.document is not None
    assert found.document.stories == ()
    assert [problem.code for problem in found.problems] == ["no-stories"]


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            [
                "# A",
                "## B",
                "---",
                "title: x",
                "Told to: Q, Z",
                "S: a",
                "Situation:",
                "**Result.**",
                "",
                "I ran 5 km. It was 3%.",
                "- x",
                "Competency: y",
                "- **Task**",
            ]
        ),
        max_size=14,
    )
)
def test_any_pile_of_lines_is_read_with_true_places(lines: list[str]) -> None:
    if any(line.strip() for line in lines):
        read("\n".join(lines))


def test_hostile_repeats_are_read_quickly() -> None:
    started = time.process_time()
    for piece in ("---\na: b\n", "**", "# ", "Situation:", "Told to: ", "- ", "a: b\n", "_ _ "):
        read("x\n" + piece * 8000)
    assert time.process_time() - started < 20


def test_labels_in_italics_and_bold_letters_name_the_parts() -> None:
    (story,) = read("*Situation:* The pump failed. *Task:* I had to stop it. *Action:* I opened it. *Result:* It ran.")
    assert [(part, text) for part, _, text in parts(story)] == [
        ("situation", "The pump failed."),
        ("task", "I had to stop it."),
        ("action", "I opened it."),
        ("result", "It ran."),
    ]
    (story,) = read("**S** The pump failed.\n**T** I had to stop it.\n**A** I opened it.\n**R** It ran again.\n")
    assert [part for part, stated, _ in parts(story) if stated] == ["situation", "task", "action", "result"]


def test_figures_that_the_candidate_vouches_for_or_not_are_read() -> None:
    marks = "confirmed: 40%, £12,000\nunconfirmed: 9 months\n"
    (story,) = read(f"## The pump\n\n{marks}\nIt fell by 40% and saved £12,000.\n")
    assert [ref.verbatim for ref in story.confirmed] == ["40%", "£12,000"]
    assert [ref.verbatim for ref in story.unconfirmed] == ["9 months"]
    assert [ref.verbatim for ref in story.told] == ["It fell by 40% and saved £12,000."]


def test_a_line_of_tags_names_competencies_and_what_happens() -> None:
    (story,) = read("# Ten units\n\nI found it.\n\nShows: Ownership, finding the real cause, owned-up, charm\n")
    assert (story.competencies, story.situations) == (("ownership",), ("found-cause", "owned-up"))


def test_every_situation_is_understood_by_its_id_and_by_its_name_also_beside_competencies() -> None:
    for entry in knowledge().situations:
        for written in (entry.id, entry.name, entry.name.capitalize().replace("'", "’")):
            (story,) = read(f"# Ten units\n\nHappens: {written}\n\nI found it.\n")
            assert (story.competencies, story.situations) == ((), (entry.id,))
            (story,) = read(f"# Ten units\n\nI found it.\n\nShows: Ownership, {written}.\n")
            assert (story.competencies, story.situations) == (("ownership",), (entry.id,))
