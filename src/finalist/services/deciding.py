"""What the candidate weighs besides money: kept for all offers, set beside the comparison, never added to it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from finalist.core.offers.compare import labels_of
from finalist.ingest.offer_criteria import read_criteria
from finalist.journeys.offer import Reading
from finalist.services import offers, preferences
from finalist.store.models import Offer, OwnValue

NAME = "Your criteria"
FIRST = 6
"""How many of the candidate's own values the form begins with. Convention."""
MOST = 12
LONGEST = 80


def criteria_of(owner: Any) -> dict[str, dict[str, Any]]:
    """As kept: {"weights": criterion → weight, "scores": company → criterion → score}; empty when none were given."""
    kept = owner.settings.get("criteria")
    return kept if isinstance(kept, dict) and kept.get("weights") else {"weights": {}, "scores": {}}


def names_of(owner: Any) -> list[str]:
    """The criteria as named; the candidate's own values, by rank, before any was."""
    given = list(criteria_of(owner)["weights"])
    values = OwnValue.objects.of(owner).order_by("place", "pk")
    return given or list(values.values_list("name", flat=True)[:FIRST])


def keep(owner: Any, weights: Mapping[str, str], scores: Mapping[str, Mapping[str, str]]) -> None:
    """Keep weights and scores; what is left empty is not scored. Raises InputProblems naming each that is no number.

    Scores of companies that are not among those given stay as they are.
    """
    named = {" ".join(name.split())[:LONGEST]: weight for name, weight in weights.items() if name.strip()}
    kept = {name: weight.strip() or "1" for name, weight in list(named.items())[:MOST]}
    before = {company: rows for company, rows in criteria_of(owner)["scores"].items() if company not in scores}
    given = {
        company: {name: score.strip() for name, score in rows.items() if name in kept and score.strip()}
        for company, rows in scores.items()
    }
    made = {"weights": kept, "scores": {**before, **given}}
    read_criteria(json.dumps(made).encode(), NAME)
    preferences.choose(owner, criteria=made)


def compared(owner: Any, rows: Sequence[Offer], years: int) -> Reading:
    """The comparison with the criteria beside it. Raises UserError as services.offers.compared."""
    kept = criteria_of(owner)
    return offers.compared(rows, years, (NAME, json.dumps(kept).encode()) if kept["weights"] else None)


def labels(rows: Sequence[Offer]) -> list[str]:
    """What the comparison calls each of these offers."""
    terms = [one.terms for one in (offers.opened(row) for row in rows) if one.terms is not None]
    return labels_of(terms)
