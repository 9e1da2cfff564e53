"""What falls due by a plan, in a form small enough to be read for hundreds of plans at once."""

from collections.abc import Set
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from finalist.core.documents.gameplan import AgendaBlock, GamePlan
from finalist.core.plan.snapshot import ends


@dataclass(frozen=True, slots=True)
class Upcoming:
    """One thing due. `part` and `item` name it among the candidate's marks; it counts from `opens` to `lapses`.

    `kind`: block, thank-you, nudge or close.
    """

    kind: str
    part: str
    item: str
    title: str
    opens: datetime
    due: datetime
    lapses: datetime | None = None
    detail: str = ""
    """What to begin with."""

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in asdict(self).items()}


def upcoming(plan: GamePlan) -> tuple[Upcoming, ...]:
    """Blocks of preparation until the first meeting; letters and nudges from the end of the last one."""
    meetings = plan.snapshot.meetings
    first = min((meeting.start for meeting in meetings), default=None)
    blocks = tuple(
        Upcoming("block", "agenda", block.id, block.title, block.start, block.end, first, _first_task(block))
        for block in plan.agenda.blocks
    )
    if not meetings:
        return blocks
    last = max(ends(meeting) for meeting in meetings)
    after = tuple(
        Upcoming(due.kind, "after", f"{due.kind}-{number}", due.line.text, last, due.due)
        for number, due in enumerate(plan.after.deadlines, 1)
    )
    return blocks + after


def _first_task(block: AgendaBlock) -> str:
    return block.tasks[0].text if block.tasks else ""


def from_json(values: Any, without: Set[tuple[str, str]] = frozenset()) -> tuple[Upcoming, ...]:
    """What `as_json` gave; what is damaged is left out, and items whose (part, item) stand in `without`."""
    found = []
    for value in values if isinstance(values, list) else ():
        try:
            if (value["part"], value["item"]) in without:
                continue
            found.append(
                Upcoming(
                    kind=str(value["kind"]),
                    part=str(value["part"]),
                    item=str(value["item"]),
                    title=str(value["title"]),
                    opens=datetime.fromisoformat(value["opens"]),
                    due=datetime.fromisoformat(value["due"]),
                    lapses=datetime.fromisoformat(value["lapses"]) if value.get("lapses") else None,
                    detail=str(value.get("detail", "")),
                )
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(found)
