"""The living style page: every part pages are made of, with made-up words. Only in development."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finalist.store.access import NotThere

COLOURS = "paper sheet sunk ink quiet rule edge accent accent-wash mark good warn bad".split()


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Shown when FINALIST_DEVELOPMENT is set, not there otherwise."""
    if not settings.DEVELOPMENT:
        raise NotThere
    return render(request, "web/styleguide.html", {"colours": COLOURS})
