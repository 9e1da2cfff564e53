"""Rehearsing the talk about pay: begun, taken line by line, looked back at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.services import rehearsals
from finalist.store.access import mine
from finalist.store.models import Opportunity, Rehearsal
from finalist.web.forms.revision import revision
from finalist.web.pages.opportunity import head
from finalist.web.pages.rehearsal import list_page, talk_page
from finalist.web.undoing import offer_undo


@require_safe
def rehearse(request: HttpRequest, oid: str) -> HttpResponse:
    """Whom to talk to; the earlier talks."""
    opportunity = mine(Opportunity, request.user, oid)
    return render(request, "web/rehearse.html", {"head": head(opportunity, "offers"), "page": list_page(opportunity)})


@require_POST
def start(request: HttpRequest, oid: str) -> HttpResponse:
    """Begin one: with a counterpart that ships, or about an offer of one's own."""
    sent = request.POST
    if sent.get("offer"):
        row = rehearsals.start_own(request.user, oid, sent["offer"], sent.get("style", ""))
    else:
        row = rehearsals.start(request.user, oid, sent.get("scenario", ""))
    return redirect("rehearsal", oid, row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, oid: str, rid: str) -> HttpResponse:
    """GET: the talk as it stands. POST: the next line, or the end."""
    opportunity = mine(Opportunity, request.user, oid)
    row = mine(Rehearsal, request.user, rid, opportunity=opportunity)
    if request.method == "POST":
        sent = request.POST
        if "stop" in sent:
            rehearsals.stop(request.user, rid, revision(sent))
        else:
            rehearsals.speak(request.user, rid, sent.get("line", ""), revision(sent))
        return redirect(f"{request.path}#now")
    return render(request, "web/rehearsal.html", {"head": head(opportunity, "offers"), "page": talk_page(row)})


@require_POST
def delete(request: HttpRequest, oid: str, rid: str) -> HttpResponse:
    """Throw it away, with an undo."""
    mine(Rehearsal, request.user, rid, opportunity=mine(Opportunity, request.user, oid))
    offer_undo(request, rehearsals.remove(request.user, rid), _("The rehearsal was deleted."))
    return redirect("rehearse", oid)
