"""The calendar feed: whoever has the address reads what is due, nobody else learns that there is anything."""

import re
from datetime import timedelta

import icalendar
import pytest


@pytest.fixture
def filled(alice):
    from finalist.core import clock
    from finalist.services import commitments, opportunities
    from finalist.store.models import Meeting

    row = opportunities.begin(alice, company="Harrow Vale", role="Nurse")
    start = clock.now() + timedelta(days=2)
    Meeting.objects.create(owner=alice, opportunity=row, title="Second interview", start=start, zone="Europe/London")
    commitments.add(alice, row.pk, "Send the handover sheet", due=clock.now().date() + timedelta(days=1))
    return row


@pytest.fixture
def address(alice, filled, client_of):
    shown = client_of(alice).post("/settings/calendar/").content.decode()
    return re.search(r"http://127\.0\.0\.1[:\d]*(/calendar/[\w-]+\.ics)", shown)[1]


def test_a_program_without_a_session_reads_what_is_due(address, client_of):
    answer = client_of(None).get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    found = {(part.name, str(part["summary"])) for part in icalendar.Calendar.from_ical(answer.content).subcomponents}
    assert ("VEVENT", "Harrow Vale: Second interview") in found
    assert ("VTODO", "You promised: Send the handover sheet · Harrow Vale") in found
    events = icalendar.Calendar.from_ical(client_of(None).get(address + "?as=events").content).subcomponents
    assert {part.name for part in events} == {"VEVENT"}


def test_a_uid_stays_from_one_look_to_the_next(address, client_of):
    looks = [client_of(None).get(address).content for _ in range(2)]
    uids = [sorted(re.findall(rb"UID:(\S+)", look)) for look in looks]
    assert uids[0] == uids[1]
    assert len(uids[0]) == 2


def test_a_wrong_address_looks_like_no_page_at_all(address, client_of):
    wrong = client_of(None).get(address.replace(".ics", "x.ics"))
    never = client_of(None).get("/calendar/nothing.ics")
    assert (wrong.status_code, never.status_code) == (404, 404)
    assert len(wrong.content) == len(never.content)
    assert client_of(None).post(address).status_code in {403, 405}


def test_a_new_address_ends_the_old_one_and_it_can_be_taken_back(address, alice, client_of):
    again = client_of(alice).post("/settings/calendar/").content.decode()
    second = re.search(r"http://127\.0\.0\.1[:\d]*(/calendar/[\w-]+\.ics)", again)[1]
    assert client_of(None).get(address).status_code == 404
    assert client_of(None).get(second).status_code == 200
    assert second not in client_of(alice).get("/settings/").content.decode()
    client_of(alice).post("/settings/calendar/", {"revoke": "yes"})
    assert client_of(None).get(second).status_code == 404


def test_the_address_opens_nothing_else_and_a_key_does_not_open_it(address, alice, client_of):
    from finalist.services import tokens

    secret = address.removeprefix("/calendar/").removesuffix(".ics")
    assert tokens.by_secret(secret) is None
    key = tokens.new(alice, "a program")
    assert client_of(None).get(f"/calendar/{key}.ics").status_code == 404
    assert [row.name for row in tokens.keys_of(alice)] == ["a program"]


def test_an_address_unused_for_a_year_is_gone(address, client_of, monkeypatch):
    from finalist.core import clock
    from finalist.store.models import ApiToken

    ApiToken.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert client_of(None).get(address).status_code == 404
