"""The mail account in the settings: named, tried, forgotten."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from finalist.services import mailbox, sent_copies
from finalist.web.forms.revision import revision
from finalist.web.pages.mail import account_page


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """GET: the account. POST: what was typed."""
    if request.method == "POST":
        row = mailbox.save(
            request.user, {key: str(value) for key, value in request.POST.items()}, revision(request.POST)
        )
        if "sent_copy" in request.POST:
            sent_copies.choose(request.user, request.POST["sent_copy"])
        kept = _("The password is in the system's keyring.") if row.keeps_password else _("The password is not kept.")
        messages.success(request, f"{_('Saved.')} {kept}")
        return redirect("settings-mail")
    return render(request, "web/mail.html", {"page": account_page(request.user)})


@sensitive_post_parameters("password")
@require_POST
def try_it(request: HttpRequest) -> HttpResponse:
    """Sign in at both servers; nothing is sent."""
    done = mailbox.try_it(request.user, request.POST.get("password", ""))
    if done.sends:
        messages.success(request, _("The server for sending lets you in."))
    if done.drafts:
        messages.success(
            request, _("The mailbox lets you in. Drafts go to the folder %(name)s.") % {"name": done.drafts}
        )
    return redirect("settings-mail")


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Forget the account and its password."""
    mailbox.remove(request.user)
    messages.success(request, _("The mail account and its password are forgotten."))
    return redirect("settings-mail")
