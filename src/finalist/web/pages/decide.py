"""The page to decide on: offers compared with charts and criteria, made to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from finalist.core.errors import UserError
from finalist.journeys.offer import Reading
from finalist.render.offer_report import ReportPage, report_page
from finalist.services import offers
from finalist.store.models import Offer, Opportunity

YEARS = (1, 2, 3, 4, 5, 6)


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


def chosen_of(opportunity: Opportunity, wanted: Sequence[str]) -> tuple[list[Offer], list[Offer]]:
    """(every offer, those compared): the ones asked for, else all that can be read, this opportunity's first."""
    rows = sorted(offers.all_of(opportunity.owner), key=lambda row: row.opportunity_id != opportunity.pk)
    picked = [row for row in rows if row.pk in wanted] if wanted else rows[: offers.MOST]
    return rows, picked


def reading_of(opportunity: Opportunity, wanted: Sequence[str], years: int) -> Reading:
    """The comparison. Raises UserError when there are not two offers that can be compared."""
    return offers.compared(chosen_of(opportunity, wanted)[1], years)


def decide_page(opportunity: Opportunity, wanted: Sequence[str], years: int) -> DecidePage:
    """Read it for an opportunity the caller may see."""
    rows, picked = chosen_of(opportunity, wanted)
    report, trouble = None, ""
    try:
        report = report_page(offers.compared(picked, years))
    except UserError as error:
        trouble = str(error)
    # The charts are drawn by render/offer_charts.py, which escapes every word of an offer.
    charts = {name: mark_safe(svg) for name, svg in report.charts.items()} if report else {}
    query = "&".join([*(f"offer={row.pk}" for row in picked), f"years={years}"])
    return DecidePage(tuple((row, row in picked) for row in rows), YEARS, years, report, charts, trouble, query)
