"""What every answer carries and which requests are refused before any view sees them.

The workspace is reached by a browser that also shows other pages: those must not be able to write here, frame us,
or make a page of ours load anything from elsewhere.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from finalist.core.errors import UserError

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
EYES = "/static/web/practice/face_worker.js"
EYES_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""The worker that finds a face may compile what came with the program, and reach this machine alone. No page may."""
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
RECORDS = ("/practice/", "/check/")
"""Pages that may ask for camera and microphone; all others cannot, whatever runs in them."""
RECORDING = PERMISSIONS.replace("camera=(), microphone=()", "camera=(self), microphone=(self)")
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
Answer = Callable[[HttpRequest], HttpResponse]


class SafeHeaders:
    """Put the policies on every answer that does not bring its own (uploads are stricter still)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = EYES_POLICY if request.path == EYES else POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        allowed = RECORDING if request.path.startswith(RECORDS) else PERMISSIONS
        response.headers.setdefault("Permissions-Policy", allowed)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class OwnHost:
    """Refuse a request under a name that is not ours: a site that points its own name at this machine gets nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()
        return self.get_response(request)


class SameSiteOnly:
    """Refuse a writing request that another site caused, beside Django's token.

    Sec-Fetch-Site is set by the browser and cannot be forged by a page; an old browser sends Origin at least.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS and _is_foreign(request):
            return HttpResponseForbidden("This request came from another site and was refused.", "text/plain")
        return self.get_response(request)


class SizeLimit:
    """Refuse a request larger than any of ours before a byte of it is read or kept."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.REQUEST_LIMIT:
            return _too_large(request, settings.REQUEST_LIMIT // 1_000_000)
        return self.get_response(request)


def _too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """The refusal: a page for people, a sentence for programs. Nobody is signed in yet at this place."""
    if "text/html" not in request.headers.get("Accept", ""):
        return HttpResponse(f"This is more than {limit} MB at once. Go back and send less.", "text/plain", status=413)
    with translation.override(translation.get_language_from_request(request)):
        trouble = UserError(_("This is more than %(n)d MB at once.") % {"n": limit}, _("Go back and send less."))
        return HttpResponse(render_to_string("web/trouble.html", {"trouble": trouble}), status=413)


def _is_foreign(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return bool(origin) and origin != f"{request.scheme}://{request.get_host()}"
