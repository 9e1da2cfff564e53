"""The look of a résumé, its versions and what sets them apart."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.journeys.resume import MAX_PHOTO
from finalist.render.resume.themes import themes
from finalist.services import resume_look, resumes
from finalist.store.access import NotThere, Stale, mine
from finalist.store.models import Resume
from finalist.web.forms.material import file_of
from finalist.web.forms.revision import revision
from finalist.web.pages.resume_look import look_page
from finalist.web.pages.resume_versions import version_page, versions_page


def look(request: HttpRequest, rid: str) -> HttpResponse:
    """The choices. POST: keep them."""
    row = mine(Resume, request.user, rid)
    if request.method != "POST":
        return render(request, "web/resume_look.html", {"page": look_page(row)})
    sent = request.POST
    given = {name: sent[name].strip() for name in ("theme", "paper", "language", "font") if name in sent}
    given["accent"] = sent.get("own_accent", "").strip() if sent.get("accent") == "own" else sent.get("accent", "")
    try:
        resume_look.save(request.user, rid, revision(sent), **given, photo=sent.get("photo") == "yes")
    except Stale:
        raise
    except UserError as error:
        page = look_page(row, given, f"{error.what} {error.next_step}")
        return render(request, "web/resume_look.html", {"page": page}, status=422)
    messages.success(request, _("Saved."))
    return redirect("resume-look", rid)


@require_safe
def theme(request: HttpRequest, rid: str, theme: str) -> HttpResponse:
    """The first page of this document in a theme, small."""
    row = mine(Resume, request.user, rid)
    if theme not in {one.id for one in themes()}:
        raise NotThere
    pages = resume_look.drawn(row, theme=theme, accent="", font="", ppi=resume_look.THUMBNAIL)
    return HttpResponse(pages[0], "image/png")


@require_POST
def photo(request: HttpRequest, rid: str) -> HttpResponse:
    """A photo in or out."""
    if "remove" in request.POST:
        resume_look.take_photo(request.user, rid)
        return redirect("resume-look", rid)
    file = file_of(request, "photo", MAX_PHOTO)
    if file is None:
        raise UserError(_("No photo was chosen."), _("Choose a PNG or JPEG of at most 3 MB."))
    resume_look.give_photo(request.user, rid, file[1])
    return redirect("resume-look", rid)


def versions(request: HttpRequest, rid: str) -> HttpResponse:
    """Every version. POST: give the one there is a name."""
    row = mine(Resume, request.user, rid)
    if request.method == "POST":
        resumes.name_version(request.user, rid, request.POST.get("name", ""))
        return redirect("resume-versions", rid)
    return render(request, "web/resume_versions.html", {"page": versions_page(row)})


def version(request: HttpRequest, rid: str, number: int) -> HttpResponse:
    """One version and what is different now. POST: take it back."""
    row = mine(Resume, request.user, rid)
    if request.method == "POST":
        resumes.restore(request.user, rid, number)
        messages.success(request, _("This is the version from then. Undo leads back."))
        return redirect("resume-home", rid)
    return render(request, "web/resume_version.html", {"page": version_page(row, number)})
