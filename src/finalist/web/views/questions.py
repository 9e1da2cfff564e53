"""Questions over all opportunities: the bank, one's own, and what was really asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.services import questions
from finalist.store.access import mine
from finalist.store.models import AskedQuestion
from finalist.web.going import back_to
from finalist.web.pages.questions import OwnQuestionPage, QuestionPage, own_page, question_page, questions_page
from finalist.web.undoing import offer_undo


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Keep one."""
    sent = request.POST
    questions.keep(
        request.user,
        sent.get("text", ""),
        origin=sent.get("origin", "own"),
        opportunity_id=sent.get("opportunity", ""),
        person_id=sent.get("person", ""),
        bank_id=sent.get("bank", ""),
    )
    messages.success(request, _("Kept."))
    return redirect(back_to(request, "questions"))


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The bank, narrowed; or those that were kept."""
    asked = {name: str(value) for name, value in request.GET.items()}
    return render(request, "web/questions.html", {"page": questions_page(request.user, asked)})


@require_safe
def one(request: HttpRequest, entry: str) -> HttpResponse:
    """One of the bank, with the stories that fit."""
    return _shown(
        request, "web/question.html", question_page(request.user, questions.of_bank(entry), with_stories=_fits(request))
    )


@require_safe
def own(request: HttpRequest, qid: str) -> HttpResponse:
    """One that was kept."""
    row = mine(AskedQuestion, request.user, qid)
    return _shown(request, "web/question_own.html", own_page(request.user, row, with_stories=_fits(request)))


def _fits(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request")) or "fits" in request.GET


def _shown(request: HttpRequest, template: str, page: QuestionPage | OwnQuestionPage) -> HttpResponse:
    """The page; asked by htmx: the fitting stories alone."""
    if request.headers.get("HX-Request"):
        return render(request, "web/parts/fitting_stories.html", {"stories": page.stories})
    return render(request, template, {"page": page})


@require_POST
def remove(request: HttpRequest, qid: str) -> HttpResponse:
    """Throw a kept one away, with an undo."""
    offer_undo(request, questions.remove(request.user, qid), _("The question was taken away."))
    return redirect("questions")
