"""Letters: begun from the plan, written, marked as sent. What they come back to stands beside them, never in them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from finalist.core import clock
from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import UserError
from finalist.render.eml import letter_eml
from finalist.services import enclosing, keeping, mailbox, planning, sending
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Letter, Meeting, Note, Opportunity, Person
from finalist.store.saving import change, throw_away

KINDS = (
    "thank-you", "follow-up", "more-time", "other-offer", "feedback", "withdrawal", "reply", "connection",
    "keep-in-touch", "referee", "cover", "other",
)  # fmt: skip
"""As core documents/letter.py, and `other` for what none of them is."""
DEADLINES = {"follow-up": "nudge"}
"""Kind of letter → kind of the plan's deadline, where they are called differently."""
STATES = ("draft", "ready", "sent")
LATEST = timedelta(hours=48)
"""A thank-you is due within 24 to 48 hours (convention, E6.5)."""
RUNNING = timedelta(hours=1)
LONGEST = 20_000
NOTES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Outline:
    """What a letter may come back to: the plan's line for this person, and one's own notes that name them."""

    line: Line | None
    notes: tuple[Note, ...]


def begin(owner: Any, opportunity_id: str, *, kind: str = "thank-you", person_id: str = "") -> Letter:
    """An empty letter, due as the plan says. Raises UserError for a kind that is none."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    person = mine(Person, owner, person_id) if person_id else None
    due = _due(_plan_of(opportunity), _kind(kind))
    row: Letter = Letter.objects.create(owner=owner, opportunity=opportunity, person=person, kind=kind, due_at=due)
    return row


@transaction.atomic
def begin_all(owner: Any, opportunity_id: str, only: set[str] | None = None) -> list[Letter]:
    """An empty thank-you for everybody (`only`: of these people) who has none yet, due as the plan says."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    due = _due(_plan_of(opportunity), "thank-you")
    return [
        Letter.objects.create(owner=owner, opportunity=opportunity, person=person, kind="thank-you", due_at=due)
        for person in unwritten(opportunity)
        if only is None or person.pk in only
    ]


def unwritten(opportunity: Opportunity) -> list[Person]:
    """The people of the opportunity to whom no thank-you was begun."""
    begun = Letter.objects.of(opportunity.owner).filter(opportunity=opportunity, kind="thank-you").exclude(person=None)
    written = set(begun.values_list("person", flat=True))
    return [
        row for row in opportunity.people.filter(deleted_at=None).order_by("created_at", "pk") if row.pk not in written
    ]


@transaction.atomic
def write(owner: Any, letter_id: str, seen: int | None, **values: Any) -> Letter:
    """Keep kind, person_id, subject, body, ready, encloses (ids of promises). What was sent stays as it was sent.

    Raises UserError for one that was sent, a kind that is none or too long a text, and Stale.
    """
    row = mine(Letter, owner, letter_id)
    if row.state == "sent":
        raise UserError("This letter was sent.", "Take “sent” back first, if it was not.")
    check_can_change(row)
    body = values.get("body", row.body).replace("\r\n", "\n").replace("\0", "")
    if len(body) > LONGEST:
        raise UserError("This letter is too long to be read.", f"Keep it under {LONGEST} characters.")
    person_id = values.get("person_id", row.person_id or "")
    row = change(
        row,
        seen,
        kind=_kind(values.get("kind", row.kind)),
        person=mine(Person, owner, person_id) if person_id else None,
        subject=" ".join(values.get("subject", row.subject).replace("\0", "").split())[:300],
        body=body,
        state="ready" if values.get("ready") else "draft",
    )
    if "encloses" in values:
        enclosing.choose(row, values["encloses"])
    return row


@transaction.atomic
def sent(owner: Any, letter_id: str, at: datetime | None = None) -> Letter:
    """It went out, now or at another time. Raises UserError for a time to come."""
    row = mine(Letter, owner, letter_id)
    check_can_change(row)
    when = at or clock.now()
    if when > clock.now():
        raise UserError("This time is still to come.", "Give the day on which it was sent.")
    tell(owner, row.opportunity, "letter-sent", kind=row.kind, person=row.person.name if row.person else "")
    keeping.wrote_to(row.person, when.date())
    enclosing.kept(row)
    return change(row, state="sent", sent_at=when)


def unsent(owner: Any, letter_id: str) -> Letter:
    """It did not go out after all."""
    return change(mine(Letter, owner, letter_id), state="ready", sent_at=None)


def remove(owner: Any, letter_id: str) -> Letter:
    """Throw it away (can be undone)."""
    row = mine(Letter, owner, letter_id)
    check_can_change(row)
    throw_away(row)
    return row


def check_can_change(row: Letter) -> None:
    """Raises UserError for a letter that waits to be sent, or may have gone out: it is not changed under way."""
    way = sending.way_of(row)
    if way is not None and way.state in sending.OPEN:
        raise UserError("This letter has a way out already.", "Take it back or settle it first, then change it.")


def days_late(letter: Letter) -> int:
    """Whole days that a thank-you is over the 48 hours of EVIDENCE.md E6.5; 0 when it is not, or is something else."""
    if letter.kind != "thank-you" or letter.state == "sent":
        return 0
    met = Meeting.objects.of(letter.owner).filter(opportunity=letter.opportunity, state="set", start__lt=clock.now())
    ours = met.filter(people=letter.person_id) if letter.person_id else met
    ends = [row.end or row.start + RUNNING for row in ours]
    over = clock.now() - max(ends) - LATEST if ends else timedelta()
    return over.days + 1 if over > timedelta() else 0


def outline(letter: Letter) -> Outline:
    """What this letter may come back to."""
    plan = _plan_of(letter.opportunity)
    if letter.person is None:
        return Outline(None, ())
    notes = Note.objects.of(letter.owner).filter(opportunity=letter.opportunity, person=letter.person)
    return Outline(_line_for(plan, letter.person.name), tuple(notes.order_by("at", "pk")[:NOTES_SHOWN]))


def draft_file(letter: Letter) -> bytes:
    """The letter as a draft for a mail program, with what it encloses."""
    profile = letter.owner.profile
    person = letter.person
    return letter_eml(
        subject=letter.subject,
        body=letter.body,
        to_name=person.name if person else "",
        to_email=person.email if person else "",
        from_name=str(profile.get("name", "")),
        from_email=str(profile.get("email", "")),
        enclosures=enclosing.files_of(letter),
    )


def into_mailbox(owner: Any, letter_id: str, password: str = "") -> str:
    """Put it among the drafts of one's own mailbox; the folder's name. Raises UserError: then no draft is there."""
    letter = mine(Letter, owner, letter_id)
    folder = mailbox.put_draft(owner, draft_file(letter), password)
    tell(owner, letter.opportunity, "letter-drafted", folder=folder, person=letter.person.name if letter.person else "")
    return folder


def _plan_of(opportunity: Opportunity) -> GamePlan | None:
    made = planning.latest(opportunity)
    return planning.document_of(made) if made else None


def _line_for(plan: GamePlan | None, name: str) -> Line | None:
    """The plan has one line a person, in the order of its people."""
    if plan is None or len(plan.after.letters) != len(plan.people):
        return None
    pairs = zip(plan.people, plan.after.letters, strict=True)
    return next((line for card, line in pairs if card.name.value.casefold() == name.casefold()), None)


def _due(plan: GamePlan | None, kind: str) -> datetime | None:
    deadlines = plan.after.deadlines if plan else ()
    ahead = [one.due for one in deadlines if one.kind == DEADLINES.get(kind, kind)]
    return next((due for due in ahead if due > clock.now()), ahead[-1] if ahead else None)


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise UserError(f"“{kind[:40]}” is not a kind of letter.", f"Choose one of {', '.join(KINDS)}.")
    return kind
