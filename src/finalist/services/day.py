"""The day pack: sheet and calendar of a round, from the plan, the meetings as they stand, and one's own words."""

from typing import Any

from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import UserError
from finalist.core.plan.day_pack import LONGEST, DayOwn, Known
from finalist.core.plan.marked import marked
from finalist.core.text.zones import zone_info
from finalist.render.day_ics import DayMeeting, day_calendar
from finalist.render.day_sheet import day_html, day_pdf
from finalist.services import entries, marks, planning
from finalist.services.photos import photo_of
from finalist.store.access import mine
from finalist.store.models import Meeting, Opportunity, PlanMark

FILES = {
    "day.pdf": "application/pdf",
    "day.html": "text/html; charset=utf-8",
    "day.ics": "text/calendar; charset=utf-8",
}
"""Name → media type."""
WORDS = ("opening", "closing")


def words_of(opportunity: Opportunity) -> dict[str, str]:
    """The candidate's own opening and closing sentences; "" for one that is not written."""
    rows = PlanMark.objects.of(opportunity.owner).filter(opportunity=opportunity, part="day", item__in=WORDS)
    return {**dict.fromkeys(WORDS, ""), **dict(rows.values_list("item", "wording"))}


def save_words(owner: Any, opportunity_id: str, given: dict[str, str]) -> None:
    """Keep the sentences. Raises UserError for one too long to be said, NotThere."""
    mine(Opportunity, owner, opportunity_id)
    for item in WORDS:
        words = " ".join(given.get(item, "").split())
        if len(words) > LONGEST:
            raise UserError("This is more than one sentence or two.", f"Keep it under {LONGEST} characters.")
        marks.mark(owner, opportunity_id, "day", item, wording=words)


def day_file(opportunity: Opportunity, name: str) -> bytes:
    """One of FILES. Raises UserError while no time is set."""
    if name == "day.ics":
        return calendar_of(opportunity)
    made = planning.latest(opportunity)
    plan = marked(planning.document_of(made), marks.marks_of(opportunity)) if made else None
    if plan is None or plan.day is None:
        raise UserError("There is no day sheet yet.", "Hand in the invitation and make the plan first.")
    return (day_html if name == "day.html" else day_pdf)(plan, own_of(opportunity, plan))


def own_of(opportunity: Opportunity, plan: GamePlan) -> DayOwn:
    """What the sheet holds that the plan does not know."""
    people = opportunity.people.filter(deleted_at=None).select_related("photo", "owner")
    known = {row.name: Known(row.pronounced, photo_of(row)) for row in people}
    zone = str(opportunity.owner.settings.get("zone") or plan.snapshot.candidate_zone or "")
    return DayOwn(**words_of(opportunity), zone=zone, people=known)


def calendar_of(opportunity: Opportunity) -> bytes:
    """Every meeting that is set, and those that were called off, so that a calendar takes them out."""
    rows = Meeting.objects.of(opportunity.owner).filter(opportunity=opportunity, state__in=("set", "cancelled"))
    found = list(rows.order_by("start", "pk").prefetch_related("people"))
    if not found:
        raise UserError("No time is set yet.", "Hand in the invitation first.")
    return day_calendar([_meeting(opportunity, row) for row in found], max(row.updated_at for row in found))


def _meeting(opportunity: Opportunity, row: Meeting) -> DayMeeting:
    company, title = opportunity.company, row.title or opportunity.role or "Interview"
    return DayMeeting(
        uid=entries.uid_of(row),
        sequence=entries.sequence_of(row),
        title=f"{company}: {title}" if company and company.casefold() not in title.casefold() else title,
        start=row.start,
        end=row.end,
        zone=row.zone,
        medium=row.medium,
        where=row.where,
        link=row.link,
        is_day=row.whole_day,
        is_cancelled=row.state == "cancelled",
        people=tuple((one.name, one.title, one.pronounced) for one in row.people.all() if one.deleted_at is None),
        yours=_yours(row),
    )


def _yours(row: Meeting) -> str:
    """Its times on the candidate's clock; "" when that shows the same."""
    own = zone_info(row.owner.settings.get("zone") or "")
    there = zone_info(row.zone)
    if own is None or there is None or row.start.astimezone(own).utcoffset() == row.start.astimezone(there).utcoffset():
        return ""
    times = [f"{one.astimezone(own):%H:%M}" for one in (row.start, row.end) if one]
    return f"{'–'.join(times)} ({row.owner.settings['zone']})"
