"""The plan of an opportunity: made, shown, taken along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from finalist.services import exports, marks, planning
from finalist.store.access import NotThere, mine
from finalist.store.models import Opportunity
from finalist.web.forms import marks as marks_form
from finalist.web.going import back_to
from finalist.web.pages.opportunity import head
from finalist.web.pages.plan import changes_page, plan_tab


@require_safe
def plan(request: HttpRequest, oid: str) -> HttpResponse:
    """The plan as it is now."""
    opportunity = mine(Opportunity, request.user, oid)
    return render(request, "web/plan.html", {"head": head(opportunity, "plan"), "page": plan_tab(opportunity)})


@require_POST
def make(request: HttpRequest, oid: str) -> HttpResponse:
    """Ask for a new one."""
    planning.request_plan(request.user, oid)
    return redirect("plan", oid)


@require_safe
def state(request: HttpRequest, oid: str) -> HttpResponse:
    """How far the making is: a fragment that asks again until it is done, then has the page loaded anew."""
    top = head(mine(Opportunity, request.user, oid), "plan")
    answer = render(request, "web/parts/plan_state.html", {"head": top})
    if not top.under_way:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_safe
def export(request: HttpRequest, oid: str, name: str) -> HttpResponse:
    """plan.pdf, plan.html, plan.json, plan.md or interview.ics."""
    if name not in exports.FILES:
        raise NotThere
    opportunity = mine(Opportunity, request.user, oid)
    answer = HttpResponse(exports.plan_file(opportunity, name), exports.FILES[name])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return answer


@require_safe
def changed(request: HttpRequest, oid: str) -> HttpResponse:
    """What the newest plan has that the one before had not."""
    opportunity = mine(Opportunity, request.user, oid)
    return render(request, "web/changes.html", {"head": head(opportunity, "plan"), "page": changes_page(opportunity)})


@require_POST
def mark(request: HttpRequest, oid: str) -> HttpResponse:
    """Tick off, hide, word anew, move up or down one item; back to where it was done."""
    part, item = request.POST.get("part", ""), request.POST.get("item", "")
    order = [one for one in request.POST.getlist("order") if one]
    if order:
        marks.move(request.user, oid, part, order)
    else:
        marks.mark(request.user, oid, part, item, **marks_form.values_of(request.POST))
    return redirect(back_to(request, "plan", oid))
