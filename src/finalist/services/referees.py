"""The references kit: who may be named, what each can speak to, whether they agreed; and a sheet to hand in."""

from collections.abc import Sequence
from typing import Any

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.journeys.resume import Order
from finalist.journeys.resume_letter import build_references
from finalist.store.access import mine
from finalist.store.models import Person, Referee
from finalist.store.saving import change, throw_away

STATES = ("to-ask", "asked", "agreed", "declined")
FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
LONGEST = {"relation": 200, "can_say": 2_000}


def referees_of(owner: Any) -> list[Referee]:
    """All of them, those who agreed first."""
    rows = Referee.objects.of(owner).filter(person__deleted_at=None).select_related("person")
    return sorted(rows, key=lambda row: (STATES.index(row.state) != 2, row.person.name))


def add(owner: Any, person_id: str) -> Referee:
    """Somebody who may be asked; the row that is there, if they are on the list already."""
    person = mine(Person, owner, person_id)
    row, is_new = Referee.objects.get_or_create(person=person, defaults={"owner": owner})
    kept: Referee = row if is_new or row.deleted_at is None else change(row, deleted_at=None)
    return kept


def edit(owner: Any, referee_id: str, seen: int | None, *, speaks_to: Sequence[str] = (), **values: str) -> Referee:
    """Keep relation, can_say, state and the competencies they can speak to. Raises UserError and Stale."""
    row = mine(Referee, owner, referee_id)
    state = values.get("state", row.state)
    if state not in STATES:
        raise UserError(f"“{state[:20]}” is not how far it is.", f"Choose one of {', '.join(STATES)}.")
    known = {entry.id for entry in knowledge().competencies}
    if set(speaks_to) - known:
        raise UserError("One of these is no competency.", "Choose from the list.")
    kept = {name: values.get(name, getattr(row, name)).strip()[:most] for name, most in LONGEST.items()}
    return change(row, seen, state=state, speaks_to=[one for one in speaks_to if one in known], **kept)


def remove(owner: Any, referee_id: str) -> Referee:
    """Off the list (can be undone); the person stays."""
    row = mine(Referee, owner, referee_id)
    throw_away(row)
    return row


def sheet(owner: Any, ending: str) -> bytes:
    """The sheet to hand in, of those who agreed. Raises UserError when nobody has, or for another ending."""
    if ending not in FORMATS:
        raise UserError(f"There is no sheet as .{ending[:10]}.", f"Take one of {', '.join(FORMATS)}.")
    rows = [row for row in referees_of(owner) if row.state == "agreed"]
    if not rows:
        raise UserError("Nobody has agreed to be named yet.", "Ask first; then mark it here.")
    profile = owner.profile
    names = {entry.id: entry.name for entry in knowledge().competencies}
    content = JsonResume.model_validate(
        {
            "basics": {key: str(profile.get(key, "")) for key in ("name", "email", "phone")},
            "references": [_entry(row, names) for row in rows],
        }
    )
    language = "de" if owner.settings.get("language") == "de" else "en"
    return build_references(content, Order(ending, language=language)).files[0][1]


def _entry(row: Referee, names: dict[str, str]) -> dict[str, str]:
    person = row.person
    speaks = ", ".join(names[one].lower() for one in row.speaks_to if one in names)
    return {
        "name": person.name,
        "position": person.title,
        "company": person.company,
        "email": person.email,
        "phone": person.phone,
        "relation": row.relation,
        "summary": " ".join(part for part in (f"Can speak to: {speaks}." if speaks else "", row.can_say) if part),
    }
