"""What happened around an opportunity, in sentences: rows keep codes, people read words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from finalist.store.models import Event, Opportunity
from finalist.web.messages import CONCERN_STATES, EVENTS, OUTCOMES, PAPERS, STAGES
from finalist.web.messages_records import LETTER_KINDS
from finalist.web.templatetags.house import day_written

SHOWN = 200
WORDS: dict[str, dict[str, Mapping[str, Any]]] = {
    "paper-added": {"kind": PAPERS},
    "moved": {"from": STAGES, "to": STAGES},
    "closed": {"outcome": OUTCOMES},
    "concern-moved": {"to": CONCERN_STATES},
    "letter-sent": {"kind": LETTER_KINDS},
    "letter-waits": {"kind": LETTER_KINDS},
}
"""Verb → value of the event → code → word."""


@dataclass(frozen=True, slots=True)
class HistoryTab:
    """What happened, the newest first, in sentences."""

    opportunity: Opportunity
    events: tuple[tuple[Event, str], ...]


def history_tab(opportunity: Opportunity) -> HistoryTab:
    """Read it for an opportunity the caller may see; the last 200."""
    rows = opportunity.events.order_by("-at", "-pk")[:SHOWN]
    return HistoryTab(opportunity, tuple((row, _sentence(row)) for row in rows))


def _sentence(event: Event) -> str:
    words = WORDS.get(event.verb, {})
    values = {name: words.get(name, {}).get(value, value) for name, value in event.values.items()}
    if "day" in values:
        values["day"] = day_written(str(values["day"]))
    return str(EVENTS.get(event.verb, event.verb)) % values
