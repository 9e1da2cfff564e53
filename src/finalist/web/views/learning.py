"""Reflections over all interviews."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finalist.web.pages.learning import learning_page


@require_safe
def reflections(request: HttpRequest) -> HttpResponse:
    """What they taught together."""
    return render(request, "web/learning.html", {"page": learning_page(request.user)})
