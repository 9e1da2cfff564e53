"""Notes while a meeting runs: lines that a phone kept while it had no connection, each taken once, in their order.

Nothing that was written is turned away for a small thing: an unknown mark or a person who is gone leaves the words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.core.reading import NOTE_KINDS
from finalist.services import notes
from finalist.store.access import mine
from finalist.store.models import Meeting, Note, Opportunity

MOST = 200
"""Lines taken at once; a phone sends the rest afterwards. Convention."""
STEP = timedelta(milliseconds=1)
"""What keeps two lines apart whose times say nothing: the phone's clock was set back between them."""


@dataclass(frozen=True, slots=True)
class Jotted:
    """A line as the phone kept it. `key`: its own, once for all tries; `at`: when it was written by the server's clock
    as far as the phone knew it; `after`: key of the line before it on that phone."""

    key: str
    text: str
    kind: str = "other"
    person: str = ""
    at: datetime | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the lines. `kept`: keys the phone may forget; `refused`: (key, why) of those that stay there."""

    kept: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def meeting_of(owner: Any, meeting_id: str) -> Meeting:
    """The meeting, of an opportunity that is there too. Raises NotThere."""
    row = mine(Meeting, owner, meeting_id)
    mine(Opportunity, owner, row.opportunity_id)
    return row


def take(owner: Any, meeting_id: str, lines: Iterable[Jotted]) -> Taken:
    """Keep the lines, in the order they were written. Raises NotThere for a meeting that is gone.

    A line is never in the future and never before the one written before it, whatever the phone's clock said.
    """
    meeting = meeting_of(owner, meeting_id)
    people = set(meeting.opportunity.people.filter(deleted_at=None).values_list("pk", flat=True))
    kept, refused = [], []
    for line in lines:
        try:
            notes.write(
                owner,
                meeting.opportunity_id,
                line.text,
                kind=line.kind if line.kind in NOTE_KINDS else "other",
                person_id=line.person if line.person in people else "",
                meeting_id=meeting.pk,
                at=_time_of(owner, line),
                client_id=line.key,
            )
            kept.append(line.key)
        except UserError as error:
            refused.append((line.key, str(error)))
    return Taken(tuple(kept), tuple(refused))


def _time_of(owner: Any, line: Jotted) -> datetime:
    now = clock.now()
    at = min(line.at, now) if line.at else now
    before = Note.objects.filter(owner=owner, client_id=line.after).first() if line.after else None
    return max(at, before.at + STEP) if before else at
