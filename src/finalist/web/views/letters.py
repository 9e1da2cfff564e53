"""Letters of an opportunity."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from finalist.services import checking, drafting, drafts, letters
from finalist.store.access import mine
from finalist.store.models import Letter, Opportunity
from finalist.web.forms import records
from finalist.web.forms.material import day, revision
from finalist.web.pages.letters import letter_page, letters_tab
from finalist.web.pages.opportunity import head
from finalist.web.undoing import offer_undo


def letters_of(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: all of them. POST: begin one, or a thank-you for everybody who has none."""
    opportunity = mine(Opportunity, request.user, oid)
    if request.method != "POST":
        return render(
            request, "web/letters.html", {"head": head(opportunity, "letters"), "page": letters_tab(opportunity)}
        )
    sent = request.POST
    if "everybody" in sent:
        made = drafting.draft_all(request.user, oid, tone=sent.get("tone", "warm"))
        for row in made:
            checking.check(request.user, row.pk)
        told = ngettext("%(n)d letter drafted.", "%(n)d letters drafted.", len(made)) % {"n": len(made)}
        messages.success(request, told)
        return redirect("letters", oid)
    row = letters.begin(request.user, oid, kind=sent.get("kind", "thank-you"), person_id=sent.get("person", ""))
    return redirect("letter", oid, row.pk)


def letter(request: HttpRequest, oid: str, lid: str) -> HttpResponse:
    """One letter with what it may come back to. POST: keep it."""
    row = mine(Letter, request.user, lid, opportunity=mine(Opportunity, request.user, oid))
    if request.method != "POST":
        typed = records.typed(request.user, f"letter-{lid}")
        context = {"head": head(row.opportunity, "letters"), "page": letter_page(row), "typed": typed}
        return render(request, "web/letter.html", context)
    sent = request.POST
    values = {name: sent[name] for name in ("kind", "subject", "body") if name in sent}
    whom, ready = sent.get("person", ""), sent.get("ready") == "yes"
    letters.write(
        request.user, lid, revision(sent), person_id=whom, ready=ready, encloses=sent.getlist("encloses"), **values
    )
    checking.check(request.user, lid)
    drafts.clear(request.user, f"letter-{lid}")
    messages.success(request, _("Saved."))
    return redirect("letter", oid, lid)


@require_POST
def draft(request: HttpRequest, oid: str, lid: str) -> HttpResponse:
    """Draft it from notes and papers, in a tone."""
    mine(Letter, request.user, lid, opportunity=mine(Opportunity, request.user, oid))
    sent = request.POST
    wish = drafting.Wish(
        sent.get("tone", "warm"), day(sent.get("until", "")), day(sent.get("deadline", "")), sent.get("words", "")
    )
    drafting.draft(request.user, lid, revision(sent), wish)
    checking.check(request.user, lid)
    drafts.clear(request.user, f"letter-{lid}")
    return redirect("letter", oid, lid)


@require_POST
def state(request: HttpRequest, oid: str, lid: str) -> HttpResponse:
    """It was sent, or was not after all; or throw it away, with an undo."""
    mine(Letter, request.user, lid, opportunity=mine(Opportunity, request.user, oid))
    if "remove" in request.POST:
        offer_undo(request, letters.remove(request.user, lid), _("The letter was deleted."))
    elif request.POST.get("sent") == "no":
        letters.unsent(request.user, lid)
        return redirect("letter", oid, lid)
    else:
        letters.sent(request.user, lid, records.moment(request.POST.get("at", "")))
        messages.success(request, _("Marked as sent."))
    return redirect("letters", oid)


@require_safe
def draft_file(request: HttpRequest, oid: str, lid: str) -> HttpResponse:
    """The letter for a mail program."""
    row = mine(Letter, request.user, lid, opportunity=mine(Opportunity, request.user, oid))
    answer = HttpResponse(letters.draft_file(row), "message/rfc822")
    answer.headers["Content-Disposition"] = 'attachment; filename="letter.eml"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
