"""A new opportunity: papers dropped or pasted, then what was read of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from finalist.core.errors import UserError
from finalist.services import opportunities, papers
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.messages import PAPERS


def new(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: keep every paper, then show what was read."""
    if request.method == "POST":
        opportunity = opportunities.begin(request.user)
        _keep_papers(request, opportunity)
        return redirect("papers", opportunity.pk)
    return render(request, "web/new.html", {"kinds": PAPERS})


def papers_of(request: HttpRequest, oid: str) -> HttpResponse:
    """What was read, field by field."""
    opportunity = mine(Opportunity, request.user, oid)
    return render(request, "web/papers.html", {"opportunity": opportunity, "papers": opportunity.papers.all()})


def _keep_papers(request: HttpRequest, opportunity: Opportunity) -> None:
    for kind in papers.KINDS:
        for file in request.FILES.getlist(kind):
            if file.size and file.size > papers.LIMIT:
                raise UserError(f"{file.name} is larger than 10 MB.", "Give a smaller file.")
            papers.add(request.user, opportunity, kind, file.name or kind, file.read())
        text = request.POST.get(kind, "").strip()
        if text:
            papers.add_text(request.user, opportunity, kind, text)
