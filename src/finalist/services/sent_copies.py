"""The copy of a sent letter in one's own mailbox, as a mail program leaves one: once, and never in the letter's way.

Whether a server copies what it sends by itself cannot be asked. `auto` leaves it to those that are known to, and looks
before it puts a copy anywhere; `yes` is for a server that is wrongly taken for one of them, `no` for an unknown one.
"""

import logging
from typing import Any

from finalist.core.errors import UserError
from finalist.post import imap
from finalist.services import mailbox, preferences
from finalist.store.models import MailAccount, Sending

CHOICES = ("auto", "yes", "no")
SETTING = "sent_copy"
COPY_THEMSELVES = ("gmail.com", "googlemail.com", "office365.com", "outlook.com", "hotmail.com")
"""Ends of the names of SMTP servers whose makers document that they put a copy among what was sent."""
log = logging.getLogger(__name__)


def choice_of(owner: Any) -> str:
    """One of CHOICES; `auto` when nothing was chosen."""
    chosen = str(owner.settings.get(SETTING, ""))
    return chosen if chosen in CHOICES else "auto"


def choose(owner: Any, chosen: str) -> None:
    """Keep it with the person's settings. Raises UserError for what is no choice."""
    if chosen not in CHOICES:
        raise UserError("This is no choice.", "Choose one of the list.")
    if chosen != choice_of(owner):
        preferences.choose(owner, **{SETTING: chosen})


def is_wanted(owner: Any, account: MailAccount) -> bool:
    """Whether a copy is put there by us."""
    if not account.imap_host:
        return False
    host = account.smtp_host.casefold().rstrip(".")
    itself = any(host == one or host.endswith(f".{one}") for one in COPY_THEMSELVES)
    return {"auto": not itself, "yes": True, "no": False}[choice_of(owner)]


def keep(row: Sending, account: MailAccount, secret: str, message: bytes) -> None:
    """Put the copy there. Whatever happens the letter was sent: what went wrong is only said, in `problem`."""
    if not is_wanted(row.owner, account):
        return
    try:
        imap.put_sent(mailbox.mailbox_server(account, secret), message, row.message_id)
    except UserError as error:
        Sending.objects.filter(pk=row.pk, state=Sending.State.SENT).update(problem=str(error))
    except Exception:  # A bug: the letter went out, and that is what counts.
        log.exception("A sent letter could not be copied into the mailbox.")
