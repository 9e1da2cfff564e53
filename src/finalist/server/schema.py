"""The database's version: newer than this program, as it should be, or waiting for migrations (then: a copy first).

Names of migrations are compared without importing them, so that a start with nothing to do is quick.
"""

import contextlib
import pkgutil
from importlib import import_module
from pathlib import Path

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.server.home import Home
from finalist.store.sqlite import copy_database
from finalist.store.trouble import trouble_of

KEPT = 3
"""Copies of the database kept from before upgrades. Convention."""
Names = frozenset[tuple[str, str]]


def bring_up_to_date(place: Home) -> bool:
    """Migrate if migrations wait, after a copy of the database. Whether there was anything to do.

    Raises UserError when the database was made by a newer Finalist or is none.
    """
    known, applied = known_migrations(), applied_migrations()
    ahead = sorted(f"{app}.{name}" for app, name in applied - known if app in {app for app, _ in known})
    if ahead:
        raise UserError(
            f"This workspace was last used by a newer Finalist (it has {ahead[-1]}).",
            "Upgrade this program, or restore a backup made before: finalist restore FILE.",
        )
    if known <= applied:
        return False
    if _is_new():
        make_new(known)
        return True
    if applied:
        copy_before_upgrade(place)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    return True


def make_new(known: Names) -> None:
    """All tables of a new SQLite database as the migrations would leave them, in a tenth of their time.

    A test compares both ways; migrations that move data have nothing to move here.
    """
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.auto_created and not model._meta.proxy:
                editor.create_model(model)
        editor.create_model(MigrationRecorder.Migration)
        MigrationRecorder.Migration.objects.bulk_create(
            MigrationRecorder.Migration(app=app, name=name) for app, name in sorted(known)
        )


def _is_new() -> bool:
    from django.db import connection

    return connection.vendor == "sqlite" and not connection.introspection.table_names()


def known_migrations() -> Names:
    """(app, name) of every migration this program brings."""
    from django.apps import apps

    found = set()
    for config in apps.get_app_configs():
        with contextlib.suppress(ModuleNotFoundError):
            package = import_module(f"{config.name}.migrations")
            names = [module.name for module in pkgutil.iter_modules(package.__path__) if module.name[0] not in "_~"]
            found |= {(config.label, name) for name in names}
    return frozenset(found)


def applied_migrations() -> Names:
    """(app, name) of every migration the database has; empty for a new one."""
    from django.db import DatabaseError, connection
    from django.db.migrations.recorder import MigrationRecorder

    try:
        return frozenset(MigrationRecorder(connection).applied_migrations())
    except DatabaseError as error:
        raise trouble_of(error) from None


def copy_before_upgrade(place: Home) -> Path | None:
    """A consistent copy of the SQLite file in the folder of backups; None for another database. Keeps the newest."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return None
    place.backups.mkdir(mode=0o700, exist_ok=True)
    target = place.backups / f"before-upgrade-{clock.now():%Y%m%d-%H%M%S}.sqlite3"
    copy_database(Path(connection.settings_dict["NAME"]), target)
    for old in sorted(place.backups.glob("before-upgrade-*.sqlite3"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target
