"""Who the candidate is, and what they set: name, notice, pay they keep to themselves, zone, language, look, numbers."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings

from finalist.core.errors import UserError
from finalist.services import everything, papers, preferences
from finalist.store.models import Paper

LENGTHS = {
    "name": 200,
    "email": 254,
    "phone": 50,
    "notice": 200,
    "pay_floor": 60,
    "pay_target": 60,
    "languages": 300,
    "links": 1000,
}
"""What is kept of a person, and how many characters of each."""
LOOKS = ("system", "light", "dark")
WORD = "delete"
"""The word that has to be typed before everything is taken away."""


def save(owner: Any, given: Mapping[str, str]) -> None:
    """Keep what was given of LENGTHS, and `zone`. Raises UserError for an address or a zone that is none."""
    kept = {name: given[name].strip()[:most] for name, most in LENGTHS.items() if name in given}
    address = kept.get("email", "")
    if address and (address.count("@") != 1 or " " in address or not all(address.split("@"))):
        raise UserError(f"“{address[:60]}” is no e-mail address.", "Write it like name@example.org.")
    if "zone" in given:
        set_preferences(owner, {"zone": given["zone"]})
    owner.profile = {**owner.profile, **kept}
    owner.save(update_fields=["profile"])


def set_preferences(owner: Any, given: Mapping[str, str]) -> None:
    """Keep `zone`, `language` and `look`. Raises UserError for a value that none of them can have."""
    allowed = {"language": {"", *dict(settings.LANGUAGES)}, "look": set(LOOKS)}
    kept = {name: given[name].strip() for name in ("zone", "language", "look") if name in given}
    if kept.get("zone") and kept["zone"] not in zones():
        raise UserError(f"“{kept['zone'][:60]}” is not a time zone.", "Name it like Europe/London or America/Toronto.")
    for name, values in allowed.items():
        if name in kept and kept[name] not in values:
            raise UserError(f"“{kept[name][:20]}” is not on the list.", "Choose one of the list.")
    preferences.choose(owner, **kept)


@cache
def zones() -> tuple[str, ...]:
    """The names a zone can have."""
    return tuple(sorted(available_timezones()))


def give_resume(owner: Any, name: str, data: bytes) -> Paper:
    """The résumé for every opportunity that has none of its own; an earlier one gives way."""
    return papers.add(owner, None, "resume", name, data)


def resume_of(owner: Any) -> Paper | None:
    """It, or None."""
    row: Paper | None = Paper.objects.of(owner).filter(opportunity=None, kind="resume").order_by("-created_at").first()
    return row


def forget_everything(owner: Any, typed: str) -> int:
    """Take all of it away for good, if the word was typed; how many rows. The example does not come back by itself."""
    if typed.strip().casefold() != WORD:
        raise UserError("Nothing was deleted.", f"Type the word “{WORD}” to delete everything.")
    kept = {name: owner.settings[name] for name in ("language", "look", "zone") if name in owner.settings}
    gone = everything.delete_all(owner)
    owner.settings = {**kept, "example": "removed", "tour": "done"}
    owner.save(update_fields=["settings"])
    return gone
