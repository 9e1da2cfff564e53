"""The import: an exported folder read back, all of it or nothing; what is there already is never overwritten.

Ids are kept where they are free. A row that another owner has under the same id gets a new one, everywhere it is
named; a row that the owner has already stays as it is.
"""

import contextlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import IntegrityError, models, transaction

from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import UserError
from finalist.services.bundle import CANDIDATE, FORMAT, MANIFEST
from finalist.store import files
from finalist.store.archive import FILE_LIMIT, Tree, open_tree, read
from finalist.store.ids import LENGTH, new_id
from finalist.store.models import Blob
from finalist.store.models.base import Owned
from finalist.store.rows import Kind, bonds, from_json, kinds, links

ID = re.compile(rf"(?<![0-9a-z])[0-9a-z]{{{LENGTH}}}(?![0-9a-z])")
BATCH = 500


@dataclass(slots=True)
class Imported:
    """What an import did. `added`: rows by kind; `kept`: rows that were there already and stayed as they were."""

    added: dict[str, int] = field(default_factory=dict)
    kept: int = 0


@dataclass(slots=True)
class _Bundle:
    """Rows as read, before they meet the workspace. `many`: (row, field) → ids; `ids`: given id → id it gets."""

    rows: dict[Kind, list[Owned]] = field(default_factory=dict)
    many: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def import_path(owner: Any, path: Path) -> Imported:
    """Read an exported folder, or a zip of one, into the owner's workspace. Raises UserError; nothing is half done."""
    with open_tree(path) as tree:
        return import_tree(owner, tree)


def import_tree(owner: Any, tree: Tree) -> Imported:
    """The same for files from anywhere."""
    names = _manifest(tree)
    candidate = _object(tree, CANDIDATE)
    bundle = _read_rows(tree)
    _check_links(bundle, tree.name)
    kept_files: list[Path] = []
    try:
        with transaction.atomic():
            done = _match(owner, bundle)
            _keep_files(owner, tree, names, bundle, kept_files)
            _insert(owner, bundle, done)
            owner.settings = {**_part(candidate, "settings"), **owner.settings}
            owner.profile = {**_part(candidate, "profile"), **owner.profile}
            owner.save(update_fields=["settings", "profile"])
    except BaseException as error:
        for path in kept_files:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(error, IntegrityError):
            raise UserError(f"Rows in {tree.name} contradict each other ({error}).", "Export again.") from None
        raise
    return done


def _manifest(tree: Tree) -> dict[str, str]:
    given = _object(tree, MANIFEST)
    form, names = given.get("format"), given.get("files")
    if not isinstance(form, int) or not isinstance(names, dict):
        raise UserError(f"{tree.name} is no export of Finalist.", "Name a folder that `finalist export` wrote.")
    if form > FORMAT:
        raise UserError(f"{tree.name} was exported by a newer Finalist.", "Upgrade this program first.")
    if not all(re.fullmatch("[0-9a-f]{64}", key) and isinstance(name, str) for key, name in names.items()):
        raise UserError(f"{MANIFEST} in {tree.name} is damaged.", "Take another copy of it.")
    return names


def _object(tree: Tree, name: str) -> dict[str, Any]:
    try:
        given = json.loads(read(tree, name).decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        line = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UserError(f"{name} in {tree.name} is no JSON{line}.", "Mend it, or take another copy.") from None
    if not isinstance(given, dict):
        raise UserError(f"{name} in {tree.name} is not what it should be.", "Take another copy of it.")
    return given


def _part(candidate: dict[str, Any], name: str) -> dict[str, Any]:
    part = candidate.get(name, {})
    return part if isinstance(part, dict) else {}


def _read_rows(tree: Tree) -> _Bundle:
    bundle, there = _Bundle(), set(tree.names())
    for kind in kinds():
        name = f"rows/{kind.__name__}.json"
        bundle.rows[kind] = []
        if name not in there:  # exported before there was this kind
            continue
        given = _object(tree, name).get("rows")
        if not isinstance(given, list):
            raise UserError(f"{name} in {tree.name} holds no rows.", "Take another copy of it.")
        for number, each in enumerate(given, start=1):
            row, many = from_json(kind, each, f"{name}, row {number}")
            _check_row(row, f"{name}, row {number}")
            if row.pk in bundle.ids:
                raise UserError(f"{name}, row {number}: its id stands there twice.", "Take one of them out.")
            bundle.ids[row.pk] = row.pk
            bundle.rows[kind].append(row)
            bundle.many |= {(row.pk, key): ids for key, ids in many.items()}
    return bundle


def _check_row(row: Owned, place: str) -> None:
    if not re.fullmatch(r"[0-9a-z]{1,16}", row.pk):
        raise UserError(f"{place}: “{row.pk[:20]}” is no id.", "Mend it, or take the row out.")
    body = getattr(row, "body", None)
    if type(row).__name__ == "Plan" and body is not None:
        try:
            GamePlan.model_validate(body)
        except ValueError:
            raise UserError(f"{place}: its plan is damaged.", "Take the row out, and make the plan again.") from None


def _check_links(bundle: _Bundle, name: str) -> None:
    ids = {kind: {row.pk for row in rows} for kind, rows in bundle.rows.items()}
    for kind, rows in bundle.rows.items():
        for row in rows:
            wanted = [(key, target, [getattr(row, f"{key}_id")]) for key, target in links(kind)]
            wanted += [(key, target, bundle.many[row.pk, key]) for key, target in bonds(kind)]
            for key, target, found in wanted:
                if any(each is not None and each not in ids[target] for each in found):
                    raise UserError(
                        f"{kind.__name__} {row.pk} in {name} has a {key} that is not there.", "Export again."
                    )


def _match(owner: Any, bundle: _Bundle) -> Imported:
    """Give every row the id it will have; take out those that are there already."""
    done = Imported()
    for kind, rows in bundle.rows.items():
        there = dict(kind.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "owner_id"))
        fresh = []
        for row in rows:
            given = row.pk
            for key, target in links(kind):
                if target is not kind:
                    _point(row, key, bundle)
            same = given if there.get(given) == owner.pk else _same(kind, owner, row)
            if same is not None:
                bundle.ids[given] = same
                done.kept += 1
                continue
            if given in there:
                bundle.ids[given] = new_id()
            fresh.append(row)
        bundle.rows[kind] = fresh
        for key in (key for key, target in links(kind) if target is kind):
            for row in fresh:  # only now has every row of the kind the id it will have
                _point(row, key, bundle)
    return done


def _point(row: Owned, key: str, bundle: _Bundle) -> None:
    target = getattr(row, f"{key}_id")
    if target is not None:
        setattr(row, f"{key}_id", bundle.ids[target])


def _same(kind: Kind, owner: Any, row: Owned) -> str | None:
    """The id of a row that the owner has and that leaves no room for this one."""
    for constraint in kind._meta.constraints:
        if not isinstance(constraint, models.UniqueConstraint):
            continue
        names = [str(each.deconstruct()[1][0]) for each in constraint.expressions if isinstance(each, models.F)]
        columns = {name: kind._meta.get_field(name).attname for name in names or constraint.fields}  # type: ignore[union-attr]
        values = {name: getattr(row, column) for name, column in columns.items() if name != "owner"}
        if constraint.condition is not None and not all(values.values()):
            continue
        found: str | None = kind.objects.filter(owner=owner, **values).values_list("pk", flat=True).first()
        if found is not None:
            return found
    return None


def _keep_files(owner: Any, tree: Tree, names: dict[str, str], bundle: _Bundle, kept: list[Path]) -> None:
    """Bytes before rows; a file that is not what its row says stops everything."""
    for row in bundle.rows[Blob]:
        assert isinstance(row, Blob)
        path = files.path_of(owner.pk, row.sha256) if re.fullmatch("[0-9a-f]{64}", row.sha256) else None
        if path is None or row.sha256 not in names:
            raise UserError(f"The bytes of {row.pk} are missing from {tree.name}.", "Take another copy of it.")
        if not path.exists():
            kept.append(path)
        size = files.keep_bytes(owner.pk, tree.chunks(names[row.sha256]), limit=FILE_LIMIT, expected=row.sha256)
        if size != row.size:
            raise UserError(f"{names[row.sha256]} in {tree.name} is damaged.", "Take another copy of it.")


def _insert(owner: Any, bundle: _Bundle, done: Imported) -> None:
    changed = {given: got for given, got in bundle.ids.items() if given != got}
    for kind, rows in bundle.rows.items():
        given = [row.pk for row in rows]
        for row in rows:
            row.owner_id, row.pk = owner.pk, bundle.ids[row.pk]
            if changed:
                _rename_within(row, changed)
        kind.objects.bulk_create(rows, batch_size=BATCH)
        if rows:
            done.added[kind.__name__] = len(rows)
        for key, _ in bonds(kind):
            through = getattr(kind, key).through
            own, other = f"{kind.__name__.lower()}_id", f"{getattr(kind, key).rel.model.__name__.lower()}_id"
            through.objects.bulk_create(
                [
                    through(**{own: bundle.ids[pk], other: bundle.ids[target]})
                    for pk in given
                    for target in dict.fromkeys(bundle.many[pk, key])
                ],
                batch_size=BATCH,
            )


def _rename_within(row: Owned, changed: dict[str, str]) -> None:
    """New ids wherever a value of the row names an old one: the key of a draft, say."""
    for each in row._meta.concrete_fields:
        if isinstance(each, models.JSONField) or each.name == "key":
            setattr(row, each.attname, _renamed(getattr(row, each.attname), changed))


def _renamed(value: Any, changed: dict[str, str]) -> Any:
    if isinstance(value, str):
        return ID.sub(lambda match: changed.get(match[0], match[0]), value)
    if isinstance(value, list):
        return [_renamed(each, changed) for each in value]
    if isinstance(value, dict):
        return {_renamed(key, changed): _renamed(each, changed) for key, each in value.items()}
    return value
