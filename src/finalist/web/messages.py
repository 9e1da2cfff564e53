"""Words for codes. Services and core speak codes; people read these."""

from django.utils.translation import gettext_lazy as _

STAGES = {
    "invited": _("Invited"),
    "preparing": _("Preparing"),
    "met": _("Met"),
    "waiting": _("Waiting"),
    "offer": _("Offer"),
    "closed": _("Closed"),
}
OUTCOMES = {
    "accepted": _("Accepted"),
    "declined": _("Declined by you"),
    "rejected": _("Rejected"),
    "withdrawn": _("Withdrawn by you"),
    "silence": _("No answer"),
}
PAPERS = {
    "posting": _("Posting"),
    "invitation": _("Invitation"),
    "resume": _("Résumé"),
    "notes": _("Notes of round one"),
    "company": _("Company page"),
    "stories": _("Stories"),
    "calendar": _("Your calendar"),
}
