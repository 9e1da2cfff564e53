"""The tabs of an opportunity that show a part of its plan."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from finalist.core import clock
from finalist.services import concerns, marks, people
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.web.pages import tabs
from finalist.web.pages.history import history_tab
from finalist.web.pages.opportunity import head


def _tab(name: str, template: str, read: Callable[[Opportunity], Any]) -> Callable[[HttpRequest, str], HttpResponse]:
    """A view that shows one tab."""

    @require_safe
    def view(request: HttpRequest, oid: str) -> HttpResponse:
        opportunity = mine(Opportunity, request.user, oid)
        return render(request, f"web/{template}.html", {"head": head(opportunity, name), "page": read(opportunity)})

    return view


people_of = _tab("opportunity-people", "opportunity_people", tabs.people_tab)
stories_of = _tab("opportunity-stories", "opportunity_stories", tabs.stories_tab)
concerns_of = _tab("concerns", "concerns", tabs.concerns_tab)
history = _tab("history", "history", history_tab)


@require_safe
def questions_of(request: HttpRequest, oid: str) -> HttpResponse:
    """Questions to expect, by family if wished, and those to ask."""
    opportunity = mine(Opportunity, request.user, oid)
    page = tabs.questions_tab(opportunity, request.GET.get("family", ""))
    return render(
        request, "web/opportunity_questions.html", {"head": head(opportunity, "opportunity-questions"), "page": page}
    )


@require_POST
def questions_unhide(request: HttpRequest, oid: str) -> HttpResponse:
    """Show the hidden ones again."""
    marks.show_all(request.user, oid, "question")
    return redirect("opportunity-questions", oid)


@require_POST
def concern_move(request: HttpRequest, oid: str) -> HttpResponse:
    """One step of a concern."""
    sent = request.POST
    concerns.move(
        request.user,
        oid,
        sent.get("key", ""),
        sent.get("title", ""),
        sent.get("to", ""),
        on=clock.now().date(),
        person=sent.get("person", ""),
        landed=sent.get("landed", "unknown") or "unknown",
    )
    return redirect("concerns", oid)


@require_POST
def concern_answer(request: HttpRequest, oid: str) -> HttpResponse:
    """One's own answer to a doubt, or a doubt of one's own."""
    sent = request.POST
    if "key" in sent:
        concerns.answer(request.user, oid, sent["key"], sent.get("title", ""), sent.get("answer", ""))
    else:
        concerns.add(request.user, oid, sent.get("title", ""))
    return redirect("concerns", oid)


@require_POST
def person_add(request: HttpRequest, oid: str) -> HttpResponse:
    """Somebody one will meet whom no paper names."""
    people.add(request.user, request.POST.get("name", ""), title=request.POST.get("title", ""), opportunity_id=oid)
    return redirect("opportunity-people", oid)
