"""The page to decide on: offers compared with charts and criteria, made to be printed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from finalist.core.errors import UserError
from finalist.journeys.offer import Reading
from finalist.render.offer_report import ReportPage, report_page
from finalist.services import deciding, offers
from finalist.store.models import Offer, Opportunity

YEARS = (1, 2, 3, 4, 5, 6)
SHOWN = 4
"""Rows of the form at least."""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion of the form: its number, name, weight, and (number, company, score) of each offer."""

    number: int
    name: str
    weight: str
    scores: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class DecidePage:
    """The choice of offers, and the report; `trouble`: why there is none."""

    rows: tuple[tuple[Offer, bool], ...]
    years: tuple[int, ...]
    chosen: int
    report: ReportPage | None
    charts: dict[str, SafeString]
    trouble: str
    query: str
    columns: tuple[str, ...] = ()
    criteria: tuple[CriterionRow, ...] = ()


def chosen_of(opportunity: Opportunity, wanted: Sequence[str]) -> tuple[list[Offer], list[Offer]]:
    """(every offer, those compared): those asked for, else all in the commonest currency; this one's first."""
    rows = sorted(offers.all_of(opportunity.owner), key=lambda row: row.opportunity_id != opportunity.pk)
    if wanted:
        return rows, [row for row in rows if row.pk in wanted]
    money = {row.pk: _currency(row) for row in rows}
    counts = Counter(filter(None, money.values()))
    commonest = counts.most_common(1)[0][0] if counts else ""
    return rows, [row for row in rows if money[row.pk] == commonest][: offers.MOST]


def _currency(row: Offer) -> str:
    """The currency it is reckoned in; "" while it cannot be read."""
    terms = offers.opened(row).terms
    if terms is None:
        return ""
    return terms.factors.currency or terms.currency if terms.factors else terms.currency


def reading_of(opportunity: Opportunity, wanted: Sequence[str], years: int) -> Reading:
    """The comparison. Raises UserError when there are not two offers that can be compared."""
    return deciding.compared(opportunity.owner, chosen_of(opportunity, wanted)[1], years)


def decide_page(opportunity: Opportunity, wanted: Sequence[str], years: int) -> DecidePage:
    """Read it for an opportunity the caller may see."""
    rows, picked = chosen_of(opportunity, wanted)
    report, trouble = None, ""
    currencies = sorted({currency for row in picked if (currency := _currency(row))})
    if len(currencies) > 1:
        several = _("These offers are in %(all)s. Choose those of one, or give an offer its rate under “factors”.")
        return DecidePage(_rows(rows, picked), YEARS, years, None, {}, several % {"all": ", ".join(currencies)}, "")
    try:
        report = report_page(deciding.compared(opportunity.owner, picked, years))
    except UserError as error:
        trouble = str(error)
    # The charts are drawn by render/offer_charts.py, which escapes every word of an offer.
    charts = {name: mark_safe(svg) for name, svg in report.charts.items()} if report else {}
    query = "&".join([*(f"offer={row.pk}" for row in picked), f"years={years}"])
    columns = tuple(deciding.labels(picked)) if report else ()
    criteria = _criteria(opportunity.owner, columns) if report else ()
    return DecidePage(_rows(rows, picked), YEARS, years, report, charts, trouble, query, columns, criteria)


def _criteria(owner: Any, columns: Sequence[str]) -> tuple[CriterionRow, ...]:
    """The criteria as they stand, and a few empty rows."""
    kept, names = deciding.criteria_of(owner), deciding.names_of(owner)
    wanted = min(deciding.MOST, max(SHOWN, len(names) + 1))
    return tuple(
        CriterionRow(
            number,
            name,
            str(kept["weights"].get(name, "")),
            tuple((at, label, str(kept["scores"].get(label, {}).get(name, ""))) for at, label in enumerate(columns)),
        )
        for number, name in enumerate([*names, *[""] * (wanted - len(names))], 1)
    )


def _rows(rows: Sequence[Offer], picked: Sequence[Offer]) -> tuple[tuple[Offer, bool], ...]:
    return tuple((row, row in picked) for row in rows)
