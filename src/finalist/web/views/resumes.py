"""Résumés: the list, the start of a new one, one as a whole, its files."""

import re
import zipfile
from io import BytesIO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.journeys.resume import Built
from finalist.services import resume_import, resume_look, resumes
from finalist.store.access import NotThere, mine
from finalist.store.models import Resume
from finalist.web.forms.material import file_of
from finalist.web.forms.revision import revision
from finalist.web.pages.resumes import home_page, proof_rows, resumes_page, start_page
from finalist.web.undoing import offer_undo

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All of them."""
    return render(request, "web/resumes.html", {"page": resumes_page(request.user, request.GET.get("page", ""))})


def new(request: HttpRequest) -> HttpResponse:
    """The few questions a blank page begins with. POST: begin."""
    if request.method == "POST":
        typed = {name: str(value) for name, value in request.POST.items()}
        row = resume_import.start(request.user, typed)
        first = "education" if typed.get("first") == "education" else "work"
        return redirect("resume-part", row.pk, first)
    return render(request, "web/resume_new.html", {"page": start_page(request.user, {})})


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """A résumé of a file, or the one that was handed in for plans; then what was not understood of it."""
    if "paper" in request.POST:
        return redirect("resume-home", resume_import.from_paper(request.user).pk)
    file = file_of(request, "file", resume_import.LIMIT)
    if file is None:
        raise UserError(_("No file was chosen."), _("Choose your résumé: PDF, DOCX, JSON Resume, Markdown or text."))
    return redirect("resume-home", resume_import.bring_in(request.user, *file).pk)


@require_safe
def home(request: HttpRequest, rid: str) -> HttpResponse:
    """One as a whole. `?part=proof`: only what machines read in it, which takes a moment."""
    row = mine(Resume, request.user, rid)
    if request.GET.get("part") == "proof":
        return render(request, "web/parts/resume_proof.html", {"proofs": proof_rows(row)})
    proofs = proof_rows(row) if "check" in request.GET else None
    return render(request, "web/resume_home.html", {"page": home_page(row), "proofs": proofs})


@require_POST
def do(request: HttpRequest, rid: str) -> HttpResponse:
    """Rename, use for plans, copy or delete it."""
    verb, sent = request.POST.get("do", ""), request.POST
    if verb == "delete":
        offer_undo(request, resumes.delete(request.user, rid), _("The résumé was deleted."))
        return redirect("resumes")
    if verb == "copy":
        return redirect("resume-home", resumes.copy(request.user, rid).pk)
    if verb == "use":
        resumes.use(request.user, rid)
        messages.success(request, _("Plans are made from it from now on."))
    elif verb == "rename":
        resumes.rename(request.user, rid, sent.get("name", ""), revision(sent))
    else:
        mine(Resume, request.user, rid)
    return redirect("resume-home", rid)


@require_safe
def file(request: HttpRequest, rid: str, ending: str) -> HttpResponse:
    """It as a file. Pictures of several pages come as a zip."""
    row = mine(Resume, request.user, rid)
    if ending not in TYPES:
        raise NotThere
    built, name = resume_look.made(row, ending), _file_name(row)
    data, kind, shown = built.files[0][1], TYPES[ending], f"{name}.{ending}"
    if len(built.files) > 1:
        data, kind, shown = _zipped(built, name, ending), "application/zip", f"{name}.zip"
    answer = HttpResponse(data, kind)
    answer.headers["Content-Disposition"] = content_disposition_header(True, shown) or "attachment"
    return answer


def _zipped(built: Built, name: str, ending: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part, data in built.files:
            packed.writestr(f"{name}{part}.{ending}", data)
    return out.getvalue()


def _file_name(row: Resume) -> str:
    """The candidate's name and “resume”: what a recruiter can find again."""
    basics = row.body.get("basics")
    said = str(basics.get("name") or "") if isinstance(basics, dict) else ""
    words = re.sub(r"[^\w]+", "-", said).strip("-")[:60]
    return f"{words}-resume" if words else "resume"
