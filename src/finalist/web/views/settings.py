"""Settings: how it looks and counts, keys for programs, and all data out, in and away."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.services import data, listening, profile, thresholds, tokens
from finalist.web.pages.listening import listening_page
from finalist.web.pages.settings import settings_page
from finalist.web.views.door import FORGET


def settings(request: HttpRequest) -> HttpResponse:
    """GET: all of them. POST: zone, language and look; the next page shows them."""
    if request.method == "POST":
        profile.set_preferences(request.user, request.POST)
        return redirect("settings")
    return render(request, "web/settings.html", {"page": settings_page(request.user)})


@require_POST
def numbers(request: HttpRequest) -> HttpResponse:
    """One's own numbers in place of conventions."""
    given = {} if "usual" in request.POST else request.POST
    empty = {one.code: "" for one in thresholds.CHANGEABLE}
    thresholds.save(request.user, given or empty)
    messages.success(request, _("Saved. Plans made from now on count with it."))
    return redirect("settings")


@require_http_methods(["GET", "HEAD", "POST"])
def listen(request: HttpRequest) -> HttpResponse:
    """GET: what can turn recordings into words here, and what that costs. POST: what was chosen."""
    if request.method == "POST":
        listening.choose(request.user, {key: str(value) for key, value in request.POST.items()})
        messages.success(request, _("Saved. Answers from now on are listened to in this way."))
        return redirect("settings-listening")
    return render(request, "web/listening.html", {"page": listening_page(request.user)})


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Everything, as a zip of readable files."""
    name = f"finalist-export-{clock.now():%Y-%m-%d}.zip"
    return FileResponse(data.export(request.user), as_attachment=True, filename=name, content_type="application/zip")


@require_safe
def backup(request: HttpRequest) -> HttpResponseBase:
    """The whole workspace in one file, for `finalist restore`."""
    name = f"finalist-backup-{clock.now():%Y-%m-%d}.zip"
    return FileResponse(data.backup(request.user), as_attachment=True, filename=name, content_type="application/zip")


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """An export read back."""
    file = request.FILES.get("file")
    if file is None:
        raise UserError(_("No file was chosen."), _("Choose a zip that the export made."))
    done = data.bring_in(request.user, file.chunks())
    count = sum(done.added.values())
    said = ngettext("%(n)d thing came in.", "%(n)d things came in.", count) % {"n": count}
    messages.success(request, said + (" " + _("What was there already stayed as it was.") if done.kept else ""))
    return redirect("settings")


@require_POST
def delete(request: HttpRequest) -> HttpResponse:
    """Everything away, if the word was typed."""
    profile.forget_everything(request.user, request.POST.get("word", ""))
    request.session.pop("undo", None)
    messages.success(request, _("Everything is deleted."))
    answer = redirect("today")
    answer.headers["Clear-Site-Data"] = FORGET
    return answer


@require_POST
def new_key(request: HttpRequest) -> HttpResponse:
    """A key for a program, shown on this page and never again."""
    sent = request.POST
    days = int(sent["days"]) if sent.get("days", "").isdigit() and len(sent["days"]) < 5 else 0
    secret = tokens.new(request.user, sent.get("name", ""), sent.get("scope", "read"), days)
    return render(request, "web/settings.html", {"page": settings_page(request.user, secret)})


@require_POST
def revoke(request: HttpRequest, tid: str) -> HttpResponse:
    """Take a key back; that is not undone."""
    tokens.revoke(request.user, tid)
    messages.success(request, _("The key opens nothing any more."))
    return redirect("settings")
