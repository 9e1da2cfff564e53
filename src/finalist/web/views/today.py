"""Today: what matters now over all opportunities; the tour and the example of a new workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.services import example
from finalist.web.going import back_to
from finalist.web.pages.today import today_page
from finalist.web.undoing import offer_undo


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """One obvious next action, and the rest in order. Asked by htmx: has the example been laid out meanwhile?"""
    page = today_page(request.user, request.GET.get("step", ""))
    if not request.headers.get("HX-Request"):
        return render(request, "web/today.html", {"page": page})
    answer = render(request, "web/parts/laying_out.html")
    if not page.is_being_laid_out:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
def end_tour(request: HttpRequest) -> HttpResponse:
    """Do not show the tour again."""
    example.end_tour(request.user)
    return redirect("today")


@require_POST
def remove_example(request: HttpRequest) -> HttpResponse:
    """Take the example away, all of it, with an undo."""
    row = example.remove(request.user)
    if row is not None:
        offer_undo(request, row, _("The example is gone."))
    before = back_to(request, "today")
    return redirect("today" if row is not None and row.pk in before else before)


@require_POST
def show_example(request: HttpRequest) -> HttpResponse:
    """Lay the example out, for whoever took it away or never saw it."""
    return redirect("plan", example.lay_out(request.user).pk)
