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
STEP_WORDS = {
    "asked": (_("Asked"), _("What did they ask, and how well did you answer?")),
    "stories": (_("Told"), _("Which story did you tell, to whom, and how did it land?")),
    "concerns": (_("Doubts"), _("Which doubts came up, and which are settled?")),
    "cares": (_("They care about"), _("What matters to each of them? In their words, if you can.")),
    "culture": (_("Culture"), _("What did you see or hear that shows how they work?")),
    "promises": (_("Promises"), _("What did you promise, and what did they?")),
    "lesson": (_("Looking back"), _("What would you do again, and what differently?")),
}
"""Step of the close-out → its name, and what it asks."""
OUTCOMES_OF_DOUBTS = (
    ("", _("did not come up")),
    ("yes", _("came up, my answer landed")),
    ("partly", _("came up, landed in part")),
    ("no", _("came up, did not land")),
    ("closed", _("is settled")),
)
LEFT_BEHIND = {
    "asked": _("questions really asked"),
    "told": _("stories told"),
    "noted": _("notes"),
    "promised": _("open promises"),
}
"""What a close-out leaves behind, as counted on its last page."""
