"""Keeping in touch, news, references; and somebody erased, of whom nothing remains, files included."""

from datetime import date, timedelta

import pytest

from finalist.core.errors import UserError

NAME, ADDRESS = "Quillfeather Thornwick", "quillfeather@thornwick.example"


@pytest.fixture
def harrow(alice):
    from finalist.services.opportunities import begin

    return begin(alice, company="Harrow Vale", role="Ward manager")


@pytest.fixture
def person(alice, harrow):
    from finalist.services import people

    row = people.add(alice, NAME, title="Director", opportunity_id=harrow.pk)
    return people.edit(alice, row.pk, None, email=ADDRESS, strength="warm")


def test_a_letter_moves_the_next_day_on_and_a_day_of_ones_own_stays(alice, harrow, person):
    from finalist.core import clock
    from finalist.services import letters, people

    today = clock.now().date()
    people.edit(alice, person.pk, None, next_touch=today, next_why="The audit is published")
    row = letters.begin(alice, harrow.pk, kind="keep-in-touch", person_id=person.pk)
    letters.sent(alice, row.pk)
    person.refresh_from_db()
    assert (person.next_touch, person.next_why) == (today + timedelta(days=91), "The audit is published")
    later = letters.begin(alice, harrow.pk, kind="keep-in-touch", person_id=person.pk)
    letters.sent(alice, later.pk)
    person.refresh_from_db()
    assert person.next_touch == today + timedelta(days=91)


def test_without_a_strength_a_written_letter_settles_the_day(alice, harrow, person):
    from finalist.core import clock
    from finalist.services import letters, people

    people.edit(alice, person.pk, None, strength="", next_touch=clock.now().date(), next_why="Say thanks")
    letters.sent(alice, letters.begin(alice, harrow.pk, person_id=person.pk).pk)
    person.refresh_from_db()
    assert (person.next_touch, person.next_why) == (None, "")


def test_when_one_was_last_in_touch_names_the_usual_day(alice, harrow, person):
    from finalist.core import clock
    from finalist.services import keeping, notes

    assert keeping.touch_of(person).last is None
    day = clock.now() - timedelta(days=10)
    notes.write(alice, harrow.pk, "They like short mails", person_id=person.pk, at=day)
    found = keeping.touch_of(person)
    assert (found.last, found.usual) == (day.date(), day.date() + timedelta(days=91))


def test_why_to_write_stands_on_today(alice, person):
    from finalist.core import clock
    from finalist.services import people, today

    people.edit(alice, person.pk, None, next_touch=clock.now().date(), next_why="The audit is published")
    (task,) = [one for one in today.due(alice, clock.now()) if one.kind == "touch"]
    assert (task.title, task.detail) == (NAME, "The audit is published")


def test_news_is_told_once_to_each(alice, bob, person):
    from finalist.services import keeping, people
    from finalist.store.access import NotThere

    news = keeping.tell_news(alice, " I passed the   ward audit ", date(2026, 11, 2))
    other = people.add(alice, "Ben Okafor")
    assert news.text == "I passed the ward audit"
    keeping.knows(alice, person.pk, news.pk)
    assert keeping.news_for(person) == []
    assert keeping.news_for(other) == [news]
    keeping.knows(alice, person.pk, news.pk, told=False)
    assert keeping.news_for(person) == [news]
    with pytest.raises(NotThere):
        keeping.knows(bob, person.pk, news.pk)
    with pytest.raises(UserError):
        keeping.tell_news(alice, " ")


def test_only_who_agreed_stands_on_the_sheet(alice, person):
    from finalist.services import people, referees

    alice.profile = {"name": "Mara Quill", "email": "mara@example.org"}
    alice.save()
    row = referees.add(alice, person.pk)
    assert referees.add(alice, person.pk) == row
    with pytest.raises(UserError, match="Nobody has agreed"):
        referees.sheet(alice, "txt")
    values = {"relation": "My manager, 2021 to 2024", "can_say": "Saw how the handover was shortened."}
    referees.edit(alice, row.pk, row.rev, speaks_to=["adaptability"] if "adaptability" in _ids() else _ids()[:1],
                  state="agreed", **values)  # fmt: skip
    asked = referees.add(alice, people.add(alice, "Somebody Asked").pk)
    referees.edit(alice, asked.pk, None, state="asked")
    text = referees.sheet(alice, "txt").decode()
    for words in ("Mara Quill", NAME, ADDRESS, "My manager, 2021 to 2024", "Can speak to:", "handover was shortened"):
        assert words in text
    assert "Somebody Asked" not in text
    assert referees.sheet(alice, "pdf").startswith(b"%PDF")
    assert referees.sheet(alice, "docx").startswith(b"PK")


def _ids():
    from finalist.core.knowledge.load import knowledge

    return [entry.id for entry in knowledge().competencies]


@pytest.mark.parametrize("values", [{"state": "king"}, {"speaks_to": ["flying"]}])
def test_what_a_reference_cannot_be_is_said(alice, person, values):
    from finalist.services import referees

    row = referees.add(alice, person.pk)
    with pytest.raises(UserError):
        referees.edit(alice, row.pk, None, **values)


class TestErasing:
    """For good: rows, plans, lines of history, drafts, files and what the database's own file still held."""

    @pytest.fixture
    def everything_of(self, alice, harrow, person):
        from finalist.core import clock
        from finalist.services import (
            commitments,
            drafts,
            drills,
            enclosing,
            keeping,
            letters,
            notes,
            papers,
            planning,
            practice,
            referees,
        )
        from finalist.store import files
        from finalist.store.models import Meeting, Sending

        photo = files.keep(alice, [b"a picture of " + NAME.encode()], "image/png", limit=1000)
        type(person).objects.filter(pk=person.pk).update(photo=photo)
        text = f"# Interview\n\nRound 2 at Harrow Vale on 3 December 2026, 10:00.\n\nWith {NAME}, Director, {ADDRESS}\n"
        papers.add(alice, harrow, "invitation", "invite.md", text.encode())
        papers.add(alice, harrow, "posting", "posting.md", b"# Ward manager\n\nHarrow Vale\n\n- You lead a ward.\n")
        planning.request_plan(alice, harrow.pk)
        meeting = Meeting.objects.create(owner=alice, opportunity=harrow, start=clock.now(), zone="UTC")
        meeting.people.add(person)
        for number in range(60):
            notes.write(alice, harrow.pk, f"{NAME} said line {number} of many " * 5, person_id=person.pk)
        letter = letters.begin(alice, harrow.pk, person_id=person.pk)
        letters.write(alice, letter.pk, None, subject="Thanks", body=f"Dear {NAME}, thank you. " * 40)
        Sending.objects.create(
            owner=alice, letter=letter, at=clock.now(), to_name=NAME, to_email=ADDRESS, state="failed", body=NAME
        )
        letters.sent(alice, letters.begin(alice, harrow.pk, person_id=person.pk).pk)
        promise = commitments.add(alice, harrow.pk, f"A sheet for {NAME}", person_id=person.pk)
        enclosing.attach(alice, promise.pk, f"for {NAME}.txt", b"for " + ADDRESS.encode())
        drafts.save(alice, f"letter-{letter.pk}", {"body": f"Dear {NAME}"})
        drills.begin(alice, "person", opportunity_id=harrow.pk, about=person.pk)
        panel = drills.begin(alice, "panel", opportunity_id=harrow.pk)
        practice.write(alice, panel.pk, 0, "I called the bank, because the ward was full.")
        keeping.knows(alice, person.pk, keeping.tell_news(alice, "I passed").pk)
        referees.add(alice, person.pk)
        return person

    def held(self, workspace):
        from django.db import connection

        connection.close()
        return {
            path.relative_to(workspace.folder).as_posix(): path.read_bytes()
            for path in workspace.folder.rglob("*")
            if path.is_file()
        }

    def names(self, workspace):
        marks = [mark.encode().lower() for mark in (NAME, ADDRESS)]
        return {name for name, data in self.held(workspace).items() if any(mark in data.lower() for mark in marks)}

    def test_nothing_remains_in_any_row_or_byte(self, alice, harrow, everything_of, workspace):
        from finalist.services import erasing
        from finalist.store.models import News, Note, Opportunity, Plan

        assert len(self.names(workspace)) >= 3
        traces = erasing.traces_of(everything_of)
        assert [paper.name for paper in traces.papers] == ["invite.md"]
        assert traces.rows >= 63
        assert traces.plans >= 1
        done = erasing.erase(alice, everything_of.pk, "erase", papers=True)
        assert done.rows > 65
        assert done.papers_left == 0
        assert self.names(workspace) == set()
        assert Opportunity.objects.get().pk == harrow.pk
        assert News.objects.count() == 1
        assert not Note.objects.exists()
        assert not Plan.objects.exists()

    def test_papers_stay_unless_they_are_meant_too(self, alice, everything_of):
        from finalist.services import erasing
        from finalist.store.models import Paper, Person

        assert erasing.erase(alice, everything_of.pk, "erase").papers_left == 1
        assert sorted(Paper.objects.values_list("name", flat=True)) == ["invite.md", "posting.md"]
        assert not Person.objects.filter(name=NAME).exists()

    def test_others_keep_theirs(self, alice, harrow, everything_of):
        from finalist.services import erasing, letters, notes, people
        from finalist.store.models import Letter, Note

        other = people.add(alice, "Ben Okafor", opportunity_id=harrow.pk)
        notes.write(alice, harrow.pk, "Likes short mails", person_id=other.pk)
        letters.begin(alice, harrow.pk, person_id=other.pk)
        erasing.erase(alice, everything_of.pk, "erase", papers=True)
        assert [row.text for row in Note.objects.all()] == ["Likes short mails"]
        assert [row.person_id for row in Letter.objects.all()] == [other.pk]

    def test_without_the_word_nothing_goes_and_a_stranger_finds_nobody(self, alice, bob, everything_of):
        from finalist.services import erasing
        from finalist.store.access import NotThere
        from finalist.store.models import Note

        with pytest.raises(UserError, match="Nothing was erased"):
            erasing.erase(alice, everything_of.pk, "yes")
        with pytest.raises(NotThere):
            erasing.erase(bob, everything_of.pk, "erase")
        assert Note.objects.count() == 60
