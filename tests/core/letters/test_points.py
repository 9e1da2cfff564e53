"""Notes into words one may send: every form exactly, and nothing where no rule is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.notes import NoteLine
from finalist.core.letters.asked import indirect
from finalist.core.letters.points import points
from finalist.core.letters.prose import tidy, to_second
from finalist.core.letters.sound import sound


def line(text: str, kind: str = "they-said", person: str = "Dana Whitlock") -> NoteLine:
    ref = EvidenceRef(document="notes-1", start=0, end=len(text), verbatim=text)
    return NoteLine(text=text, kind=kind, person=person, evidence=ref)  # type: ignore[arg-type]


def found(text: str, kind: str = "they-said") -> list[tuple[str, str]]:
    return [(point.form, point.text) for point in points(line(text, kind))]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        (
            "what do you do when two patients need the one monitored bed",
            "what I do when two patients need the one monitored bed",
        ),
        ("how would you train newcomers?", "how I would train newcomers"),
        ("why did you leave the drawing as it was", "why I left the drawing as it was"),
        ("when did you last change a habit of your team", "when I last changed a habit of my team"),
        ("have you ever run a night?", "whether I have ever run a night"),
        ("are you at ease with heights?", "whether I am at ease with heights"),
        ("how I handle night handovers", "how I handle night handovers"),
        ("what the key was made of", "what the key was made of"),
        ("do you prefer paper?", "whether I prefer paper"),
        ("what is the plan", None),
        ("why?? or how", None),
    ],
)
def test_a_question_becomes_part_of_a_sentence_or_is_left_alone(question: str, clause: str | None) -> None:
    got = indirect(question)
    assert got == clause or (clause is None and (got is None or not sound(got, asked=True)))


@pytest.mark.parametrize(
    ("note", "kind", "points_"),
    [
        ("asked how i handle night handovers", "they-asked", [("asked", "how I handle night handovers")]),
        ("asked: what do you do when 2 pts need the 1 monitored bed. said NEWS trend + ring outreach", "they-asked",
         [("asked", "what I do when two patients need the one monitored bed")]),
        ("asked abt the handover between shifts, she wrote it down", "they-asked",
         [("about", "the handover between shifts")]),
        ("new unit opens march, she's worried abt moving with agency staff", "they-said",
         [("said-about", "moving with agency staff")]),
        ("she said the platform is 11 services, still slow", "they-said", [("said", "the platform is 11 services")]),
        ("he runs it himself, said \"think out loud, i can't mark your eyebrows\"", "they-said",
         [("quote", "Think out loud, I can’t mark your eyebrows")]),
        ("i promised to send ILS certificate by Fri 13th -> NOT SENT!!", "i-promised",
         [("promise", "the ILS certificate")]),
        ("I promised: introduce her to Bernie", "i-promised", [("promise-to", "introduce you to Bernie")]),
        ("she will send the names + agenda for 2nd round", "they-promised",
         [("their-promise", "send me the names and agenda for the 2nd round")]),
        ("Culture: they let each other finish", "culture", [("culture", "let each other finish")]),
        ("she liked that we could roll back until the last day", "i-told-story",
         [("liked", "we could roll back until the last day")]),
    ],
)  # fmt: skip
def test_a_line_gives_exactly_this(note: str, kind: str, points_: list[tuple[str, str]]) -> None:
    assert found(note, kind) == points_


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("asked why i left hartle bridge after 8 months", "they-asked"),
        ('pay: band starts 39.4, she said "about 41 for most people"', "pay"),
        ("felt: ok 7/10. too many we", "feeling"),
        ("gap 2022: asked, told her dad, 7 months", "they-asked"),
        ("asked re notice: 8 weeks.", "they-asked"),
        ("i promised the outbox write-up -> sent 12 Nov", "i-promised"),
        ("new unit opens march", "they-said"),
        ("dry, precise, likes whiteboards", "they-said"),
        ("asked for my two referees", "they-asked"),
    ],
)
def test_what_is_delicate_done_or_unclear_gives_nothing(note: str, kind: str) -> None:
    assert found(note, kind) == []


@pytest.mark.parametrize(
    ("remark", "said_to"),
    [
        ("she runs the night shift", "you run the night shift"),
        ("he's worried about his team", "you’re worried about your team"),
        ("the one thing that keeps her up", "the one thing that keeps you up"),
        ("her office is small", "your office is small"),
        ("she always tries things herself", "you always try things yourself"),
        ("she asked him", None),
    ],
)
def test_a_remark_is_turned_to_its_reader_or_not_at_all(remark: str, said_to: str | None) -> None:
    assert to_second(tidy(remark)) == said_to


def test_shorthand_is_written_out_and_small_numbers_become_words() -> None:
    assert tidy("abt 2 pts w/o monitors & 1 wk later") == "about two patients without monitors and one week later"
    assert tidy("round 2 starts at 5") == "round 2 starts at 5"


@given(
    st.text(max_size=200),
    st.sampled_from(["they-said", "they-asked", "i-promised", "they-promised", "culture", "other"]),
)
def test_any_line_gives_only_words_that_may_stand_in_a_letter(text: str, kind: str) -> None:
    for point in points(line(text, kind)):
        assert sound(point.text, 40, asked=True) or point.form == "unfinished"
        assert point.evidence.verbatim == text[point.evidence.start : point.evidence.end]
