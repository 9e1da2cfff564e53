"""Hasty notes: whose line it is, what kind it is, and that no line is changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.errors import Unreadable
from finalist.ingest.notes import read_notes

NOTES = """# Round 1, Harrow Vale, Tue 10 Nov 2026

## Dana Whitlock (ward manager)
- asked about a time I had to say no
- told her the bed 14 story
- she seemed unconvinced that I have run nights
- wants someone who stays

Marc: pay is 41-45k, he said
Marc: will get back by Friday

Culture
I promised to send the certificate by Friday
felt ok, 7/10
"""


def lines(text: str, name: str = "round1.md") -> list[tuple[str, str, str]]:
    found = read_notes(text.encode(), name).document
    assert found is not None
    return [(line.kind, line.person, line.text) for line in found.lines]


def test_a_heading_or_a_prefix_says_whom_a_line_is_about() -> None:
    assert [(kind, person) for kind, person, _ in lines(NOTES)] == [
        ("they-asked", "Dana Whitlock"),
        ("i-told-story", "Dana Whitlock"),
        ("concern", "Dana Whitlock"),
        ("they-said", "Dana Whitlock"),
        ("pay", "Marc"),
        ("they-promised", "Marc"),
        ("i-promised", ""),
        ("feeling", ""),
    ]


def test_round_day_and_people_come_from_the_first_lines_and_headings() -> None:
    found = read_notes(NOTES.encode(), "notes.md").document
    assert found is not None
    assert found.day is not None
    assert (found.round, found.day.value) == (1, "2026-11-10")
    assert [(p.name.value, p.title and p.title.value) for p in found.people] == [
        ("Dana Whitlock", "ward manager"),
        ("Marc", None),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Q: why are you leaving?", "they-asked"),
        ("asked about my biggest failure", "they-asked"),
        ("she asked how I deal with conflict", "they-asked"),
        ("told him the migration story", "i-told-story"),
        ("i promised to send references", "i-promised"),
        ("will send the slides tomorrow", "i-promised"),
        ("she will send the agenda", "they-promised"),
        ("decision within two weeks", "they-promised"),
        ("they get back by Friday", "they-promised"),
        ("not sure I have enough budget experience", "concern"),
        ("he hesitated about my notice", "concern"),
        ("doubt: never run a team", "concern"),
        ("salary 52k plus bonus", "pay"),
        ("culture: quiet office", "culture"),
        ("felt nervous at the start", "feeling"),
        ("i said I prefer days", "i-said"),
        ("she said the ward moves in March", "they-said"),
        ("bus 14 from the station", "other"),
    ],
)
def test_the_kind_of_a_line_follows_its_words(line: str, kind: str) -> None:
    assert [found[0] for found in lines(f"Dana Whitlock:\n- {line}\n")] == [kind]


def test_a_section_gives_its_kind_to_lines_that_no_rule_knows() -> None:
    assert lines("## Culture\n- people eat together\n")[0][0] == "culture"


def test_front_matter_names_round_day_and_people() -> None:
    found = read_notes(
        b"---\nround: 1\ndate: 2026-11-18\nwith: Sabine Harrow, Annegret Vale\n---\n\n## Annegret (Dr. Vale)\n- dry\n",
        "n.md",
    ).document
    assert found is not None
    assert found.day is not None
    assert (found.round, found.day.value) == (1, "2026-11-18")
    assert [person.name.value for person in found.people] == ["Sabine Harrow", "Annegret Vale"]
    assert [(line.text, line.person) for line in found.lines] == [("dry", "Annegret Vale")]


def test_a_prefix_that_is_no_person_names_none() -> None:
    assert {person for _, person, _ in lines("Pay: 40k\nQ: why us?\nMe: said hello\nTodo: send mail\n")} == {""}


def test_headings_alone_are_said_to_be_no_notes() -> None:
    assert [problem.code for problem in read_notes(b"# Round 1\n", "n.md").problems] == ["no-notes"]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_notes(b"  \n", "n.md")


@settings(max_examples=60)
@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60),
        min_size=1,
        max_size=8,
    )
)
def test_every_line_stands_in_the_source_as_it_was_written(rows: list[str]) -> None:
    text = "\n".join(rows)
    try:
        result = read_notes(text.encode(), "n.txt")
    except Unreadable:
        return
    assert result.document is not None
    assert result.source is not None
    for line in result.document.lines:
        assert result.source.text[line.evidence.start : line.evidence.end] == line.evidence.verbatim == line.text


def test_under_my_own_questions_stand_their_answers() -> None:
    text = "me asking\n- which area is weak? - the west\n- what is the base - base 41-45\nvibe: calm, kind"
    assert [(kind, line) for kind, _, line in lines(text)] == [
        ("they-said", "which area is weak? - the west"),
        ("pay", "what is the base - base 41-45"),
        ("feeling", "vibe: calm, kind"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("I asked about workload - whole class feedback only", "they-said"),
        ("me: asked what happened to the last one. promoted in May", "they-said"),
        ("I asked about workload", "other"),
        ("Q who covers the bay at night - 1 senior + 1", "other"),
        ("Q what does success look like - agency turnover under 30", "other"),
        ("Q: how do I deal with late trucks - said by ringing early", "they-asked"),
        ("she liked the project, asked how I would check it", "they-asked"),
        ("no VCA. they pay for it, 1 day", "other"),
        ("no packaging background came up twice", "concern"),
        ("base 115-135, said I want 140", "pay"),
        ("good people. argue in full sentences, interrupt rarely", "other"),
    ],
)
def test_who_asked_and_who_answered_is_told_apart_or_left_open(line: str, kind: str) -> None:
    assert lines(f"# Dana Whitlock (ward manager)\n- {line}")[0][0] == kind


@pytest.mark.parametrize(
    ("top", "person"),
    [
        ("call with Hannah, insight lead, 18 Nov", "Hannah"),
        ("# First conversation, 17 Nov (phone), Dele Akintola - HoD", "Dele Akintola"),
        ("## 16 nov - teams call, Inge (HR)", "Inge"),
        ("Denise Okafor (VP Sales)", "Denise Okafor"),
        ("# Round 1, Harrow Vale, 10 Nov", ""),
        ("# Call with Anna and with Bert, 3 May", ""),
    ],
)
def test_the_title_of_notes_may_name_whom_they_are_with(top: str, person: str) -> None:
    assert lines(f"{top}\n- wants someone who stays") == [("they-said", person, "wants someone who stays")]
