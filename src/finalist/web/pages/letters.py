"""The Letters tab and one letter with what it may come back to."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finalist.core import clock
from finalist.services import drafting, enclosing, letters
from finalist.store.models import Commitment, Letter, Opportunity, Person
from finalist.web.messages_records import LETTER_KINDS, LETTER_STATES, TONES
from finalist.web.pages.bound import Bound, bound
from finalist.web.pages.checked import Checked, checked
from finalist.web.pages.mail import WayOut, way_out
from finalist.web.pages.notes import people_of

ASKED_FIRST = {"more-time": ("until", "deadline"), "other-offer": ("deadline",)}
"""Kind of letter → what only the candidate can say, asked before it is drafted."""
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
    tones: tuple[tuple[str, Any], ...]


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
    bound: Bound | None
    review: Checked | None
    enclosures: tuple[tuple[Commitment, bool], ...]
    can_draft: bool
    tones: tuple[tuple[str, Any], ...]
    asks: tuple[str, ...]
    wish: dict[str, str]


def letters_tab(opportunity: Opportunity) -> LettersTab:
    """Read it for an opportunity the caller may see."""
    rows = Letter.objects.of(opportunity.owner).filter(opportunity=opportunity).select_related("person")
    rows = rows.defer("body", "made", "checked")
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
        tuple(TONES.items()),
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
        bound(letter, letter.body),
        checked(letter),
        _enclosures(letter),
        letter.kind in drafting.DRAFTED,
        tuple(TONES.items()),
        ASKED_FIRST.get(letter.kind, ()),
        dict(letter.made.get("wish", {})) if isinstance(letter.made, dict) else {},
    )


def _enclosures(letter: Letter) -> tuple[tuple[Commitment, bool], ...]:
    chosen = set(letter.encloses.values_list("pk", flat=True))
    return tuple((row, row.pk in chosen) for row in enclosing.could_go_along(letter))


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
