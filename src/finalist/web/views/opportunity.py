"""One opportunity: its overview and its plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from finalist.services import planning
from finalist.store.access import mine
from finalist.store.models import Opportunity


@require_safe
def overview(request: HttpRequest, oid: str) -> HttpResponse:
    """Where it stands."""
    return redirect("plan", mine(Opportunity, request.user, oid).pk)


@require_safe
def plan(request: HttpRequest, oid: str) -> HttpResponse:
    """The plan as it is now."""
    opportunity = mine(Opportunity, request.user, oid)
    made = planning.latest(opportunity)
    document = planning.document_of(made) if made else None
    newest = opportunity.plans.order_by("-number").first()
    context = {"opportunity": opportunity, "made": made, "plan": document, "newest": newest}
    return render(request, "web/plan.html", context)


@require_POST
def make_plan(request: HttpRequest, oid: str) -> HttpResponse:
    """Ask for a new one."""
    planning.request_plan(request.user, oid)
    return redirect("plan", oid)
