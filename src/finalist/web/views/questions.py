"""Questions over all opportunities: the bank, one's own, and what was really asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from finalist.services import questions
from finalist.web.going import back_to


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
