"""One answer: its feedback and replay, what one adds to it, what one takes along."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import mentoring, practice, preferences
from finalist.store.access import NotThere, mine
from finalist.store.models import Blob, Take
from finalist.web.forms import practice as form
from finalist.web.forms.revision import revision
from finalist.web.going import back_to
from finalist.web.pages.compare import compare_page
from finalist.web.pages.take import take_page
from finalist.web.undoing import offer_undo
from finalist.web.views.media import stream

SAVED = {
    "audio/wav": ".wav",
    "audio/x-wav": ".wav",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "audio/flac": ".flac",
    "audio/webm": ".webm",
    "video/webm": ".webm",
    "video/mp4": ".mp4",
}
"""Kinds of recordings that are played, and their endings."""


@require_safe
def take(request: HttpRequest, tid: str) -> HttpResponse:
    """Feedback once one has rated oneself, and the replay."""
    return render(request, "web/take.html", {"page": take_page(mine(Take, request.user, tid))})


@require_safe
def state(request: HttpRequest, tid: str) -> HttpResponse:
    """How far the listening is: a fragment that asks again until it is done."""
    page = take_page(mine(Take, request.user, tid))
    answer = render(request, "web/parts/take_state.html", {"page": page})
    if not page.is_waiting:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
def hear(request: HttpRequest, tid: str) -> HttpResponse:
    """Listen again, or stop listening."""
    row = mine(Take, request.user, tid)
    if request.POST.get("do") == "cancel":
        practice.stop_listening(request.user, row.pk)
    else:
        practice.listen_again(request.user, row.pk)
    return redirect("take", tid)


@require_POST
def rate_self(request: HttpRequest, tid: str) -> HttpResponse:
    """One's own view; skipping counts as having been asked."""
    sent = request.POST
    given = {} if "skip" in sent else form.marks(sent)
    practice.rate_self(request.user, tid, given, sent.get("thought", ""), revision(sent))
    return redirect("take", tid)


@require_POST
def words(request: HttpRequest, tid: str) -> HttpResponse:
    """The transcript as one says it was; measured anew."""
    practice.mend(request.user, tid, request.POST.get("text", ""), revision(request.POST))
    return redirect("take", tid)


@require_POST
def delivery(request: HttpRequest, tid: str) -> HttpResponse:
    """Show how answers were spoken, or do not: a choice for all of them."""
    row = mine(Take, request.user, tid)
    preferences.choose(request.user, delivery="on" if request.POST.get("on") == "yes" else "off")
    return redirect("take", row.pk)


@require_POST
def remark(request: HttpRequest, tid: str) -> HttpResponse:
    """Something written down at a moment."""
    practice.remark(request.user, tid, request.POST.get("text", ""), form.moment(request.POST.get("at", "")))
    return redirect(back_to(request, "take", tid))


@require_POST
def remark_remove(request: HttpRequest, tid: str, cid: str) -> HttpResponse:
    """Throw it away, with an undo."""
    mine(Take, request.user, tid)
    offer_undo(request, practice.remove_remark(request.user, cid), _("The remark was deleted."))
    return redirect("take", tid)


@require_POST
def delete(request: HttpRequest, tid: str) -> HttpResponse:
    """Throw the answer away, with an undo."""
    offer_undo(request, practice.remove(request.user, tid), _("The answer was deleted."))
    return redirect("practice")


@require_safe
def compare(request: HttpRequest, tid: str) -> HttpResponse:
    """Two answers side by side: this one, and the one that `?with=` names or else the newest other one."""
    one, named = mine(Take, request.user, tid), request.GET.get("with", "")
    other = mine(Take, request.user, named) if named else next(iter(practice.other_takes(one)), None)
    if other is None:
        raise UserError(_("There is one answer only."), _("Answer again, then put both side by side."))
    return render(request, "web/take_compare.html", {"page": compare_page(one, other)})


@require_safe
def sound(request: HttpRequest, tid: str) -> HttpResponseBase:
    """The recording, to play or to save."""
    return _played(request, mine(Take, request.user, tid).blob, ("audio/", "video/"))


@require_safe
def video(request: HttpRequest, tid: str) -> HttpResponseBase:
    """The picture, to play or to save."""
    return _played(request, mine(Take, request.user, tid).video, "video/")


@require_safe
def vtt(request: HttpRequest, tid: str) -> HttpResponse:
    """The transcript as WebVTT."""
    return _file(mentoring.subtitles(mine(Take, request.user, tid)), "text/vtt", "take.vtt")


@require_safe
def mentor(request: HttpRequest, tid: str) -> HttpResponse:
    """One HTML file for a friend: sound, transcript, empty rubric."""
    return _file(mentoring.bundle(mine(Take, request.user, tid)), "text/html", "for-a-friend.html")


@require_POST
def mentor_import(request: HttpRequest) -> HttpResponse:
    """What a friend sent back."""
    given = form.given_file(request, mentoring.LIMIT)
    return redirect("take", mentoring.take_in(request.user, given).pk)


def _played(request: HttpRequest, blob: Blob | None, kind: str | tuple[str, ...]) -> HttpResponseBase:
    if blob is None or not blob.media_type.startswith(kind):
        raise NotThere
    name = "take" + SAVED.get(blob.media_type, "")
    return stream(request, blob, blob.media_type if blob.media_type in SAVED else "", name,
                  save="save" in request.GET)  # fmt: skip


def _file(data: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, f"{media_type}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
