"""The range to ask for, remembered for each opportunity: what the candidate gave, and what is known without asking."""

from collections.abc import Mapping
from decimal import InvalidOperation
from json import dumps
from typing import Any

from django.db import transaction

from finalist.core.errors import InputProblems, Problem, UserError
from finalist.core.offers.money import shown
from finalist.core.offers.range import Ask, Wish
from finalist.journeys.offer_range import ask_of, figure_of
from finalist.services import market, papers
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Offer, Opportunity, Paper, PayWish
from finalist.store.saving import change

FIGURES = ("floor", "target", "high", "posted_low", "posted_high")
FIELDS = (*FIGURES, "currency", "competing", "offer", "market", "place")


def wish_of(opportunity: Opportunity) -> PayWish | None:
    """What was given before."""
    row: PayWish | None = PayWish.objects.of(opportunity.owner).filter(opportunity=opportunity).first()
    return row


def known(opportunity: Opportunity) -> dict[str, str]:
    """What the posting and the offers say, to begin the form with."""
    found: dict[str, str] = {}
    posting = Paper.objects.of(opportunity.owner).filter(opportunity=opportunity, kind="posting").first()
    read = papers.as_corrected(posting) if posting else None
    if read is not None:
        found["place"] = read.locations[0].value if read.locations else ""
        if read.pay is not None:
            ends = {"posted_low": read.pay.minimum, "posted_high": read.pay.maximum}
            found |= {name: f"{end:f}" for name, end in ends.items() if end is not None}
            found["currency"] = read.pay.currency
    newest = _offers(opportunity).first()
    return found | ({"offer": newest.pk} if newest else {})


def keep(owner: Any, opportunity_id: str, given: Mapping[str, str], seen: int | None = None) -> PayWish:
    """Remember it. Raises InputProblems for what is no figure or fits no other, and Stale; then nothing is kept."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    kept = {name: " ".join(given.get(name, "").split())[:120] for name in FIELDS}
    ask, wish = range_of(opportunity, kept)
    with transaction.atomic():
        row, new = PayWish.objects.get_or_create(owner=owner, opportunity=opportunity, defaults={"given": kept})
        if not new:
            row = change(row, None if row.deleted_at else seen, given=kept, deleted_at=None)
        tell(owner, opportunity, "range-set", low=shown(ask.low, wish.currency), high=shown(ask.high, wish.currency))
    return row


def range_of(opportunity: Opportunity, given: Mapping[str, str]) -> tuple[Ask, Wish]:
    """The range for what was given. Raises UserError; InputProblems naming every figure that is none."""
    read = _figures(given)
    offer = mine(Offer, opportunity.owner, given["offer"], opportunity=opportunity) if given.get("offer") else None
    letter = ("offer.yaml", offer.text.encode("utf-8", "replace")) if offer else None
    figures = _market(opportunity, given) if given.get("market") else None
    return ask_of({**read, "currency": given.get("currency", ""), "competing": given.get("competing")}, letter, figures)


def _figures(given: Mapping[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    wrong = []
    for name in FIGURES:
        written = given.get(name, "").strip()
        try:
            read[name] = figure_of(written) if written else None
        except (ValueError, InvalidOperation):
            wrong.append(
                Problem("figure", f"“{written[:40]}” is not an amount. Write it like 48500.", severity="error")
            )
    if not wrong and (read["floor"] is None or read["target"] is None):
        wrong.append(Problem("figure", "Give the least you would take, and what you aim at.", severity="error"))
    if wrong:
        raise InputProblems(wrong)
    return read


def _market(opportunity: Opportunity, given: Mapping[str, str]) -> tuple[str, bytes]:
    """The market figures for the role, as the range reads them."""
    if not opportunity.role:
        raise UserError("The role is not named, so no market figures can be looked up.", "Leave them out, or name it.")
    title, place, currency = opportunity.role, given.get("place", ""), given.get("currency", "").upper()
    told = market.figures(opportunity.owner, title, place, currency=currency).told
    return "market.json", dumps(told).encode()


def _offers(opportunity: Opportunity) -> Any:
    return Offer.objects.of(opportunity.owner).filter(opportunity=opportunity).order_by("-created_at")
