"""Stories: the list, the editor, who heard them, in and out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import drafts, stories
from finalist.store.access import mine
from finalist.store.models import Story
from finalist.web.forms import material as form
from finalist.web.pages.stories import Typed, panel, stories_page, story_page, typed_of
from finalist.web.undoing import offer_undo

TYPES = {"md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8", "json": "application/json"}
EMPTY = Typed("", "", (), (), "", "")


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All of them, by words and competency if wished."""
    asked = request.GET
    page = stories_page(request.user, asked.get("q", "")[:200], asked.get("shows", ""), asked.get("page", ""))
    return render(request, "web/stories.html", {"page": page})


def new(request: HttpRequest) -> HttpResponse:
    """An empty editor; what was typed before is still in it."""
    if request.method == "POST":
        return _sent(request, None)
    draft = drafts.read(request.user, "story-new")
    typed = form.story_of(draft) if draft else EMPTY
    return render(request, "web/story.html", {"page": story_page(request.user, None, typed, is_draft=bool(draft))})


def story(request: HttpRequest, sid: str) -> HttpResponse:
    """One story in the editor. POST: save it, or only look at it."""
    row = mine(Story, request.user, sid)
    if request.method == "POST":
        return _sent(request, row)
    draft = drafts.read(request.user, f"story-{row.pk}")
    typed = form.story_of(draft, str(row.rev)) if draft else typed_of(row)
    is_draft = typed != typed_of(row)
    return render(request, "web/story.html", {"page": story_page(request.user, row, typed, is_draft=is_draft)})


def _sent(request: HttpRequest, row: Story | None) -> HttpResponse:
    sent, key = request.POST, f"story-{row.pk}" if row else "story-new"
    typed = form.story_of(sent)
    if request.headers.get("HX-Request"):
        return render(request, "web/parts/story_check.html", {"panel": panel(typed)})
    if "check" in sent:
        return render(request, "web/story.html", {"page": story_page(request.user, row, typed, is_draft=True)})
    if "discard" in sent:
        drafts.clear(request.user, key)
        return redirect("story", row.pk) if row else redirect("stories")
    values = {name: getattr(typed, name) for name in ("title", "text", "competencies", "situations")}
    seen = form.revision(sent)
    kept = stories.save(request.user, row.pk if row else "", seen, **values, happened_on=typed.happened_on)
    drafts.clear(request.user, key)
    messages.success(request, _("Saved."))
    return redirect("story", kept.pk)


@require_POST
def delete(request: HttpRequest, sid: str) -> HttpResponse:
    """Throw it away, with an undo."""
    offer_undo(request, stories.delete(request.user, sid), _("The story was deleted."))
    return redirect("stories")


@require_POST
def told(request: HttpRequest, sid: str) -> HttpResponse:
    """Somebody has heard it."""
    sent = request.POST
    if not sent.get("opportunity"):
        raise UserError(_("Where was it told?"), _("Choose the opportunity."))
    stories.told(request.user, sid, sent["opportunity"], sent.get("person", ""), form.day(sent.get("told_on", "")))
    return redirect("story", sid)


@require_POST
def untold(request: HttpRequest, tid: str) -> HttpResponse:
    """They have not, after all."""
    row = stories.untold(request.user, tid)
    offer_undo(request, row, _("Taken off the list."))
    return redirect("story", row.story_id)


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Stories of a file."""
    file = form.file_of(request, "file", stories.LIMIT)
    if file is None:
        raise UserError(_("No file was chosen."), _("Choose a file of stories: Markdown, CSV, JSON, DOCX or PDF."))
    count, problems = stories.bring_in(request.user, *file)
    said = ngettext("%(n)d story came in.", "%(n)d stories came in.", count) % {"n": count}
    messages.success(request, said)
    for problem in problems[:3]:
        messages.warning(request, problem.message)
    return redirect("stories")


@require_safe
def take_out(request: HttpRequest) -> HttpResponse:
    """All stories as a file."""
    kind = request.GET.get("format", "md")
    answer = HttpResponse(stories.take_out(request.user, kind), TYPES.get(kind, "text/plain"))
    answer.headers["Content-Disposition"] = f'attachment; filename="stories.{kind}"'
    return answer
