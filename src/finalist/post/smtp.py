"""One letter to one SMTP server (RFC 5321), with an honest end: accepted, refused, or not known.

Until the last line of the letter is written, every trouble means that nothing went out. From then until the server's
answer is read, nobody can know: the server may have taken it. That is `Unknown`, and only a person can resolve it.
"""

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP as SMTP_POLICY

from finalist.core.errors import UserError
from finalist.post.line import SECONDS, NotReached, dial, secure_context, untrusted
from finalist.post.server import MailServer

LAST_ANSWER = 60.0
"""Seconds the answer to the whole letter is waited for: a server checks it for spam meanwhile. Convention."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The server took the letter. `answer`: its words, for looking it up there."""

    answer: str


class Refused(UserError):
    """The server said no: certainly nothing went out."""


class Unknown(UserError):
    """The line broke while the server had the letter in its hands: it may or may not have gone out."""


def deliver(
    server: MailServer, sender: str, recipient: str, message: bytes, *, before_last: Callable[[], None] = lambda: None
) -> Accepted:
    """Hand the message over. Raises NotReached or Refused (nothing went out) or Unknown.

    `before_last` is called before the letter's text is written: the last moment at which nothing has gone out.
    """
    for address in (sender, recipient):
        if not (address.isascii() and address.isprintable()):
            raise Refused(
                f"{address} has letters that mail servers do not take.", "Nothing was sent. Look at it again."
            )
    with _signed_in(server) as line:
        _expect(line.mail(sender), f"{server.host} does not send for {sender}")
        _expect(line.rcpt(recipient), f"{server.host} does not take mail for {recipient}")
        _expect(line.docmd("DATA"), f"{server.host} does not take the letter", wanted=354)
        before_last()
        try:
            if line.sock is not None:
                line.sock.settimeout(LAST_ANSWER)
            line.send(_on_the_wire(message))
            code, words = line.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise Unknown(
                f"The line to {server.host} broke while it took the letter ({type(error).__name__}).",
                "Look into your Sent folder or ask the other side before you send it again.",
            ) from None
        answer = _told(words)
        if code != 250:
            raise Refused(f"{server.host} refused the letter: {code} {answer}.", "Nothing was sent.")
        with contextlib.suppress(smtplib.SMTPException, OSError):
            line.quit()
        return Accepted(answer)


def try_sign_in(server: MailServer) -> None:
    """Reach the server and sign in, nothing more. Raises NotReached or Refused."""
    with _signed_in(server) as line, contextlib.suppress(smtplib.SMTPException, OSError):
        line.quit()


@contextmanager
def _signed_in(server: MailServer) -> Iterator[smtplib.SMTP]:
    """A line that is ready for a letter. Whatever breaks before the letter's text is NotReached or Refused."""
    line = _Line(server)
    try:
        _expect(line.connect(server.host, server.port), f"{server.host} is not ready", wanted=220)
        if server.security == "starttls":
            line.ehlo_or_helo_if_needed()
            line.starttls(context=secure_context())
        if server.user:
            line.login(server.user, server.password)
        else:
            line.ehlo_or_helo_if_needed()
        yield line
    except ssl.SSLError as error:
        raise untrusted(server, error) from None
    except smtplib.SMTPAuthenticationError:
        raise Refused(
            f"{server.host} does not know this name and password.",
            "Many mailboxes want an app password here, not the one you sign in with.",
        ) from None
    except smtplib.SMTPNotSupportedError as error:
        raise NotReached(f"{server.host}: {str(error).strip('. ')}.", "Choose another kind of security.") from None
    except smtplib.SMTPResponseException as error:
        told = f"{error.smtp_code} {_told(error.smtp_error)}"
        raise Refused(f"{server.host} said no: {told}.", "Nothing was sent.") from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotReached(f"The line to {server.host} broke ({type(error).__name__}).", "Nothing was sent.") from None
    finally:
        line.close()


class _Line(smtplib.SMTP):
    """smtplib over our own dial; it says as little of this machine as it may, and nothing on standard error."""

    def __init__(self, server: MailServer) -> None:
        super().__init__(local_hostname="localhost", timeout=SECONDS)
        self._server = server
        self._host = server.host  # the name that STARTTLS checks the certificate against

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return dial(self._server, timeout)


def _expect(given: tuple[int, bytes], what: str, *, wanted: int = 250) -> None:
    code, words = given
    if code != wanted and not (wanted == 250 and code == 251):
        raise Refused(f"{what}: {code} {_told(words)}.", "Nothing was sent.")


def _on_the_wire(message: bytes) -> bytes:
    """The message as DATA wants it: CRLF line ends, a dot before a leading dot, a dot alone at the end.

    The mark for mail programs that it is a draft stays here.
    """
    parsed = message_from_bytes(message, policy=SMTP_POLICY)
    del parsed["X-Unsent"]
    lines = parsed.as_bytes().splitlines()
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines) + b".\r\n"


def _told(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())[:200].strip(". ")
