"""The door: a one-time launch token becomes a session; nobody else gets in."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.services import accounts, launch

FORGET = '"cache", "storage"'
"""Copies of pages and lines that wait in the browser (Clear-Site-Data); cookies go by the logout itself."""
BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Let in whoever holds the token that `finalist serve` just printed, or on a server a password."""
    if request.method == "POST":
        return _sign_in(request)
    owner = None if settings.SERVER_MODE else launch.redeem(request.GET.get("token", ""))
    if owner is not None:
        login(request, owner, backend=BACKEND)
        return redirect("today")
    if request.user.is_authenticated:
        return redirect("today")
    return _closed(request)


def _sign_in(request: HttpRequest) -> HttpResponse:
    if not settings.SERVER_MODE:
        return _closed(request)
    user = accounts.sign_in(request, request.POST.get("name", ""), request.POST.get("password", ""))
    if user is None:
        return _closed(request, wrong=True)
    login(request, user, backend=BACKEND)
    return redirect("today")


def _closed(request: HttpRequest, *, wrong: bool = False) -> HttpResponse:
    return render(request, "web/welcome.html", {"is_server": settings.SERVER_MODE, "wrong": wrong}, status=403)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the session; what pages of ours keep in this browser goes with it."""
    logout(request)
    answer = redirect("welcome")
    answer.headers["Clear-Site-Data"] = FORGET
    return answer


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """For `finalist serve` itself: up, and able to read its database."""
    from finalist.store.models import Candidate

    Candidate.objects.exists()
    return HttpResponse("ok", "text/plain")
