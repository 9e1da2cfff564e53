"""The start: claim, folder, version, migrate, secret, owner, token, worker, serve. Upgrading is meant to be boring."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence
from types import FrameType
from typing import Any

from filelock import FileLock, Timeout

from finalist.core.errors import UserError
from finalist.server.collector import held, spare_what_stays
from finalist.server.crew import Crew
from finalist.server.env import env_flag
from finalist.server.home import Home, home, make_home
from finalist.server.instance import Claim, write_whole
from finalist.server.packs import Found, use_packs

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
NEEDED = 20_000_000
"""Free bytes below which we do not start. Convention: an upgrade's copy of a usual database."""


def serve(*, host: str, port: int, browser: bool) -> None:
    """Run the workspace until stopped. Raises UserError with one clear sentence for whatever prevents it."""
    _check_host(host)
    place = home()
    make_home(place)
    os.environ["FINALIST_PORT"] = str(port)
    claim = Claim(place)
    if not claim.take():
        _send_to_the_other(place, claim, browser)
        return
    try:
        with _listening(host, port) as ear:
            claim.announce(_address(host, port))
            with held():
                start(place)
                _tell_packs(use_packs(place))
            _serve_until_stopped(ear, _door(host, port), browser)
    finally:
        claim.give_back()


def start(place: Home) -> None:
    """Make the database ready: one process at a time. Also used by every command that opens the workspace."""
    _check_space(place)
    try:
        with FileLock(place.lock, timeout=30):
            _secret_file(place)
            prepare_django()
            _open_database(place)
    except Timeout:
        raise UserError("Another Finalist is starting in this workspace.", "Wait a moment and try again.") from None
    except OSError as error:
        from finalist.store.trouble import trouble_of

        raise trouble_of(error) from None


def prepare_django() -> None:
    """The settings read and the models loaded; the database is not touched."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "finalist.server.settings")
    import django

    django.setup()


def open_workspace() -> Home:
    """The folder made, the database ready: what a command needs before it works with rows."""
    place = home()
    make_home(place)
    start(place)
    return place


def _open_database(place: Home) -> None:
    from django.db import DatabaseError

    from finalist.server.schema import bring_up_to_date
    from finalist.store.trouble import trouble_of

    try:
        bring_up_to_date(place)
        if not env_flag("FINALIST_SERVER"):
            from finalist.services.launch import local_owner

            local_owner()
    except DatabaseError as error:
        raise trouble_of(error) from None


def _send_to_the_other(place: Home, claim: Claim, browser: bool) -> None:
    """This workspace is open already: lead there, with a token, instead of opening it twice."""
    there = claim.address()
    if not there or env_flag("FINALIST_SERVER"):
        raise UserError("Another Finalist is running in this workspace.", f"Use it{f': {there}' if there else '.'}")
    start(place)
    from finalist.services.launch import local_owner, new_token

    address = f"{there}welcome/?token={new_token(local_owner())}"
    _say(f"Finalist is already running in this workspace: {address}")
    if browser:
        webbrowser.open(address)


def _door(host: str, port: int) -> str:
    """Where the owner gets in: with a token on one's own machine, with a password on a server."""
    if env_flag("FINALIST_SERVER"):
        return _address(host, port)
    from finalist.services.launch import local_owner, new_token

    return f"{_address(host, port)}welcome/?token={new_token(local_owner())}"


def _serve_until_stopped(ear: socket.socket, door: str, browser: bool) -> None:
    from django.conf import settings
    from waitress.server import create_server

    from finalist.server.wsgi import application

    server = create_server(
        application,
        sockets=[ear],
        threads=8,
        ident="",
        max_request_body_size=settings.REQUEST_LIMIT + 1_000_000,
        clear_untrusted_proxy_headers=False,
    )
    signal.signal(signal.SIGTERM, _stop)
    crew = Crew()
    crew.start()
    threading.Thread(target=_clean_up, daemon=True).start()
    _say(f"Finalist is at {door}\nCtrl-C stops it.")
    if browser:
        webbrowser.open(door)
    _load_pages()
    try:
        server.run()
    finally:
        crew.stop()
    _say("Stopped.")


def _load_pages() -> None:
    """What the first page would load, while the browser starts: whoever asks waits no longer for it than they would."""
    from django.urls import get_resolver

    with held():
        _ = get_resolver().url_patterns
    spare_what_stays()


def _clean_up() -> None:
    """What nobody waits for: what was thrown away long ago, sessions that have ended."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    from finalist.services.everything import purge

    with contextlib.suppress(DatabaseError, OSError):
        purge()
        call_command("clearsessions", verbosity=0)
    connection.close()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _secret_file(place: Home) -> None:
    if env_flag("FINALIST_SERVER") or (place.secret.exists() and place.secret.stat().st_size >= 50):
        if place.secret.exists() and os.name == "posix":
            place.secret.chmod(0o600)
        return
    write_whole(place.secret, secrets.token_urlsafe(50).encode())


def _check_space(place: Home) -> None:
    free = shutil.disk_usage(place.folder).free
    if free < NEEDED:
        raise UserError(
            f"Only {free // 1_000_000} MB are free on the disk of {place.folder}.",
            "Free some space and start again; nothing that was saved is lost.",
        )


def _check_host(host: str) -> None:
    if host not in LOOPBACK and not env_flag("FINALIST_SERVER"):
        raise UserError(
            f"{host} can be reached by others, and this workspace has no passwords.",
            "Leave --host away, or set up server mode first (docs/howto/run-a-server.md).",
        )


def _address(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


@contextlib.contextmanager
def _listening(host: str, port: int) -> Any:
    """A socket that listens, before anything slow is done: a port that is taken is known at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ear = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ear.bind((host, port))
        ear.listen(1024)
    except PermissionError:
        ear.close()
        raise UserError(f"Port {port} may not be used by you.", "Give one from 1024 on with --port.") from None
    except socket.gaierror:
        ear.close()
        raise UserError(f"“{host}” is no address of this machine.", "Give one that it has with --host.") from None
    except OSError as error:
        ear.close()
        if host not in LOOPBACK and "assign" in str(error):
            raise UserError(f"“{host}” is no address of this machine.", "Give one that it has with --host.") from None
        raise UserError(f"Port {port} is taken.", "Give another with --port, or close what uses it.") from None
    try:
        yield ear
    finally:
        ear.close()


def _tell_packs(found: Sequence[Found]) -> None:
    for pack in found:
        if pack.wrong:
            _say(f"The pack “{pack.name}” is not used: {pack.wrong}\nSee finalist knowledge check {pack.folder}")
        else:
            _say(f"Beside ours: {pack.name} ({pack.held})")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - what this command says to its person
