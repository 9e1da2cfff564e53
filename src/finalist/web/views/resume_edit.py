"""The editor of a résumé: one part's form, what its buttons do, the live preview beside it."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.resume.editing import PARTS, parts_of
from finalist.services import drafts, resume_look, resumes
from finalist.store.access import NotThere, Stale, mine
from finalist.store.models import Resume
from finalist.web.forms import resume as form
from finalist.web.forms.revision import revision
from finalist.web.pages.resume_edit import edit_page, kept_form, prompts_in

BOUNDARY = "finalist-pages"


def part(request: HttpRequest, rid: str, part: str) -> HttpResponse:
    """One part in its form. POST: save it, or do what a button says."""
    row = mine(Resume, request.user, rid)
    if part not in PARTS:
        raise NotThere
    if request.method == "POST":
        return _sent(request, row, part)
    typed = form.from_draft(part, drafts.read(request.user, _draft(rid, part)))
    kept = kept_form(row, part)
    is_draft = typed is not None and resumes.typed(row, part, typed.items, typed.step) != row.body
    page = edit_page(
        row, part, typed if typed and is_draft else kept, is_draft=is_draft, wanted=request.GET.get("do", "")
    )
    return render(request, "web/resume_part.html", {"page": page})


def _sent(request: HttpRequest, row: Resume, part: str) -> HttpResponse:
    sent, wanted = form.sent_of(part, request.POST), request.POST.get("do", "")
    if wanted == "discard":
        drafts.clear(request.user, _draft(row.pk, part))
        return redirect("resume-part", row.pk, part)
    items = form.done(part, sent.items, wanted)
    try:
        saved = resumes.save_part(request.user, row.pk, part, items, revision(request.POST), sent.step)
    except Stale as stale:
        row = mine(Resume, request.user, stale.current.pk)
        page = edit_page(row, part, sent, is_draft=True, stale=True)
        return render(request, "web/resume_part.html", {"page": page}, status=409)
    drafts.clear(request.user, _draft(row.pk, part))
    return _onwards(request, saved, part, wanted)


def _onwards(request: HttpRequest, row: Resume, part: str, wanted: str) -> HttpResponse:
    """To the next part, to an empty item, or back to the form."""
    if wanted == "next":
        parts = parts_of(row.body)
        at = parts.index(part) + 1
        return redirect("resume-part", row.pk, parts[at]) if at < len(parts) else redirect("resume-home", row.pk)
    if wanted == "finish":
        return redirect("resume-home", row.pk)
    address = reverse("resume-part", args=[row.pk, part])
    verb = wanted.partition(":")[0]
    if verb in ("add", "role"):
        return redirect(f"{address}?do={wanted}#new")
    if not verb:
        messages.success(request, _("Saved."))
    return redirect(address)


def _draft(rid: str, part: str) -> str:
    return f"resume-{rid}-{part}"


@require_POST
def preview(request: HttpRequest, rid: str, part: str) -> HttpResponse:
    """The pages as they would be with what stands in the form, and the prompts of its lines; nothing is saved.

    204 when the same page asked again meanwhile. The answer is multipart/form-data, which browsers take apart
    themselves: a `page` for each picture, and `prompts` as JSON.
    """
    row = mine(Resume, request.user, rid)
    sent = form.sent_of(part, request.POST) if part in PARTS else form.Sent(())
    turn, width = (form.whole(request.POST.get(name, "")) for name in ("turn", "width"))
    body = resumes.typed(row, part, sent.items, sent.step)
    shown = resume_look.preview(row, body, turn, width)
    if shown is None:
        return HttpResponse(status=204)
    told = prompts_in(part, sent.items, resume_look.look_of(row)["language"])
    return HttpResponse(_packed(shown, told), f"multipart/form-data; boundary={BOUNDARY}")


def _packed(pages: tuple[bytes, ...], told: list[list[str]]) -> bytes:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"prompts"\r\n\r\n{json.dumps(told)}\r\n'.encode()]
    for number, data in enumerate(pages, 1):
        lead = f'{head}"page"; filename="{number}.png"\r\nContent-Type: image/png\r\n\r\n'
        parts.append(lead.encode() + data + b"\r\n")
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


@require_safe
def page(request: HttpRequest, rid: str, page: int) -> HttpResponse:
    """A page of the saved document as a picture; `?small` for one in a list."""
    row = mine(Resume, request.user, rid)
    pages = resume_look.drawn(row, ppi=resume_look.THUMBNAIL if "small" in request.GET else resume_look.PICTURE)
    if not 0 < page <= len(pages):
        raise NotThere
    return HttpResponse(pages[page - 1], "image/png")


@require_POST
def undo(request: HttpRequest, rid: str) -> HttpResponse:
    """One save back, or forward again; then where the button stood."""
    part = request.POST.get("part", "")
    row = (resumes.redo if request.POST.get("do") == "redo" else resumes.undo)(request.user, rid)
    if part in PARTS:
        drafts.clear(request.user, _draft(rid, part))
        return redirect("resume-part", row.pk, part)
    return redirect("resume-home", row.pk)
