"""Notes while a meeting runs: the page, the lines a phone sends, what it keeps for the time without a connection."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from finalist.services import during as service
from finalist.services import notes
from finalist.web.forms.during import lines_of, wanted
from finalist.web.pages import during as pages

WORKER = Path(__file__).resolve().parents[1] / "static" / "web" / "during-worker.js"


@require_http_methods(["GET", "HEAD", "POST"])
def during(request: HttpRequest, mid: str) -> HttpResponse:
    """GET: the page. POST: one line, from a browser that sends forms only."""
    meeting = service.meeting_of(request.user, mid)
    if request.method == "POST":
        sent = request.POST
        notes.write(
            request.user,
            meeting.opportunity_id,
            sent.get("text", ""),
            kind=sent.get("kind", "other"),
            person_id=sent.get("person", ""),
            meeting_id=mid,
            client_id=sent.get("client_id", ""),
        )
        return redirect("during", mid)
    return render(request, "web/during.html", {"page": pages.during_page(meeting, wanted=wanted(request))})


@require_safe
def bare(request: HttpRequest, mid: str) -> HttpResponse:
    """The page as a phone may keep it: whom one meets and the marks; no lines, no token."""
    meeting = service.meeting_of(request.user, mid)
    return render(request, "web/during.html", {"page": pages.during_page(meeting, is_bare=True)})


@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: HttpRequest, mid: str) -> HttpResponse:
    """GET: what is kept so far, with a token to send more. POST: lines that were written; what became of each."""
    meeting = service.meeting_of(request.user, mid)
    if request.method == "POST":
        taken = service.take(request.user, mid, lines_of(request))
        return JsonResponse({"kept": taken.kept, "refused": dict(taken.refused)})
    return render(request, "web/parts/during_lines.html", {"lines": pages.lines_of(meeting, wanted(request))})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that answers for these pages, and only these, while there is no connection."""
    return HttpResponse(WORKER.read_bytes(), "text/javascript; charset=utf-8")
