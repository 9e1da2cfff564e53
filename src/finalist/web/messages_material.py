"""Words of the candidate's own material: parts of a story, what the check says of it, facts, values, questions."""

from django.utils.translation import gettext_lazy as _

STORY_PARTS = {
    "situation": _("Situation"),
    "task": _("Task"),
    "action": _("Action"),
    "result": _("Result"),
    "lesson": _("Lesson"),
}
VERDICTS = {
    "episode": _("One episode"),
    "generality": _("No single episode"),
    "unclear": _("One episode or a habit: not clear"),
}
LENGTHS = {"short": _("short"), "usual": _("a usual length"), "long": _("long"), "too-long": _("too long")}
UNMEASURED = {
    "not-english": _("Not measured: the check only knows English."),
    "too-much": _("Not measured: this is over twenty minutes aloud. Split it into several stories."),
    "too-short": _("Too short to check. Write a few sentences."),
}
FACT_KINDS = {"number": _("Figures"), "date": _("Dates"), "name": _("Names"), "claim": _("Claims")}
FACT_STATES = {
    "unsaid": _("Open"),
    "yes": _("Confirmed"),
    "no": _("Cannot confirm"),
    "retracted": _("Taken back"),
}
PAPER_KINDS = {"story": _("Story"), "resume": _("Résumé"), "notes": _("Notes")}
SIDES = {"for": _("For"), "against": _("Against")}
ORIGINS = {"own": _("Your own"), "saved": _("Saved"), "asked": _("Really asked")}
SENIORITIES = {
    "entry": _("Entry"),
    "mid": _("Experienced"),
    "senior": _("Senior"),
    "lead": _("Lead"),
    "executive": _("Executive"),
}
SCOPES = {"read": _("Read"), "write": _("Read and change")}
LOOKS = {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}
