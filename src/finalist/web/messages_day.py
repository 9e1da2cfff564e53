"""Words of the day itself: the marks of a line, the steps of the close-out."""

from django.utils.translation import gettext_lazy as _

MARKS = {
    "they-said": _("They said"),
    "they-asked": _("Asked me"),
    "i-said": _("I said"),
    "i-told-story": _("I told a story"),
    "i-promised": _("I promised"),
    "they-promised": _("They promised"),
    "question": _("To ask yet"),
    "feeling": _("Feeling"),
}
"""Kind of note → its quick mark while a meeting runs."""
