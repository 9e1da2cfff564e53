"""Market data: imported, asked, forgotten."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finalist.core.errors import UserError
from finalist.services import market as service
from finalist.web.forms.material import day, file_of
from finalist.web.pages.market import market_page

ASKED = ("title", "place", "occupation", "currency")
MAPPING_LIMIT = 100_000


@require_safe
def market(request: HttpRequest) -> HttpResponse:
    """What was imported, and the answer to what was asked."""
    asked = {name: " ".join(request.GET.get(name, "").split())[:120] for name in ASKED}
    return render(request, "web/market.html", {"page": market_page(request.user, asked)})


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """One table, or the ranges of one's own postings."""
    if "postings" in request.POST:
        made, new = service.bring_in_postings(request.user)
    else:
        file: Any = request.FILES.get("table")
        if file is None:
            raise UserError(_("Nothing was handed in."), _("Choose the table."))
        mapping = file_of(request, "mapping", MAPPING_LIMIT)
        made, new = service.bring_in(
            request.user, request.POST.get("kind", ""), file.name or "table", file.chunks(),
            mapping=mapping, as_of=day(request.POST.get("as_of", "")),
        )  # fmt: skip
    told = _("%(rows)s rows were imported from %(file)s.") if new else _("%(file)s was there already.")
    messages.success(request, told % {"rows": f"{made.rows:,}", "file": made.file})
    return redirect("market")


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Delete one import; the file it came from can be imported again."""
    service.forget(request.user, request.POST.get("id", ""))
    messages.success(request, _("The table was deleted. Import the file again to have it back."))
    return redirect("market")
