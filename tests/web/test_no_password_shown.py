"""A password that was typed is on no page that answers, whatever becomes of the request."""

import pytest

PASSWORD = "quillfeather-9-thornwick"
ACCOUNT = {"address": "mara@example.org", "user": "mara", "smtp_host": "mail.example.org", "imap_host": ""}


@pytest.fixture
def account(alice):
    from finalist.services import mailbox

    return mailbox.save(alice, ACCOUNT)


def test_a_stale_save_of_the_account_shows_what_was_typed_but_the_password(alice, account, client_of):
    from finalist.services import mailbox

    mailbox.save(alice, {**ACCOUNT, "user": "mara.quill"}, account.rev)
    sent = {**ACCOUNT, "user": "older", "password": PASSWORD, "rev": str(account.rev)}
    answer = client_of(alice).post("/settings/mail/", sent)
    assert answer.status_code == 409
    assert b"older" in answer.content
    assert PASSWORD.encode() not in answer.content


def test_a_full_disk_shows_no_password(alice, account, client_of, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("finalist.services.mailbox.save", full)
    answer = client_of(alice).post("/settings/mail/", {**ACCOUNT, "password": PASSWORD})
    assert answer.status_code == 507
    assert b"mail.example.org" in answer.content
    assert PASSWORD.encode() not in answer.content


@pytest.mark.parametrize("wrong", [{"address": "none"}, {"smtp_host": "a b"}, {"smtp_port": "x"}, {"password": "a\nb"}])
def test_a_refused_account_shows_no_password(alice, client_of, wrong):
    sent = {**ACCOUNT, "password": PASSWORD, **{key: value for key, value in wrong.items() if key != "password"}}
    if "password" in wrong:
        sent["password"] = f"{PASSWORD}\n"
    answer = client_of(alice).post("/settings/mail/", sent)
    assert answer.status_code == 422
    assert PASSWORD.encode() not in answer.content
