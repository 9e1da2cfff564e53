"""Cover letter, references and profile texts that go with a résumé."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from finalist.journeys.resume import Built
from finalist.services import drafts, resume_letter
from finalist.store.access import mine
from finalist.store.models import Opportunity, Resume
from finalist.web.forms.revision import revision
from finalist.web.pages.opportunity import head
from finalist.web.pages.resume_letter import cover_page, profile_page
from finalist.web.views.resumes import TYPES


def cover(request: HttpRequest, oid: str) -> HttpResponse:
    """The letter. POST: write it from the papers, or keep the candidate's own words."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method != "POST":
        page = {"head": head(opportunity, "opportunity-resume"), "page": cover_page(opportunity)}
        return render(request, "web/resume_cover.html", page)
    sent = request.POST
    if "write" in sent:
        wish = resume_letter.Wish(sent.get("to", ""), sent.get("why", ""))
        resume_letter.write(request.user, oid, wish, revision(sent))
    else:
        resume_letter.save(request.user, oid, sent.get("subject", ""), sent.get("body", ""), revision(sent))
        messages.success(request, _("Saved."))
    drafts.clear(request.user, f"cover-{oid}")
    return redirect("opportunity-resume-cover", oid)


@require_safe
def cover_file(request: HttpRequest, oid: str, ending: str) -> HttpResponse:
    """The letter as a file, in the theme of its résumé."""
    return _sent(resume_letter.file_of(request.user, oid, ending), f"cover-letter.{ending}", ending)


@require_safe
def references(request: HttpRequest, rid: str, ending: str) -> HttpResponse:
    """The sheet of references as a file."""
    row = mine(Resume, request.user, rid)
    return _sent(resume_letter.references_of(row, ending), f"references.{ending}", ending)


@require_safe
def profile(request: HttpRequest, rid: str) -> HttpResponse:
    """Headline and About, from the résumé's own words."""
    row = mine(Resume, request.user, rid)
    return render(request, "web/resume_profile.html", {"page": profile_page(row)})


def _sent(built: Built, name: str, ending: str) -> HttpResponse:
    answer = HttpResponse(built.files[0][1], TYPES[ending])
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
