"""Undo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from finalist.services.undo import undo as bring_back
from finalist.web.going import back_to


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Bring back what was just deleted and return to where it was asked for."""
    bring_back(request.user, request.POST.get("kind", ""), request.POST.get("id", ""))
    messages.success(request, _("It is back."))
    return redirect(back_to(request, "today"))
