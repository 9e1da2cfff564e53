"""Words for codes. Services and core speak codes; people read these."""

from django.utils.translation import gettext_lazy as _

from finalist.web.messages_offers import EVENTS_OFFERS

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
GROUPS = {
    "pay": _("Pay"),
    "locations": _("Places"),
    "requirements": _("What they ask for"),
    "responsibilities": _("What you would do"),
    "meetings": _("Meetings"),
    "slots": _("Times on offer"),
    "instructions": _("What you are told to bring or do"),
    "lines": _("Lines"),
    "statements": _("What they say of themselves"),
    "stories": _("Stories"),
    "work": _("Work"),
    "education": _("Education"),
}
FIELDS = {
    "title": _("Title"),
    "company": _("Company"),
    "remote": _("Remote"),
    "employment_type": _("Kind of employment"),
    "seniority": _("Seniority"),
    "deadline": _("Closing date"),
    "minimum": _("From"),
    "maximum": _("To"),
    "currency": _("Currency"),
    "period": _("Per"),
    "role": _("Role"),
    "round": _("Round"),
    "day": _("Day"),
    "name": _("Name"),
    "label": _("Headline"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "url": _("Web page"),
    "text": _("Text"),
    "necessity": _("Must or nice to have"),
    "must": _("must"),
    "nice": _("nice to have"),
    "start": _("Starts"),
    "end": _("Ends"),
    "zone": _("Time zone"),
    "format": _("Format"),
    "medium": _("Where"),
    "place": _("Place"),
    "link": _("Link"),
    "person": _("Person"),
    "person-title": _("Their title"),
    "kind": _("Kind"),
    "locations": _("Place"),
    "position": _("Position"),
    "startDate": _("From"),
    "endDate": _("To"),
    "highlight": _("Line"),
    "studyType": _("Degree"),
    "area": _("Subject"),
    "institution": _("School"),
    "on-site": _("on site"),
    "video": _("video"),
    "unknown": _("not known"),
    "one-to-one": _("one to one"),
    "panel": _("panel"),
    "presentation": _("presentation"),
    "technical": _("technical"),
    "case": _("case"),
    "role-play": _("role play"),
    "group": _("group"),
    "meal": _("meal"),
    "tour": _("tour"),
    "they-said": _("they said"),
    "they-asked": _("they asked"),
    "i-said": _("I said"),
    "i-told-story": _("I told a story"),
    "i-promised": _("I promised"),
    "they-promised": _("they promised"),
    "concern": _("a doubt"),
    "pay": _("pay"),
    "culture": _("culture"),
    "question": _("to ask yet"),
    "feeling": _("feeling"),
    "other": _("other"),
}
SHOWN_FIRST = {
    "posting": ("title", "company", "minimum", "deadline"),
    "invitation": ("company", "role", "round", "start"),
    "resume": ("name", "label", "email", "position"),
    "notes": ("round", "day"),
    "company": ("name",),
    "stories": ("title",),
}
"""Kind of paper → labels of the fields that say at a glance whether it was read rightly."""
TABS = {
    "plan": _("Plan"),
    "opportunity-people": _("People"),
    "opportunity-questions": _("Questions"),
    "opportunity-stories": _("Stories"),
    "concerns": _("Concerns"),
    "research": _("Research"),
    "opportunity-resume": _("Résumé"),
    "day": _("Day"),
    "notes": _("Notes"),
    "letters": _("Letters"),
    "offers": _("Offer"),
    "history": _("History"),
}
"""URL name of a tab → its label, in their order."""
READINESS = {
    "papers": (_("Papers"), _("Hand in what is missing"), "papers"),
    "stories": (_("A story for each question about the past"), _("Write or mend a story"), "opportunity-stories"),
    "questions": (_("The ten likeliest questions"), _("Prepare the next question"), "opportunity-questions"),
    "concerns": (_("Doubts to meet"), _("Prepare an answer"), "concerns"),
    "asks": (_("Questions to ask back"), _("Choose three"), "opportunity-questions"),
    "agenda": (_("Preparation blocks"), _("Do the next block"), "plan"),
}
"""Part of readiness → what it is, what raises it, where."""
STRENGTHS = {
    "strong": _("shown"),
    "partial": _("shown in part"),
    "gap": _("not shown"),
    "open": _("nothing to compare"),
}
CHANGED = {
    "meeting": _("Meetings"),
    "person": _("People"),
    "fit": _("What they ask for"),
    "question": _("Questions"),
    "concern": _("Doubts"),
    "ask": _("Questions to ask back"),
    "value": _("Values"),
}
CHANGE_KINDS = {"new": _("new"), "gone": _("gone"), "changed": _("changed")}
EVENTS = {
    "begun": _("Begun."),
    "moved": _("Moved from %(from)s to %(to)s."),
    "closed": _("Closed: %(outcome)s."),
    "archived": _("Put out of sight."),
    "unarchived": _("Brought back into sight."),
    "paper-added": _("%(kind)s handed in: %(name)s."),
    "people-imported": _("Address cards were taken over: %(count)s new."),
    "people-merged": _("%(other)s and %(name)s are one person."),
    "example-removed": _("The example was taken away."),
    "resume-begun": _("A résumé was begun for it: %(name)s."),
    "planned": _("Plan %(number)s was made."),
    "concern-moved": _("%(title)s: now %(to)s."),
    "story-told": _("Story told: %(title)s."),
    "reflected": _("Looked back on a meeting."),
    "page-read": _("Page read: %(name)s."),
    "found-out": _("Findings kept from %(name)s: %(number)s."),
    "letter-sent": _("Letter sent (%(kind)s): %(person)s."),
    "letter-waits": _("Letter waits to be sent (%(kind)s): %(person)s."),
    "letter-drafted": _("Letter to %(person)s put into the mailbox, folder %(folder)s."),
    "offer-added": _("Offer kept: %(name)s."),
    **EVENTS_OFFERS,
}
"""Verb of an event → its sentence."""
FAMILIES = {
    "past": _("What you did"),
    "situational": _("What you would do"),
    "motivation": _("Why"),
    "values": _("What matters to you"),
    "technical": _("The work itself"),
    "difficult": _("Difficult"),
}
CONCERN_STATES = {"open": _("open"), "prepared": _("prepared"), "raised": _("raised"), "closed": _("closed")}
STALE = (_("This was changed elsewhere since you opened it."), _("Compare both versions and save again."))
"""What store.access says of a stale save: named here so that the catalogue has it; the page looks it up."""
