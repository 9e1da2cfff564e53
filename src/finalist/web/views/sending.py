"""One letter out of here: sent, put among one's drafts, taken back, settled. Each needs its own click."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from finalist.core.errors import UserError
from finalist.services import letters, sending
from finalist.store.access import mine
from finalist.store.models import Letter, Opportunity
from finalist.web.forms import records
from finalist.web.forms.revision import revision


@sensitive_post_parameters("password")
@require_POST
def send(request: HttpRequest, oid: str, lid: str) -> HttpResponse:
    """Now, or at the time that was given."""
    _of(request, oid, lid)
    seen = revision(request.POST)
    if request.POST.get("when") == "later":
        at = records.moment(request.POST.get("at", ""))
        if at is None:
            raise UserError(_("No time was given."), _("Say when it shall go out."))
        row = sending.send_later(request.user, lid, seen, at)
        told = formats.date_format(timezone.localtime(row.at), _("D j M, H:i"))
        messages.success(request, _("It goes out on %(when)s, while Finalist runs.") % {"when": told})
    else:
        row = sending.send_now(request.user, lid, seen, request.POST.get("password", ""))
        if row.state == "sent":
            messages.success(request, _("Sent to %(address)s.") % {"address": row.to_email})
    return redirect("letter", oid, lid)


@sensitive_post_parameters("password")
@require_POST
def into_mailbox(request: HttpRequest, oid: str, lid: str) -> HttpResponse:
    """Among the drafts of one's own mailbox."""
    _of(request, oid, lid)
    folder = letters.into_mailbox(request.user, lid, request.POST.get("password", ""))
    messages.success(request, _("It lies in your mailbox, in the folder %(name)s.") % {"name": folder})
    return redirect("letter", oid, lid)


@require_POST
def settle(request: HttpRequest, oid: str, lid: str) -> HttpResponse:
    """Take back what waits; say whether it went out where that is not known."""
    _of(request, oid, lid)
    answer = request.POST.get("went")
    if answer in {"yes", "no"}:
        sending.resolve(request.user, lid, answer == "yes")
    else:
        sending.take_back(request.user, lid)
        messages.success(request, _("It stays here."))
    return redirect("letter", oid, lid)


def _of(request: HttpRequest, oid: str, lid: str) -> Letter:
    return mine(Letter, request.user, lid, opportunity=mine(Opportunity, request.user, oid))
