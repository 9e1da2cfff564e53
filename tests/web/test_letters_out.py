"""Letters and promises in the browser's eyes: what may be pressed, what is said, and what nobody else can do."""

import pytest

USER = "mara.quill@example.org"


@pytest.fixture
def letter(alice):
    from finalist.services import letters, opportunities, people

    opportunity = opportunities.begin(alice, company="Harrow Vale", role="Nurse")
    ada = people.add(alice, "Ada Thorn", opportunity_id=opportunity.pk)
    people.edit(alice, ada.pk, None, email="ada@example.org")
    row = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    return letters.write(alice, row.pk, None, subject="The handover", body="Dear Ada,\n\nthank you.\n\nMara")


def path_of(letter, rest=""):
    return f"/o/{letter.opportunity_id}/letters/{letter.pk}/{rest}"


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def account(owner, **values):
    from finalist.store.models import MailAccount

    return MailAccount.objects.create(owner=owner, address=USER, user=USER, **values)


def test_without_an_account_there_is_no_button_that_sends(alice, letter, client_of):
    shown = text(client_of(alice), path_of(letter))
    assert "Finalist sends nothing by itself" in shown
    assert "Send to ada@example.org" not in shown
    assert "As a file (.eml)" in shown


def test_with_one_the_button_names_the_address_and_asks_for_the_password(alice, letter, client_of):
    account(alice, smtp_host="smtp.example.org", imap_host="imap.example.org")
    shown = text(client_of(alice), path_of(letter))
    assert "Send to ada@example.org" in shown
    assert "Put it among my drafts" in shown
    assert 'type="password"' in shown
    assert "Send it later" not in shown


def test_without_an_address_the_way_to_write_it_down_is_shown(alice, letter, client_of):
    from finalist.services import people

    account(alice, smtp_host="smtp.example.org")
    people.edit(alice, letter.person_id, None, email="")
    shown = text(client_of(alice), path_of(letter))
    assert "Write the e-mail address down" in shown
    assert "Send to" not in shown


def test_what_is_not_known_is_asked_and_the_letter_cannot_be_changed_meanwhile(alice, letter, client_of):
    from finalist.core import clock
    from finalist.store.models import Sending

    account(alice, smtp_host="smtp.example.org")
    Sending.objects.create(
        owner=alice, letter=letter, at=clock.now(), to_email="ada@example.org", state="unknown", problem="It broke.",
        message_id="<x@example.org>",
    )  # fmt: skip
    client = client_of(alice)
    shown = text(client, path_of(letter))
    assert "It is not known whether this letter went out." in shown
    assert "&lt;x@example.org&gt;" in shown
    assert "<textarea" not in shown
    assert client.post(path_of(letter), {"body": "Changed", "rev": letter.rev}).status_code == 422
    client.post(path_of(letter, "settle/"), {"went": "yes"})
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_a_server_that_cannot_be_reached_is_told_beside_the_letter_which_stays(alice, letter, client_of):
    account(alice, smtp_host="no-such.invalid")
    client = client_of(alice)
    sent = {"when": "now", "rev": letter.rev, "password": "secret words"}
    assert client.post(path_of(letter, "send/"), sent).status_code == 302
    shown = text(client, path_of(letter))
    assert "There is no server called no-such.invalid" in shown
    assert "secret words" not in shown
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_a_late_thank_you_says_so(alice, letter, client_of):
    from datetime import timedelta

    from finalist.core import clock
    from finalist.store.models import Meeting

    start = clock.now() - timedelta(days=5)
    Meeting.objects.create(owner=alice, opportunity=letter.opportunity, start=start, zone="UTC").people.add(
        letter.person
    )
    assert "say in one sentence that it comes late" in text(client_of(alice), path_of(letter))


def test_the_account_is_checked_and_kept_without_its_password(alice, client_of, workspace):
    from finalist.store.models import MailAccount

    client = client_of(alice)
    given = {"address": USER, "user": USER, "smtp_host": "smtp.example.org", "password": "never kept 77"}
    assert client.post("/settings/mail/", {**given, "smtp_host": "smtp example"}).status_code == 422
    assert client.post("/settings/mail/", {**given, "smtp_security": "none"}).status_code == 422
    assert client.post("/settings/mail/", {**given, "address": "nobody"}).status_code == 422
    assert client.post("/settings/mail/", given).status_code == 302
    row = MailAccount.objects.get()
    assert (row.smtp_host, row.smtp_port, row.smtp_security) == ("smtp.example.org", 465, "tls")
    assert "never kept 77" not in str(list(MailAccount.objects.values()))
    assert "never kept 77" not in text(client, "/settings/mail/")
    assert client.post("/settings/mail/", {**given, "rev": "7"}).status_code == 409
    client.post("/settings/mail/remove/")
    assert not MailAccount.objects.exists()


def test_a_promise_keeps_its_thing_and_says_when_it_is_overdue(alice, letter, client_of):
    from datetime import timedelta

    from django.core.files.uploadedfile import SimpleUploadedFile

    from finalist.core import clock
    from finalist.services import commitments

    yesterday = clock.now().date() - timedelta(days=1)
    row = commitments.add(alice, letter.opportunity_id, "Send the sheet", person_id=letter.person_id, due=yesterday)
    client, path = client_of(alice), f"/o/{letter.opportunity_id}/notes/promises/{row.pk}/"
    client.post(f"{path}file/", {"file": SimpleUploadedFile("Handover sheet.txt", b"one page")})
    shown = text(client, f"/o/{letter.opportunity_id}/notes/")
    assert "overdue" in shown
    assert "Handover sheet.txt" in shown
    row.refresh_from_db()
    answer = client.get(f"/media/{row.blob_id}/")
    assert b"".join(answer.streaming_content) == b"one page"
    assert "Handover sheet.txt" in answer.headers["Content-Disposition"]
    assert "Handover sheet.txt" in text(client, path_of(letter))
    assert client_of(None).get(f"/media/{row.blob_id}/").status_code == 302
    client.post(f"{path}file/", {"detach": "yes"})
    row.refresh_from_db()
    assert (row.blob, row.file_name) == (None, "")
