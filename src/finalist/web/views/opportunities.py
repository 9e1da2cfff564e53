"""All opportunities: as a board and as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finalist.web.pages.board import board_page, table_page


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Columns by stage."""
    return render(request, "web/opportunities.html", {"page": board_page(request.user, request.GET.get("q", ""))})


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Rows, sorted by a link; those put away when asked for."""
    return render(request, "web/opportunities_table.html", {"page": table_page(request.user, request.GET.dict())})
