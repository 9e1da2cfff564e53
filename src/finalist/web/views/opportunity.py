"""One opportunity as a whole: where it stands, out of sight, thrown away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.services import opportunities
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.forms.material import day
from finalist.web.forms.revision import revision
from finalist.web.pages.stage import stage_page
from finalist.web.undoing import offer_undo


@require_safe
def overview(request: HttpRequest, oid: str) -> HttpResponse:
    """Its plan; its papers while it has none."""
    opportunity = mine(Opportunity, request.user, oid)
    return redirect("plan" if opportunity.plans.exists() else "papers", oid)


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: where it stands, and what may become of it. POST: to another stage, or closed with an outcome."""
    sent = request.POST
    if request.method != "POST":
        return render(request, "web/stage.html", {"page": stage_page(mine(Opportunity, request.user, oid))})
    if "outcome" in sent:
        _close(request, oid)
        if "board" not in sent and sent["outcome"] == "rejected":
            return redirect("opportunity-stage", oid)
    else:
        to, before = sent.get("stage", ""), sent.get("before", "")
        opportunities.move(request.user, oid, to, before=before, seen=revision(sent))
    return redirect("opportunities" if "board" in sent else "opportunity", *([] if "board" in sent else [oid]))


def _close(request: HttpRequest, oid: str) -> None:
    sent = request.POST
    opportunities.close(
        request.user,
        oid,
        sent["outcome"],
        sent.get("reason", ""),
        seen=revision(sent),
        came_to=sent.get("came_to", ""),
        feedback=sent.get("feedback"),
        reapply_on=day(sent.get("reapply_on", "")),
    )


@require_POST
def archive(request: HttpRequest, oid: str) -> HttpResponse:
    """Out of sight, or back."""
    away = request.POST.get("away") != "no"
    opportunities.archive(request.user, oid, away=away)
    messages.success(request, _("Put away. You find it in the archive.") if away else _("Back in sight."))
    return redirect("opportunities") if away else redirect("opportunity", oid)


@require_POST
def delete(request: HttpRequest, oid: str) -> HttpResponse:
    """Throw it away, with an undo."""
    row = mine(Opportunity, request.user, oid)
    opportunities.delete(request.user, oid)
    offer_undo(request, row, _("The opportunity was deleted."))
    return redirect("opportunities")
