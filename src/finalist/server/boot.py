"""The start: lock, folder, secret, migrate, owner, token, worker, serve. Upgrading is meant to be boring."""

import os
import secrets
import socket
import subprocess
import sys
import webbrowser

from filelock import FileLock, Timeout

from finalist.core.errors import UserError
from finalist.server.home import Home, home, make_home


def serve(*, host: str, port: int, browser: bool) -> None:
    """Run the workspace until stopped. Raises UserError with one clear sentence for whatever prevents it."""
    place = home()
    _check_address(host, port)
    make_home(place)
    os.environ["FINALIST_PORT"] = str(port)
    start(place)
    from finalist.services.launch import local_owner, new_token

    address = f"http://127.0.0.1:{port}/welcome/?token={new_token(local_owner())}"
    worker = subprocess.Popen([sys.executable, "-m", "finalist.cli.main", "worker"])
    print(f"Finalist is at {address}\nCtrl-C stops it.", flush=True)  # noqa: T201 - the one line this command says
    if browser:
        webbrowser.open(address)
    try:
        _listen(host, port)
    finally:
        worker.terminate()


def start(place: Home) -> None:
    """Make the database ready: one process at a time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "finalist.server.settings")
    try:
        with FileLock(place.lock, timeout=30):
            _secret_file(place)
            import django

            django.setup()
            from django.core.management import call_command

            call_command("migrate", verbosity=0, interactive=False)
    except Timeout:
        raise UserError("Another Finalist is starting in this workspace.", "Wait a moment and try again.") from None


def work() -> None:
    """The worker: runs jobs until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "finalist.server.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("db_worker", verbosity=0, interval=0.3)


def _secret_file(place: Home) -> None:
    if place.secret.exists():
        return
    handle = os.open(place.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_urlsafe(50))


def _check_address(host: str, port: int) -> None:
    if host not in {"127.0.0.1", "localhost", "::1"} and os.environ.get("FINALIST_SERVER", "") not in {"true", "1"}:
        raise UserError(
            f"{host} can be reached by others, and this workspace has no passwords.",
            "Leave --host away, or set up server mode first (docs/howto/run-a-server.md).",
        )
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise UserError(f"Port {port} is taken.", "Give another with --port, or close what uses it.") from None


def _listen(host: str, port: int) -> None:
    from waitress import serve as waitress_serve

    from finalist.server.wsgi import application

    waitress_serve(application, host=host, port=port, threads=8, ident="", _quiet=True)
