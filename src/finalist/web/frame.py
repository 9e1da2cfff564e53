"""What stands around every page: the sections, the chosen look, the undo of the last deletion."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the navigation. `name`: its URL name; `icon`: a symbol of static/web/icons.svg.

    `pages`: first parts of the URL names that belong to it; `keys`: pressed one after the other, they go there;
    `beyond`: not in a phone's bar, where five fit.
    """

    name: str
    label: str | Promise
    icon: str
    pages: tuple[str, ...]
    keys: str = ""
    beyond: bool = False


SECTIONS = (
    Section("today", _("Today"), "today", ("today",), "g t"),
    Section(
        "opportunities",
        _("Opportunities"),
        "board",
        (
            "opportunit",
            "paper",
            "plan",
            "tab",
            "offer",
            "rehears",
            "contract",
            "decide",
            "odds",
            "timeline",
            "reflection",
        ),
        "g o",
    ),
    Section("people", _("People"), "people", ("people", "person", "news", "reference"), "g p", beyond=True),
    Section("stories", _("Stories"), "story", ("stor", "fact", "value"), "g s"),
    Section("resumes", _("Résumés"), "paper", ("resume",), "g r", beyond=True),
    Section("practice", _("Practice"), "practice", ("practice", "drill", "take", "mentor"), "g a"),
    Section("portfolio", _("Work samples"), "sample", ("portfolio", "sample"), "g w", beyond=True),
    Section("questions", _("Questions"), "question", ("question",), "g q", beyond=True),
    Section("profile", pgettext_lazy("section", "You"), "you", ("profile", "settings", "data", "token"), "g y"),
    Section("settings", _("Settings"), "settings", (), "g e", beyond=True),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    settings = user.settings if user and signed_in else {}
    name = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "sections": SECTIONS if signed_in else (),
        "here_section": "opportunities" if request.path.startswith("/o/") else _section_of(name or ""),
        "look": settings.get("look", "system"),
        "has_keys": signed_in and settings.get("shortcuts") != "off",
        "undo": request.session.pop("undo", None) if signed_in and not request.headers.get("HX-Request") else None,
    }


def _section_of(url_name: str) -> str:
    exact = next((section.name for section in SECTIONS if section.name == url_name), "")
    return exact or next((section.name for section in SECTIONS if url_name.startswith(section.pages)), "")
