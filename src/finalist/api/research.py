"""What was found out, and offers, for programs."""

from datetime import date
from typing import Any

from ninja import Router
from ninja.pagination import paginate

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Row, Slice
from finalist.store.access import mine
from finalist.store.models import Finding, Offer, Opportunity

router = Router(tags=["research and offers"])


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


@router.get("/opportunities/{oid}/findings", response={200: list[FindingOut], **TROUBLE})
@paginate(Slice)
def list_findings(request: Keyed, oid: str, topic: Line = "") -> Any:
    """What was found out about the company, the newest first."""
    rows = Finding.objects.of(request.auth).filter(opportunity=mine(Opportunity, request.auth, oid))
    return (rows.filter(topic=topic) if topic else rows).order_by("-created_at", "pk")


@router.get("/offers", response={200: list[OfferOut], **TROUBLE})
@paginate(Slice)
def list_offers(request: Keyed, opportunity: Id = "") -> Any:
    """Offers, those that wait for an answer first."""
    rows = Offer.objects.of(request.auth).filter(opportunity__deleted_at=None)
    return (rows.filter(opportunity=opportunity) if opportunity else rows).order_by("deadline", "created_at", "pk")
