"""Words around an offer: rehearsals, clauses, odds, market data."""

from django.utils.translation import gettext_lazy as _

STYLES = {
    "friendly": _("friendly"),
    "tough": _("tough"),
    "bureaucratic": _("by the book"),
}
REHEARSED = {
    "open": _("not finished"),
    "agreed": _("agreed"),
    "declined": _("you declined"),
    "lost": _("they ended it"),
    "ended": _("stopped"),
}
STEPS = {
    "application": _("Application to first round"),
    "first": _("First to second round"),
    "second": _("Second round to offer"),
}
STARTS = {"application": _("an application"), "first": _("a first round"), "second": _("a second round")}
DISTANCES = {
    "in the place": _("in the place"),
    "in its region": _("in its region"),
    "anywhere": _("anywhere"),
}
"""core/offers/market.DISTANCES in words."""
MARKET_KINDS = {
    "oews": _("Occupation tables of the US Bureau of Labor Statistics (OEWS)"),
    "lca": _("H-1B labour condition disclosures"),
    "nyc": _("Pay of New York City’s staff"),
    "csv": _("Another CSV, with a mapping"),
}
STROKES = {
    "ask": _("You ask for"),
    "floor": _("Your floor"),
    "offer": _("Their offer, base"),
    "posted": _("They posted"),
    "market": _("Market, middle half"),
}
EVENTS_OFFERS = {
    "rehearsed": _("Rehearsed the talk about pay: %(title)s."),
    "contract-added": _("Contract handed in: %(name)s."),
    "range-set": _("Range to ask: %(low)s to %(high)s."),
    "answer-expected": _("Their answer is expected by %(day)s."),
    "extension-drafted": _("A letter about time was drafted."),
}
"""Verb of an event → its sentence."""
