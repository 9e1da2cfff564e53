"""One opportunity as a whole: where it stands, out of sight, thrown away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.services import opportunities
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.undoing import offer_undo


@require_safe
def overview(request: HttpRequest, oid: str) -> HttpResponse:
    """Its plan; its papers while it has none."""
    opportunity = mine(Opportunity, request.user, oid)
    return redirect("plan" if opportunity.plans.exists() else "papers", oid)


@require_POST
def stage(request: HttpRequest, oid: str) -> HttpResponse:
    """Move it to another stage, or close it with an outcome."""
    if request.POST.get("outcome"):
        opportunities.close(request.user, oid, request.POST["outcome"], request.POST.get("reason", ""))
    else:
        before = request.POST.get("before", "")
        opportunities.move(request.user, oid, request.POST.get("stage", ""), before=before)
    return redirect(
        "opportunities" if "board" in request.POST else "opportunity", *([] if "board" in request.POST else [oid])
    )


@require_POST
def archive(request: HttpRequest, oid: str) -> HttpResponse:
    """Out of sight, or back."""
    away = request.POST.get("away") != "no"
    opportunities.archive(request.user, oid, away=away)
    return redirect("opportunities") if away else redirect("opportunity", oid)


@require_POST
def delete(request: HttpRequest, oid: str) -> HttpResponse:
    """Throw it away, with an undo."""
    row = mine(Opportunity, request.user, oid)
    opportunities.delete(request.user, oid)
    offer_undo(request, row, _("The opportunity was deleted."))
    return redirect("opportunities")
