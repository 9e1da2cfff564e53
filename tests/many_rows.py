"""Many rows of every kind, made from one: for counting queries and for measuring. New kinds are taken along."""

from collections.abc import Callable
from typing import Any

BATCH = 500
ONE_IS_ENOUGH = frozenset({"Blob", "ApiToken", "Draft", "FactSheet"})
"""Bytes must lie on the disk; the rest no page lists by the row."""


def multiply(
    row: Any, count: int, vary: Callable[[int, Any], None] = lambda number, copy: None, *, bonds: bool = True
) -> list[Any]:
    """`count` copies of the row, saved at once, with its many-to-many rows unless `bonds` is False.

    `vary(number, copy)` changes each.
    """
    from finalist.store.ids import new_id

    kind, copies = type(row), []
    first = kind.objects.filter(owner=row.owner).count()
    for number in range(first, first + max(count, 0)):
        copy = _copied(row)
        copy.pk = new_id()
        _made_unique(copy, number)
        vary(number, copy)
        copies.append(copy)
    for start in range(0, count, BATCH):
        kind.objects.bulk_create(copies[start : start + BATCH])
    for field in kind._meta.many_to_many if bonds else ():
        targets = list(getattr(row, field.name).all())
        through = field.remote_field.through
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        through.objects.bulk_create(
            [through(**{own: copy.pk, other: target.pk}) for copy in copies for target in targets], batch_size=BATCH
        )
    return copies


def multiply_all(rows: dict[str, Any], count: int) -> None:
    """`count` rows of every kind in `rows` (tests/workspace_rows.py), all around the same opportunity."""
    for name, row in rows.items():
        if name not in ONE_IS_ENOUGH and not _is_only_one(type(row)):
            multiply(row, count - type(row).objects.filter(owner=row.owner).count())


def _copied(row: Any) -> Any:
    return type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})


def _made_unique(copy: Any, number: int) -> None:
    """Another value in a field of every constraint that would refuse the copy."""
    from django.db import models

    unique = [field.name for field in copy._meta.concrete_fields if field.unique and not field.primary_key]
    for constraint in copy._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            unique += _names(constraint)[-1:]
    for name in unique:
        field = copy._meta.get_field(name)
        value = getattr(copy, field.attname)
        if isinstance(field, models.CharField):
            setattr(copy, name, f"{number}-{value}"[: field.max_length])
        elif isinstance(field, models.IntegerField):
            setattr(copy, name, value + number)


def _is_only_one(kind: Any) -> bool:
    """Another row may have at most one of it."""
    from django.db import models

    alone = [[field.name] for field in kind._meta.concrete_fields if field.unique]
    alone += [_names(one) for one in kind._meta.constraints if isinstance(one, models.UniqueConstraint)]
    return any(all(kind._meta.get_field(name).is_relation for name in names) for names in alone)


def _names(constraint: Any) -> list[str]:
    return [*constraint.fields, *(expression.name for expression in constraint.expressions)]
