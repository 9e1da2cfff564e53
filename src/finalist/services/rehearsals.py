"""Rehearsals of the talk about pay: begun with a counterpart, taken turn by turn, looked back at.

A row keeps the scenario, the seed and the lines typed; the talk is played again from them, so a reload loses nothing.
"""

import secrets
from dataclasses import dataclass
from typing import Any, get_args

from django.db import transaction
from pydantic import ValidationError

from finalist.core.errors import UserError
from finalist.core.offers.money import plain
from finalist.core.offers.spar.own import own_scenario
from finalist.core.offers.spar.review import Review, review
from finalist.core.offers.spar.scenario import Scenario, Style, load, shipped
from finalist.core.offers.spar.talk import Talk, answer, begin
from finalist.services import offers
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Offer, Opportunity, Rehearsal
from finalist.store.saving import change, throw_away

LONGEST = 2_000
"""Characters of one line: as much as is understood of it."""
STYLES: tuple[Style, ...] = get_args(Style)


@dataclass(frozen=True, slots=True)
class Played:
    """A rehearsal as it stands. `over`: nothing more is said; only then may `back` be shown whole."""

    row: Rehearsal
    talk: Talk
    back: Review
    over: bool


@transaction.atomic
def start(owner: Any, opportunity_id: str, name: str, *, seed: int | None = None) -> Rehearsal:
    """A new talk with a counterpart that ships. Raises UserError for a name that is none."""
    return _kept(owner, opportunity_id, load(name), seed)


@transaction.atomic
def start_own(owner: Any, opportunity_id: str, offer_id: str, style: str, *, seed: int | None = None) -> Rehearsal:
    """A new talk about an offer of one's own. Raises UserError when it cannot be read or names no base."""
    manner = next((known for known in STYLES if known == style), STYLES[0])
    drawn = secrets.randbelow(10_000) if seed is None else seed
    terms = offers.opened(mine(Offer, owner, offer_id, opportunity_id=opportunity_id)).terms
    if terms is None:
        raise UserError("This offer cannot be read yet.", "Complete it, then rehearse with it.")
    return _kept(owner, opportunity_id, own_scenario(terms, manner, drawn), drawn)


def _kept(owner: Any, opportunity_id: str, scenario: Scenario, seed: int | None) -> Rehearsal:
    opportunity = mine(Opportunity, owner, opportunity_id)
    row: Rehearsal = Rehearsal.objects.create(
        owner=owner,
        opportunity=opportunity,
        title=scenario.title[:200],
        scenario=scenario.model_dump(mode="json"),
        seed=secrets.randbelow(10_000) if seed is None else seed,
    )
    return row


def played(row: Rehearsal) -> Played:
    """The talk so far. Raises UserError when its scenario can no longer be read."""
    try:
        talk = begin(Scenario.model_validate(row.scenario), row.seed)
    except ValidationError:
        raise UserError("This rehearsal was kept in a way that is not read any more.", "Begin a new one.") from None
    for line in row.turns:
        if talk.over:
            break
        talk = answer(talk, str(line))
    return Played(row, talk, review(talk), talk.over or row.state != "open")


@transaction.atomic
def speak(owner: Any, rehearsal_id: str, line: str, seen: int | None = None) -> Rehearsal:
    """Say the next line; nothing is silence. A line after the end changes nothing. Raises Stale."""
    row = mine(Rehearsal, owner, rehearsal_id)
    before = played(row)
    if before.over:
        return row
    said = " ".join(line.replace("\0", "").split())[:LONGEST] or "..."
    talk = answer(before.talk, said)
    row = change(row, seen, turns=[*row.turns, said])
    return _ended(row, talk) if talk.over else row


@transaction.atomic
def stop(owner: Any, rehearsal_id: str, seen: int | None = None) -> Rehearsal:
    """End it here and look back."""
    row = mine(Rehearsal, owner, rehearsal_id)
    now = played(row)
    return row if row.state != "open" else _ended(row, now.talk, seen)


def remove(owner: Any, rehearsal_id: str) -> Rehearsal:
    """Throw it away (can be undone)."""
    row = mine(Rehearsal, owner, rehearsal_id)
    throw_away(row)
    return row


def all_of(opportunity: Opportunity) -> list[Rehearsal]:
    """Every rehearsal of an opportunity, the newest first."""
    rows = Rehearsal.objects.of(opportunity.owner).filter(opportunity=opportunity)
    return list(rows.order_by("-created_at", "-pk"))


def counterparts() -> list[Scenario]:
    """Those that ship."""
    return [load(name) for name in shipped()]


def _ended(row: Rehearsal, talk: Talk, seen: int | None = None) -> Rehearsal:
    state = talk.outcome if talk.outcome != "open" else "ended"
    row = change(row, seen, state=state, result=_result(talk))
    tell(row.owner, row.opportunity, "rehearsed", title=row.title)
    return row


def _result(talk: Talk) -> dict[str, Any]:
    """What the list shows, in figures; `share`: how much of the way from their opening to their limit was got."""
    scenario = talk.scenario
    room = scenario.limit - scenario.opening
    got = talk.agreed - scenario.opening if talk.agreed is not None else None
    share = None if got is None or not room else float(max(got, got * 0) / room)
    return {
        "opening": plain(scenario.opening),
        "limit": plain(scenario.limit),
        "agreed": None if talk.agreed is None else plain(talk.agreed),
        "currency": scenario.currency,
        "turns": len(talk.turns),
        "share": share,
    }
