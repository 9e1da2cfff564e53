"""Mail handed to real servers of one's own: what arrives, and what every kind of trouble means."""

import socket
import ssl
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from finalist.core.errors import UserError
from finalist.post import imap, smtp
from finalist.post.line import NotReached
from finalist.post.server import MailServer, check_server

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from mail_servers import DOVECOT, PASSWORD, SKIP_DOVECOT, USER, dovecot, free_port, smtp_server

LETTER = (
    b"X-Unsent: 1\r\nFrom: Mara Quill <mara.quill@example.org>\r\nTo: ada@example.org\r\n"
    b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\n.a line that begins with a dot\r\n\xc3\xbc\r\n"
)


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """The certificate that the servers of this test make for themselves is one of the system's."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "localhost.pem"))


def server(port, security="tls", **values):
    return MailServer("localhost", port, security, **{"user": USER, "password": PASSWORD, **values})


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_letter_arrives_as_it_was_written_and_no_longer_a_draft(tmp_path, trusted, security):
    with smtp_server(tmp_path, security=security) as (port, taken):
        done = smtp.deliver(server(port, security), USER, "ada@example.org", LETTER)
    assert done.answer == "OK, taken"
    ((sender, recipients, message),) = taken.letters
    assert (sender, recipients) == (USER, ["ada@example.org"])
    assert message["Subject"] == "Grüße"
    assert message["X-Unsent"] is None
    assert message.get_content().splitlines() == [".a line that begins with a dot", "ü"]


def test_without_tls_only_this_machine_is_served(tmp_path):
    with smtp_server(tmp_path, security="none") as (port, taken):
        smtp.deliver(server(port, "none", user="", password=""), USER, "ada@example.org", LETTER)
    assert len(taken.letters) == 1
    check_server("127.0.0.1", 25, "none")
    with pytest.raises(UserError, match="open line"):
        check_server("mail.example.org", 25, "none")


def test_a_certificate_nobody_vouches_for_stops_before_the_password(tmp_path):
    with smtp_server(tmp_path) as (port, taken), pytest.raises(NotReached, match="could not be secured"):
        smtp.deliver(server(port), USER, "ada@example.org", LETTER)
    assert taken.letters == []


def test_a_certificate_for_another_name_stops_too(tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "other.example.pem"))
    for security in ("tls", "starttls"):
        running = smtp_server(tmp_path, security=security, name="other.example")
        with running as (port, taken), pytest.raises(NotReached, match="could not be secured"):
            smtp.deliver(server(port, security), USER, "ada@example.org", LETTER)
        assert taken.letters == []


def test_a_wrong_password_is_said_and_stands_nowhere_in_the_sentence(tmp_path, trusted):
    with smtp_server(tmp_path) as (port, _taken), pytest.raises(smtp.Refused) as told:
        smtp.try_sign_in(server(port, password="wrong-secret"))
    assert "does not know this name and password" in str(told.value)
    assert "wrong-secret" not in str(told.value)
    assert "wrong-secret" not in repr(server(port, password="wrong-secret"))


def test_a_recipient_who_is_refused_means_that_nothing_went_out(tmp_path, trusted):
    with smtp_server(tmp_path) as (port, taken):
        taken.refuse_recipient = True
        with pytest.raises(smtp.Refused, match="nobody of that name"):
            smtp.deliver(server(port), USER, "ada@example.org", LETTER)
    assert taken.letters == []


def test_a_refusal_of_the_whole_letter_is_a_refusal(tmp_path, trusted):
    with smtp_server(tmp_path) as (port, taken):
        taken.answer = "554 looks like spam"
        with pytest.raises(smtp.Refused, match="554 looks like spam"):
            smtp.deliver(server(port), USER, "ada@example.org", LETTER)


def test_a_line_that_breaks_while_the_letter_is_taken_is_not_known(tmp_path, trusted):
    with smtp_server(tmp_path) as (port, taken):
        taken.hang_up = True
        with pytest.raises(smtp.Unknown):
            smtp.deliver(server(port), USER, "ada@example.org", LETTER)
        assert len(taken.letters) == 1


def test_the_last_moment_before_the_text_may_still_stop_it(tmp_path, trusted):
    class Stopped(Exception):
        pass

    def stop():
        raise Stopped

    with smtp_server(tmp_path) as (port, taken), pytest.raises(Stopped):
        smtp.deliver(server(port), USER, "ada@example.org", LETTER, before_last=stop)
    assert taken.letters == []


def test_nobody_there_and_no_such_name_are_sentences(tmp_path):
    with pytest.raises(NotReached, match="could not be reached on port"):
        smtp.try_sign_in(server(free_port()))
    with pytest.raises(NotReached, match=r"There is no server called no-such\.invalid"):
        smtp.try_sign_in(MailServer("no-such.invalid", 465))


@pytest.mark.parametrize("address", ["ädä@example.org", "ada@example.org\r\nRCPT TO:<x@evil.example>", "ada@b\r\n"])
def test_an_address_that_no_command_can_carry_is_refused_before_the_line_is_dialled(monkeypatch, address):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was dialled"))
    for pair in ((USER, address), (address, USER)):
        with pytest.raises(smtp.Refused, match="letters that mail servers do not take"):
            smtp.deliver(server(465), *pair, LETTER)


def test_a_shared_installation_reaches_no_private_network(tmp_path):
    with pytest.raises(NotReached, match="private network"):
        smtp.try_sign_in(server(free_port(), allow_private=False))


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::127.0.0.1", "224.0.0.1"],
)
def test_no_spelling_of_a_private_address_is_reached(monkeypatch, address):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 465)) for each in ("8.8.8.8", address)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was dialled"))
    with pytest.raises(NotReached, match="private network"):
        smtp.try_sign_in(MailServer("mail.example.org", 465, allow_private=False))


def test_a_shared_installation_dials_ports_of_mail_alone(monkeypatch):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 22))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was dialled"))
    with pytest.raises(NotReached, match="Port 22 is not one that mail uses"):
        smtp.try_sign_in(MailServer("mail.example.org", 22, allow_private=False))


@pytest.mark.parametrize("security", ["none", "maybe", ""])
def test_an_account_from_elsewhere_gives_no_password_over_an_open_line(monkeypatch, security):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was dialled"))
    there = MailServer("8.8.8.8", 25, security, USER, PASSWORD)
    with pytest.raises(UserError, match=r"secure|open line"):
        smtp.try_sign_in(there)
    with pytest.raises(UserError, match=r"secure|open line"):
        imap.try_mailbox(there)


@pytest.mark.parametrize(
    ("host", "port", "security"),
    [("", 465, "tls"), ("a b", 465, "tls"), ("x\r\ny", 465, "tls"), ("mail.example.org", 0, "tls"),
     ("mail.example.org", 99999, "tls"), ("mail.example.org", 465, "maybe")],
)  # fmt: skip
def test_what_is_no_server_is_said(host, port, security):
    with pytest.raises(UserError):
        check_server(host, port, security)


@pytest.mark.skipif(not DOVECOT, reason=SKIP_DOVECOT)
class TestMailbox:
    """Against a real Dovecot."""

    @pytest.fixture
    def box(self, tmp_path, trusted):
        with dovecot(tmp_path) as found:
            yield found

    def test_a_draft_lands_in_the_folder_the_server_calls_drafts(self, box):
        put = imap.put_draft(server(box.port), LETTER)
        assert put.folder == "Drafts"
        (draft,) = box.drafts()
        assert draft["Subject"] == "Grüße"
        assert draft.get_content() == ".a line that begins with a dot\nü\n"

    def test_a_folder_named_by_the_candidate_is_taken_umlauts_and_all(self, box):
        with imap._signed_in(server(box.port)) as line:
            line.create(imap._encoded("Entwürfe & mehr"))
        assert imap.try_mailbox(server(box.port), "Entwürfe & mehr") == "Entwürfe & mehr"
        assert imap.put_draft(server(box.port), LETTER, "Entwürfe & mehr").folder == "Entwürfe & mehr"
        (path,) = box.mail.glob(".Entw*/cur/*")
        assert message_from_bytes(path.read_bytes(), policy=default)["Subject"] == "Grüße"

    def test_a_folder_that_is_not_there_and_a_wrong_password_are_said(self, box):
        with pytest.raises(imap.MailboxRefused, match="did not take the draft"):
            imap.put_draft(server(box.port), LETTER, "Nowhere")
        with pytest.raises(imap.MailboxRefused, match="There is no folder Nowhere"):
            imap.try_mailbox(server(box.port), "Nowhere")
        with pytest.raises(imap.MailboxRefused, match="does not know this name and password"):
            imap.put_draft(server(box.port, password="wrong"), LETTER)
        assert box.drafts() == []

    def test_an_untrusted_mailbox_gets_no_password(self, box, monkeypatch):
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(NotReached, match="could not be secured"):
            imap.put_draft(server(box.port), LETTER)
        assert ssl.create_default_context().verify_mode == ssl.CERT_REQUIRED


@pytest.mark.parametrize("name", ["Drafts", "Entwürfe", "A & B", '"quoted"', "back\\slash", "下書き"])
def test_names_of_folders_go_to_imap_and_come_back(name):
    assert imap._decoded(imap._encoded(name)) == name
