"""Today: what matters now over all opportunities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finalist.web.pages.today import today_page


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """One obvious next action, and the rest in order."""
    return render(request, "web/today.html", {"page": today_page(request.user)})
