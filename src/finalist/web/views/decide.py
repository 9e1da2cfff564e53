"""The page to decide on, and its PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finalist.journeys.offer import report
from finalist.services.offers import YEARS
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.pages.decide import decide_page, reading_of
from finalist.web.pages.opportunity import head


def _asked(request: HttpRequest) -> tuple[list[str], int]:
    years = request.GET.get("years", "")
    return request.GET.getlist("offer"), int(years) if years in set("123456") else YEARS


@require_safe
def decide(request: HttpRequest, oid: str) -> HttpResponse:
    """The comparison, to be read on paper."""
    opportunity = mine(Opportunity, request.user, oid)
    page = decide_page(opportunity, *_asked(request))
    return render(request, "web/decide.html", {"head": head(opportunity, "offers"), "page": page})


@require_safe
def decide_pdf(request: HttpRequest, oid: str) -> HttpResponse:
    """The same as a PDF."""
    reading = reading_of(mine(Opportunity, request.user, oid), *_asked(request))
    answer = HttpResponse(report(reading, ".pdf"), "application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="offers.pdf"'
    return answer
