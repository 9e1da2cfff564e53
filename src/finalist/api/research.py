"""What was found out, and offers, for programs."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Router, Schema
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Long, Rev, Row, Sent, Slice, Text
from finalist.journeys.offer import total_json
from finalist.services import offers, research
from finalist.store.access import mine
from finalist.store.models import Finding, Offer, Opportunity

router = Router(tags=["research and offers"])
Years = Annotated[int, Field(ge=1, le=6)]


class FindingOut(Row):
    """One thing found out. `known` is false for something still to find out."""

    opportunity_id: str
    topic: str
    text: str
    quote: str
    source: str
    url: str
    found_on: date | None
    known: bool


class OfferOut(Row):
    """One offer; `text` is YAML as docs/howto/compare-offers.md shows it."""

    opportunity_id: str
    name: str
    text: str
    deadline: date | None


class FindingIn(Sent):
    """Something found out, or with `known` false something still to find out."""

    topic: Line
    text: Text
    quote: Text = ""
    source: Line = ""
    url: Line = ""
    found_on: date | None = None
    known: bool = True


class FindingEdit(FindingIn):
    """A finding as it should be kept."""

    rev: Rev | None = None


class OfferIn(Sent):
    """An offer's text."""

    text: Long


class OfferEdit(OfferIn):
    """An offer's text as it should be kept."""

    rev: Rev | None = None


class TotalOut(Schema):
    """An offer summed: each year's components in its currency; null while the text has errors."""

    total: dict[str, Any] | None
    problems: list[str]


@router.get("/opportunities/{oid}/findings", response={200: list[FindingOut], **TROUBLE})
@paginate(Slice)
def list_findings(request: Keyed, oid: str, topic: Line = "") -> Any:
    """What was found out about the company, the newest first."""
    rows = Finding.objects.of(request.auth).filter(opportunity=mine(Opportunity, request.auth, oid))
    return (rows.filter(topic=topic) if topic else rows).order_by("-created_at", "pk")


@router.post("/opportunities/{oid}/findings", response={201: FindingOut, **TROUBLE})
def keep_finding(request: Keyed, oid: str, given: FindingIn) -> Any:
    """Keep one."""
    return Status(201, research.keep(request.auth, oid, **given.model_dump()))


@router.put("/findings/{fid}", response={200: FindingOut, **TROUBLE})
def edit_finding(request: Keyed, fid: str, given: FindingEdit) -> Any:
    """Keep it as it is now."""
    return research.edit(request.auth, fid, given.rev, **given.model_dump(exclude={"rev"}))


@router.delete("/findings/{fid}", response={204: None, **TROUBLE})
def remove_finding(request: Keyed, fid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    research.remove(request.auth, fid)
    return Status(204, None)


@router.get("/offers", response={200: list[OfferOut], **TROUBLE})
@paginate(Slice)
def list_offers(request: Keyed, opportunity: Id = "") -> Any:
    """Offers, those that wait for an answer first."""
    rows = Offer.objects.of(request.auth).filter(opportunity__deleted_at=None)
    return (rows.filter(opportunity=opportunity) if opportunity else rows).order_by("deadline", "created_at", "pk")


@router.post("/opportunities/{oid}/offers", response={201: OfferOut, **TROUBLE})
def add_offer(request: Keyed, oid: str, given: OfferIn) -> Any:
    """A new offer from its text; text with errors is kept."""
    return Status(201, offers.add(request.auth, oid, given.text))


@router.put("/offers/{fid}", response={200: OfferOut, **TROUBLE})
def write_offer(request: Keyed, fid: str, given: OfferEdit) -> Any:
    """Keep the text, right or wrong."""
    return offers.write(request.auth, fid, given.rev, given.text)


@router.get("/offers/{fid}/total", response={200: TotalOut, **TROUBLE})
def get_total(request: Keyed, fid: str, years: Years = 4) -> Any:
    """The offer as years of cash flow, and what is wrong in its text."""
    opened = offers.opened(mine(Offer, request.auth, fid), years)
    total = total_json(opened.total) if opened.total else None
    return {"total": total, "problems": [str(problem) for problem in opened.problems]}


@router.delete("/offers/{fid}", response={204: None, **TROUBLE})
def remove_offer(request: Keyed, fid: str) -> Any:
    """Throw it away; POST /undo brings it back."""
    offers.remove(request.auth, fid)
    return Status(204, None)
