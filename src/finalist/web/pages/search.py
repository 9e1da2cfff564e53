"""What the palette and the search page show: pages, actions, and what was found among everything kept."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finalist.services.search import MANY, SHOWN, Hit, search, words_of
from finalist.store.models import Opportunity
from finalist.web.frame import SECTIONS
from finalist.web.messages import TABS

ACTIONS = (
    (_("New opportunity"), "opportunity-new", "", "n"),
    (_("Write a story"), "story-new", "", ""),
    (_("New résumé"), "resume-new", "", ""),
    (_("Opportunities as a table"), "opportunities-table", "", ""),
    (_("The archive"), "opportunities-table", "?away=yes", ""),
    (_("Bring in address cards"), "people", "#cards", ""),
    (_("Practise aloud"), "practice", "", ""),
    (_("Keyboard shortcuts"), "shortcuts", "", "?"),
)
"""Label, URL name, what follows the address, key."""
HERE = ((_("Look over the papers, make the plan"), "papers"), (_("Move or close it"), "opportunity-stage"))
"""What can be done with the opportunity one stands in, beside its tabs."""
GROUPS = {
    "here": _("Here"),
    "page": _("Pages"),
    "action": _("Do"),
    "opportunity": _("Opportunities"),
    "person": _("People"),
    "story": _("Stories"),
    "resume": _("Résumés"),
    "question": _("Your questions"),
    "note": _("Notes"),
    "take": _("Answers practised"),
    "bank": _("Question bank"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go. `keys`: what goes there at once."""

    title: Any
    url: str
    detail: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one kind."""

    name: Any
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for `q`; without words, the pages and actions."""

    q: str
    groups: tuple[Group, ...]


def search_page(owner: Any, q: str, here: str = "", *, whole: bool = False) -> SearchPage:
    """Read it for `owner`; one query a kind. `here`: id of the opportunity one stands in, "" for none."""
    found: dict[str, list[Place]] = {kind: [] for kind in GROUPS}
    found["here"] = _fitting(_of_here(owner, here), q)
    pages = [Place(one.label, reverse(one.name), "", one.keys) for one in SECTIONS]
    actions = [Place(label, reverse(name) + rest, "", keys) for label, name, rest, keys in ACTIONS]
    found["page"], found["action"] = _fitting(pages, q), _fitting(actions, q)
    for hit in search(owner, q, MANY if whole else SHOWN):
        found[hit.kind].append(Place(hit.title, _url(hit), hit.detail))
    return SearchPage(q, tuple(Group(GROUPS[kind], tuple(places)) for kind, places in found.items() if places))


def _fitting(places: list[Place], q: str) -> list[Place]:
    words = [word.casefold() for word in words_of(q)]
    return [place for place in places if all(word in str(place.title).casefold() for word in words)]


def _of_here(owner: Any, here: str) -> list[Place]:
    row = Opportunity.objects.of(owner).filter(pk=here).first() if here else None
    if row is None:
        return []
    name = row.company or row.role
    tabs = [Place(label, reverse(tab, args=[row.pk]), name) for tab, label in TABS.items()]
    return [*tabs, *(Place(label, reverse(url, args=[row.pk]), name) for label, url in HERE)]


def _url(hit: Hit) -> str:
    if hit.kind in ("opportunity", "person", "story", "take"):
        return reverse(hit.kind, args=[hit.row])
    if hit.kind == "resume":
        return reverse("resume-home", args=[hit.row])
    if hit.kind == "note":
        return reverse("notes", args=[hit.opportunity])
    return reverse("question-own" if hit.kind == "question" else "question", args=[hit.row])
