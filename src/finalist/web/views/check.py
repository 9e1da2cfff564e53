"""The video check: a page that looks and listens by itself; the server learns nothing of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finalist.web.pages.check import check_page


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(request, "web/check.html", {"page": check_page()})
