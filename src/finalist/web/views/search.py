"""Search as a page and as the palette's list; the keyboard's shortcuts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from finalist.services import preferences
from finalist.web.going import back_to
from finalist.web.pages.search import search_page
from finalist.web.pages.shortcuts import shortcuts_page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found; with `part`, the palette's list alone."""
    q, asked = request.GET.get("q", "")[:100], request.GET
    if "part" in asked:
        page = search_page(request.user, q, asked.get("here", ""))
        return render(request, "web/parts/search_hits.html", {"page": page})
    return render(request, "web/search.html", {"page": search_page(request.user, q, whole=True)})


@require_http_methods(["GET", "HEAD", "POST"])
def shortcuts(request: HttpRequest) -> HttpResponse:
    """GET: the list; with `part`, for a dialog. POST: single keys on or off."""
    if request.method == "POST":
        preferences.set_shortcuts(request.user, request.POST.get("on") != "no")
        return redirect(back_to(request, "shortcuts"))
    is_part = "part" in request.GET
    template = "web/parts/shortcut_list.html" if is_part else "web/shortcuts.html"
    return render(request, template, {"page": shortcuts_page(request.user), "is_part": is_part})
