"""Letters out of here, against a real SMTP server: once, only when clicked, and honest about what is not known."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from finalist.core.errors import UserError

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from mail_servers import DOVECOT, PASSWORD, SKIP_DOVECOT, USER, dovecot, smtp_server

BODY = "Dear Ada,\n\nthank you for the hour on the ward round. You asked how we shortened the handover.\n\nMara"


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "localhost.pem"))


@pytest.fixture
def keyring_of_a_file(tmp_path, monkeypatch):
    """A real keyring backend that keeps its secrets in this test's folder."""
    import keyring
    from keyrings.alt.file import PlaintextKeyring

    class Ring(PlaintextKeyring):
        priority = 1
        file_path = str(tmp_path / "ring")

    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield tmp_path / "ring"
    keyring.set_keyring(before)


@pytest.fixture
def letter(alice):
    """A letter to Ada that is ready."""
    from finalist.services import letters, opportunities, people

    alice.profile = {"name": "Mara Quill", "email": USER}
    alice.save()
    opportunity = opportunities.begin(alice, company="Harrow Vale", role="Nurse")
    person = people.add(alice, "Ada Thorn", opportunity_id=opportunity.pk)
    people.edit(alice, person.pk, None, email="ada@example.org")
    row = letters.begin(alice, opportunity.pk, person_id=person.pk)
    return letters.write(alice, row.pk, None, subject="The handover", body=BODY, ready=True)


def account(owner, port, *, keep="", **more):
    from finalist.services import mailbox

    given = {"address": USER, "user": USER, "smtp_host": "localhost", "smtp_port": str(port), "keep": keep, **more}
    return mailbox.save(owner, {**given, "password": PASSWORD if keep else ""})


def states():
    from finalist.store.models import Sending

    return list(Sending.objects.order_by("created_at").values_list("state", flat=True))


def test_a_click_sends_the_letter_once_and_it_is_marked_as_sent(alice, letter, tmp_path, trusted):
    from finalist.services import sending

    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        row = sending.send_now(alice, letter.pk, letter.rev, PASSWORD)
        assert row.state == "sent"
        with pytest.raises(UserError, match="was sent"):
            sending.send_now(alice, letter.pk, None, PASSWORD)
    ((sender, recipients, message),) = taken.letters
    assert (sender, recipients) == (USER, ["ada@example.org"])
    assert message["From"] == f"Mara Quill <{USER}>"
    assert message["To"] == "Ada Thorn <ada@example.org>"
    assert message["Subject"] == "The handover"
    assert message["Message-ID"] == row.message_id
    assert message["Date"] is not None
    assert message["X-Unsent"] is None
    assert message.get_content().splitlines() == BODY.splitlines()
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert letter.sent_at is not None


def test_the_text_that_was_seen_is_the_text_that_goes(alice, letter, tmp_path, trusted):
    from finalist.services import letters, sending
    from finalist.store.access import Stale

    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        letters.write(alice, letter.pk, None, body="Something else.")
        with pytest.raises(Stale):
            sending.send_now(alice, letter.pk, letter.rev, PASSWORD)
    assert taken.letters == []
    assert states() == []


def test_without_address_words_account_or_password_nothing_is_begun(alice, letter, tmp_path, trusted):
    from finalist.services import letters, people, sending
    from finalist.services.mailbox import PasswordNeeded

    with pytest.raises(UserError, match="no mail account"):
        sending.send_now(alice, letter.pk, None, PASSWORD)
    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        with pytest.raises(PasswordNeeded):
            sending.send_now(alice, letter.pk, None)
        people.edit(alice, letter.person_id, None, email="")
        with pytest.raises(UserError, match="no address"):
            sending.send_now(alice, letter.pk, None, PASSWORD)
        people.edit(alice, letter.person_id, None, email="ada@example.org")
        letters.write(alice, letter.pk, None, body=" ")
        with pytest.raises(UserError, match="no words"):
            sending.send_now(alice, letter.pk, None, PASSWORD)
    assert taken.letters == []
    assert states() == []


def test_a_refusal_leaves_the_letter_unsent_and_says_why_and_a_new_click_may_try_again(
    alice, letter, tmp_path, trusted
):
    from finalist.services import sending

    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        taken.answer = "554 no"
        assert sending.send_now(alice, letter.pk, None, PASSWORD).state == "failed"
        assert "554 no" in sending.way_of(letter).problem
        taken.answer = "250 OK"
        assert sending.send_now(alice, letter.pk, None, PASSWORD).state == "sent"
    assert states() == ["failed", "sent"]


def test_what_is_not_known_waits_for_a_person(alice, letter, tmp_path, trusted):
    from finalist.services import letters, sending

    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        taken.hang_up = True
        assert sending.send_now(alice, letter.pk, None, PASSWORD).state == "unknown"
        taken.hang_up = False
        with pytest.raises(UserError, match="on its way already"):
            sending.send_now(alice, letter.pk, None, PASSWORD)
        with pytest.raises(UserError, match="way out already"):
            letters.write(alice, letter.pk, None, body="Another text.")
        assert sending.send_due() == 0
        assert len(taken.letters) == 1
        sending.resolve(alice, letter.pk, went_out=False)
        assert sending.send_now(alice, letter.pk, None, PASSWORD).state == "sent"
        assert len(taken.letters) == 2


def test_a_person_may_say_that_it_went_out(alice, letter, tmp_path, trusted):
    from finalist.services import sending

    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        taken.hang_up = True
        sending.send_now(alice, letter.pk, None, PASSWORD)
    assert sending.resolve(alice, letter.pk, went_out=True).state == "sent"
    letter.refresh_from_db()
    assert letter.state == "sent"


class TestLater:
    """A letter that waits for its hour."""

    @pytest.fixture
    def waiting(self, alice, letter, tmp_path, trusted, keyring_of_a_file):
        from finalist.core import clock
        from finalist.services import sending

        with smtp_server(tmp_path) as (port, taken):
            assert account(alice, port, keep="yes").keeps_password
            row = sending.send_later(alice, letter.pk, letter.rev, clock.now() + timedelta(hours=1))
            yield row, taken

    def test_it_goes_at_its_hour_and_not_before_and_once(self, waiting):
        from finalist.services import sending

        row, taken = waiting
        assert sending.send_due(row.at - timedelta(seconds=1)) == 0
        assert taken.letters == []
        assert sending.send_due(row.at) == 1
        assert sending.send_due(row.at) == 0
        assert len(taken.letters) == 1
        assert states() == ["sent"]

    def test_many_at_once_send_it_once(self, waiting):
        from django.db import connection

        from finalist.services import sending

        row, taken = waiting
        taken.pause = 0.3

        def work():
            sending.send_due(row.at)
            connection.close()

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(taken.letters) == 1
        assert states() == ["sent"]

    def test_it_can_be_taken_back_and_changed(self, waiting, alice):
        from finalist.services import letters, sending

        row, taken = waiting
        with pytest.raises(UserError, match="way out already"):
            letters.write(alice, row.letter_id, None, body="Another text.")
        sending.take_back(alice, row.letter_id)
        assert sending.send_due(row.at) == 0
        letters.write(alice, row.letter_id, None, body="Another text.")
        assert taken.letters == []

    def test_an_hour_long_past_is_not_sent_any_more(self, waiting):
        from finalist.services import sending

        row, taken = waiting
        assert sending.send_due(row.at + timedelta(hours=7)) == 0
        assert states() == ["missed"]
        assert sending.send_due(row.at) == 0
        assert taken.letters == []

    def test_a_letter_thrown_away_with_its_opportunity_does_not_go(self, waiting, alice):
        from finalist.services import opportunities, sending

        row, taken = waiting
        opportunities.delete(alice, row.letter.opportunity_id)
        assert sending.send_due(row.at) == 0
        assert taken.letters == []

    def test_neither_an_export_nor_a_backup_carries_it(self, waiting, alice, workspace, tmp_path):
        import sqlite3
        import zipfile

        from finalist.services.backup import write_backup
        from finalist.services.bundle import pieces

        assert not [name for name, _ in pieces(alice) if "Sending" in name]
        write_backup(workspace.folder, tmp_path / "copy.zip", made_at="", program="", migrations=[])
        with zipfile.ZipFile(tmp_path / "copy.zip") as packed:
            packed.extract("finalist.sqlite3", tmp_path / "out")
            everything = b"".join(packed.read(name) for name in packed.namelist())
        found = sqlite3.connect(tmp_path / "out" / "finalist.sqlite3").execute("SELECT state FROM store_sending")
        assert found.fetchall() == [("missed",)]
        assert PASSWORD.encode() not in everything
        assert states() == ["waiting"]

    def test_without_a_keyring_a_letter_cannot_wait(self, alice, letter, tmp_path, monkeypatch):
        import keyring
        from keyring.backends import fail

        from finalist.core import clock
        from finalist.services import mailbox, sending

        before = keyring.get_keyring()
        keyring.set_keyring(fail.Keyring())
        try:
            assert not mailbox.has_keyring()
            with pytest.raises(UserError, match="no keyring"):
                account(alice, 465, keep="yes")
            account(alice, 465)
            with pytest.raises(UserError, match="only wait when the keyring"):
                sending.send_later(alice, letter.pk, None, clock.now() + timedelta(hours=1))
        finally:
            keyring.set_keyring(before)

    def test_the_password_is_in_the_keyring_alone_and_goes_with_the_account(self, waiting, alice, workspace):
        from finalist.post import keychain
        from finalist.services import mailbox

        held = b"".join(path.read_bytes() for path in workspace.folder.rglob("*") if path.is_file())
        assert len(held) > 100_000
        assert PASSWORD.encode() not in held
        assert keychain.look_up(alice.pk) == PASSWORD
        mailbox.remove(alice)
        assert keychain.look_up(alice.pk) == ""


KILLED = textwrap.dedent("""
    import os, signal, sys
    import django
    django.setup()
    from finalist.post import smtp
    from finalist.services import sending
    from finalist.store.models import Sending
    step = sys.argv[1]
    die = lambda: os.kill(os.getpid(), signal.SIGKILL)
    first, deliver = sending._step, smtp.deliver
    def killing(row, before, after, **values):
        if step == f"before {after}":
            die()
        done = first(row, before, after, **values)
        if step == f"after {after}":
            die()
        return done
    sending._step = killing
    def handing(*args, **more):
        done = deliver(*args, **more)
        if step == "after delivery":
            die()
        return done
    smtp.deliver = handing
    sending.send_due()
""")


@pytest.mark.skipif(os.name != "posix", reason="kills processes the POSIX way")
@pytest.mark.parametrize(
    ("step", "took", "left", "settled"),
    [
        ("before going", 0, "waiting", "waiting"),
        ("after going", 0, "going", "failed"),
        ("before handing", 0, "going", "failed"),
        ("after handing", 0, "handing", "unknown"),
        ("after delivery", 1, "handing", "unknown"),
        ("before sent", 1, "handing", "unknown"),
    ],
)
def test_killed_between_any_two_steps_it_never_goes_twice(
    alice, letter, tmp_path, trusted, workspace, step, took, left, settled
):
    """A real process, killed with SIGKILL where it hurts; then whoever comes next looks at what it left."""
    from django.db import connection

    from finalist.core import clock
    from finalist.services import mailbox, sending
    from finalist.store.models import MailAccount, Sending

    with smtp_server(tmp_path, security="none") as (port, taken):
        given = {"address": USER, "user": "", "smtp_host": "127.0.0.1", "smtp_port": str(port)}
        mailbox.save(alice, {**given, "smtp_security": "none"})
        MailAccount.objects.update(user="")
        row = sending._begin(letter, mailbox.account_of(alice), clock.now() - timedelta(minutes=1))
        connection.close()
        done = subprocess.run(
            [sys.executable, "-c", KILLED, step], env={**os.environ, "FINALIST_HOME": str(workspace.folder)},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert len(taken.letters) == took
        assert states() == [left]
        assert sending.settle_what_a_crash_left() == 0  # It may still be under way.
        sending.settle_what_a_crash_left(clock.now() + timedelta(hours=1))
        assert states() == [settled]
        tried = sending.send_due()
        assert tried == (1 if left == "waiting" else 0)
        assert len(taken.letters) == (1 if left == "waiting" else took)
        row.refresh_from_db()
        assert Sending.objects.count() == 1


@pytest.mark.skipif(not DOVECOT, reason=SKIP_DOVECOT)
def test_a_draft_lands_among_ones_own_drafts_with_what_was_promised(alice, letter, tmp_path, trusted):
    from finalist.services import commitments, enclosing, letters, mailbox

    promise = commitments.add(alice, letter.opportunity_id, "Send the handover sheet", person_id=letter.person_id)
    enclosing.attach(alice, promise.pk, "Handover sheet.txt", b"one page\n")
    enclosing.choose(letter, [promise.pk])
    with dovecot(tmp_path) as box:
        mailbox.save(alice, {"address": USER, "user": USER, "imap_host": "localhost", "imap_port": str(box.port)})
        assert letters.into_mailbox(alice, letter.pk, PASSWORD) == "Drafts"
        (draft,) = box.drafts()
    assert draft["To"] == "Ada Thorn <ada@example.org>"
    assert draft.get_body().get_content().splitlines() == BODY.splitlines()
    ((name, content),) = [(part.get_filename(), part.get_content()) for part in draft.iter_attachments()]
    assert (name, content.strip()) == ("Handover sheet.txt", "one page")


def test_a_letter_sent_with_what_was_promised_keeps_the_promise(alice, letter, tmp_path, trusted):
    from finalist.services import commitments, enclosing, sending

    promise = commitments.add(alice, letter.opportunity_id, "Send the handover sheet", person_id=letter.person_id)
    enclosing.attach(alice, promise.pk, "sheet.pdf", b"%PDF-1.4 made up")
    enclosing.choose(letter, [promise.pk])
    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        sending.send_now(alice, letter.pk, None, PASSWORD)
    assert [part.get_filename() for part in taken.letters[0][2].iter_attachments()] == ["sheet.pdf"]
    promise.refresh_from_db()
    assert promise.done_at is not None


def test_others_letters_cannot_be_sent(alice, bob, letter):
    from finalist.services import sending
    from finalist.store.access import NotThere

    for act in (sending.take_back, lambda owner, pk: sending.send_now(owner, pk, None), sending.resolve):
        with pytest.raises(NotThere):
            act(bob, letter.pk, *([True] if act is sending.resolve else []))


def test_a_shared_server_keeps_no_password_and_reaches_no_private_network(alice, letter, monkeypatch, tmp_path):
    from django.conf import settings

    from finalist.services import mailbox, sending

    monkeypatch.setattr(settings, "SERVER_MODE", True)
    assert not mailbox.has_keyring()
    with pytest.raises(UserError, match="open line is not allowed"):
        mailbox.save(alice, {"address": USER, "smtp_host": "localhost", "smtp_port": "25", "smtp_security": "none"})
    with smtp_server(tmp_path) as (port, taken):
        account(alice, port)
        row = sending.send_now(alice, letter.pk, None, PASSWORD)
    assert (row.state, taken.letters) == ("failed", [])
    assert "private network" in row.problem


def test_nothing_of_a_password_is_logged(alice, letter, tmp_path, trusted, caplog):
    import logging

    from finalist.services import sending

    with smtp_server(tmp_path) as (port, taken), caplog.at_level(logging.DEBUG):
        logging.getLogger("mail.log").setLevel(logging.WARNING)  # The test's own server would tell what it got.
        account(alice, port)
        taken.answer = "554 no"
        sending.send_now(alice, letter.pk, None, PASSWORD)
        sending.send_now(alice, letter.pk, None, "wrong words")
    told = " ".join(record.getMessage() for record in caplog.records)
    assert PASSWORD not in told
    assert "wrong words" not in told


@pytest.fixture
def both(tmp_path, monkeypatch):
    """A server that sends and a mailbox, each with a certificate of its own that is trusted: (port, taken), mailbox."""
    places = [tmp_path / name for name in ("smtp", "imap")]
    for place in places:
        place.mkdir()
    with smtp_server(places[0]) as sends, dovecot(places[1]) as box:
        trusted = tmp_path / "trusted.pem"
        trusted.write_bytes(b"".join((place / "localhost.pem").read_bytes() for place in places))
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        yield sends, box


needs_dovecot = pytest.mark.skipif(not DOVECOT, reason=SKIP_DOVECOT)


@needs_dovecot
def test_a_sent_letter_lies_in_the_mailbox_as_it_went_out_and_is_read(alice, letter, both):
    from finalist.services import sending

    (port, taken), box = both
    account(alice, port, imap_host="localhost", imap_port=str(box.port))
    row = sending.send_now(alice, letter.pk, letter.rev, PASSWORD)
    assert (row.state, row.problem) == ("sent", "")
    ((_, _, went),) = taken.letters
    (copy,) = box.sent()
    assert copy["Message-ID"] == went["Message-ID"] == row.message_id
    assert (copy["Date"], copy["To"], copy["X-Unsent"]) == (went["Date"], went["To"], None)
    assert copy.get_content().splitlines() == BODY.splitlines()
    assert box.drafts() == []
    (name,) = [path.name for path in box.mail.glob(".Sent/cur/*")]
    assert name.rpartition(":2,")[2] == "S"


@needs_dovecot
def test_a_copy_that_the_server_put_there_itself_is_not_doubled(alice, letter, both):
    from finalist.post import imap
    from finalist.services import mailbox, sending

    (port, _), box = both
    row = account(alice, port, imap_host="localhost", imap_port=str(box.port))
    sent = sending.send_now(alice, letter.pk, letter.rev, PASSWORD)
    server = mailbox.mailbox_server(row, PASSWORD)
    again = imap.put_sent(server, b"Message-ID: " + sent.message_id.encode() + b"\r\n\r\nagain\r\n", sent.message_id)
    assert (again.folder, again.was_there) == ("Sent", True)
    assert len(box.sent()) == 1


@needs_dovecot
def test_whoever_wants_no_copy_gets_none(alice, letter, both):
    from finalist.services import sending, sent_copies

    (port, _), box = both
    account(alice, port, imap_host="localhost", imap_port=str(box.port))
    sent_copies.choose(alice, "no")
    assert sending.send_now(alice, letter.pk, letter.rev, PASSWORD).state == "sent"
    assert box.sent() == []


@needs_dovecot
def test_a_mailbox_that_does_not_open_leaves_the_letter_sent_and_says_so(alice, letter, both):
    from finalist.services import sending

    (port, taken), _ = both
    account(alice, port, imap_host="localhost", imap_port="1")
    row = sending.send_now(alice, letter.pk, letter.rev, PASSWORD)
    assert row.state == "sent"
    assert "localhost" in row.problem
    assert len(taken.letters) == 1
    letter.refresh_from_db()
    assert letter.state == "sent"


@pytest.mark.parametrize(
    ("host", "chosen", "wanted"),
    [
        ("smtp.example.org", "auto", True),
        ("smtp.gmail.com", "auto", False),
        ("SMTP.Office365.com", "auto", False),
        ("notgmail.com", "auto", True),
        ("smtp.gmail.com", "yes", True),
        ("smtp.example.org", "no", False),
    ],
)
def test_servers_that_copy_by_themselves_are_left_to_it(alice, host, chosen, wanted):
    from finalist.services import sent_copies
    from finalist.store.models import MailAccount

    sent_copies.choose(alice, chosen)
    assert (
        sent_copies.is_wanted(alice, MailAccount(owner=alice, smtp_host=host, imap_host="imap.example.org")) is wanted
    )
    assert sent_copies.is_wanted(alice, MailAccount(owner=alice, smtp_host=host)) is False
