"""“You”: the profile, and the default résumé with what was read of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from finalist.core.errors import UserError
from finalist.services import drafts, papers, profile
from finalist.store.access import mine
from finalist.store.models import Paper
from finalist.web.forms import material as form
from finalist.web.forms.corrections import corrections_of
from finalist.web.pages.papers import paper_page
from finalist.web.pages.profile import profile_page
from finalist.web.undoing import offer_undo


def you(request: HttpRequest) -> HttpResponse:
    """GET: what is kept. POST: keep it."""
    if request.method == "POST":
        profile.save(request.user, request.POST)
        drafts.clear(request.user, "profile")
        messages.success(request, _("Saved."))
        return redirect("profile")
    page = profile_page(request.user, drafts.read(request.user, "profile"))
    return render(request, "web/profile.html", {"page": page, "zones": profile.zones()})


@require_POST
def give_resume(request: HttpRequest) -> HttpResponse:
    """The default résumé; then what was read of it."""
    file = form.file_of(request, "file", papers.LIMIT)
    if file is None:
        raise UserError(_("No file was chosen."), _("Choose your résumé: PDF, DOCX, JSON Resume or text."))
    return redirect("resume", profile.give_resume(request.user, *file).pk)


def resume(request: HttpRequest, pid: str) -> HttpResponse:
    """What was read of it, to correct. One that belongs to an opportunity has its page there."""
    row = mine(Paper, request.user, pid)
    if row.opportunity_id:
        return redirect("paper", row.opportunity_id, pid)
    if request.method == "POST":
        papers.correct(request.user, pid, corrections_of(row, request.POST), form.revision(request.POST))
        return redirect("profile")
    return render(request, "web/paper.html", {"page": paper_page(None, row)})


@require_POST
def take_resume(request: HttpRequest, pid: str) -> HttpResponse:
    """Out again, with an undo."""
    mine(Paper, request.user, pid, opportunity=None)
    offer_undo(request, papers.remove(request.user, pid), _("The résumé was taken out."))
    return redirect("profile")
