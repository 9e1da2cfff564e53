"""Practice: where it begins, over everything and for one opportunity, and how it goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from finalist.services import drills
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.forms.material import file_of
from finalist.web.pages.opportunity import head
from finalist.web.pages.practice import practice_page
from finalist.web.pages.practice_progress import progress_page


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """What is due, which drills there are, the latest sittings."""
    return render(request, "web/practice.html", {"page": practice_page(request.user)})


@require_safe
def practice_of(request: HttpRequest, oid: str) -> HttpResponse:
    """The same for one opportunity: with its people, doubts and questions."""
    opportunity = mine(Opportunity, request.user, oid)
    page = practice_page(request.user, opportunity)
    return render(request, "web/opportunity_practice.html", {"head": head(opportunity, "opportunity-practice"),
                  "page": page})  # fmt: skip


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin a sitting."""
    sent = request.POST
    kind, about, opportunity = sent.get("kind", ""), sent.get("about", ""), sent.get("opportunity", "")
    if kind == "presentation":
        given = file_of(request, "deck", drills.DECK_LIMIT)
        minutes = sent.get("minutes", "")
        length = int(minutes) if minutes.isdigit() and len(minutes) < 4 else 10
        drill = drills.begin_talk(request.user, about, length, given[1] if given else None, opportunity)
    else:
        drill = drills.begin(request.user, kind, opportunity_id=opportunity, about=about)
    return redirect("drill", drill.pk)


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Coverage, trends and differences; `?opportunity=` narrows them to one."""
    given = request.GET.get("opportunity", "")
    opportunity = mine(Opportunity, request.user, given) if given else None
    return render(request, "web/practice_progress.html", {"page": progress_page(request.user, opportunity)})
