"""Work samples: listed, described, given a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.services import samples
from finalist.store.access import mine
from finalist.store.models import WorkSample
from finalist.web.forms import material as form
from finalist.web.pages.portfolio import portfolio_page, sample_page
from finalist.web.undoing import offer_undo


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All of them."""
    return render(request, "web/portfolio.html", {"page": portfolio_page(request.user)})


def new(request: HttpRequest) -> HttpResponse:
    """One more."""
    if request.method == "POST":
        return _save(request, "")
    return render(request, "web/sample.html", {"page": sample_page(request.user, None)})


def sample(request: HttpRequest, wid: str) -> HttpResponse:
    """One in its editor."""
    row = mine(WorkSample, request.user, wid)
    if request.method == "POST":
        return _save(request, wid)
    return render(request, "web/sample.html", {"page": sample_page(request.user, row)})


def _save(request: HttpRequest, wid: str) -> HttpResponse:
    sent, file = request.POST, form.file_of(request, "file", samples.LIMIT)
    values = {name: sent.get(name, "") for name in samples.LONGEST}
    row = samples.save(request.user, wid, form.revision(sent), **values)
    if file:
        samples.give_file(request.user, row.pk, *file)
    elif "take_file" in sent:
        samples.take_file(request.user, row.pk)
    return redirect("portfolio")


@require_POST
def delete(request: HttpRequest, wid: str) -> HttpResponse:
    """Throw it away, with an undo."""
    offer_undo(request, samples.delete(request.user, wid), _("The work sample was deleted."))
    return redirect("portfolio")
