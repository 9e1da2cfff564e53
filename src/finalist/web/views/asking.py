"""The range to ask for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from finalist.core.errors import UserError
from finalist.services import asking
from finalist.store.access import NotThere, Stale, mine
from finalist.store.models import Opportunity
from finalist.web.forms.revision import revision
from finalist.web.pages.asking import range_page
from finalist.web.pages.opportunity import head


@require_http_methods(["GET", "HEAD", "POST"])
def offer_range(request: HttpRequest, oid: str) -> HttpResponse:
    """GET: the form and the range. POST: remember it; what does not fit is said beside what was typed."""
    opportunity = mine(Opportunity, request.user, oid)
    sent = {name: request.POST.get(name, "") for name in asking.FIELDS} if request.method == "POST" else None
    trouble = None
    if sent is not None:
        try:
            asking.keep(request.user, oid, sent, revision(request.POST))
            return redirect("offer-range", oid)
        except (NotThere, Stale):
            raise
        except UserError as error:
            trouble = error
    page = range_page(opportunity, sent, trouble)
    status = 422 if trouble else 200
    return render(request, "web/offer_range.html", {"head": head(opportunity, "offers"), "page": page}, status=status)
