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
PAPER_KINDS = {"written": _("Résumé"), "story": _("Story"), "resume": _("Résumé"), "notes": _("Notes")}
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
QUESTION_FILTERS = {
    "family": _("Kind"),
    "competency": _("Looks for"),
    "stake": _("Asked by"),
    "field": _("Field"),
    "seniority": _("Level"),
}
NUMBERS = {
    "answer-from": (_("An answer aloud, from"), _("seconds")),
    "answer-to": (_("An answer aloud, to"), _("seconds")),
    "answer-hard": (_("Too long from"), _("seconds")),
    "opening-share": (_("Too much before the action from"), _("share of the words")),
    "result-share": (_("Too little of the result under"), _("share of the words")),
    "comments": (_("Comments on an answer at most"), _("comments")),
    "gap-months": (_("A gap between posts counts from"), _("months")),
    "short-stay": (_("A stay is short under"), _("months")),
    "range-from": (_("Width of a pay range, from"), _("share of the low end")),
    "range-to": (_("Width of a pay range, to"), _("share of the low end")),
    "extension-from": (_("More time to ask for, from"), _("days")),
    "extension-to": (_("More time to ask for, to"), _("days")),
    "quiet-days": (_("No answer counts as silence after"), _("days")),
    "pay-rows": (_("Pay data needed for a figure"), _("rows")),
}
"""Code of a number that can be changed → what it is, its unit."""
FIXED = {
    "filler_per_min": _("Fillers in speech"),
    "competencies_per_mock": _("Competencies in one rehearsal"),
    "weights": _("Weights of competencies"),
    "p_gain_given_ask": _("Gain when one asks"),
    "pdf_max_mb": _("Size of a résumé as PDF"),
}
"""Thresholds that research or a system's limit fixes."""
