"""A new database is the same whichever way it was made; an older or newer one is told apart before anything changes."""

import contextlib
import shutil
import sqlite3

import pytest

from finalist.core.errors import UserError


def shape(database):
    """Tables with their columns, keys and indexes, without the names and orders that do not matter."""
    found = {}
    with contextlib.closing(sqlite3.connect(database)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        for (table,) in tables.fetchall():
            columns = {row[1:6] for row in db.execute(f"PRAGMA table_info('{table}')")}
            keys = {row[2:7] for row in db.execute(f"PRAGMA foreign_key_list('{table}')")}
            indexes = {
                (row[2], row[4], tuple(part[2] for part in db.execute(f"PRAGMA index_info('{row[1]}')")))
                for row in db.execute(f"PRAGMA index_list('{table}')")
            }
            found[table] = (columns, keys, indexes)
    return found


@pytest.fixture
def new_place(workspace):
    """A workspace whose database does not exist yet."""
    from django.db import connection

    connection.close()
    workspace.database.unlink()
    return workspace


def test_made_at_once_is_as_made_by_migrations(new_place, empty_workspace):
    from django.core.management import call_command

    from finalist.server.schema import bring_up_to_date

    call_command("migrate", verbosity=0, interactive=False)
    made, migrated = shape(empty_workspace), shape(new_place.database)
    assert len(made) > 30
    assert made.keys() == migrated.keys()
    assert [name for name in made if made[name] != migrated[name]] == []
    assert bring_up_to_date(new_place) is False


def test_a_new_database_is_made_once(new_place):
    from finalist.server.schema import bring_up_to_date

    assert bring_up_to_date(new_place) is True
    assert bring_up_to_date(new_place) is False
    assert len(shape(new_place.database)) > 30


def test_a_database_of_a_newer_program_is_refused_and_not_touched(workspace):
    from django.db import connection

    from finalist.server.schema import bring_up_to_date

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2030-01-01')"
        )
    with pytest.raises(UserError, match=r"newer Finalist \(it has store.0999_later\).*Upgrade this program"):
        bring_up_to_date(workspace)
    assert not workspace.backups.exists()


def test_before_an_upgrade_a_copy_is_made_and_three_are_kept(workspace, monkeypatch):
    from django.core import management
    from django.db import connection

    from finalist.server import schema

    asked = []
    monkeypatch.setattr(management, "call_command", lambda name, **options: asked.append(name))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'store'")
    workspace.backups.mkdir()
    for number in range(4):
        (workspace.backups / f"before-upgrade-2020010{number}-000000.sqlite3").write_bytes(b"")
    assert schema.bring_up_to_date(workspace) is True
    assert asked == ["migrate"]
    kept = sorted(workspace.backups.iterdir())
    assert len(kept) == 3
    assert shape(kept[-1]) == shape(workspace.database)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"\0" * 5000])
def test_a_database_that_is_none_is_said_in_one_sentence(workspace, content):
    from django.db import connection

    from finalist.server.schema import bring_up_to_date

    connection.close()
    workspace.database.write_bytes(content)
    with pytest.raises(UserError, match=r"database is damaged\. Run `finalist doctor`"):
        bring_up_to_date(workspace)


def test_a_copy_is_whole_while_somebody_writes(workspace, alice):
    from finalist.services.opportunities import begin
    from finalist.store.sqlite import copy_database

    begin(alice, company="Harrow Vale")
    target = workspace.folder / "copy.sqlite3"
    copy_database(workspace.database, target)
    assert not target.with_name("copy.sqlite3-wal").exists()
    shutil.copy(target, workspace.folder / "moved.sqlite3")
    with contextlib.closing(sqlite3.connect(workspace.folder / "moved.sqlite3")) as db:
        assert db.execute("SELECT company FROM store_opportunity").fetchall() == [("Harrow Vale",)]
