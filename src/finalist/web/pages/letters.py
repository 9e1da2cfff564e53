"""The Letters tab and one letter with what it may come back to."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finalist.core import clock
from finalist.services import letters
from finalist.store.models import Letter, Opportunity, Person
from finalist.web.messages_records import LETTER_KINDS, LETTER_STATES
from finalist.web.pages.mail import WayOut, way_out
from finalist.web.pages.notes import people_of

MAILTO_CHARS = 1_800
"""A longer address is cut or refused by some mail programs; then the .eml is the way."""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter: its kind and state in words."""

    letter: Letter
    kind: Any
    state: Any
    is_late: bool


@dataclass(frozen=True, slots=True)
class LettersTab:
    """Letters to write and those sent. `unwritten`: people who have no thank-you yet."""

    opportunity: Opportunity
    open: tuple[LetterRow, ...]
    sent: tuple[LetterRow, ...]
    unwritten: tuple[Person, ...]
    kinds: tuple[tuple[str, Any], ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter. `mailto`: an address that opens the mail program with it, "" when it is too long for one."""

    opportunity: Opportunity
    letter: Letter
    kind: Any
    outline: letters.Outline
    kinds: tuple[tuple[str, Any], ...]
    people: tuple[Person, ...]
    mailto: str
    words: int
    out: WayOut
    late: str


def letters_tab(opportunity: Opportunity) -> LettersTab:
    """Read it for an opportunity the caller may see."""
    rows = Letter.objects.of(opportunity.owner).filter(opportunity=opportunity).select_related("person")
    now = clock.now()
    made = [
        LetterRow(
            row,
            LETTER_KINDS.get(row.kind, row.kind),
            LETTER_STATES.get(row.state, row.state),
            row.state != "sent" and row.due_at is not None and row.due_at < now,
        )
        for row in rows.order_by("due_at", "created_at", "pk")
    ]
    return LettersTab(
        opportunity,
        tuple(row for row in made if row.letter.state != "sent"),
        tuple(row for row in made if row.letter.state == "sent"),
        tuple(letters.unwritten(opportunity)),
        tuple(LETTER_KINDS.items()),
        people_of(opportunity),
    )


def letter_page(letter: Letter) -> LetterPage:
    """One letter for its editor."""
    return LetterPage(
        letter.opportunity,
        letter,
        LETTER_KINDS.get(letter.kind, letter.kind),
        letters.outline(letter),
        tuple(LETTER_KINDS.items()),
        people_of(letter.opportunity),
        _mailto(letter),
        len(letter.body.split()),
        way_out(letter),
        _late(letter),
    )


def _late(letter: Letter) -> str:
    """What to know of a thank-you that comes late; "" for all others."""
    days = letters.days_late(letter)
    if not days:
        return ""
    told = ngettext("It is %(n)d day over the usual time.", "It is %(n)d days over the usual time.", days) % {"n": days}
    return told + " " + _("Send it all the same, and say in one sentence that it comes late.")


def _mailto(letter: Letter) -> str:
    """RFC 6068. Line ends are CRLF; every sign that could end a part is quoted."""
    to = letter.person.email if letter.person else ""
    body = letter.body.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8", "replace")
    made = f"mailto:{quote(to, safe='@')}?subject={quote(letter.subject.encode('utf-8', 'replace'))}&body={quote(body)}"
    return made if len(made) <= MAILTO_CHARS else ""
