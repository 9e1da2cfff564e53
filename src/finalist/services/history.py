"""What happened to an opportunity, told in order."""

from typing import Any

from finalist.store.models import Event, Opportunity


def tell(owner: Any, opportunity: Opportunity | None, verb: str, **values: Any) -> Event:
    """Write one line of history. `verb`: a code the web has a sentence for (web/messages.py)."""
    return Event.objects.create(owner=owner, opportunity=opportunity, verb=verb, values=values)
