"""The page to decide on, and its PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from finalist.journeys.offer import report
from finalist.services import deciding
from finalist.services.offers import YEARS
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.forms.criteria import criteria_in
from finalist.web.going import back_to
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


@require_POST
def criteria(request: HttpRequest, oid: str) -> HttpResponse:
    """Keep what is weighed besides money; back to the same comparison."""
    mine(Opportunity, request.user, oid)
    deciding.keep(request.user, *criteria_in(request.POST))
    return redirect(back_to(request, "decide", oid))


@require_safe
def decide_pdf(request: HttpRequest, oid: str) -> HttpResponse:
    """The same as a PDF."""
    reading = reading_of(mine(Opportunity, request.user, oid), *_asked(request))
    answer = HttpResponse(report(reading, ".pdf"), "application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="offers.pdf"'
    return answer
