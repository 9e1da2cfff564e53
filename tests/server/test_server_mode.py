"""As a server nothing is guessed: hosts and secret are given, passwords asked for, Django has nothing to warn of."""

import os
import re
import subprocess
import sys

import pytest

from finalist.core.errors import UserError

GIVEN = {
    "FINALIST_SERVER": "true",
    "FINALIST_SECRET": "k3" * 40 + "-abcdefgh",
    "FINALIST_HOSTS": "finalist.example.org",
    "DJANGO_SETTINGS_MODULE": "finalist.server.settings",
}
PASSWORD = "a-long-walk-home-42"


def run(tmp_path, *arguments, **changes):
    env = {**os.environ, "FINALIST_HOME": str(tmp_path), **GIVEN, **changes}
    env.pop("FINALIST_TASKS", None)
    return subprocess.run(
        [sys.executable, *arguments], env=env, capture_output=True, text=True, check=False, timeout=60
    )


def test_django_finds_nothing_to_warn_of(tmp_path):
    shown = run(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert "no issues" in shown.stdout, shown.stderr
    assert shown.returncode == 0


def test_without_a_secret_it_does_not_start(tmp_path):
    shown = run(tmp_path, "-m", "finalist.cli.main", "serve", "--no-browser", "--port", "8793", FINALIST_SECRET="")
    assert (
        shown.stderr.strip() == "FINALIST_SECRET is not set. A server needs a secret of its own: 50 random characters."
    )
    assert shown.returncode == 2


@pytest.fixture
def as_server(workspace, monkeypatch):
    from django.conf import settings
    from django.core.cache import cache

    cache.clear()
    monkeypatch.setattr(settings, "SERVER_MODE", True)


def sign_in(client, name, password):
    page = client.get("/welcome/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    return client.post("/welcome/", {"name": name, "password": password, "csrfmiddlewaretoken": token})


def test_a_password_opens_the_door_and_leaving_closes_it(as_server, client_of):
    from finalist.services.accounts import add_user

    add_user("dana", PASSWORD)
    client = client_of(csrf=True)
    assert sign_in(client, "dana", "wrong").status_code == 403
    assert sign_in(client, "dana", PASSWORD).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    client_without_checks = client_of()
    client_without_checks.cookies = client.cookies
    client_without_checks.post("/leave/")
    assert client.get("/").status_code == 302


def test_after_ten_wrong_passwords_there_is_a_pause(as_server, client_of):
    from finalist.services.accounts import add_user

    add_user("dana", PASSWORD)
    client = client_of()
    for _ in range(10):
        assert client.post("/welcome/", {"name": "dana", "password": "wrong"}).status_code == 403
    answer = client.post("/welcome/", {"name": "Dana", "password": PASSWORD})
    assert answer.status_code == 422
    assert b"Too many wrong passwords." in answer.content


def test_on_ones_own_machine_no_password_opens_it(workspace, client_of):
    from finalist.services.accounts import add_user

    add_user("dana", PASSWORD)
    assert client_of().post("/welcome/", {"name": "dana", "password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("password", ["short", "password12345", "danadanadana", ""])
def test_a_weak_password_is_refused(workspace, password):
    from finalist.services.accounts import add_user

    with pytest.raises(UserError, match="Choose another password"):
        add_user("danadanadana", password)


def test_a_name_is_taken_once(workspace):
    from finalist.services.accounts import add_user

    add_user("dana", PASSWORD)
    with pytest.raises(UserError, match="There is a Dana already"):
        add_user("Dana", PASSWORD)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org", "::"])
def test_others_do_not_reach_a_workspace_without_passwords(host):
    from finalist.server.boot import serve

    with pytest.raises(UserError, match="can be reached by others, and this workspace has no passwords"):
        serve(host=host, port=8765, browser=False)
