"""Pages for trouble: each says what happened and where to go."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from finalist.core.errors import UserError


def _page(request: HttpRequest, status: int, what: str, next_step: str) -> HttpResponse:
    return render(request, "web/trouble.html", {"trouble": UserError(what, next_step), "status": status}, status=status)


def not_there(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404, the same for what never was, was deleted, or is somebody else's."""
    return _page(request, 404, _("This is not there."), _("It may have been deleted. Go back and look again."))


def refused(request: HttpRequest, exception: Any = None, reason: str = "") -> HttpResponse:
    """403."""
    return _page(request, 403, _("This was refused."), _("Open the page again and repeat what you did."))


def malformed(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400."""
    return _page(request, 400, _("This request makes no sense to us."), _("Go back and try again."))


def broken(request: HttpRequest) -> HttpResponse:
    """500: a bug of ours."""
    return _page(
        request,
        500,
        _("Something broke, and it was our fault."),
        _("Nothing you saved is lost. Go back and try again."),
    )
