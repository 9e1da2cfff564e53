"""Values: named, chosen between, shown by stories; and the culture board of an opportunity."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.services import values
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.forms import material as form
from finalist.web.pages.opportunity import head
from finalist.web.pages.values import culture_page, values_page
from finalist.web.undoing import offer_undo


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The order so far and the next choice."""
    return render(request, "web/values.html", {"page": values_page(request.user)})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take values into the list."""
    own = [line.strip() for line in request.POST.get("own", "").split(",")]
    values.add(request.user, [*request.POST.getlist("known"), *own])
    return redirect("values")


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """One of two; the button says which."""
    chosen, _sep, other = request.POST.get("choice", "").partition(":")
    values.choose(request.user, chosen, other)
    return redirect("values")


@require_POST
def begin_again(request: HttpRequest) -> HttpResponse:
    """Forget every choice."""
    values.begin_again(request.user)
    messages.success(request, _("All choices are forgotten; the values are still there."))
    return redirect("values")


@require_POST
def prove(request: HttpRequest, vid: str) -> HttpResponse:
    """The story that shows it: chosen, or found."""
    if "find" in request.POST:
        values.find_story(request.user, vid)
    else:
        values.prove(request.user, vid, request.POST.get("story", ""))
    return redirect("values")


@require_POST
def remove(request: HttpRequest, vid: str) -> HttpResponse:
    """Out of the list, with an undo."""
    offer_undo(request, values.remove(request.user, vid), _("The value was taken out."))
    return redirect("values")


def culture(request: HttpRequest, oid: str) -> HttpResponse:
    """The board of an opportunity. POST: one more observation."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method == "POST":
        sent = request.POST
        speaks_for, on = sent.get("side") == "for", form.day(sent.get("seen_on", ""))
        value, text, person = sent.get("value", ""), sent.get("text", ""), sent.get("person", "")
        values.observe(request.user, oid, value, text, speaks_for=speaks_for, person_id=person, on=on)
        return redirect("culture", oid)
    page = culture_page(request.user, opportunity)
    return render(request, "web/culture.html", {"head": head(opportunity, "plan"), "page": page})


@require_POST
def forget(request: HttpRequest, bid: str) -> HttpResponse:
    """Take an observation away."""
    row = values.forget(request.user, bid)
    offer_undo(request, row, _("The observation was taken away."))
    return redirect("culture", row.opportunity_id)
