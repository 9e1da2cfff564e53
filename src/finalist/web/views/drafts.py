"""Drafts: what a form sends by itself while it is filled in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from finalist.services import drafts


@require_POST
def draft(request: HttpRequest, key: str) -> HttpResponse:
    """Keep it. Nothing is shown."""
    body = {name: str(text) for name, text in request.POST.items() if name != "csrfmiddlewaretoken"}
    drafts.save(request.user, key, body)
    return HttpResponse(status=204)
