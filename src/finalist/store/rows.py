"""Rows as plain JSON values and back, every field of every kind: what an export holds and an import reads."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from finalist.core.errors import UserError
from finalist.store.models.base import Owned

LEFT_OUT = frozenset({"ApiToken", "Sending"})
"""Keys of programs are no material; their digests are useless elsewhere. A letter that waits to be sent must not wait
in two workspaces."""
Kind = type[Owned]


def every_kind() -> list[Kind]:
    """Every kind of row that belongs to somebody."""
    return [model for model in apps.get_app_config("store").get_models() if issubclass(model, Owned)]


def kinds() -> list[Kind]:
    """The kinds that are exported, each after those it points to."""
    rest = [model for model in every_kind() if model.__name__ not in LEFT_OUT]
    ordered: list[Kind] = []
    while rest:
        ready = [
            kind for kind in rest if not ({target for _, target in (*links(kind), *bonds(kind))} - {kind}) & set(rest)
        ]
        if not ready:
            raise RuntimeError("kinds point to each other in a circle")
        ordered += ready
        rest = [kind for kind in rest if kind not in ready]
    return ordered


def links(kind: Kind) -> list[tuple[str, Kind]]:
    """(field, kind pointed to) of its foreign keys to owned rows."""
    found = [field for field in kind._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [(field.name, field.related_model) for field in found if field.name != "owner"]  # type: ignore[misc]


def bonds(kind: Kind) -> list[tuple[str, Kind]]:
    """(field, kind pointed to) of its many-to-many fields."""
    return [(field.name, field.related_model) for field in kind._meta.many_to_many]  # type: ignore[misc]


def to_json(row: Owned) -> dict[str, Any]:
    """The row's fields, `owner` left out. Moments in ISO 8601; other rows by their ids."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name == "owner":
            continue
        value = field.value_from_object(row)
        values[field.name] = value.isoformat() if isinstance(value, date | datetime) else value
    for name, _ in bonds(type(row)):
        values[name] = sorted(each.pk for each in getattr(row, name).all())
    return values


def from_json(kind: Kind, given: Any, place: str) -> tuple[Owned, dict[str, list[str]]]:
    """An unsaved row, and the ids of its many-to-many fields. Raises UserError naming `place` and the field."""
    if not isinstance(given, dict):
        raise UserError(f"{place}: this is no row.", "Export again, or take it out.")
    fields = {field.name: field for field in kind._meta.concrete_fields if field.name != "owner"}
    many = {name for name, _ in bonds(kind)}
    strange = sorted(set(given) - set(fields) - many)
    if strange:
        raise UserError(f"{place}: “{strange[0][:40]}” is no field of it.", "Upgrade this program, or take it out.")
    row = kind()
    for name, field in fields.items():
        if name in given:
            setattr(row, field.attname, _value(field, given[name], place))
        elif not (field.has_default() or field.null or field.empty_strings_allowed):
            raise UserError(f"{place}: “{name}” is missing.", "Export again, or take the row out.")
    found = {name: given.get(name) or [] for name in many}
    if not all(isinstance(ids, list) and all(isinstance(each, str) for each in ids) for ids in found.values()):
        raise UserError(f"{place}: {', '.join(sorted(many))} must be lists of ids.", "Export again.")
    return row, found


def _value(field: Any, value: Any, place: str) -> Any:
    if value is None:
        if not field.null:
            raise UserError(f"{place}: “{field.name}” is empty.", "Export again, or take the row out.")
        return None
    if isinstance(field, models.JSONField):
        return value
    is_text = isinstance(field, models.CharField | models.TextField | models.ForeignKey | models.DateField)
    if not isinstance(value, str if is_text else int | float):
        raise UserError(f"{place}: “{field.name}” is of the wrong kind.", "Export again, or mend it.")
    if isinstance(value, str) and ("\0" in value or (field.max_length and len(value) > field.max_length)):
        raise UserError(f"{place}: “{field.name}” is longer than it may be, or no text.", "Shorten it.")
    try:
        read = field.to_python(value)
        if isinstance(read, datetime) and read.tzinfo is None:
            raise ValueError
        if isinstance(field, models.IntegerField):
            field.run_validators(read)
    except (ValidationError, ValueError, OverflowError):
        raise UserError(f"{place}: “{field.name}” cannot be “{str(value)[:40]}”.", "Mend it.") from None
    return read
