"""Facts: read, compared, confirmed or taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.services import facts
from finalist.web.going import back_to
from finalist.web.pages.facts import facts_page
from finalist.web.undoing import offer_undo


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All facts. What changed since the last reading is read anew; asked by htmx: is that done?"""
    sheet = facts.sheet_of(request.user)
    if request.headers.get("HX-Request"):
        answer = render(request, "web/parts/facts_state.html", {"busy": bool(sheet and sheet.state != "ready")})
        if sheet is None or sheet.state in ("ready", "failed"):
            answer.headers["HX-Refresh"] = "true"
        return answer
    if facts.is_outdated(sheet, request.user) and not (sheet and sheet.state == "failed"):
        facts.request_sheet(request.user)
    asked = request.GET
    page = facts_page(request.user, asked.get("kind", ""), asked.get("q", "")[:200], asked.get("page", ""))
    return render(request, "web/facts.html", {"page": page})


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Read everything anew, after it failed."""
    facts.request_sheet(request.user)
    return redirect("facts")


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Say what one can vouch for."""
    sent = request.POST
    row = facts.mark(request.user, sent.get("statement", ""), sent.get("state", ""), sent.get("note", ""))
    if row and row.deleted_at:
        offer_undo(request, row, _("Your word on it was taken back."))
    return redirect(back_to(request, "facts"))
