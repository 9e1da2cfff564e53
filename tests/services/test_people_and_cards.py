"""People: changed, merged, deleted, brought in as address cards and taken along."""

from datetime import date

import pytest


@pytest.fixture
def harrow(alice):
    from finalist.services.opportunities import begin

    return begin(alice, company="Harrow Vale")


def test_a_given_stake_is_no_longer_inferred_and_can_be_taken_back(alice, harrow):
    from finalist.core.knowledge.load import knowledge
    from finalist.services import people

    stake = knowledge().stakes[0].id
    row = people.add(alice, " Dawn Ainscough-Pryce ", opportunity_id=harrow.pk)
    assert (row.name, row.company) == ("Dawn Ainscough-Pryce", "Harrow Vale")
    row = people.edit(alice, row.pk, row.rev, stake=stake, pronounced="AINS-koh", next_touch=date(2026, 12, 1))
    assert (row.stake, row.stake_given, row.pronounced) == (stake, True, "AINS-koh")
    assert people.edit(alice, row.pk, None, stake="").stake_given is False


@pytest.mark.parametrize(
    "values", [{"name": " "}, {"stake": "emperor"}, {"email": "nobody"}, {"phone": "1" * 51}, {"next_touch": "soon"}]
)
def test_what_does_not_fit_is_refused_with_a_sentence(alice, values):
    from finalist.core.errors import UserError
    from finalist.services import people

    row = people.add(alice, "Dawn")
    with pytest.raises(UserError) as trouble:
        people.edit(alice, row.pk, None, **values)
    assert trouble.value.next_step


def test_merging_takes_everything_over_and_leaves_nothing_behind(alice, harrow):
    from finalist.services import opportunities, people
    from finalist.store.models import AskedQuestion, Commitment, Letter, Meeting, Note

    other_place = opportunities.begin(alice, company="Copperlane")
    kept = people.add(alice, "Dawn Pryce", opportunity_id=harrow.pk)
    other = people.add(alice, "D. Pryce", title="Ward Manager", opportunity_id=other_place.pk)
    people.edit(alice, other.pk, None, email="dawn@example.org", about="Knits.")
    meeting = Meeting.objects.create(owner=alice, opportunity=other_place, start="2026-12-01T09:00Z", zone="UTC")
    meeting.people.add(other)
    for kind in (Note, Commitment, AskedQuestion):
        kind.objects.create(owner=alice, opportunity=other_place, person=other, text="words")
    Letter.objects.create(owner=alice, opportunity=other_place, person=other)
    row = people.merge(alice, kept.pk, other.pk)
    assert (row.name, row.title, row.email, row.about) == ("Dawn Pryce", "Ward Manager", "dawn@example.org", "Knits.")
    assert {one.company for one in row.opportunities.all()} == {"Harrow Vale", "Copperlane"}
    assert list(meeting.people.all()) == [row]
    for kind in (Note, Commitment, AskedQuestion, Letter):
        assert kind.objects.get(owner=alice).person == row
    other.refresh_from_db()
    assert other.deleted_at is not None


def test_nobody_is_merged_with_themselves_or_a_stranger(alice, bob):
    from finalist.core.errors import UserError
    from finalist.services import people
    from finalist.store.access import NotThere

    mine, theirs = people.add(alice, "Dawn"), people.add(bob, "Dawn")
    with pytest.raises(UserError, match="one person already"):
        people.merge(alice, mine.pk, mine.pk)
    with pytest.raises(NotThere):
        people.merge(alice, mine.pk, theirs.pk)


def test_cards_taken_along_and_brought_back_change_nothing(alice):
    from finalist.services import contacts, people
    from finalist.store.models import Person

    row = people.add(alice, "Zoë O’Brien-Łukasz", title="Head of “Odd; jobs”, etc.")
    people.edit(
        alice, row.pk, None, email="zoe@example.org", about="Line one\nline, two; \\ three", pronounced="ZOH-ee"
    )
    data = contacts.export_cards(Person.objects.of(alice))
    done = contacts.import_cards(alice, data, "people.vcf")
    assert (done.added, done.filled, done.same, done.problems) == (0, 0, 1, ())
    assert contacts.export_cards(Person.objects.of(alice)) == data


def test_another_workspace_gets_the_same_people_under_the_same_uids(alice, bob):
    from finalist.services import contacts, people
    from finalist.store.models import Person

    row = people.add(alice, "Dawn")
    data = contacts.export_cards([row])
    assert contacts.import_cards(bob, data, "people.vcf").added == 1
    assert Person.objects.get(owner=bob).card_uid == row.pk
    assert contacts.export_cards(Person.objects.of(bob)) == data


def test_a_known_person_only_gains_what_was_empty(alice):
    from finalist.services import contacts, people
    from finalist.store.models import Person

    row = people.add(alice, "Dawn", title="Ward Manager")
    people.edit(alice, row.pk, None, email="dawn@example.org")
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Somebody Else\nEMAIL:DAWN@example.org\nTITLE:Queen\nTEL:01632 1\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEMAIL:not an address\nEND:VCARD\n"
    )
    done = contacts.import_cards(alice, card.encode(), "cards.vcf")
    assert (done.added, done.filled) == (1, 1)
    row.refresh_from_db()
    assert (row.name, row.title, row.phone) == ("Dawn", "Ward Manager", "01632 1")
    ada = Person.objects.get(owner=alice, name="Ada")
    assert (ada.email, ada.about) == ("", "not an address")
