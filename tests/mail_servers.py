"""Real mail servers of one's own for tests: SMTP that takes mail (aiosmtpd), a mailbox (Dovecot), a certificate."""

import contextlib
import getpass
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

USER, PASSWORD = "mara.quill@example.org", "correct horse 9"
DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/lib/dovecot")
SKIP_DOVECOT = "Dovecot is not installed: sh scripts/ensure.sh dovecot"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """(certificate, key) for a name, signed by itself."""
    cert, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", str(key), "-out", str(cert), "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


@dataclass
class Taken:
    """What an SMTP server took: (sender, recipients, message)."""

    letters: list[tuple[str, list[str], Any]] = field(default_factory=list)
    answer: str = "250 OK, taken"
    pause: float = 0.0
    refuse_recipient: bool = False
    hang_up: bool = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.refuse_recipient:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        import asyncio

        message = message_from_bytes(envelope.content, policy=default)
        self.letters.append((envelope.mail_from, list(envelope.rcpt_tos), message))
        if self.pause:
            await asyncio.sleep(self.pause)
        if self.hang_up:
            server.transport.abort()
        return self.answer


@contextlib.contextmanager
def smtp_server(folder: Path, *, security: str = "tls", name: str = "localhost") -> Iterator[tuple[int, Taken]]:
    """(port, what it took) of a server that asks for USER and PASSWORD."""
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult

    def known(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> Any:
        right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=right)

    taken = Taken()
    context = None
    if security != "none":
        cert, key = certificate(folder, name)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(cert, key)
    more = {"ssl_context": context} if security == "tls" else {"tls_context": context} if context else {}
    controller = Controller(
        taken, hostname="127.0.0.1", port=free_port(), authenticator=known, auth_required=security != "none",
        auth_require_tls=security == "starttls", decode_data=False, **more,
    )  # fmt: skip
    controller.start()
    try:
        yield int(controller.port), taken
    finally:
        controller.stop()


@dataclass(frozen=True)
class Mailbox:
    """A running Dovecot. `mail`: the maildir of USER."""

    port: int
    mail: Path

    def drafts(self) -> list[Any]:
        """The drafts, read by a mail parser straight from the maildir."""
        return self._of("Drafts")

    def sent(self) -> list[Any]:
        """The letters in the folder for what was sent, read likewise."""
        return self._of("Sent")

    def _of(self, folder: str) -> list[Any]:
        paths = sorted(self.mail.glob(f".{folder}/cur/*")) + sorted(self.mail.glob(f".{folder}/new/*"))
        return [message_from_bytes(path.read_bytes(), policy=default) for path in paths]


@contextlib.contextmanager
def dovecot(folder: Path) -> Iterator[Mailbox]:
    """A real Dovecot over TLS with one account (USER, PASSWORD), whose certificate is for `localhost`."""
    assert DOVECOT
    cert, key = certificate(folder)
    # Its helpers run as other users than root and keep sockets there: a short path that they may walk through.
    place = Path(tempfile.mkdtemp(prefix="dovecot-", dir="/tmp"))
    place.chmod(0o755)
    port, mail = free_port(), place / "mail"
    mail.mkdir()
    me = getpass.getuser() if os.geteuid() else ""
    owner = pwd.getpwnam(me or "nobody")
    if not me:
        shutil.chown(mail, owner.pw_uid, owner.pw_gid)
    (place / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}:{owner.pw_uid}:{owner.pw_gid}::{mail}\n")
    (place / "dovecot.conf").write_text(_config(place, port, cert, key, me))
    process = subprocess.Popen(
        [DOVECOT, "-F", "-c", str(place / "dovecot.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process, place)
        yield Mailbox(port, mail)
    finally:
        process.terminate()
        process.wait(timeout=60)
        shutil.rmtree(place, ignore_errors=True)


def _wait_for(port: int, process: Any, folder: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, (folder / "log").read_text()[-2000:]
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("Dovecot did not come up: " + (folder / "log").read_text()[-2000:])


def _config(folder: Path, port: int, cert: Path, key: Path, me: str) -> str:
    alone = f"default_internal_user = {me}\ndefault_login_user = {me}\ndefault_internal_group =\n" if me else ""
    unrooted = "".join(f"service {name} {{\n  chroot =\n}}\n" for name in ("anvil", "stats", "imap-login") if me)
    return f"""
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{cert}
ssl_key = <{key}
mail_location = maildir:{folder}/mail
first_valid_uid = 1
auth_mechanisms = plain login
{alone}{unrooted}
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = passwd-file
  args = {folder}/users
}}
namespace inbox {{
  inbox = yes
  separator = .
  mailbox Drafts {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
}}
service imap-login {{
  process_min_avail = 0
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {port}
    ssl = yes
  }}
}}
"""
