"""Research of an opportunity: findings, and the pages they are read from."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.services import drafts, papers, research
from finalist.store.access import mine
from finalist.store.models import Finding, Opportunity, Paper
from finalist.web.forms import records
from finalist.web.forms.material import day, file_of, revision
from finalist.web.pages import research as pages
from finalist.web.pages.opportunity import head
from finalist.web.undoing import offer_undo


def research_of(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: what is known and what is not. POST: one more finding."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method == "POST":
        research.keep(request.user, oid, **_found(request))
        drafts.clear(request.user, f"finding-{oid}")
        messages.success(request, _("Kept."))
        return redirect("research", oid)
    typed = records.typed(request.user, f"finding-{oid}")
    page = pages.research_tab(opportunity, pages.new_finding(request.GET.get("topic", ""), typed))
    return render(request, "web/research.html", {"head": head(opportunity, "research"), "page": page})


def finding(request: HttpRequest, oid: str, fid: str) -> HttpResponse:
    """One finding to change, or to throw away with an undo."""
    opportunity = mine(Opportunity, request.user, oid)
    row = mine(Finding, request.user, fid, opportunity=opportunity)
    if request.method == "POST":
        if "remove" in request.POST:
            offer_undo(request, research.remove(request.user, fid), _("The finding was deleted."))
        else:
            research.edit(request.user, fid, revision(request.POST), **_found(request))
        return redirect("research", oid)
    page = pages.FindingPage(opportunity, pages.finding_form(row))
    return render(request, "web/finding.html", {"head": head(opportunity, "research"), "page": page})


@require_POST
def add_page(request: HttpRequest, oid: str) -> HttpResponse:
    """A page pasted or handed in as a file; its sentences are offered next."""
    mine(Opportunity, request.user, oid)
    sent = request.POST
    given = file_of(request, "file", papers.LIMIT)
    if given is None and sent.get("page", "").strip():
        given = (sent.get("source", "").strip() or _("Pasted page")) + ".txt", sent["page"].encode()
    if given is None:
        raise UserError(_("Nothing was handed in."), _("Choose a file or paste the page."))
    row = research.add_page(request.user, oid, *given, own=sent.get("own") == "yes")
    return redirect("saved-page", oid, row.pk) if row.document else redirect("papers", oid)


def saved_page(request: HttpRequest, oid: str, pid: str) -> HttpResponse:
    """GET: the sentences of a page. POST: keep those ticked, or throw the page away with an undo."""
    paper = mine(Paper, request.user, pid, opportunity=mine(Opportunity, request.user, oid))
    if paper.kind in papers.KINDS and paper.kind != "company":
        return redirect("paper", oid, pid)  # No page: its fields are shown there.
    row = research.page_of(request.user, oid, pid)
    if request.method != "POST":
        page = pages.saved_page(row)
        return render(request, "web/saved_page.html", {"head": head(page.opportunity, "research"), "page": page})
    if "remove" in request.POST:
        offer_undo(request, research.remove_page(request.user, pid), _("The page was taken out."))
        return redirect("research", oid)
    chosen = records.numbers(request.POST, "keep")
    number = research.keep_proposals(request.user, oid, pid, chosen, clock.now().date())
    messages.success(request, ngettext("%(n)d finding kept.", "%(n)d findings kept.", number) % {"n": number})
    return redirect(resolve_url("saved-page", oid, pid) + (f"#s{chosen[0]}" if chosen else ""))


def _found(request: HttpRequest) -> dict[str, Any]:
    sent = request.POST
    return {
        "topic": sent.get("topic", ""),
        "text": sent.get("text", ""),
        "quote": sent.get("quote", ""),
        "source": sent.get("source", ""),
        "url": sent.get("url", ""),
        "found_on": day(sent.get("found_on", "")),
        "known": sent.get("known", "yes") != "no",
    }
