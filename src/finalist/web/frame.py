"""What stands around every page: the sections, the chosen look, the undo of the last deletion."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the navigation. `name`: its URL name; `icon`: a symbol of static/web/icons.svg."""

    name: str
    label: str | Promise
    icon: str


SECTIONS = (
    Section("today", _("Today"), "today"),
    Section("opportunities", _("Opportunities"), "board"),
    Section("people", _("People"), "people"),
    Section("stories", _("Stories"), "story"),
    Section("questions", _("Questions"), "question"),
    Section("profile", _("You"), "you"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    settings = user.settings if user and signed_in else {}
    match = request.resolver_match
    return {
        "sections": SECTIONS if signed_in else (),
        "here": match.url_name if match else "",
        "look": settings.get("look", "system"),
        "is_fragment": bool(request.headers.get("HX-Request")),
        "undo": request.session.pop("undo", None) if signed_in else None,
    }
