"""The tab of an opportunity in which a résumé is fitted to its posting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from finalist.services import resume_fit
from finalist.store.access import NotThere, mine
from finalist.store.models import Opportunity
from finalist.web.forms.revision import revision
from finalist.web.pages.opportunity import head
from finalist.web.pages.resume_fit import fit_page

VERBS = {"accept": resume_fit.accept, "reject": resume_fit.reject, "back": resume_fit.take_back}


@require_safe
def fit(request: HttpRequest, oid: str) -> HttpResponse:
    """The version for it, requirement by requirement."""
    opportunity = mine(Opportunity, request.user, oid)
    page = {"head": head(opportunity, "opportunity-resume"), "page": fit_page(opportunity)}
    return render(request, "web/resume_fit.html", page)


@require_POST
def begin(request: HttpRequest, oid: str) -> HttpResponse:
    """Make the version, as a copy of one of the candidate's own."""
    resume_fit.begin(request.user, oid, request.POST.get("resume", ""))
    return redirect("opportunity-resume", oid)


@require_POST
def decide(request: HttpRequest, oid: str) -> HttpResponse:
    """Accept, reject or take back one change."""
    verb, _, change = request.POST.get("do", "").partition(":")
    if verb not in VERBS:
        raise NotThere
    VERBS[verb](request.user, oid, change, revision(request.POST))
    return redirect("opportunity-resume", oid)
