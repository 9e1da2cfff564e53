"""The board of opportunities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finalist.web.pages.board import board_page


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Columns by stage."""
    return render(request, "web/opportunities.html", {"page": board_page(request.user)})
