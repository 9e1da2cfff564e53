"""The terms of an offer one by one: shown with the words they were read from, set without touching the rest."""

import re
from collections.abc import Mapping
from typing import Any

from finalist.core.errors import Unreadable
from finalist.ingest.offer_edit import TERMS, terms_of, with_terms
from finalist.services import offers
from finalist.store.access import mine
from finalist.store.models import Offer

LONGEST = 40
"""Characters of one term. Convention."""
_QUOTED = re.compile(r"^# ([a-z_.]{2,40}): “(.{1,300})”$", re.M)


def shown(row: Offer) -> dict[str, str] | None:
    """Each of TERMS → its words, "" where unknown; None when the text is no offer at all."""
    try:
        found = terms_of(row.text, offers.FILE)
    except Unreadable:
        return None
    return {name: found.get(name, "") for name in TERMS}


def quotes(row: Offer) -> dict[str, str]:
    """Term → the words of the letter it was read from."""
    return {match[1]: match[2] for match in _QUOTED.finditer(row.text)}


def fill(owner: Any, offer_id: str, seen: int | None, given: Mapping[str, str]) -> Offer:
    """Set the terms that differ from what is there. Raises Unreadable for a text that is no offer, and Stale."""
    row = mine(Offer, owner, offer_id)
    before = shown(row) or {}
    changed = {
        name: given[name].strip()[:LONGEST]
        for name in TERMS
        if name in given and given[name].strip()[:LONGEST] != before.get(name, "")
    }
    return offers.write(owner, offer_id, seen, with_terms(row.text, changed, offers.FILE))
