"""A new opportunity: papers dropped or pasted, then what was read of them, corrected before anything is planned."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import drafts, opportunities, papers
from finalist.store.access import mine
from finalist.store.models import Opportunity, Paper
from finalist.web.forms.corrections import corrections_of
from finalist.web.messages import PAPERS
from finalist.web.pages.papers import paper_page, papers_page
from finalist.web.undoing import offer_undo


def new(request: HttpRequest) -> HttpResponse:
    """GET: the form, with what was typed before. POST: keep every paper, then show what was read."""
    if request.method == "POST":
        if not _given(request):
            raise UserError(_("Nothing was handed in."), _("Drop a file or paste the posting, at least."))
        opportunity = opportunities.begin(request.user)
        keep_papers(request, opportunity)
        drafts.clear(request.user, "opportunity-new")
        return redirect("papers", opportunity.pk)
    draft = drafts.read(request.user, "opportunity-new")
    return render(request, "web/new.html", {"kinds": [(kind, PAPERS[kind], draft.get(kind, "")) for kind in PAPERS]})


@require_safe
def papers_of(request: HttpRequest, oid: str) -> HttpResponse:
    """All papers at a glance: what each gave, what could not be used."""
    opportunity = mine(Opportunity, request.user, oid)
    return render(request, "web/papers.html", {"page": papers_page(opportunity)})


@require_POST
def add_papers(request: HttpRequest, oid: str) -> HttpResponse:
    """Hand in more."""
    opportunity = mine(Opportunity, request.user, oid)
    if not _given(request):
        raise UserError(_("Nothing was handed in."), _("Choose a file or paste some text."))
    keep_papers(request, opportunity)
    return redirect("papers", oid)


def paper(request: HttpRequest, oid: str, pid: str) -> HttpResponse:
    """GET: one paper side by side with its fields. POST: keep the corrections."""
    opportunity = mine(Opportunity, request.user, oid)
    row = mine(Paper, request.user, pid, opportunity=opportunity, kind__in=papers.KINDS)
    if request.method == "POST":
        papers.correct(request.user, pid, corrections_of(row, request.POST), _revision(request))
        return redirect(
            "paper" if "again" in request.POST else "papers", *([oid, pid] if "again" in request.POST else [oid])
        )
    return render(request, "web/paper.html", {"page": paper_page(opportunity, row)})


@require_POST
def remove_paper(request: HttpRequest, oid: str, pid: str) -> HttpResponse:
    """Take a paper out; it can be brought back."""
    mine(Paper, request.user, pid, opportunity=mine(Opportunity, request.user, oid))
    offer_undo(request, papers.remove(request.user, pid), _("The paper was taken out."))
    return redirect("papers", oid)


def keep_papers(request: HttpRequest, opportunity: Opportunity | None) -> None:
    """Every file and every pasted text of the form, under the kind its field says."""
    for kind in papers.KINDS:
        for file in request.FILES.getlist(kind):
            if (file.size or 0) > papers.LIMIT:
                raise UserError(f"{file.name} is larger than 10 MB.", _("Give a smaller file."))
            papers.add(request.user, opportunity, kind, file.name or kind, file.read())
        text = request.POST.get(kind, "").strip()
        if text:
            papers.add_text(request.user, opportunity, kind, text)
    for file in request.FILES.getlist("any"):
        papers.add_unsorted(request.user, opportunity, file.name or "file", file.read())


def _given(request: HttpRequest) -> bool:
    return bool(request.FILES) or any(request.POST.get(kind, "").strip() for kind in papers.KINDS)


def _revision(request: HttpRequest) -> int | None:
    sent: Any = request.POST.get("rev", "")
    return int(sent) if sent.isdigit() else None
