"""The main job from end to end, in memory: the examples, each input alone, and nothing invented."""

import json
import socket
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from finalist.cli.demo import EXAMPLES, FILES
from finalist.core.documents.base import SourceKind
from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import InputProblems, UserError
from finalist.journeys.prepare import InputFile, prepare, render

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")


def files_of(name: str, *kinds: SourceKind) -> list[InputFile]:
    folder = ROOT / "examples" / name
    return [
        InputFile(kind, file, (folder / file).read_bytes())
        for kind, file in FILES.items()
        if not kinds or kind in kinds
    ]


@cache
def plan_of(name: str) -> GamePlan:
    return prepare(files_of(name), now=NOW, hours=6, zone=EXAMPLES[name])


@pytest.fixture(params=EXAMPLES)
def plan(request) -> GamePlan:
    return plan_of(request.param)


def test_the_nurses_plan_knows_who_when_and_what():
    snap = plan_of("nurse").snapshot
    assert snap.company is not None
    assert snap.role is not None
    assert snap.candidate is not None
    assert (snap.company.value, snap.role.value, snap.candidate.value, snap.round) == (
        "Saltmarsh Valley Hospital",
        "Senior Staff Nurse, Acute Medical Unit",
        "Marisol Vance",
        2,
    )
    assert [meeting.start.isoformat() for meeting in snap.meetings][:2] == [
        "2026-12-03T09:30:00+00:00",
        "2026-12-03T10:30:00+00:00",
    ]
    assert len(snap.meetings) == 7
    assert [card.name.value for card in plan_of("nurse").people] == [
        "Dawn Ainscough-Pryce",
        "Ruth Adeyinka-Holt",
        "Callum Breslin",
        "Priya Nandakumar-Lowe",
        "Jo Tallentire",
        "Femi Oduya-Marsh",
    ]


def test_the_engineers_meetings_are_four_over_two_days_in_berlin():
    snap = plan_of("software").snapshot
    assert [(meeting.start.isoformat(), meeting.zone) for meeting in snap.meetings] == [
        ("2026-12-08T14:00:00+00:00", "Europe/Berlin"),
        ("2026-12-08T15:00:00+00:00", "Europe/Berlin"),
        ("2026-12-09T14:00:00+00:00", "Europe/Berlin"),
        ("2026-12-09T15:00:00+00:00", "Europe/Berlin"),
    ]
    assert snap.candidate_zone == "America/Toronto"


def test_every_part_of_the_plan_is_there(plan):
    assert len(plan.fit) >= 12
    assert len(plan.questions) == 20
    assert {question.family for question in plan.questions} == {
        "past", "situational", "motivation", "values", "technical", "difficult"
    }  # fmt: skip
    assert all(question.reasons for question in plan.questions)
    assert sum(ask.status == "ask" for ask in plan.asks) >= 12
    assert len(plan.stories) >= 9
    assert len(plan.coverage) == 10
    assert plan.seeds
    assert plan.concerns
    assert plan.culture
    assert plan.role_round.exercises
    assert plan.pay.posted is not None
    assert plan.agenda.minutes == 360
    assert plan.day is not None
    assert {deadline.kind for deadline in plan.after.deadlines} == {"thank-you", "nudge", "close"}


def test_every_struck_out_question_names_the_sentence_that_answers_it(plan):
    struck = [ask for ask in plan.asks if ask.status == "answered"]
    assert struck
    assert all(ask.by is not None for ask in struck)


def test_no_interviewer_hears_a_story_twice_or_one_from_round_one(plan):
    heard: set[tuple[str, str]] = set()
    for question in plan.questions:
        asked_again = question.story_why and question.story_why.knowledge == "sentence:story.asked-again"
        if not question.story or asked_again:
            continue
        for person in question.askers:
            assert (person, question.story) not in heard
            heard.add((person, question.story))
    assert len(heard) >= 4
    names = {card.id: card.name.value for card in plan.people}
    stories = {card.id: card for card in plan.stories}
    for person, story in heard:
        told = [name.value for name in stories[story].told_to]
        assert not any(name in names[person] for name in told)


def test_the_same_inputs_give_the_same_bytes():
    first, second = (render(prepare(files_of("nurse"), now=NOW, hours=6, zone="Europe/London")) for _ in range(2))
    assert first == second
    assert set(first) == {"plan.json", "plan.html", "plan.pdf", "interview.ics"}


def test_a_plan_read_back_from_its_json_is_the_plan(plan):
    assert GamePlan.model_validate_json(plan.model_dump_json()) == plan


def test_a_posting_alone_gives_a_plan_that_says_what_is_missing():
    plan = prepare(files_of("nurse", "posting"), now=NOW)
    assert {gap.line.knowledge for gap in plan.missing} == {
        f"sentence:missing.{key}" for key in ("resume", "invitation", "people", "stories", "notes", "company")
    }
    assert len(plan.questions) == 20
    assert plan.day is None
    assert plan.agenda.blocks
    assert set(render(plan)) == {"plan.json", "plan.html", "plan.pdf", "interview.ics"}


@pytest.mark.parametrize("kind", ["resume", "invitation", "notes", "stories", "company", "calendar"])
def test_any_input_alone_still_gives_a_plan(kind):
    plan = prepare(files_of("nurse", kind), now=NOW)
    assert plan.missing
    assert render(plan)["plan.html"].startswith(b"<!doctype html>")


def test_every_unreadable_file_is_named_at_once():
    with pytest.raises(InputProblems) as caught:
        prepare([InputFile("posting", "a.pdf", b""), InputFile("resume", "b.docx", b"\x00\x01\x02")], now=NOW)
    assert [problem.file for problem in caught.value.problems] == ["a.pdf", "b.docx"]


def test_an_unknown_zone_is_a_clear_sentence():
    with pytest.raises(UserError, match="is not a time zone"):
        prepare(files_of("nurse", "posting"), now=NOW, zone="Mars/Olympus")


def test_the_journey_opens_no_socket(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the journey tried to reach the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    made = render(prepare(files_of("software"), now=NOW, hours=6, zone="America/Toronto"))
    assert json.loads(made["plan.json"])["engine"] == "rules"


def test_without_anything_of_the_candidate_no_requirement_is_called_a_gap_and_no_doubt_is_made_of_it():
    plan = prepare(files_of("nurse", "posting"), now=NOW)
    assert {item.strength for item in plan.fit} == {"open"}
    assert plan.concerns == ()


def test_a_cancelled_appointment_gets_no_preparation_blocks():
    cancelled = (ROOT / "examples/nurse/invite.ics").read_text().replace("METHOD:REQUEST", "METHOD:CANCEL").encode()
    plan = prepare([*files_of("nurse", "posting"), InputFile("invitation", "c.ics", cancelled)], now=NOW)
    assert plan.agenda.blocks == ()
    assert [line.knowledge for line in plan.agenda.notes] == ["sentence:agenda.cancelled"]


def test_an_unreadable_calendar_is_named_with_the_other_files():
    with pytest.raises(InputProblems) as caught:
        prepare([InputFile("posting", "a.pdf", b""), InputFile("calendar", "b.ics", b"\x00\x01")], now=NOW)
    assert [problem.file for problem in caught.value.problems] == ["a.pdf", "b.ics"]
