"""Letters out of here: now or at a time, each only because its button was pressed, and never twice.

Every step is one compare-and-set on the row, committed before the next thing happens:

    waiting → going      claimed: nobody else will send it
    going → handing      the server wants the text; from here on it may have gone out
    handing → sent       the server took it
    going → failed       certainly nothing went out
    handing → unknown    the line or the program broke: only a person can say

Nothing that failed, or whose end is unknown, is tried again by itself.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.post import smtp
from finalist.render.eml import is_address, letter_eml
from finalist.services import enclosing, keeping, mailbox, sent_copies
from finalist.services.history import tell
from finalist.store.access import Stale, mine
from finalist.store.ids import new_id
from finalist.store.models import Letter, MailAccount, Sending
from finalist.store.saving import change

State = Sending.State
OPEN = (State.WAITING, State.GOING, State.HANDING, State.UNKNOWN, State.MISSED)
"""While a row is in one of these, its letter has a way out and gets no other."""
LEASE = timedelta(minutes=10)
"""How long one transaction may take at most; what is under way for longer was left by a crash. Convention."""
LATE = timedelta(hours=6)
"""A letter whose hour passed longer ago (the machine slept) is not sent any more; the person is asked. Convention."""
FURTHEST = timedelta(days=60)
LEFT = "The program stopped while this letter was on its way. It may have gone out."
STOPPED_BEFORE = "The program stopped before the letter was handed over. Nothing was sent."
TOO_LATE = "Its hour passed while Finalist was not running. Nothing was sent."
log = logging.getLogger(__name__)


def way_of(letter: Letter) -> Sending | None:
    """The letter's way out that is open, or the one that ended last."""
    rows = Sending.objects.of(letter.owner).filter(letter=letter)
    row: Sending | None = rows.filter(state__in=OPEN).first() or rows.order_by("-created_at", "-pk").first()
    return row


def send_now(owner: Any, letter_id: str, seen: int | None, password: str = "") -> Sending:
    """Send it at once, as it was seen. Raises UserError (nothing was sent), Stale, PasswordNeeded."""
    letter, account = _ready(owner, letter_id, seen)
    secret = mailbox.password_of(account, password)
    row = _begin(letter, account, clock.now())
    return _go(row, account, secret)


def send_later(owner: Any, letter_id: str, seen: int | None, at: datetime) -> Sending:
    """Send it at that time, while Finalist runs. Raises UserError where that cannot be, and Stale."""
    now = clock.now()
    if at <= now or at > now + FURTHEST:
        raise UserError("This is no time to come.", f"Give one within the next {FURTHEST.days} days.")
    letter, account = _ready(owner, letter_id, seen)
    if account.user and not account.keeps_password:
        raise UserError(
            "A letter can only wait when the keyring has the password.", "Keep it in the settings, or send it yourself."
        )
    row = _begin(letter, account, at)
    tell(owner, letter.opportunity, "letter-waits", kind=letter.kind, person=row.to_name)
    return row


def take_back(owner: Any, letter_id: str) -> Sending:
    """It shall not go out after all. Raises UserError when it is on its way already."""
    letter = mine(Letter, owner, letter_id)
    changed = _open(letter).filter(state__in=[State.WAITING, State.MISSED])
    if not changed.update(state=State.STOPPED, ended_at=clock.now()):
        raise UserError("This letter does not wait any more.", "Look at it again.")
    row = way_of(letter)
    assert row is not None
    return row


def resolve(owner: Any, letter_id: str, went_out: bool) -> Sending:
    """The person looked: it did go out, or it did not. Raises UserError when nothing was unknown."""
    letter = mine(Letter, owner, letter_id)
    row: Sending | None = _open(letter).filter(state=State.UNKNOWN).first()
    if row is None:
        raise UserError("Nothing is open about this letter.", "Look at it again.")
    if went_out:
        _went_out(row, State.UNKNOWN)
    else:
        _step(row, State.UNKNOWN, State.FAILED, problem="You said that it did not go out.", ended_at=clock.now())
    row.refresh_from_db()
    return row


def send_due(now: datetime | None = None) -> int:
    """Send what waits and whose time has come; how many were tried. Safe in several processes at once."""
    moment = now or clock.now()
    tried = 0
    due = Sending.objects.filter(state=State.WAITING, at__lte=moment, deleted_at=None)
    there = due.filter(letter__deleted_at=None, letter__opportunity__deleted_at=None).select_related("owner", "letter")
    for row in list(there.order_by("at", "pk")):
        if row.at < moment - LATE:
            _step(row, State.WAITING, State.MISSED, problem=TOO_LATE)
            continue
        account = mailbox.account_of(row.owner)
        try:
            if account is None or not account.smtp_host:
                raise UserError("The mail account is not there any more.", "Set it up again.")
            secret = mailbox.password_of(account)
        except UserError as error:
            _step(row, State.WAITING, State.MISSED, problem=str(error))
            continue
        _go(row, account, secret)
        tried += 1
    return tried


def settle_what_a_crash_left(now: datetime | None = None) -> int:
    """Rows that nobody works on any more: not handed over is failed, handed over is unknown. How many."""
    long_ago = (now or clock.now()) - LEASE
    left = Sending.objects.filter(claimed_at__lt=long_ago)
    failed = left.filter(state=State.GOING).update(state=State.FAILED, problem=STOPPED_BEFORE, ended_at=clock.now())
    return failed + left.filter(state=State.HANDING).update(state=State.UNKNOWN, problem=LEFT)


def _ready(owner: Any, letter_id: str, seen: int | None) -> tuple[Letter, MailAccount]:
    letter = mine(Letter, owner, letter_id)
    if seen is not None and letter.rev != seen:
        raise Stale(letter)
    if letter.state == "sent":
        raise UserError("This letter was sent.", "Take “sent” back first, if it was not.")
    account = mailbox.account_of(owner)
    if account is None or not account.smtp_host:
        raise UserError("There is no mail account to send from.", "Set one up in the settings, or use the .eml file.")
    if letter.person is None or not is_address(letter.person.email):
        raise UserError("There is no address to send it to.", "Write the person's e-mail address down first.")
    if not letter.body.strip() or not letter.subject.strip():
        raise UserError("The letter has no subject or no words yet.", "Write both, and save.")
    return letter, account


def _begin(letter: Letter, account: MailAccount, at: datetime) -> Sending:
    """A row of its own, in its own transaction. Raises UserError when the letter has a way out already."""
    assert letter.person is not None
    domain = account.address.rpartition("@")[2]
    try:
        with transaction.atomic():
            row: Sending = Sending.objects.create(
                owner=letter.owner, letter=letter, at=at, to_name=letter.person.name, to_email=letter.person.email,
                subject=letter.subject, body=letter.body, message_id=f"<{new_id()}.{new_id()}@{domain}>",
            )  # fmt: skip
    except IntegrityError:
        raise UserError("This letter is on its way already.", "Look at it again.") from None
    return row


def _go(row: Sending, account: MailAccount, secret: str) -> Sending:
    if connection.in_atomic_block:
        raise RuntimeError("a claim must be committed before a letter is handed over")
    if not _step(row, State.WAITING, State.GOING, claimed_at=clock.now()):
        row.refresh_from_db()
        return row

    def hand_over() -> None:
        if not _step(row, State.GOING, State.HANDING):
            raise _Lost

    try:
        server, message = mailbox.sending_server(account, secret), _message(row, account)
        smtp.deliver(server, account.address, row.to_email, message, before_last=hand_over)
    except _Lost:
        pass  # Somebody settled it meanwhile; nothing was handed over.
    except smtp.Unknown as error:
        _step(row, State.HANDING, State.UNKNOWN, problem=str(error))
    except UserError as error:  # Refused, not reached, or the bytes of an enclosure are gone.
        for state in (State.GOING, State.HANDING):
            _step(row, state, State.FAILED, problem=str(error), ended_at=clock.now())
    except Exception:  # A bug: what is known of the letter must not be lost with it.
        log.exception("A letter could not be handed over.")
        _step(row, State.GOING, State.FAILED, problem=STOPPED_BEFORE, ended_at=clock.now())
        _step(row, State.HANDING, State.UNKNOWN, problem=LEFT)
        raise
    else:
        _went_out(row, State.HANDING)
        sent_copies.keep(row, account, secret, message)
    row.refresh_from_db()
    return row


class _Lost(Exception):
    """The row is not ours any more."""


def _message(row: Sending, account: MailAccount) -> bytes:
    return letter_eml(
        subject=row.subject,
        body=row.body,
        to_name=row.to_name,
        to_email=row.to_email,
        from_name=str(row.owner.profile.get("name", "")),
        from_email=account.address,
        sent_at=clock.now(),
        message_id=row.message_id,
        enclosures=enclosing.files_of(row.letter),
    )


def _went_out(row: Sending, before: str) -> None:
    """Kept with the letter in one transaction; a row that was called unknown meanwhile is told the better."""
    now = clock.now()
    with transaction.atomic():
        ours = [state for state in (before, State.UNKNOWN) if _step(row, state, State.SENT, ended_at=now, problem="")]
        letter = row.letter
        if ours and letter.state != "sent":
            tell(row.owner, letter.opportunity, "letter-sent", kind=letter.kind, person=row.to_name)
            change(letter, state="sent", sent_at=row.claimed_at or now)
            keeping.wrote_to(letter.person, now.date())
            enclosing.kept(letter)


def _step(row: Sending, before: str, after: str, **values: Any) -> bool:
    """One compare-and-set; whether it was ours to make."""
    changed = Sending.objects.filter(pk=row.pk, state=before).update(state=after, updated_at=clock.now(), **values)
    if changed and "claimed_at" in values:
        row.claimed_at = values["claimed_at"]
    return bool(changed)


def _open(letter: Letter) -> Any:
    return Sending.objects.of(letter.owner).filter(letter=letter, state__in=OPEN)
