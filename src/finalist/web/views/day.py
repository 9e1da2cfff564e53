"""The Day tab: the sheet, one's own first and last sentence, and the files to take along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from finalist.services import day as service
from finalist.store.access import NotThere, mine
from finalist.store.models import Opportunity
from finalist.web.pages.day import day_tab
from finalist.web.pages.opportunity import head

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: the sheet. POST: the sentences one begins and ends with."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method == "POST":
        service.save_words(request.user, oid, {name: request.POST.get(name, "") for name in service.WORDS})
        messages.success(request, _("Saved."))
        return redirect("day", oid)
    return render(request, "web/day.html", {"head": head(opportunity, "day"), "page": day_tab(opportunity)})


@require_safe
def take_along(request: HttpRequest, oid: str, sheet: str) -> HttpResponse:
    """day.pdf, day.html or day.ics."""
    if sheet not in service.FILES:
        raise NotThere
    opportunity = mine(Opportunity, request.user, oid)
    answer = HttpResponse(service.day_file(opportunity, sheet), service.FILES[sheet])
    answer.headers["Content-Disposition"] = f'attachment; filename="{sheet}"'
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
