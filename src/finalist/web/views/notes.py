"""Notes, promises and reflections of an opportunity."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from finalist.core.errors import UserError
from finalist.services import commitments, drafts, enclosing, notes, papers, reflections
from finalist.store.access import mine
from finalist.store.models import Commitment, Note, Opportunity, Reflection
from finalist.web.forms import records
from finalist.web.forms.material import day, file_of, revision
from finalist.web.pages import notes as pages
from finalist.web.pages.opportunity import head
from finalist.web.undoing import offer_undo


def notes_of(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: everything written down. POST: one more line."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method == "POST":
        sent = request.POST
        notes.write(request.user, oid, sent.get("text", ""), at=records.moment(sent.get("at", "")), **_about(request))
        drafts.clear(request.user, f"note-{oid}")
        return redirect("notes", oid)
    asked = request.GET
    page = pages.notes_tab(
        opportunity, asked.get("person", "")[:16], records.note_kind(asked.get("kind", "")), asked.get("page", "")
    )
    typed = records.typed(request.user, f"note-{oid}")
    return render(request, "web/notes.html", {"head": head(opportunity, "notes"), "page": page, "typed": typed})


def note(request: HttpRequest, oid: str, nid: str) -> HttpResponse:
    """One line to change."""
    row = mine(Note, request.user, nid, opportunity=mine(Opportunity, request.user, oid))
    if request.method == "POST":
        about = _about(request)
        about.pop("client_id")
        values = {**about, "text": request.POST.get("text", ""), "at": records.moment(request.POST.get("at", ""))}
        notes.edit(request.user, row.pk, revision(request.POST), **values)
        return redirect("notes", oid)
    return render(request, "web/note.html", {"head": head(row.opportunity, "notes"), "page": pages.note_page(row)})


@require_POST
def remove_note(request: HttpRequest, oid: str, nid: str) -> HttpResponse:
    """Throw a line away, with an undo."""
    mine(Note, request.user, nid, opportunity=mine(Opportunity, request.user, oid))
    offer_undo(request, notes.remove(request.user, nid), _("The note was deleted."))
    return redirect("notes", oid)


@require_POST
def import_notes(request: HttpRequest, oid: str) -> HttpResponse:
    """A file of notes, read as it is."""
    opportunity = mine(Opportunity, request.user, oid)
    given = file_of(request, "file", papers.LIMIT)
    if given is None:
        raise UserError(_("Nothing was handed in."), _("Choose a file of notes."))
    row = papers.add(request.user, opportunity, "notes", *given)
    return redirect("paper", oid, row.pk) if row.document else redirect("papers", oid)


@require_POST
def promise(request: HttpRequest, oid: str) -> HttpResponse:
    """Something that was promised."""
    commitments.add(request.user, oid, **_promised(request))
    return redirect("notes", oid)


def commitment(request: HttpRequest, oid: str, cid: str) -> HttpResponse:
    """One promise to change."""
    row = mine(Commitment, request.user, cid, opportunity=mine(Opportunity, request.user, oid))
    if request.method == "POST":
        commitments.edit(request.user, cid, revision(request.POST), **_promised(request))
        return redirect("notes", oid)
    page = pages.commitment_page(row)
    return render(request, "web/commitment.html", {"head": head(row.opportunity, "notes"), "page": page})


@require_POST
def settle(request: HttpRequest, oid: str, cid: str) -> HttpResponse:
    """It was kept, or not after all; or throw it away, with an undo."""
    mine(Commitment, request.user, cid, opportunity=mine(Opportunity, request.user, oid))
    if "remove" in request.POST:
        offer_undo(request, commitments.remove(request.user, cid), _("The promise was deleted."))
    else:
        commitments.settle(request.user, cid, done=request.POST.get("done") != "no")
    return redirect("notes", oid)


@require_POST
def promised_thing(request: HttpRequest, oid: str, cid: str) -> HttpResponse:
    """The thing promised, as a file; or off again."""
    mine(Commitment, request.user, cid, opportunity=mine(Opportunity, request.user, oid))
    if "detach" in request.POST:
        enclosing.detach(request.user, cid)
        return redirect("commitment", oid, cid)
    given = file_of(request, "file", enclosing.LIMIT)
    if given is None:
        raise UserError(_("Nothing was handed in."), _("Choose the file you promised."))
    enclosing.attach(request.user, cid, *given)
    return redirect("commitment", oid, cid)


@require_POST
def reflect(request: HttpRequest, oid: str) -> HttpResponse:
    """What a meeting taught."""
    sent = request.POST
    mark = records.rating(sent.get("rating", ""))
    reflections.keep(request.user, oid, sent.get("text", ""), rating=mark, meeting_id=sent.get("meeting", ""))
    drafts.clear(request.user, f"reflection-{oid}")
    messages.success(request, _("Kept."))
    return redirect("notes", oid)


def reflection(request: HttpRequest, oid: str, rid: str) -> HttpResponse:
    """One reflection to change or throw away."""
    row = mine(Reflection, request.user, rid, opportunity=mine(Opportunity, request.user, oid))
    if request.method == "POST":
        sent = request.POST
        if "remove" in sent:
            offer_undo(request, reflections.remove(request.user, rid), _("The reflection was deleted."))
        else:
            mark = records.rating(sent.get("rating", ""))
            reflections.edit(request.user, rid, revision(sent), sent.get("text", ""), rating=mark)
        return redirect("notes", oid)
    page = pages.reflection_page(row)
    return render(request, "web/reflection.html", {"head": head(row.opportunity, "notes"), "page": page})


def _about(request: HttpRequest) -> dict[str, Any]:
    """Whom, which meeting, what kind, and the key that makes a second try harmless."""
    sent = request.POST
    return {
        "kind": sent.get("kind", "other"),
        "person_id": sent.get("person", ""),
        "meeting_id": sent.get("meeting", ""),
        "client_id": sent.get("client_id", ""),
    }


def _promised(request: HttpRequest) -> dict[str, Any]:
    sent = request.POST
    return {
        "text": sent.get("text", ""),
        "by": sent.get("by", "me"),
        "person_id": sent.get("person", ""),
        "due": day(sent.get("due", "")),
    }
