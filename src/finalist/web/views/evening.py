"""The close-out of a meeting: a step a page, each saved by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from finalist.core.plan.evening import STEPS
from finalist.services import drafts
from finalist.services import evening as service
from finalist.services import evening_steps as steps
from finalist.services.during import meeting_of
from finalist.store.access import NotThere
from finalist.store.models import Meeting
from finalist.web.forms import evening as form
from finalist.web.forms.revision import revision
from finalist.web.pages import evening as pages


@require_safe
def evening(request: HttpRequest, mid: str) -> HttpResponse:
    """Where it goes on, or what it left behind."""
    meeting = meeting_of(request.user, mid)
    step = pages.first_step(meeting)
    if step:
        return redirect("evening-step", mid, step)
    return render(request, "web/evening_done.html", {"page": pages.done_page(meeting)})


@require_http_methods(["GET", "HEAD", "POST"])
def step_of(request: HttpRequest, mid: str, step: str) -> HttpResponse:
    """GET: one step. POST: what it gave, then the next one, or the same with more room."""
    meeting = meeting_of(request.user, mid)
    if step not in STEPS:
        raise NotThere
    if request.method == "POST":
        sent = request.POST
        following = service.save(request.user, mid, step, revision(sent), _keeper(step, sent))
        drafts.clear(request.user, pages.draft_key(meeting, step))
        if "more" in sent:
            return redirect("evening-step", mid, step)
        return redirect("evening-step", mid, following) if following else redirect("evening", mid)
    return render(request, "web/evening.html", {"page": pages.evening_page(meeting, step)})


def _keeper(step: str, sent: QueryDict) -> Callable[[Meeting], None]:
    """What the form gave, ready to be kept for a meeting. Raises UserError for what is no value."""
    return _KEEPERS[step](sent)


def _stories(sent: QueryDict) -> Callable[[Meeting], None]:
    told = form.told(sent)

    def keep(meeting: Meeting) -> None:
        steps.keep_told(meeting, told)
        steps.keep_said(meeting, sent.get("said", ""), sent.get("said-person", ""))

    return keep


_KEEPERS: dict[str, Callable[[QueryDict], Callable[[Meeting], None]]] = {
    "asked": lambda sent: lambda meeting: steps.keep_asked(meeting, form.answers(sent)),
    "stories": _stories,
    "concerns": lambda sent: lambda meeting: steps.keep_doubts(meeting, form.doubts(sent)),
    "cares": lambda sent: lambda meeting: steps.keep_cares(meeting, form.cares(sent)),
    "culture": lambda sent: lambda meeting: steps.keep_seen(meeting, form.seen(sent)),
    "promises": lambda sent: lambda meeting: steps.keep_promises(meeting, form.promises(sent)),
    "lesson": lambda sent: lambda meeting: steps.keep_lesson(meeting, sent.get("text", ""), form.mark(sent)),
}
