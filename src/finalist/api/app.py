"""The API as a whole: its routers, and how trouble is told. Every answer is JSON, also that to a bug."""

import json
import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from finalist.api import (
    dialogue,
    drills,
    letters,
    material,
    opportunities,
    overview,
    papers,
    people,
    plans,
    questions,
    research,
    resumes,
    takes,
)
from finalist.api.keys import Key, NotAllowed
from finalist.core.errors import UserError
from finalist.services.tokens import TooMany
from finalist.store.access import NotThere, Stale
from finalist.store.rows import to_json
from finalist.store.trouble import refusal_of

ROUTERS = (
    opportunities, papers, plans, people, material, dialogue, letters, research, questions, drills, takes, resumes,
    overview,
)  # fmt: skip
ABOUT = (
    "Everything the pages do, for programs. Send `Authorization: Bearer` and a key made in the settings. Lists take "
    "`limit` and `offset`. A change that names the `rev` it was made from is refused with both versions (409) when "
    "somebody saved in between. What is not yours is not there (404)."
)
log = logging.getLogger(__name__)
api = NinjaAPI(
    title="Finalist", version="1", description=ABOUT, auth=Key(), docs_url=None, openapi_url=None, urls_namespace="api"
)
for module in ROUTERS:
    api.add_router("", module.router)


def document() -> dict[str, Any]:
    """The OpenAPI document."""
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"), default=str))  # type: ignore[no-any-return]


@api.get("/openapi.json", auth=None, include_in_schema=False)
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return HttpResponse(json.dumps(document()), "application/json")


def _told(status: int, problem: str, next_step: str, **also: Any) -> HttpResponse:
    body = json.dumps({"problem": problem, "next_step": next_step, **also}, default=str)
    return HttpResponse(body, "application/json", status=status)


def _trouble(request: HttpRequest, error: Exception) -> HttpResponse:
    """The user's trouble: its sentence, under the status that fits."""
    assert isinstance(error, UserError)
    statuses = {NotThere: 404, NotAllowed: 403, TooMany: 429}
    if isinstance(error, Stale):
        return _told(409, error.what, error.next_step, sent=_sent(request), current=to_json(error.current))
    return _told(statuses.get(type(error), 422), error.what, error.next_step)


def _not_fitting(request: HttpRequest, error: Exception) -> HttpResponse:
    assert isinstance(error, ValidationError)
    first: Any = error.errors[0] if error.errors else {"loc": (), "msg": ""}
    place = ".".join(str(part) for part in first["loc"] if part not in ("body", "data", "query", "path"))
    said = f"“{place}” does not fit: {first['msg']}." if place else "The request does not fit."
    return _told(422, said, "See docs/reference/openapi.json for what may be sent.")


def _no_key(request: HttpRequest, error: Exception) -> HttpResponse:
    return _told(401, "There is no key, or it opens nothing.", "Send one that is alive: Authorization: Bearer …")


def _malformed(request: HttpRequest, error: Exception) -> HttpResponse:
    assert isinstance(error, HttpError)
    return _told(error.status_code, "This request makes no sense to us.", "Send valid JSON.")


def _too_much(request: HttpRequest, error: Exception) -> HttpResponse:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000
    return _told(413, f"This is more than {limit:g} MB of JSON at once.", "Send less, or send it as a file.")


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    if refusal := refusal_of(error):
        return _told(507, refusal.what, refusal.next_step)
    log.error("A bug in the API: %s %s", request.method, request.path, exc_info=error)
    return _told(500, "Something broke, and it was our fault.", "Nothing you saved is lost. Try again.")


def _not_there(request: HttpRequest, error: Exception) -> HttpResponse:
    return _told(404, "This is not there.", "It may have been deleted. Look at the list again.")


def _sent(request: HttpRequest) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        return None


HANDLERS: dict[Any, Any] = {
    Exception: _broken,
    UserError: _trouble,
    ValidationError: _not_fitting,
    HttpError: _malformed,
    RequestDataTooBig: _too_much,
    AuthenticationError: _no_key,
    Http404: _not_there,
}
for kind, handler in HANDLERS.items():
    api.add_exception_handler(kind, handler)
