"""Words of Today: what each kind of task is called, what is done about it, and where."""

from django.utils.translation import gettext_lazy as _

TASKS = {
    "meeting": (_("Meeting"), _("Open the day sheet"), "day"),
    "meeting-now": (_("Meeting"), _("Take notes"), "during"),
    "block": (_("Preparation"), _("Open the plan"), "plan"),
    "practice": (_("Practice"), _("Practise"), "opportunity-practice"),
    "close-out": (_("Close-out"), _("Ten minutes, while you remember"), "evening"),
    "thank-you": (_("Thank-you"), _("Write the letters"), "letters"),
    "nudge": (_("Ask for news"), _("Write the letter"), "letters"),
    "close": (_("Let go"), _("Close or ask once more"), "opportunity-stage"),
    "letter": (_("Letter"), _("Finish and send it"), "letters"),
    "promise": (_("You promised"), _("See the promise"), "notes"),
    "awaited": (_("They promised"), _("See the promise"), "notes"),
    "offer": (_("An offer wants an answer"), _("Open the offer"), "offers"),
    "again": (_("You may apply again"), _("See how it ended"), "opportunity-stage"),
    "touch": (_("Keep in touch"), _("Open the person"), "person"),
}
"""Kind of task → what it is, what to do, the URL name where: of an opportunity, of a person for `touch`, of a meeting
for `close-out`."""
TOUR = (
    (
        _("Look at a finished plan"),
        _(
            "The example is a nurse with a second interview coming up. Open her plan: what they will ask, which story "
            "answers it, what to ask back. Each line shows the words it rests on."
        ),
        _("Open the example"),
    ),
    (
        _("Write down what you did"),
        _(
            "Five stories of your own carry a whole interview. Write them once; each plan chooses among them, so that "
            "nobody hears the same one twice."
        ),
        _("To the stories"),
    ),
    (
        _("Hand in your own papers"),
        _(
            "Posting, invitation, résumé, notes of round one: whatever you have. You see what was read and correct it "
            "before anything is planned. All of it stays on this machine."
        ),
        _("New opportunity"),
    ),
)
"""The steps of the tour: title, what to know, the button."""
