"""People: listed, looked at, changed, merged, brought in and taken along as address cards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import contacts, people, photos
from finalist.store.access import mine
from finalist.store.models import Person
from finalist.web.forms.material import file_of
from finalist.web.forms.revision import revision
from finalist.web.pages.people import people_page, person_page
from finalist.web.undoing import offer_undo

CHANGED = ("name", "title", "company", "email", "phone", "stake", "pronounced", "about", "strength", "next_why")
LIMIT = 10_000_000


@require_safe
def people_list(request: HttpRequest) -> HttpResponse:
    """Everybody, those to write to first."""
    page = people_page(request.user, request.GET.get("q", ""), request.GET.get("page", ""))
    return render(request, "web/people.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pid: str) -> HttpResponse:
    """GET: one of them. POST: what was changed."""
    row = mine(Person, request.user, pid)
    if request.method == "POST":
        values = {key: str(request.POST[key]) for key in CHANGED if key in request.POST}
        people.edit(request.user, pid, revision(request.POST), **values, **_touch(request))
        messages.success(request, _("Saved."))
        return redirect("person", pid)
    return render(request, "web/person.html", {"page": person_page(row)})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new."""
    row = people.add(request.user, request.POST.get("name", ""), title=request.POST.get("title", ""))
    return redirect("person", row.pk)


@require_POST
def merge(request: HttpRequest, pid: str) -> HttpResponse:
    """Another row was the same person."""
    row = people.merge(request.user, pid, request.POST.get("other", ""))
    messages.success(request, _("Both are one person now."))
    return redirect("person", row.pk)


@require_POST
def delete(request: HttpRequest, pid: str) -> HttpResponse:
    """Throw somebody away, with an undo."""
    offer_undo(request, people.delete(request.user, pid), _("The person was deleted."))
    return redirect("people")


@require_POST
def photo(request: HttpRequest, pid: str) -> HttpResponse:
    """A picture of them, or none again."""
    given = file_of(request, "photo", photos.LIMIT)
    if given:
        photos.give_photo(request.user, pid, given[1])
    elif "take" in request.POST:
        photos.take_photo(request.user, pid)
    else:
        raise UserError(_("Nothing was handed in."), _("Choose a picture (PNG or JPEG)."))
    return redirect("person", pid)


@require_POST
def import_cards(request: HttpRequest) -> HttpResponse:
    """A vCard file."""
    file = request.FILES.get("cards")
    if file is None:
        raise UserError(_("Nothing was handed in."), _("Choose a vCard file (.vcf)."))
    if (file.size or 0) > LIMIT:
        raise UserError(_("This file is larger than 10 MB."), _("Export fewer contacts at once."))
    done = contacts.import_cards(request.user, file.read(), file.name or "cards.vcf")
    told = ngettext("%(n)d person is new", "%(n)d people are new", done.added) % {"n": done.added}
    messages.success(request, _("%(new)s, %(known)d known already.") % {"new": told, "known": done.filled + done.same})
    for problem in done.problems[:3]:
        messages.warning(request, str(problem))
    return redirect("people")


@require_safe
def export_cards(request: HttpRequest) -> HttpResponse:
    """Everybody as one vCard file."""
    return _cards(
        contacts.export_cards(Person.objects.of(request.user).select_related("photo").order_by("name", "pk")),
        "people.vcf",
    )


@require_safe
def export_card(request: HttpRequest, pid: str) -> HttpResponse:
    """One of them."""
    return _cards(contacts.export_cards([mine(Person, request.user, pid)]), "person.vcf")


def _cards(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, "text/vcard; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _touch(request: HttpRequest) -> dict[str, object]:
    if "next_touch" not in request.POST:
        return {}
    given = request.POST["next_touch"].strip()
    try:
        day = parse_date(given) if given else None
    except ValueError:
        day = None
    if given and day is None:
        raise UserError(_("This is not a day."), _("Write it like 2026-12-01."))
    return {"next_touch": day}
