"""Words of the tabs that hold what the candidate writes down: research, notes, letters, offers."""

from django.utils.translation import gettext_lazy as _

AREAS = {"company": _("Company"), "industry": _("Field"), "role": _("Role")}
SIDES = {"me": _("I promised"), "them": _("They promised")}
LETTER_KINDS = {
    "thank-you": _("Thank-you"),
    "follow-up": _("Asking for news"),
    "more-time": _("Asking for more time"),
    "other-offer": _("Telling of another offer"),
    "feedback": _("Asking for feedback"),
    "withdrawal": _("Withdrawing"),
    "reply": _("Answering the invitation"),
    "connection": _("Asking to connect"),
    "keep-in-touch": _("Keeping in touch"),
    "referee": _("Thanking a referee"),
    "cover": _("Cover letter"),
    "other": _("Other"),
}
TONES = {"warm": _("warm"), "formal": _("formal"), "brief": _("brief")}
LETTER_STATES = {"draft": _("draft"), "ready": _("ready"), "sent": _("sent")}
RATINGS = {5: _("very well"), 4: _("well"), 3: _("so-so"), 2: _("badly"), 1: _("very badly")}
"""The candidate's own mark for a meeting, the best first."""
WAYS_OUT = {
    "waiting": _("waits to be sent"),
    "going": _("on its way"),
    "handing": _("on its way"),
    "sent": _("sent"),
    "failed": _("not sent"),
    "unknown": _("not known"),
    "stopped": _("taken back"),
    "missed": _("not sent, decide"),
}
"""State of a letter's way out."""
LINES = {
    "tls": _("TLS (usual)"),
    "starttls": _("STARTTLS"),
    "none": _("none, only to a program on this machine"),
}
"""How a line to a mail server is secured."""
PEOPLE_STRENGTHS = {"close": _("well"), "warm": _("a little"), "met": _("met once")}
"""How well one knows somebody; each has its cadence (core/contacts/cadence.py)."""
REFEREE_STATES = {"to-ask": _("to ask"), "asked": _("asked"), "agreed": _("agreed"), "declined": _("would rather not")}
BANDS = {"high": _("well or very well"), "middle": _("so-so"), "low": _("badly")}
"""Band of one's own marks."""
TURNS = {"stories": _("Stories that landed"), "answers": _("Answers you marked well")}
WAYS = {"up": _("more than before"), "down": _("less than before"), "": _("cannot be told apart")}
SEVERITIES = {"error": _("mend this"), "warning": _("look at this"), "hint": _("perhaps")}
SENT_COPIES = {
    "auto": _("put there, unless the server does it itself (Gmail and Outlook do)"),
    "yes": _("put there by Finalist"),
    "no": _("not put there"),
}
