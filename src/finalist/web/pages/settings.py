"""The settings: zone, language, look, one's own numbers with what they rest on, data, keys for programs."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings as django_settings
from django.utils.translation import gettext as _

from finalist.core.knowledge.load import shipped
from finalist.services import feed, profile, thresholds, tokens
from finalist.store.models import ApiToken
from finalist.web.messages_material import FIXED, LOOKS, NUMBERS, SCOPES
from finalist.web.pages.listening import listener_of


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number that can be changed. `says`: the sentence of the evidence, "" when none may be shown."""

    code: str
    name: Any
    unit: Any
    value: str
    usual: str
    low: str
    high: str
    step: str
    evidence: str
    says: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A number that research fixes."""

    name: Any
    value: str
    unit: str
    evidence: str
    says: str


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """All of it. `secret`: a key that was just made, shown this once; `calendar`: so is an address of the calendar;
    `listener`: who listens to answers, "" for nobody."""

    zone: str
    zones: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    language: str
    looks: tuple[tuple[str, Any], ...]
    look: str
    numbers: tuple[NumberRow, ...]
    fixed: tuple[FixedRow, ...]
    keys: tuple[tuple[ApiToken, Any], ...]
    scopes: tuple[tuple[str, Any], ...]
    secret: str
    word: str
    is_local: bool
    feed: ApiToken | None
    calendar: str
    listener: str


def settings_page(owner: Any, secret: str = "", calendar: str = "") -> SettingsPage:
    """Read it for `owner`; two queries."""
    kept = owner.settings
    return SettingsPage(
        zone=kept.get("zone", ""),
        zones=profile.zones(),
        languages=(("", _("As the browser")), *django_settings.LANGUAGES),
        language=kept.get("language", ""),
        looks=tuple(LOOKS.items()),
        look=kept.get("look", "system"),
        numbers=tuple(_number(owner, one) for one in thresholds.CHANGEABLE),
        fixed=_fixed(),
        keys=tuple((row, SCOPES.get(row.scope, row.scope)) for row in tokens.keys_of(owner)),
        scopes=tuple(SCOPES.items()),
        secret=secret,
        word=profile.WORD,
        is_local=owner.is_local,
        feed=feed.address_of(owner),
        calendar=calendar,
        listener=listener_of(owner),
    )


def _number(owner: Any, one: thresholds.Own) -> NumberRow:
    name, unit = NUMBERS[one.code]
    value, usual = thresholds.value_of(owner, one), thresholds.usual(one)
    evidence = str(shipped().thresholds[one.threshold]["evidence"])
    return NumberRow(
        code=one.code,
        name=name,
        unit=unit,
        value=f"{value:g}",
        usual=f"{usual:g}",
        low=f"{one.low:g}",
        high=f"{one.high:g}",
        step="0.01" if one.high < 1 else "1",
        evidence=evidence,
        says=_says(evidence),
        is_own=value != usual,
    )


def _fixed() -> tuple[FixedRow, ...]:
    rows = []
    for code, name in FIXED.items():
        row = shipped().thresholds[code]
        rows.append(FixedRow(name, _told(row["value"]), str(row["unit"]), row["evidence"], _says(row["evidence"])))
    return tuple(rows)


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {each}" for key, each in value.items())
    return " – ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _says(evidence: str) -> str:
    return next((one.shown for one in shipped().evidence if one.id == evidence), "")
