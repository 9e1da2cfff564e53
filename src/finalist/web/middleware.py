"""Between the request and the view: who is asking, in which zone, and how trouble is told."""

import re
import zoneinfo
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from finalist.core.errors import UserError
from finalist.services import thresholds
from finalist.store.access import NotThere, Stale
from finalist.store.ids import ALPHABET, LENGTH
from finalist.store.models.base import Owned
from finalist.store.trouble import refusal_of
from finalist.web.messages import FIELDS

OPEN = ("/welcome/", "/static/", "/api/", "/healthy", "/calendar/")
"""Addresses that need no session: the door itself, and what has keys of its own."""
HOUSEKEEPING = {
    "id",
    "owner",
    "rev",
    "created_at",
    "updated_at",
    "deleted_at",
    "opportunity",
    "blob",
    "kind",
    "is_example",
}
Answer = Callable[[HttpRequest], HttpResponseBase]
Told = tuple[tuple[Any, Any], ...]
ROW = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


class SignedIn:
    """Only the owner gets further than the door."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated or request.path.startswith(OPEN):
            return self.get_response(request)
        return redirect("/welcome/")


class OwnZone:
    """Times, words and thresholds as the candidate set them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = getattr(request.user, "settings", None) or {}
        try:
            timezone.activate(zoneinfo.ZoneInfo(chosen.get("zone") or "UTC"))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            timezone.deactivate()
        if chosen.get("language"):
            translation.activate(chosen["language"])
            request.LANGUAGE_CODE = translation.get_language()
        with thresholds.own(request.user):
            return self.get_response(request)


class PlainSentences:
    """The user's trouble as a page with its sentence; a bug stays a bug."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.status_code == 405 and request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
            return _only_for_forms(request, answer)
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """404 for what is not there, 409 with both versions for a stale save, 422 for the rest of the user's.

        507 when the disk refused: with what was sent, so that it can be copied.
        """
        if isinstance(error, NotThere):
            return render(request, "web/trouble.html", {"trouble": error, "status": 404}, status=404)
        if isinstance(error, Stale):
            both = {"trouble": error, "sent": _sent(request), "kept": _kept(error.current)}
            return render(request, "web/stale.html", both, status=409)
        if isinstance(error, UserError):
            return render(request, "web/trouble.html", {"trouble": error, "status": 422}, status=422)
        if refusal := refusal_of(error):
            unsaved = {"trouble": refusal, "status": 507, "sent": _sent(request)}
            return render(request, "web/trouble.html", unsaved, status=507)
        return None


def _only_for_forms(request: HttpRequest, answer: HttpResponseBase) -> HttpResponse:
    """Somebody opened by hand what only a form sends to: the browser would show a blank page of its own."""
    page = render(request, "web/trouble.html", {"trouble": NotThere(), "status": 405}, status=405)
    page.headers["Allow"] = answer.headers["Allow"]
    return page


def _sent(request: HttpRequest) -> Told:
    """What was typed, to copy; a password is shown on no page."""
    ours = {"csrfmiddlewaretoken", "rev", "shown", "password"}
    given = {key.removeprefix("field:"): str(value) for key, value in request.POST.items() if key not in ours and value}
    return _told(given)


def _kept(row: Owned) -> Told:
    """What stands in the row now, in the fields a person can change."""
    found: dict[str, str] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.name == "corrections" and isinstance(value, dict):
            found |= {pointer: "" if text is None else text for pointer, text in value.items()}
        elif field.name not in HOUSEKEEPING and isinstance(value, str | int | float) and value != "":
            found[field.name] = str(value)
    return _told(found)


def _told(found: Mapping[str, str]) -> Told:
    """Names of fields and codes as people know them; ids of rows tell nobody anything."""
    return tuple((_name(key), FIELDS.get(value, value)) for key, value in found.items() if not ROW.fullmatch(value))


def _name(key: str) -> Any:
    """“requirements/3/text” is a text; a name that is none of ours is read as words."""
    last = key.rpartition("/")[2]
    return FIELDS.get(last) or last.replace("_", " ").replace("-", " ").strip().capitalize()
