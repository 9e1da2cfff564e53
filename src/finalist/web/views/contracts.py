"""Contracts and offer letters: handed in, walked, read into an offer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import contracts, papers
from finalist.store.access import mine
from finalist.store.models import Opportunity, Paper
from finalist.web.forms.material import file_of
from finalist.web.pages.contracts import list_page, walk_page
from finalist.web.pages.opportunity import head
from finalist.web.undoing import offer_undo


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: those handed in. POST: one more, as a file or pasted."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method == "POST":
        given = file_of(request, "file", papers.LIMIT)
        pasted = request.POST.get("text", "").strip()
        if given is None and not pasted:
            raise UserError(_("Nothing was handed in."), _("Choose a file or paste some text."))
        name, data = given or ("letter.txt", pasted.encode("utf-8", "replace"))
        return redirect("contract", oid, contracts.add(request.user, oid, name, data).pk)
    top = head(opportunity, "offers")
    return render(request, "web/contracts.html", {"head": top, "page": list_page(opportunity)})


@require_safe
def contract(request: HttpRequest, oid: str, pid: str) -> HttpResponse:
    """Its clauses beside its text; any other paper is shown where papers are."""
    opportunity = mine(Opportunity, request.user, oid)
    if mine(Paper, request.user, pid, opportunity=opportunity).kind in papers.KINDS:
        return redirect("paper", oid, pid)
    row = contracts.one(request.user, oid, pid)
    top = head(opportunity, "offers")
    return render(request, "web/contract.html", {"head": top, "page": walk_page(row)})


@require_POST
def into_offer(request: HttpRequest, oid: str, pid: str) -> HttpResponse:
    """Read the letter into an offer, to be completed there."""
    contracts.into_offer(request.user, oid, pid)
    messages.success(request, _("Read into an offer. Check each line against its words."))
    return redirect("offers", oid)


@require_POST
def remove(request: HttpRequest, oid: str, pid: str) -> HttpResponse:
    """Take it out, with an undo."""
    offer_undo(request, contracts.remove(request.user, oid, pid), _("The contract was taken out."))
    return redirect("contracts", oid)
