"""The door: a one-time launch token becomes a session; nobody else gets in."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from finalist.services import launch


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """Let in whoever holds the token that `finalist serve` just printed; say what to do to everybody else."""
    owner = launch.redeem(request.GET.get("token", ""))
    if owner is not None:
        login(request, owner, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("today")
    if request.user.is_authenticated:
        return redirect("today")
    return render(request, "web/welcome.html", status=403)


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """For `finalist serve` itself: up, and able to read its database."""
    from finalist.store.models import Candidate

    Candidate.objects.exists()
    return HttpResponse("ok", "text/plain")
