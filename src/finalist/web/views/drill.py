"""One sitting: its questions one by one, the answers as they come in, its slides."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import decks, drafts, drills, practice, probing, receiving
from finalist.store.access import NotThere, mine
from finalist.store.models import Drill, Take
from finalist.web.forms import records
from finalist.web.forms.practice import number, seconds
from finalist.web.pages.drill import drill_page
from finalist.web.undoing import offer_undo


@require_safe
def drill(request: HttpRequest, did: str) -> HttpResponse:
    """The question that `?q=` names (from 0; without it the next open one), at the step that its answers have reached;
    `?again=1`: one more take."""
    row = mine(Drill, request.user, did)
    given = request.GET.get("q")
    place = drills.next_open(row) or 0 if given is None else number(given)
    page = drill_page(row, place, again=request.GET.get("again") == "1", slides=decks.count(row))
    if page.step == "look" and page.take:
        return redirect("take", page.take.pk)
    typed = records.typed(request.user, f"take-{row.pk}")
    return render(request, "web/drill.html", {"page": page, "typed": typed})


@require_safe
def state(request: HttpRequest, did: str) -> HttpResponse:
    """How far the listening is: a fragment that asks again until it is done, then has the page loaded anew."""
    page = drill_page(mine(Drill, request.user, did), number(request.GET.get("q", "")))
    answer = render(request, "web/parts/hearing.html", {"page": page})
    if page.step != "wait":
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
def guess(request: HttpRequest, did: str) -> HttpResponse:
    """What the question is taken to be about."""
    place = number(request.POST.get("q", ""))
    drills.guess(request.user, did, place, request.POST.get("competency", ""))
    return redirect(f"{reverse('drill', args=[did])}?q={place}")


@require_POST
def answer(request: HttpRequest, did: str) -> HttpResponse:
    """A typed answer."""
    sent, place = request.POST, number(request.POST.get("q", ""))
    practice.write(request.user, did, place, sent.get("text", ""), parent_id=sent.get("parent", ""),
                   client_id=sent.get("client_id", ""))  # fmt: skip
    drafts.clear(request.user, f"take-{did}")
    return redirect(f"{reverse('drill', args=[did])}?q={place}")


@require_POST
def enough(request: HttpRequest, did: str, tid: str) -> HttpResponse:
    """No more follow-ups: to the feedback."""
    row = mine(Take, request.user, tid, drill=mine(Drill, request.user, did))
    probing.enough(row)
    return redirect("take", row.pk)


@require_POST
def upload(request: HttpRequest, did: str) -> HttpResponse:
    """A recording. Answers in JSON with the SHA-256 of what is kept: only then does the browser let its copy go."""

    def keep() -> Take:
        sent, sound = request.POST, _sent_file(request, "sound")
        return receiving.receive(
            request.user, did, number(sent.get("q", "")), sound.chunks(), sha256=sent.get("sha256", ""),
            seconds=seconds(sent.get("seconds", "")), client_id=sent.get("client_id", ""),
            media_type=sound.content_type or "", parent_id=sent.get("parent", ""),
            camera=sent.get("camera", "")[:200_000],
        )  # fmt: skip

    return _told(keep)


@require_POST
def bring_in(request: HttpRequest, did: str) -> HttpResponse:
    """An answer from a file: a recording or a transcript."""
    sent, file = request.POST, _sent_file(request, "file")
    if (file.size or 0) > receiving.LIMIT:
        raise UserError(_("The file is too large."), _("Give one of less than 200 MB."))
    place, parent = number(sent.get("q", "")), sent.get("parent", "")
    receiving.bring_in(request.user, did, place, file.name or "", file.content_type or "", file.read(), parent)
    return redirect(f"{reverse('drill', args=[did])}?q={place}")


@require_POST
def upload_video(request: HttpRequest, did: str) -> HttpResponse:
    """The picture of a take that has arrived already, named by its `client_id`."""

    def keep() -> Take:
        video, client = _sent_file(request, "video"), request.POST.get("client_id", "") or "-"
        row: Take | None = (
            Take.objects.of(request.user).filter(drill=mine(Drill, request.user, did), client_id=client).first()
        )
        if row is None:
            raise NotThere
        receiving.attach_video(
            request.user, row.pk, video.chunks(), video.content_type or "", request.POST.get("sha256", "")
        )
        return row

    return _told(keep, video=True)


@require_POST
def end(request: HttpRequest, did: str) -> HttpResponse:
    """It is over; or throw it away, with an undo."""
    if "remove" in request.POST:
        offer_undo(request, drills.remove(request.user, did), _("The sitting was deleted; its answers stay."))
        return redirect("practice")
    row = drills.end(request.user, did)
    return redirect("opportunity-practice", row.opportunity_id) if row.opportunity_id else redirect("practice")


@require_safe
def slide(request: HttpRequest, did: str) -> HttpResponse:
    """One page of the slides as a picture, `?n=` from 0."""
    picture = decks.page(mine(Drill, request.user, did), number(request.GET.get("n", "")))
    if picture is None:
        raise NotThere
    return HttpResponse(picture, "image/png", headers={"Cache-Control": "private, max-age=3600"})


def _sent_file(request: HttpRequest, name: str) -> Any:
    file = request.FILES.get(name)
    if file is None:
        raise UserError(_("Nothing was sent."), _("Record again."))
    return file


def _told(keep: Callable[[], Take], *, video: bool = False) -> JsonResponse:
    """What became of it, for the script that sent it; trouble as a sentence."""
    try:
        row = keep()
    except NotThere as error:
        return JsonResponse({"trouble": str(error)}, status=404)
    except receiving.Damaged as error:
        return JsonResponse({"trouble": str(error)}, status=503)
    except UserError as error:
        return JsonResponse({"trouble": str(error)}, status=422)
    row.refresh_from_db()
    kept = row.video if video else row.blob
    url = f"{reverse('drill', args=[row.drill_id])}?q={row.place}" if row.drill_id else reverse("take", args=[row.pk])
    return JsonResponse({"take": row.pk, "sha256": kept.sha256 if kept else "", "url": url})
