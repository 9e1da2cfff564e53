"""Words of the tabs that hold what the candidate writes down: research, notes, letters, offers."""

from django.utils.translation import gettext_lazy as _

AREAS = {"company": _("Company"), "industry": _("Field"), "role": _("Role")}
SIDES = {"me": _("I promised"), "them": _("They promised")}
LETTER_KINDS = {
    "thank-you": _("Thank-you"),
    "nudge": _("Asking for news"),
    "extension": _("Asking for more time"),
    "feedback": _("Asking for feedback"),
    "withdrawal": _("Withdrawing"),
    "connection": _("Keeping in touch"),
    "other": _("Other"),
}
LETTER_STATES = {"draft": _("draft"), "ready": _("ready"), "sent": _("sent")}
RATINGS = {5: _("very well"), 4: _("well"), 3: _("so-so"), 2: _("badly"), 1: _("very badly")}
"""The candidate's own mark for a meeting, the best first."""
