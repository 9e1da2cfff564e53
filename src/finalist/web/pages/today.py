"""The page Today."""

from dataclasses import dataclass
from typing import Any

from finalist.core import clock
from finalist.store.models import Meeting, Opportunity


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The next meeting and the opportunities under way."""

    next_meeting: Meeting | None
    opportunities: tuple[Opportunity, ...]


def today_page(owner: Any) -> TodayPage:
    """Read it for `owner`."""
    meetings = Meeting.objects.of(owner).filter(start__gte=clock.now(), state="set").select_related("opportunity")
    rows = Opportunity.objects.of(owner).filter(archived_at=None).order_by("next_at", "-updated_at")[:20]
    return TodayPage(meetings.order_by("start").first(), tuple(rows))
