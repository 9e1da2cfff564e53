"""Contracts and offer letters: kept, walked for their clauses, read into an offer."""

from typing import Any

from django.db import transaction

from finalist.core.documents.base import Source
from finalist.core.errors import UserError
from finalist.core.offers.contract import Walk, walk
from finalist.journeys.offer_walk import walk_of
from finalist.services import offers, papers
from finalist.services.history import tell
from finalist.store import files
from finalist.store.access import NotThere, mine
from finalist.store.models import Offer, Opportunity, Paper

KIND = "contract"
"""A paper that no plan reads."""


@transaction.atomic
def add(owner: Any, opportunity_id: str, name: str, data: bytes) -> Paper:
    """Keep the file and its text. Raises UserError when there is nothing in it to read."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    if not data.strip():
        raise UserError("There is no text in this.", "Paste the letter, or choose a file.")
    _, source, problems = walk_of(data, name)
    blob = files.keep(owner, [data], "application/octet-stream", limit=papers.LIMIT)
    told = [{"code": one.code, "message": one.message, "severity": one.severity} for one in problems]
    row: Paper = Paper.objects.create(
        owner=owner, opportunity=opportunity, kind=KIND, name=name[:255], blob=blob,
        source=source.model_dump(mode="json"), problems=told,
    )  # fmt: skip
    tell(owner, opportunity, "contract-added", name=row.name)
    return row


def all_of(opportunity: Opportunity) -> list[Paper]:
    """Every contract of an opportunity, the newest first."""
    rows = Paper.objects.of(opportunity.owner).filter(opportunity=opportunity, kind=KIND)
    return list(rows.order_by("-created_at", "-pk"))


def one(owner: Any, opportunity_id: str, contract_id: str) -> Paper:
    """A contract of the owner. Raises NotThere."""
    row = mine(Paper, owner, contract_id, opportunity=mine(Opportunity, owner, opportunity_id))
    if row.kind != KIND:
        raise NotThere
    return row


def walked(row: Paper) -> tuple[Walk, Source]:
    """Its clauses, and the text they stand in."""
    source = Source.model_validate(row.source)
    return walk(source), source


def into_offer(owner: Any, opportunity_id: str, contract_id: str) -> Offer:
    """What the letter offers, as an offer to complete. Raises UserError when no term of one is in it."""
    row = one(owner, opportunity_id, contract_id)
    return offers.add_letter(owner, opportunity_id, row.name, papers.data_of(row))


def remove(owner: Any, opportunity_id: str, contract_id: str) -> Paper:
    """Take it out (can be undone)."""
    return papers.remove(owner, one(owner, opportunity_id, contract_id).pk)
