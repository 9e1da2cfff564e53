"""Offers of an opportunity: written, read, summed, compared."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import drafts, offer_terms, offers, papers
from finalist.store.access import mine
from finalist.store.models import Offer, Opportunity
from finalist.web.forms import records
from finalist.web.forms.material import file_of, revision
from finalist.web.pages import offers as pages
from finalist.web.pages.opportunity import head
from finalist.web.undoing import offer_undo


def offers_of(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: all of them. POST: a new one, from its text or a letter."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method != "POST":
        page = pages.offers_tab(opportunity)
        typed = records.typed(request.user, f"offer-new-{oid}")
        return render(request, "web/offers.html", {"head": head(opportunity, "offers"), "page": page, "typed": typed})
    given = file_of(request, "file", papers.LIMIT)
    if given:
        row = offers.add_letter(request.user, oid, *given)
    else:
        row = offers.add(request.user, oid, request.POST.get("text", ""))
        drafts.clear(request.user, f"offer-new-{oid}")
    return redirect("offer", oid, row.pk)


def offer(request: HttpRequest, oid: str, offid: str) -> HttpResponse:
    """One offer year by year. POST: set its terms, or keep its text, right or wrong."""
    row = mine(Offer, request.user, offid, opportunity=mine(Opportunity, request.user, oid))
    if request.method == "POST" and request.POST.get("terms"):
        offer_terms.fill(request.user, offid, revision(request.POST), request.POST.dict())
        messages.success(request, _("Saved."))
        return redirect("offer", oid, offid)
    if request.method == "POST":
        offers.write(request.user, offid, revision(request.POST), request.POST.get("text", ""))
        drafts.clear(request.user, f"offer-{offid}")
        messages.success(request, _("Saved."))
        return redirect("offer", oid, offid)
    typed = records.typed(request.user, f"offer-{offid}")["text"]
    page = pages.offer_page(row, _years(request), typed)
    return render(request, "web/offer.html", {"head": head(row.opportunity, "offers"), "page": page})


@require_POST
def remove(request: HttpRequest, oid: str, offid: str) -> HttpResponse:
    """Throw it away, with an undo."""
    mine(Offer, request.user, offid, opportunity=mine(Opportunity, request.user, oid))
    offer_undo(request, offers.remove(request.user, offid), _("The offer was deleted."))
    return redirect("offers", oid)


@require_safe
def compare(request: HttpRequest, oid: str) -> HttpResponse:
    """All offers of the workspace side by side."""
    opportunity = mine(Opportunity, request.user, oid)
    page = pages.compare_page(opportunity, offers.all_of(request.user), _years(request))
    return render(request, "web/offers_compare.html", {"head": head(opportunity, "offers"), "page": page})


def _years(request: HttpRequest) -> int:
    given = request.GET.get("years", "")
    if given and given not in {str(year) for year in pages.YEARS}:
        raise UserError(_("So many years cannot be summed."), _("Choose one to six."))
    return int(given or offers.YEARS)
