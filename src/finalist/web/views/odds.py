"""Odds over all opportunities, and the timeline of competing offers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import odds as service
from finalist.services import papers, timeline
from finalist.web.forms.material import day, file_of
from finalist.web.forms.revision import revision
from finalist.web.pages.odds import odds_page
from finalist.web.pages.timeline import timeline_page
from finalist.web.undoing import offer_undo


@require_http_methods(["GET", "HEAD", "POST"])
def odds(request: HttpRequest) -> HttpResponse:
    """GET: rates and forecast. POST: a log of one's own."""
    if request.method == "POST":
        given = file_of(request, "log", papers.LIMIT)
        if given is None:
            raise UserError(_("Nothing was handed in."), _("Choose the CSV of your log."))
        service.keep_log(request.user, *given)
        return redirect("odds")
    return render(request, "web/odds.html", {"page": odds_page(request.user, day(request.GET.get("by", "")))})


@require_POST
def remove_log(request: HttpRequest) -> HttpResponse:
    """Take the log out, with an undo."""
    row = service.log_of(request.user)
    if row is not None:
        offer_undo(request, papers.remove(request.user, row.pk), _("The log was taken out."))
    return redirect("odds")


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """Deadlines and expected answers over everything that is open."""
    return render(request, "web/timeline.html", {"page": timeline_page(request.user)})


@require_POST
def expect(request: HttpRequest, oid: str) -> HttpResponse:
    """The day by which a company should answer."""
    timeline.expect_answer(request.user, oid, day(request.POST.get("day", "")), revision(request.POST))
    return redirect("timeline")


@require_POST
def draft(request: HttpRequest, oid: str) -> HttpResponse:
    """The mail about time, as a letter to change and send."""
    timeline.draft_letter(request.user, oid)
    return redirect("letters", oid)
