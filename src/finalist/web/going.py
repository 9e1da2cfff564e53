"""Back to the page a form stood on, if it is one of ours."""

from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def back_to(request: HttpRequest, otherwise: str, *ids: str) -> str:
    """The address the browser came from; the URL named `otherwise` when that is none of ours."""
    before = request.headers.get("Referer", "")
    if before and url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure()):
        return before
    return resolve_url(otherwise, *ids)
