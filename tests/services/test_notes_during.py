"""Lines a phone sends: each once, in the order they were written, none lost for a small thing."""

from datetime import timedelta

import pytest


@pytest.fixture
def meeting(alice):
    from finalist.core import clock
    from finalist.services import opportunities, people
    from finalist.store.models import Meeting

    opportunity = opportunities.begin(alice, company="Harrow Vale", role="Nurse")
    row = Meeting.objects.create(owner=alice, opportunity=opportunity, start=clock.now(), zone="Europe/London")
    row.people.add(people.add(alice, "Dana Whitlock", opportunity_id=opportunity.pk))
    return row


def line(key, text="A line", **more):
    from finalist.services.during import Jotted

    return Jotted(key, text, **more)


def kept(owner):
    from finalist.store.models import Note

    return list(Note.objects.of(owner).order_by("at", "pk").values_list("client_id", flat=True))


def test_a_line_sent_twice_is_kept_once(alice, meeting):
    from finalist.services.during import take

    first = take(alice, meeting.pk, [line("k1"), line("k2", "Another", after="k1")])
    second = take(alice, meeting.pk, [line("k1", "A line, mended meanwhile"), line("k3", "A third", after="k2")])
    assert first.kept == ("k1", "k2")
    assert second.kept == ("k1", "k3")
    assert kept(alice) == ["k1", "k2", "k3"]


def test_lines_stand_in_the_order_they_were_written_whatever_the_clock_said(alice, meeting):
    from finalist.core import clock
    from finalist.services.during import take
    from finalist.store.models import Note

    now = clock.now()
    times = (now - timedelta(minutes=5), now + timedelta(days=1), now - timedelta(days=1), None)
    keys = ("a", "b", "c", "d")
    before = ("", *keys)
    lines = [line(key, at=at, after=after) for key, at, after in zip(keys, times, before, strict=False)]
    take(alice, meeting.pk, lines)
    assert kept(alice) == list(keys)
    found = dict(Note.objects.values_list("client_id", "at"))
    assert found["a"] == times[0]
    assert all(at <= clock.now() + timedelta(milliseconds=4) for at in found.values())


def test_an_unknown_mark_or_a_person_who_is_gone_leaves_the_words(alice, meeting):
    from finalist.services.during import take
    from finalist.store.models import Note

    taken = take(alice, meeting.pk, [line("k", "Still here", kind="shouted", person="nobody-there")])
    note = Note.objects.get()
    assert (taken.kept, note.text, note.kind, note.person) == (("k",), "Still here", "other", None)
    assert note.meeting == meeting


def test_a_line_that_cannot_be_kept_is_named_and_the_others_are_kept(alice, meeting):
    from finalist.services.during import take

    taken = take(alice, meeting.pk, [line("k1"), line("k2", "x" * 20_001), line("k3")])
    assert taken.kept == ("k1", "k3")
    assert dict(taken.refused).keys() == {"k2"}
    assert dict(taken.refused)["k2"].startswith("This note is too long")


def test_a_meeting_of_an_opportunity_that_was_deleted_is_not_there(alice, meeting):
    from finalist.services.during import take
    from finalist.store.access import NotThere
    from finalist.store.saving import throw_away

    throw_away(meeting.opportunity)
    with pytest.raises(NotThere):
        take(alice, meeting.pk, [line("k1")])


def test_what_they_asked_becomes_a_question_that_was_really_asked(alice, meeting):
    from finalist.services.during import take
    from finalist.store.models import AskedQuestion

    take(alice, meeting.pk, [line("k", "Why do you leave?", kind="they-asked", person=meeting.people.get().pk)])
    asked = AskedQuestion.objects.get()
    assert (asked.text, asked.origin, asked.person, asked.meeting) == (
        "Why do you leave?", "asked", meeting.people.get(), meeting
    )  # fmt: skip


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"lines": 5}', '{"lines": [5]}', '{"lines": [{"id": 5}]}', "[" * 9000]
)
def test_what_is_no_list_of_lines_is_refused_with_a_sentence(alice, client_of, meeting, body):
    answer = client_of(alice).post(f"/during/{meeting.pk}/lines/", body, content_type="application/json")
    assert answer.status_code == 422
    assert b"These lines could not be read." in answer.content


def test_the_page_a_phone_keeps_holds_no_line_and_no_token(alice, client_of, meeting):
    from finalist.services.during import take

    take(alice, meeting.pk, [line("k", "Quillfeather said so")])
    client = client_of(alice)
    assert b"Quillfeather" in client.get(f"/during/{meeting.pk}/").content
    bare = client.get(f"/during/{meeting.pk}/bare/").content
    assert b"Quillfeather" not in bare
    assert b"csrf" not in bare
    assert b"Dana Whitlock" in bare


def test_leaving_has_the_browser_forget_what_it_keeps(alice, client_of):
    assert client_of(alice).post("/leave/").headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(("minutes", "act"), [(10, "Take notes"), (-20, "Take notes"), (120, "Open the day sheet")])
def test_today_opens_the_page_for_notes_from_a_quarter_of_an_hour_before(alice, client_of, meeting, minutes, act):
    from finalist.core import clock

    meeting.start = clock.now() + timedelta(minutes=minutes)
    meeting.save()
    shown = client_of(alice).get("/").content.decode()
    where = f"/during/{meeting.pk}/" if act == "Take notes" else f"/o/{meeting.opportunity_id}/day/"
    assert f'<a class="button" href="{where}">{act}</a>' in shown


def many_lines(owner, meeting, count):
    from finalist.core import clock
    from finalist.store.models import Note

    now = clock.now()
    Note.objects.bulk_create(
        Note(
            owner=owner,
            opportunity=meeting.opportunity,
            meeting=meeting,
            text=f"Line {number}.",
            kind="other",
            at=now - timedelta(minutes=count - number),
            client_id=f"key-{number}",
        )
        for number in range(1, count + 1)
    )


def lines_in(page):
    import re

    return [int(number) for number in re.findall(r'<p class="said" dir="auto">Line (\d+)\.</p>', page.content.decode())]


def test_the_newest_fifty_lines_are_shown_and_earlier_ones_by_an_ordinary_link(alice, client_of, meeting):
    many_lines(alice, meeting, 60)
    client, address = client_of(alice), f"/during/{meeting.pk}/"
    page = client.get(address)
    assert lines_in(page) == list(range(60, 10, -1))
    assert f'<a href="{address}?lines=250">Show earlier lines</a>' in page.content.decode()
    assert lines_in(client.get(f"{address}lines/")) == list(range(60, 10, -1))
    longer = client.get(f"{address}?lines=250")
    assert lines_in(longer) == list(range(60, 0, -1))
    assert "Show earlier lines" not in longer.content.decode()
    assert f'data-lines="{address}lines/?lines=250"' in longer.content.decode()
    assert lines_in(client.get(f"{address}lines/?lines=250")) == list(range(60, 0, -1))


def test_fifty_lines_or_fewer_need_no_link(alice, client_of, meeting):
    many_lines(alice, meeting, 50)
    page = client_of(alice).get(f"/during/{meeting.pk}/")
    assert len(lines_in(page)) == 50
    assert "Show earlier lines" not in page.content.decode()
    assert f'data-lines="/during/{meeting.pk}/lines/"' in page.content.decode()


def test_a_thousand_lines_are_enough_for_a_page_and_the_rest_is_on_the_notes_tab(alice, client_of, meeting):
    many_lines(alice, meeting, 1_001)
    page = client_of(alice).get(f"/during/{meeting.pk}/?lines=999999999").content.decode()
    assert page.count('<p class="said"') == 1_000
    assert f'<a href="/o/{meeting.opportunity_id}/notes/">Show earlier lines</a>' in page
    assert "?lines=1000" in page
    assert "?lines=1200" not in page


@pytest.mark.parametrize("wish", ["", "x", "-5", "0", "1", "٣٣٣", "9" * 30])
def test_a_wish_that_is_no_number_of_lines_gives_the_usual_page(alice, client_of, meeting, wish):
    many_lines(alice, meeting, 60)
    assert len(lines_in(client_of(alice).get(f"/during/{meeting.pk}/", {"lines": wish}))) == 50
