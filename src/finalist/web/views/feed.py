"""The calendar that other programs subscribe to: no session, only its address; anything else is not there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from finalist.services import feed
from finalist.web.messages_today import TASKS
from finalist.web.pages.settings import settings_page


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Everything due, as a calendar; `?as=events`: for programs that know no to-dos."""
    owner = feed.owner_by(secret)
    if owner is None:
        raise Http404
    with translation.override(owner.settings.get("language") or "en"):
        names = {kind: str(words[0]) for kind, words in TASKS.items()}
        data = feed.calendar_of(owner, names=names, todos_as_events=request.GET.get("as") == "events")
    return HttpResponse(data, "text/calendar; charset=utf-8")


@require_POST
def new_address(request: HttpRequest) -> HttpResponse:
    """A new address, shown on this page and never again; or none any more."""
    if "revoke" in request.POST:
        feed.revoke(request.user)
        return redirect("settings")
    secret = feed.new_address(request.user)
    address = request.build_absolute_uri(reverse("calendar", args=[secret]))
    return render(request, "web/settings.html", {"page": settings_page(request.user, calendar=address)})
