"""Smaller answers: pages made for one request are packed on their way.

Only whole texts: a part of a recording (206) or a picture would be spoiled or grow. Tokens in pages are masked anew
each time, and the packing is padded at random, so that the length tells nobody anything (BREACH).
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml")


class SqueezeTexts(GZipMiddleware):
    """Django's own, for whole texts alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, packed when it is a text and the browser takes it so."""
        if response.status_code != 200 or not response.headers.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)
