"""One's own mail account in the settings, and what may be done to send one letter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from finalist.core import clock
from finalist.render.eml import is_address
from finalist.services import mailbox, sending, sent_copies
from finalist.store.models import Letter, MailAccount, Sending
from finalist.web.messages_records import LINES, SENT_COPIES, WAYS_OUT


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The account as it is kept. `address`: to begin with, what the profile says."""

    account: MailAccount | None
    address: str
    lines: tuple[tuple[str, Any], ...]
    has_keyring: bool
    sent_copy: str
    copies: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """What stands in the box “Send it”. `way`: the letter's way out, open or last; `told`: its state in words.

    `is_open`: nothing else may be done to the letter meanwhile; `asks_password`: it is not kept; `can_wait`: a time may
    be given; `no_address`: the person has none.
    """

    account: MailAccount | None
    way: Sending | None
    told: Any
    is_open: bool
    is_decidable: bool
    asks_password: bool
    can_wait: bool
    no_address: bool
    now: datetime

    @property
    def sends(self) -> bool:
        """The account can send."""
        return bool(self.account and self.account.smtp_host)

    @property
    def puts(self) -> bool:
        """The account has a mailbox for drafts."""
        return bool(self.account and self.account.imap_host)


def account_page(owner: Any) -> AccountPage:
    """Read it for `owner`; one query."""
    return AccountPage(
        account=mailbox.account_of(owner),
        address=str(owner.profile.get("email", "")),
        lines=tuple(LINES.items()),
        has_keyring=mailbox.has_keyring(),
        sent_copy=sent_copies.choice_of(owner),
        copies=tuple(SENT_COPIES.items()),
    )


def way_out(letter: Letter) -> WayOut:
    """Read it for a letter the caller may see; three queries."""
    account, way = mailbox.account_of(letter.owner), sending.way_of(letter)
    state = way.state if way else ""
    kept = bool(account and (account.keeps_password or not account.user))
    return WayOut(
        account=account,
        way=way,
        told=WAYS_OUT.get(state, ""),
        is_open=state in sending.OPEN,
        is_decidable=state in ("waiting", "missed"),
        asks_password=not kept,
        can_wait=kept,
        no_address=letter.person is None or not is_address(letter.person.email),
        now=clock.now(),
    )
