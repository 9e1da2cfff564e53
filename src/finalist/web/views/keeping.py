"""People afterwards: news, references, and taking somebody out for good."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finalist.services import erasing, keeping, referees
from finalist.store.access import NotThere, mine
from finalist.store.models import Person, Referee
from finalist.web.forms.material import day
from finalist.web.forms.revision import revision
from finalist.web.pages.keeping import erase_page, news_page, references_page
from finalist.web.undoing import offer_undo


@require_http_methods(["GET", "HEAD", "POST"])
def news(request: HttpRequest) -> HttpResponse:
    """GET: all of it. POST: one more."""
    if request.method == "POST":
        keeping.tell_news(request.user, request.POST.get("text", ""), day(request.POST.get("happened_on", "")))
        return redirect("news")
    return render(request, "web/news.html", {"page": news_page(request.user)})


@require_POST
def news_one(request: HttpRequest, nid: str) -> HttpResponse:
    """Change it, or throw it away with an undo."""
    sent = request.POST
    if "remove" in sent:
        offer_undo(request, keeping.drop_news(request.user, nid), _("The news was deleted."))
    else:
        keeping.edit_news(request.user, nid, revision(sent), sent.get("text", ""), day(sent.get("happened_on", "")))
    return redirect("news")


@require_POST
def told(request: HttpRequest, pid: str) -> HttpResponse:
    """This person knows it now."""
    keeping.knows(request.user, pid, request.POST.get("news", ""), told=request.POST.get("told") != "no")
    return redirect("person", pid)


@require_http_methods(["GET", "HEAD", "POST"])
def references(request: HttpRequest) -> HttpResponse:
    """GET: the kit. POST: somebody more."""
    if request.method == "POST":
        referees.add(request.user, request.POST.get("person", ""))
        return redirect("references")
    return render(request, "web/references.html", {"page": references_page(request.user)})


@require_POST
def reference(request: HttpRequest, rid: str) -> HttpResponse:
    """Change one, or take it off the list with an undo."""
    sent = request.POST
    mine(Referee, request.user, rid)
    if "remove" in sent:
        offer_undo(request, referees.remove(request.user, rid), _("They are off the list."))
        return redirect("references")
    values = {name: sent.get(name, "") for name in ("relation", "can_say", "state")}
    referees.edit(request.user, rid, revision(sent), speaks_to=sent.getlist("speaks_to"), **values)
    messages.success(request, _("Saved."))
    return redirect("references")


@require_safe
def sheet(request: HttpRequest, ending: str) -> HttpResponse:
    """The sheet to hand in."""
    if ending not in referees.FORMATS:
        raise NotThere
    answer = HttpResponse(referees.sheet(request.user, ending), referees.FORMATS[ending])
    answer.headers["Content-Disposition"] = f'attachment; filename="references.{ending}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, pid: str) -> HttpResponse:
    """GET: what would go. POST: take them out, if the word was typed."""
    row = mine(Person, request.user, pid)
    if request.method == "POST":
        wants = request.POST.get("papers") == "yes"
        done = erasing.erase(request.user, pid, request.POST.get("word", ""), papers=wants)
        request.session.pop("undo", None)
        told = _("This person is erased.")
        if done.papers_left:
            still = ngettext("%(n)d paper still names them.", "%(n)d papers still name them.", done.papers_left)
            told = f"{told} {still % {'n': done.papers_left}}"
        messages.success(request, told)
        return redirect("people")
    return render(request, "web/erase.html", {"page": erase_page(row)})
